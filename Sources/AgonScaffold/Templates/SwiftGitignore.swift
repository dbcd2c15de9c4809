// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `.gitignore` of a plugin in Swift.
  static let swiftGitignore = TemplateFile(
    ".gitignore",
    #"""
    build/
    .build/
    Package.resolved
    *.db
    *.db-shm
    *.db-wal
    *.db-lock
    """#)
}
