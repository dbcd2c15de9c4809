// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// A port of this machine that takes connections and never says a word on them.
final class SilentListener {
  /// The port.
  let port: UInt16
  private let descriptor: Int32

  /// Listens on a free port.
  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let listens = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(descriptor, name, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, name, &size) == 0
      }
    }
    port = UInt16(bigEndian: name.sin_port)
    guard listens else {
      close(descriptor)
      throw POSIXError(.EADDRNOTAVAIL)
    }
  }

  deinit { close(descriptor) }
}
