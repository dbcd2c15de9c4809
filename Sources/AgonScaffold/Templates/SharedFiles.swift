// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// The files that every plugin has.
  static let shared: [TemplateFile] = [
    .sharedREADMEMd,
    .sharedArenaYaml,
    .sharedExportsMap,
  ]
}
