// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The right to write a run's file: an advisory lock on a file beside it, whose name ends in
/// `-lock`.
///
/// The system frees the lock when the process ends, also by kill -9. It is not on the database
/// itself, because closing any descriptor of that file would drop the locks that SQLite holds on
/// it.
final class WriterLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock, or says who holds it.
  init(for database: String) throws(StoreError) {
    let path = Self.canonical(database) + "-lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw Self.cannotOpen(database, errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let holder = Self.holder(descriptor)
        close(descriptor)
        throw StoreError(
          code: .locked, path: database,
          detail: "Another Agon\(holder) writes this file; wait for its end or name another file.")
      }
      if Self.isSame(descriptor, path) {
        self.descriptor = descriptor
        self.path = path
        let text = "\(getpid())\n"
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.utf8.count, 0) }
        return
      }
      close(descriptor)  // The last holder removed the file after we opened it.
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// One name for all ways to name a file, so that two names give one lock.
  private static func canonical(_ path: String) -> String {
    if let known = realpath(path, nil) {
      defer { free(known) }
      return String(cString: known)
    }
    guard let slash = path.lastIndex(of: "/") else { return path }
    guard let folder = realpath(String(path[...slash]), nil) else { return path }
    defer { free(folder) }
    return String(cString: folder) + path[slash...]
  }

  /// Whether the descriptor is of the file that has the path now.
  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0
      && held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return "" }
    let digits = bytes.prefix(count).prefix { (48...57).contains($0) }
    return digits.isEmpty ? "" : " (process \(String(decoding: digits, as: UTF8.self)))"
  }

  private static func cannotOpen(_ path: String, _ error: Int32) -> StoreError {
    let reason = String(cString: strerror(error))
    switch error {
    case ENOENT, ENOTDIR:
      return StoreError(
        code: .notFound, path: path,
        detail: "The folder of the file does not exist (\(reason)); make it first.")
    case ENOSPC, EDQUOT:
      return StoreError(code: .full, path: path, detail: "The disk is full; make room first.")
    default:
      return StoreError(
        code: .notWritable, path: path,
        detail: "The folder of the file cannot be written (\(reason)); name a file elsewhere.")
    }
  }
}
