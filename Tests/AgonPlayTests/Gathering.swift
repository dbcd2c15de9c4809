// SPDX-License-Identifier: Apache-2.0

/// A place where tasks wait until all of them are there.
actor Gathering {
  private let parties: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(parties: Int) { self.parties = parties }

  func arrive() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard waiting.count == parties else { return }
      for task in waiting { task.resume() }
      waiting.removeAll()
    }
  }
}
