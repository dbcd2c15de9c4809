// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// The files of a plugin in Rust.
  static let rust: [TemplateFile] = [
    .rustCargoToml,
    .rustMakefile,
    .rustGitignore,
    .rustRustfmtToml,
    .rustAgonAbiRs,
    .rustGameRs,
    .rustGameTestsRs,
    .rustLibRs,
    .rustPluginRs,
  ]
}
