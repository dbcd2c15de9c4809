// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `src/lib.rs` of a plugin in Rust.
  static let rustLibRs = TemplateFile(
    "src/lib.rs",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    //! The plugin {{name}}: rules in game.rs, the functions of the ABI in plugin.rs, its types in
    //! agon_abi.rs.

    mod agon_abi;
    mod game;
    #[cfg(test)]
    mod game_tests;
    mod plugin;

    use agon_abi::{Plugin, ABI_MAJOR};

    /// The only symbol that the library exports.
    #[no_mangle]
    pub extern "C" fn agon_entry(host_major: u32, _host_minor: u32) -> *const Plugin {
        if host_major == ABI_MAJOR {
            &plugin::PLUGIN
        } else {
            std::ptr::null()
        }
    }
    """#)
}
