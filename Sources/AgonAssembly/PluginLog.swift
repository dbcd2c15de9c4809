// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What plugins report and print while a run is played, until it goes to the run's file.
///
/// Keeps the beginning of a flood and counts the rest. `@unchecked Sendable`: `lock` guards the rest.
package final class PluginLog: @unchecked Sendable {
  /// A message or a printed line.
  package typealias Entry = (level: Int32, text: String)

  private let mostEntries: Int
  private let mostBytes: Int
  private let lock = NSLock()
  private var entries: [Entry] = []
  private var bytes = 0
  private var dropped = 0

  /// Makes an empty log.
  package init(mostEntries: Int = 10_000, mostBytes: Int = 1 << 20) {
    self.mostEntries = mostEntries
    self.mostBytes = mostBytes
  }

  /// Keeps a message, or counts it where there is no room.
  package func add(level: Int32, _ text: String) {
    lock.withLock {
      guard entries.count < mostEntries, bytes + text.utf8.count <= mostBytes else {
        dropped += 1
        return
      }
      bytes += text.utf8.count
      entries.append((level, text))
    }
  }

  /// The messages so far with a line on those that were dropped.
  package var all: [Entry] {
    lock.withLock {
      dropped == 0 ? entries : entries + [(2, "\(dropped) more messages were dropped.")]
    }
  }
}
