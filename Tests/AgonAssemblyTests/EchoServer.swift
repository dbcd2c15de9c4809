// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import Synchronization

/// An HTTP server that says the key that it was sent, wherever it can: in answers, in refusals, in answers
/// that are none.
///
/// It answers one request after the other, each in its way, round and round.
final class EchoServer: Sendable {
  /// A socket call failed.
  struct Fault: Error {
    let call: String
    let number: Int32
  }

  /// The address before `/chat/completions`.
  let address: String
  private let listener: Int32
  private let count = Mutex(0)

  /// Listens on a free port of this machine.
  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Fault(call: "socket", number: errno) }
    listener = descriptor
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(descriptor, name, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, name, &size) == 0
      }
    }
    guard isBound else { throw Fault(call: "bind", number: errno) }
    address = "http://127.0.0.1:\(UInt16(bigEndian: name.sin_port))/v1"
    Thread.detachNewThread { [self] in serve() }
  }

  /// Ends the server.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      let request = Self.request(on: connection)
      let key =
        request.split(separator: "\r\n").first { $0.hasPrefix("Authorization: ") }.map {
          String($0.dropFirst("Authorization: Bearer ".count))
        } ?? "no key"
      let number = count.withLock { count in
        defer { count += 1 }
        return count
      }
      let (status, body) = Self.answer(number, saying: key)
      let text =
        "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
      _ = text.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
      close(connection)
    }
    close(listener)
  }

  /// A request with its body.
  private static func request(on connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let line = text.split(separator: "\r\n").first {
          $0.lowercased().hasPrefix("content-length: ")
        }
        let size = line.flatMap { Int($0.dropFirst("Content-Length: ".count)) } ?? 0
        if text[end.upperBound...].utf8.count >= size { return text }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return text }
      bytes += buffer[..<count]
    }
  }

  private static func answer(_ number: Int, saying key: String) -> (status: Int, body: String) {
    switch number % 5 {
    case 0:
      (
        200,
        """
        {"choices": [{"finish_reason": "stop", "message": {"content": "Your key is \(key).",
        "reasoning_content": "Shall I say \(key)?"}}], "usage": {"prompt_tokens": 9,
        "completion_tokens": 9}}
        """
      )
    case 1: (401, "{\"error\": {\"message\": \"The key \(key) is wrong.\"}}")
    case 2: (400, "No JSON, but the key \(key)")
    case 3: (500, "{\"error\": \"\(key)\"}")
    default: (200, "{\"choices\": [], \"key\": \"\(key)\"")
    }
  }
}
