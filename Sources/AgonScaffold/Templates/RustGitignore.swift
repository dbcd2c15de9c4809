// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `.gitignore` of a plugin in Rust.
  static let rustGitignore = TemplateFile(
    ".gitignore",
    #"""
    build/
    Cargo.lock
    *.db
    *.db-shm
    *.db-wal
    *.db-lock
    """#)
}
