// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// What README.md of a plugin in Rust says of its files.
  static let rustGuide = #"""
    | file | holds |
    |---|---|
    | `src/game.rs` | the rules: what you change |
    | `src/plugin.rs` | the functions of the ABI, made from the rules; for sequential games without chance and secrets |
    | `src/agon_abi.rs` | the ABI of the headers, in Rust |
    | `src/lib.rs` | the exported function |
    | `src/game_tests.rs` | the tests of the rules |

    No crate is needed, and no network.
    """#
}
