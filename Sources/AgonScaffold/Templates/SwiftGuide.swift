// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// What README.md of a plugin in Swift says of its files.
  static let swiftGuide = #"""
    | file | holds |
    |---|---|
    | `Sources/{{Name}}Plugin/{{Name}}Rules.swift` | the rules: what you change |
    | `Sources/{{Name}}Plugin/Entry.swift` | the exported function |
    | `Tests/{{Name}}PluginTests` | the tests |
    | `exports.map` | keeps all symbols inside but `agon_entry` |

    The protocol `Rules` of the package `AgonPlugin` also has members for chance, hidden things, several
    seats that act together, openings and pictures. The package is found where Agon was when this folder
    was made; the variable `AGON_SWIFT_PACKAGE` names another place, and `agon plugin include-path --swift`
    prints it. The library needs the Swift runtime that it was built with.
    """#
}
