// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Glibc

/// The bytes of a shared library on disk, looked at before the dynamic loader may touch them: the loader
/// maps a file that was cut short and dies on the first missing page.
struct SharedLibraryFile {
  let path: String
  private let bytes: [UInt8]

  /// Reads a file.
  init(path: String) throws(PluginError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw PluginError(
        code: isMissing ? .noSuchFile : .unreadable, path: path,
        detail: isMissing
          ? "There is no such file; check the path." : "It cannot be read: \(lastSystemError()).")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw PluginError(
        code: .notALibrary, path: path, detail: "It is no file; name a shared library (.so).")
    }
    let size = Int(status.st_size)
    bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress! + count, size - count)
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// SHA-256 of the file.
  var digest: Digest { SHA256.digest(of: bytes) }

  /// True when the name of the plugin entry occurs in the file: a cheap sign that it is a plugin.
  var mentionsEntry: Bool {
    let name = Array("agon_entry".utf8)
    return bytes.withUnsafeBytes { all in
      var rest = all[...]
      while let place = rest.firstIndex(of: name[0]) {
        if rest[place...].starts(with: name) { return true }
        rest = rest[(place + 1)...]
      }
      return false
    }
  }

  /// Throws unless the file is a whole 64-bit ELF library for this machine.
  func requireWholeLibrary() throws(PluginError) {
    guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      number(at: 16, size: 2) == 3
    else {
      throw PluginError(
        code: .notALibrary, path: path,
        detail: "It is no 64-bit ELF shared library; build the plugin with -shared -fPIC.")
    }
    let machine = number(at: 18, size: 2)
    guard machine == Self.machine else {
      throw PluginError(
        code: .notALibrary, path: path,
        detail: "It is built for another processor (ELF machine \(machine)); build it here.")
    }
    let table = number(at: 32, size: 8)
    let entrySize = number(at: 54, size: 2)
    let entryCount = number(at: 56, size: 2)
    guard entrySize >= 56, contains(table, entrySize &* entryCount) else { throw truncated() }
    let sections = number(at: 40, size: 8)
    let sectionsSize = number(at: 58, size: 2) &* number(at: 60, size: 2)
    guard contains(sections, sectionsSize) else { throw truncated() }
    for index in 0..<entryCount {
      let header = Int(table + index * entrySize)
      let isLoaded = number(at: header, size: 4) == 1
      let offset = number(at: header + 8, size: 8)
      let size = number(at: header + 32, size: 8)
      if isLoaded && !contains(offset, size) { throw truncated() }
    }
  }

  private func truncated() -> PluginError {
    PluginError(
      code: .truncated, path: path,
      detail: "The file is cut short (\(bytes.count) bytes); build or copy it again.")
  }

  private func contains(_ offset: UInt64, _ size: UInt64) -> Bool {
    let (end, overflows) = offset.addingReportingOverflow(size)
    return !overflows && end <= UInt64(bytes.count)
  }

  private func number(at offset: Int, size: Int) -> UInt64 {
    bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The ELF number of the processor that this program was built for.
  private static var machine: UInt64 {
    #if arch(x86_64)
      62
    #elseif arch(arm64)
      183
    #else
      0
    #endif
  }
}

/// The system's words for the last error of a call.
func lastSystemError() -> String { String(cString: strerror(errno)) }
