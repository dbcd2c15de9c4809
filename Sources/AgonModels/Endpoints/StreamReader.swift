// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// Reads a streamed answer as its pieces come.
final class StreamReader<Answer: AnswerReader>: HTTPReader {
  private struct State {
    var events = ServerSentEvents()
    var answer = Answer()
    var fault: AnswerFault?
    var firstToken: Duration?
    var hasRead = false
  }

  private let state = Mutex(State())

  /// True when the response was a stream, which was read here.
  var hasRead: Bool { state.withLock { $0.hasRead } }

  func accepts(_ head: HTTPHead) -> Bool {
    let accepts = head.isSuccess && head.contentType == "text/event-stream"
    if accepts { state.withLock { $0.hasRead = true } }
    return accepts
  }

  func take(_ bytes: UnsafeRawBufferPointer, at time: Duration) -> Bool {
    state.withLock { state in
      do throws(AnswerFault) {
        try state.events.take(bytes) { event throws(AnswerFault) in try state.answer.take(event) }
        guard state.events.pending + state.answer.size <= HTTPResponse.mostBytes else {
          throw AnswerFault(.transport, "It sent more than \(HTTPResponse.mostBytes) bytes.")
        }
        if state.firstToken == nil, state.answer.hasBegun { state.firstToken = time }
        return true
      } catch {
        state.fault = error
        return false
      }
    }
  }

  /// The answer after the end of the stream, with the time of its first piece.
  func reply() throws(AnswerFault) -> ModelReply {
    let (answer, fault, firstToken) = state.withLock { ($0.answer, $0.fault, $0.firstToken) }
    if let fault { throw fault }
    var reply = try answer.reply()
    reply.firstTokenLatency = firstToken
    return reply
  }

  /// What is wrong with the stream so far; nil for nothing.
  var fault: AnswerFault? { state.withLock { $0.fault } }
}
