// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// The files of a plugin in C++.
  static let cpp: [TemplateFile] = [
    .cppMakefile,
    .cppGameCpp,
    .cppGameHpp,
    .cppGitignore,
    .cppPluginCpp,
    .cppTestCpp,
  ]
}
