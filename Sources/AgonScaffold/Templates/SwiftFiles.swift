// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// The files of a plugin in Swift.
  static let swift: [TemplateFile] = [
    .swiftMakefile,
    .swiftPackageSwift,
    .swiftEntrySwift,
    .swiftRulesSwift,
    .swiftRulesTestsSwift,
    .swiftGitignore,
  ]
}
