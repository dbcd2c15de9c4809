// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// What README.md of a plugin in C says of its files.
  static let cGuide = #"""
    | file | holds |
    |---|---|
    | `game.c`, the state in `game.h` | the rules: what you change |
    | `plugin.c` | the functions of the ABI, made from the rules; for sequential games without chance and secrets |
    | `test.c` | the tests, under the address and undefined behaviour sanitizers |
    | `exports.map` | keeps all symbols inside but `agon_entry` |

    The headers are found where Agon was when this folder was made, else by `pkg-config`, else by `agon
    plugin include-path`; `make AGON_INCLUDE=FOLDER` names them.
    """#
}
