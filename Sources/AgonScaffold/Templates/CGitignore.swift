// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `.gitignore` of a plugin in C.
  static let cGitignore = TemplateFile(
    ".gitignore",
    #"""
    build/
    *.db
    *.db-shm
    *.db-wal
    *.db-lock
    """#)
}
