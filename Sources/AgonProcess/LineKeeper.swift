// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The thread that keeps a process which is spoken with in lines.
struct LineKeeper {
  private let desk: LineDesk
  private let started: Spawn.Started
  private var input: Int32?
  private var errors: Int32?
  private var line: [UInt8] = []

  /// Starts the process, serves it to its end and takes its remains.
  static func run(_ command: ProcessCommand, for desk: LineDesk, telling report: StartReport) {
    // A write to a process that is gone is an error here, not the end of us.
    var pipes = sigset_t()
    sigemptyset(&pipes)
    sigaddset(&pipes, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipes, nil)
    do throws(ProcessError) {
      let started = try Spawn.start(command)
      var keeper = LineKeeper(started, for: desk)
      report.tell(.success(started.pid))
      keeper.serve()
    } catch {
      report.tell(.failure(error))
    }
  }

  private init(_ started: Spawn.Started, for desk: LineDesk) {
    self.started = started
    self.desk = desk
    input = started.input
    errors = started.error
    for descriptor in [started.input, started.output, started.error] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
  }

  private mutating func serve() {
    while true {
      let work = desk.work()
      if work.isClosed || !step(work.hasOutgoing, work.mayRead) { break }
    }
    let ending = reap()
    if let input { close(input) }
    close(started.output)
    if let errors {
      drain(errors) { desk.append(errors: $0) }
      close(errors)
    }
    desk.finish(ending)
  }

  /// Waits for something to do and does it; false when the process says no more.
  private mutating func step(_ hasOutgoing: Bool, _ mayRead: Bool) -> Bool {
    var waiting = [
      pollfd(fd: desk.bell.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mayRead ? started.output : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: hasOutgoing ? input ?? -1 : -1, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else { return true }
    if waiting[0].revents != 0 { drain(desk.bell.reading) { _ in } }
    if let errors, waiting[2].revents != 0, !drain(errors, { desk.append(errors: $0) }) {
      close(errors)
      self.errors = nil
    }
    if waiting[3].revents != 0 { writeOutgoing() }
    return waiting[1].revents == 0 || readLines()
  }

  /// Reads what is there; false at the end of it.
  ///
  /// Stops after a while, so that nothing else waits long.
  @discardableResult
  private func drain(_ descriptor: Int32, _ body: (ArraySlice<UInt8>) -> Void) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    for _ in 0..<16 {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        body(buffer[..<count])
      } else if count == 0 {
        return false
      } else if errno != EINTR {
        return errno == EAGAIN
      }
    }
    return true
  }

  private mutating func readLines() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = read(started.output, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    var rest = buffer[..<count]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line += rest[..<end]
      if line.count > desk.longestLine { break }
      finishLine()
      rest = rest[(end + 1)...]
    }
    line += rest
    guard line.count <= desk.longestLine else {
      desk.fail(.tooLong(desk.longestLine))
      desk.close()
      return false
    }
    if count == 0, !line.isEmpty { finishLine() }
    return count > 0
  }

  private mutating func finishLine() {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    desk.append(line: line)
    line = []
  }

  private mutating func writeOutgoing() {
    guard let descriptor = input else { return }
    var bytes = desk.takeOutgoing()[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        return desk.putBack(bytes)
      } else if errno != EINTR {
        // It listens no more, but it may still have something to say.
        close(descriptor)
        input = nil
        return
      }
    }
  }

  /// Takes the remains of the process: it has a moment to end by itself, unless it was told to end.
  private func reap() -> ProcessEnding {
    var status: Int32 = 0
    if !desk.work().isClosed {
      for _ in 0..<200 {
        if waitpid(started.pid, &status, WNOHANG) == started.pid {
          return ProcessEnding(waitStatus: status)
        }
        poll(nil, 0, 1)
      }
    }
    // Its remains are still there, so that its id is its own, and its group's.
    kill(-started.pid, SIGKILL)
    kill(started.pid, SIGKILL)
    while waitpid(started.pid, &status, 0) == -1, errno == EINTR {}
    return ProcessEnding(waitStatus: status)
  }
}
