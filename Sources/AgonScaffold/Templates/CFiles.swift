// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// The files of a plugin in C.
  static let c: [TemplateFile] = [
    .cMakefile,
    .cGameC,
    .cGameH,
    .cGitignore,
    .cPluginC,
    .cTestC,
  ]
}
