// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// A cassette that keeps its calls in memory.
final class MemoryCassette: CallCassette {
  /// A cassette that cannot be used.
  struct Broken: Error {}

  private let state = Mutex([RecordedCall]())
  private let isBroken: Bool

  init(isBroken: Bool = false) { self.isBroken = isBroken }

  /// The calls, oldest first.
  var calls: [RecordedCall] { state.withLock { $0 } }

  func answer(to key: Digest) throws -> JSON? {
    if isBroken { throw Broken() }
    return calls.first { $0.key == key }?.answer
  }

  func keep(_ call: RecordedCall) throws -> JSON {
    state.withLock { calls in
      if let known = calls.first(where: { $0.key == call.key }) { return known.answer }
      calls.append(call)
      return call.answer
    }
  }

  func questions(like question: JSON, atMost most: Int) throws -> [JSON] {
    let model = question["model"]?["model"]
    return Array(calls.map(\.question).filter { $0["model"]?["model"] == model }.prefix(most))
  }

  func models() throws -> [String] {
    Set(calls.compactMap { $0.question["model"]?["model"]?.text }).sorted()
  }
}
