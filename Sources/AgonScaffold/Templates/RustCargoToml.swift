// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Cargo.toml` of a plugin in Rust.
  static let rustCargoToml = TemplateFile(
    "Cargo.toml",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    [package]
    name = "{{name}}-plugin"
    version = "1.0.0"
    edition = "2021"
    license = "Apache-2.0"
    publish = false

    [lib]
    name = "{{name}}_plugin"
    crate-type = ["cdylib"]

    [profile.release]
    opt-level = 3
    """#)
}
