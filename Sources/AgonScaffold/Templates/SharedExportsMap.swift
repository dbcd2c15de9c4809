// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `exports.map` of every plugin.
  static let sharedExportsMap = TemplateFile(
    "exports.map",
    #"""
    {
      global: agon_entry;
      local: *;
    };
    """#)
}
