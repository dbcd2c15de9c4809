// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import AgonAgents

@Suite(.timeLimit(.minutes(1)))
struct LineReaderTests {
  /// Two descriptors of which one is typed into and the other read.
  private struct Keyboard: ~Copyable {
    let typing: Int32
    let reading: Int32

    /// A pipe.
    static func pipe() throws -> Keyboard {
      var ends: [Int32] = [-1, -1]
      try #require(Glibc.pipe(&ends) == 0)
      return Keyboard(typing: ends[1], reading: ends[0])
    }

    /// A terminal of Linux: unlocked and found by its number.
    static func terminal() throws -> Keyboard {
      let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      let typing = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (lock, number): (Int32, Int32) = (0, 0)
      try #require(typing >= 0 && ioctl(typing, setLock, &lock) == 0)
      try #require(ioctl(typing, getNumber, &number) == 0)
      let reading = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(reading >= 0)
      return Keyboard(typing: typing, reading: reading)
    }

    func type(_ text: String) { _ = write(typing, text, text.utf8.count) }

    deinit {
      close(typing)
      close(reading)
    }
  }

  @Test func `lines are given one by one, however they arrive`() async throws {
    let keyboard = try Keyboard.pipe()
    let reader = LineReader(descriptor: keyboard.reading)
    keyboard.type("c4 beca")
    keyboard.type("use it blocks\r\n\nd5\nun")
    #expect(try await reader.nextLine() == "c4 because it blocks")
    #expect(try await reader.nextLine() == "")
    #expect(try await reader.nextLine() == "d5")
  }

  @Test func `the end of the input ends the last line, then there is none`() async throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    _ = write(ends[1], "d5", 2)
    close(ends[1])
    let reader = LineReader(descriptor: ends[0])
    #expect(try await reader.nextLine() == "d5")
    #expect(try await reader.nextLine() == nil)
    #expect(try await reader.nextLine() == nil)
    close(ends[0])
  }

  @Test func `a cancellation ends the wait`() async throws {
    let keyboard = try Keyboard.pipe()
    let reader = LineReader(descriptor: keyboard.reading)
    let waiting = Task { try await reader.nextLine() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { _ = try await waiting.value }
  }

  @Test func `a cancellation ends the wait at a terminal too`() async throws {
    let keyboard = try Keyboard.terminal()
    let reader = LineReader(descriptor: keyboard.reading)
    keyboard.type("half a li")
    let (stream, begun) = AsyncStream<Void>.makeStream()
    let waiting = Task {
      begun.finish()
      return try await reader.nextLine()
    }
    for await _ in stream {}
    waiting.cancel()
    await #expect(throws: CancellationError.self) { _ = try await waiting.value }
    keyboard.type("ne\n")
    #expect(try await reader.nextLine() == "half a line")
  }

  @Test func `the end key ends the input of a terminal`() async throws {
    let keyboard = try Keyboard.terminal()
    let reader = LineReader(descriptor: keyboard.reading)
    keyboard.type("c4\n\u{4}")
    #expect(try await reader.nextLine() == "c4")
    #expect(try await reader.nextLine() == nil)
  }

  @Test func `a descriptor that is closed is the end of the input`() async throws {
    #expect(try await LineReader(descriptor: Int32.max).nextLine() == nil)
  }
}
