// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost
internal import Glibc
internal import Testing

/// How one side of the wall waits for the other.
struct LookoutTests {
  /// Both ends of a socket; the waiting one gives up after a millisecond.
  private final class Ends {
    let waiting, other: Int32
    private var isOpen = true

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      (waiting, other) = (ends[0], ends[1])
      var limit = timeval(tv_sec: 0, tv_usec: 1000)
      let size = socklen_t(MemoryLayout<timeval>.size)
      try #require(setsockopt(waiting, SOL_SOCKET, SO_RCVTIMEO, &limit, size) == 0)
    }

    deinit {
      close(waiting)
      closeOther()
    }

    func closeOther() {
      if isOpen { close(other) }
      isOpen = false
    }

    /// Sends some bytes from the other end.
    func send(_ bytes: [UInt8]) throws {
      try #require(write(other, bytes, bytes.count) == bytes.count)
    }

    /// Waits; gives what came, nil when nothing did in time.
    func receive(_ lookout: inout agon_lookout_t) throws -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = agon_receive(waiting, &bytes, bytes.count, &lookout)
      guard count >= 0 else {
        try #require(errno == EAGAIN)
        return nil
      }
      return Array(bytes[..<count])
    }
  }

  @Test func `what is there already is taken, and tells nothing of waiting`() throws {
    let ends = try Ends()
    var lookout = agon_lookout_t(penalty: 5, asleep: 0)
    try ends.send([1, 2, 3])
    #expect(try ends.receive(&lookout) == [1, 2, 3])
    #expect(lookout.penalty == 5)
    #expect(lookout.asleep == 0)
  }

  @Test func `each look in vain costs twice as many waits asleep, up to a bound`() throws {
    let ends = try Ends()
    var lookout = agon_lookout_t()
    var penalties: [UInt32] = []
    for _ in 0..<11 {
      #expect(try ends.receive(&lookout) == nil)
      penalties.append(lookout.penalty)
      #expect(lookout.asleep == lookout.penalty)
      lookout.asleep = 0
    }
    #expect(penalties == [1, 3, 7, 15, 31, 63, 127, 255, 511, 511, 511])
    #expect(penalties.last == AGON_LOOKOUT_MOST_PENALTY)
  }

  @Test func `a wait asleep takes what comes, and is counted`() throws {
    let ends = try Ends()
    var lookout = agon_lookout_t(penalty: 3, asleep: 2)
    try ends.send([7])
    #expect(try ends.receive(&lookout) == [7])
    #expect(try ends.receive(&lookout) == nil)
    #expect(lookout.asleep == 0)
    #expect(lookout.penalty == 3)
  }

  @Test(arguments: [UInt32(0), 1]) func `the end of the other side shows`(_ asleep: UInt32) throws {
    let ends = try Ends()
    var lookout = agon_lookout_t(penalty: 0, asleep: asleep)
    ends.closeOther()
    #expect(try ends.receive(&lookout) == [])
  }
}
