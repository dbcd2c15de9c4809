// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `rustfmt.toml` of a plugin in Rust.
  static let rustRustfmtToml = TemplateFile(
    "rustfmt.toml",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    use_small_heuristics = "Max"
    fn_params_layout = "Compressed"
    """#)
}
