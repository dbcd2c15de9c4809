// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import FoundationNetworking
internal import Synchronization

/// Gathers the parts of the responses of one URLSession, each up to ``HTTPResponse/mostBytes``.
final class ResponseCollector: NSObject, URLSessionDataDelegate, Sendable {
  private struct Pending {
    var continuation: CheckedContinuation<HTTPClient.Exchange, Never>
    var status: Int?
    var body: [UInt8] = []
  }

  private let pending = Mutex<[Int: Pending]>([:])

  /// Starts a task and waits for its end; a cancellation cancels the task.
  func exchange(of task: URLSessionDataTask) async -> HTTPClient.Exchange {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        pending.withLock { $0[task.taskIdentifier] = Pending(continuation: continuation) }
        if Task.isCancelled {
          end(task, .failure("The request was cancelled."))
        } else {
          task.resume()
        }
      }
    } onCancel: {
      end(task, .failure("The request was cancelled."))
    }
  }

  /// Ends a task with what became of it; only the first end counts.
  private func end(_ task: URLSessionTask, _ exchange: HTTPClient.Exchange) {
    let ended = pending.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    ended?.continuation.resume(returning: exchange)
    task.cancel()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode
    pending.withLock { $0[dataTask.taskIdentifier]?.status = status }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = pending.withLock { pending in
      pending[dataTask.taskIdentifier]?.body += data
      let length = pending[dataTask.taskIdentifier]?.body.count ?? 0
      return length > HTTPResponse.mostBytes
    }
    if isTooLong {
      end(dataTask, .failure("It sent more than \(HTTPResponse.mostBytes) bytes."))
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    // A key is never carried to another address.
    completionHandler(nil)
    end(task, .response(HTTPResponse(status: response.statusCode, body: [])))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let received = pending.withLock { $0[task.taskIdentifier] }
    if let error {
      end(task, .failure("It cannot be reached or broke off: \(error.localizedDescription)"))
    } else if let received, let status = received.status {
      end(task, .response(HTTPResponse(status: status, body: received.body)))
    } else {
      end(task, .failure("It closed the connection without an answer."))
    }
  }
}
