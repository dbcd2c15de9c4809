// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// Lends a list of actions to a call in the ABI's form.
enum ActionSpans {
  /// Calls `body` with the actions; `texts` are their texts, empty for enumerated ones.
  static func lend(
    _ actions: [(seat: Seat, action: Action)], _ texts: [[UInt8]],
    _ body: (UnsafePointer<agon_action_t>?, UInt64) -> agon_status_t
  ) -> agon_status_t {
    let all = texts.flatMap { $0 }
    return all.withUnsafeBytes { bytes in
      var offset = 0
      var list: [agon_action_t] = []
      for (entry, text) in zip(actions, texts) {
        let start = bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
        offset += text.count
        var action = agon_action_t()
        action.seat = Int32(truncatingIfNeeded: entry.seat.index)
        action.text = agon_span_t(data: start, size: UInt64(text.count))
        switch entry.action {
        case .enumerated(let id):
          action.kind = AGON_ACTION_ENUMERATED
          action.id = id
        case .text: action.kind = AGON_ACTION_TEXT
        case .tool: action.kind = AGON_ACTION_TOOL
        }
        list.append(action)
      }
      return body(list, UInt64(list.count))
    }
  }
}
