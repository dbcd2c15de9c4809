// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Sources/{{Name}}Plugin/Entry.swift` of a plugin in Swift.
  static let swiftEntrySwift = TemplateFile(
    "Sources/{{Name}}Plugin/Entry.swift",
    #"""
    // SPDX-License-Identifier: Apache-2.0

    internal import AgonPlugin
    public import CAgon

    private let plugin = Plugin(name: "{{name}}", version: "1.0.0", [{{Name}}Rules.self])

    /// The only symbol that the library exports.
    @c @implementation
    public func agon_entry(_ major: UInt32, _ minor: UInt32) -> UnsafePointer<agon_plugin_t>? {
      plugin.entry(major)
    }
    """#)
}
