// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonProcess

/// How a program failed at a decision: its own fault, which forfeits the seat.
struct ProgramFailure: Error, Hashable, Sendable {
  /// Which column of the standings it counts in.
  let failure: FailureClass
  /// What happened, as one sentence.
  let detail: String

  /// A failure of this class.
  init(_ failure: FailureClass, _ detail: String) {
    self.failure = failure
    self.detail = detail
  }

  /// A line that did not come when an answer was due.
  ///
  /// - Throws: `CancellationError` where nobody waits any more.
  init(_ fault: LineFault, of program: LineProcess, after limit: Duration) throws {
    switch fault {
    case .cancelled: throw CancellationError()
    case .late: self.init(.timeout, "No answer came within \(limit).")
    case .tooLong(let most):
      self.init(.unparseable, "The answer is longer than \(most) bytes.")
    case .ended:
      self.init(.empty, "The program ended without an answer: \(program.lastSigns(of: fault))")
    }
  }
}

extension LineProcess {
  /// What is known of why no line came, as a sentence with the program's last words.
  func lastSigns(of fault: LineFault) -> String {
    let words = lastWords.map { ": \($0)" }
    switch fault {
    case .ended(let ending): return "it \(ending)\(words ?? " and said nothing.")"
    case .late: return "it said nothing in time\(words ?? ".")"
    case .tooLong(let most): return "its line is longer than \(most) bytes\(words ?? ".")"
    case .cancelled: return "nobody waited for it\(words ?? ".")"
    }
  }
}
