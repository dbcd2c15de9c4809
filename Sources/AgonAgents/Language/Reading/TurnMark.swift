// SPDX-License-Identifier: Apache-2.0

/// A mark of a chat template that came into a reply's text: around the model's thinking, or at the end of its
/// turn.
enum TurnMark: Hashable {
  /// The turn ends; the mark's size in bytes.
  case end(Int)
  /// The mark means a tag, or nothing; the mark's size in bytes.
  case tag(String, Int)

  private static let ends = [
    "<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|endoftext|>", "<|end_of_text|>", "<|return|>",
    "<|call|>", "<|user|>", "<|im_start|>user", "<|start|>user", "<end_of_turn>",
    "<start_of_turn>user", "</s>", "<\u{FF5C}end\u{2581}of\u{2581}sentence\u{FF5C}>", "[INST]",
  ]

  private static let tags = [
    "<|channel|>analysis<|message|>": "<think>", "<|channel|>final<|message|>": "</think>",
    "[THINK]": "<think>", "[/THINK]": "</think>", "\u{25C1}think\u{25B7}": "<think>",
    "\u{25C1}/think\u{25B7}": "</think>", "<seed:think>": "<think>",
    "</seed:think>": "</think>", "<|begin_of_thought|>": "<think>",
    "<|end_of_thought|>": "</think>", "<|begin_of_solution|>": "\n",
    "<|end_of_solution|>": "\n", "<|start|>assistant": "\n", "<|im_start|>assistant": "\n",
    "<|assistant|>": "\n", "<|end|>": "\n", "<start_of_turn>model": "\n",
  ]

  /// The marks by their first three bytes, so that a text of many angle brackets takes no longer.
  private static let marks: [[UInt8]: [(bytes: [UInt8], mark: TurnMark)]] = {
    var marks: [[UInt8]: [(bytes: [UInt8], mark: TurnMark)]] = [:]
    for end in ends {
      let bytes = Array(end.utf8)
      marks[Array(bytes.prefix(3)), default: []].append((bytes, .end(bytes.count)))
    }
    for (text, tag) in tags {
      let bytes = Array(text.utf8)
      marks[Array(bytes.prefix(3)), default: []].append((bytes, .tag(tag, bytes.count)))
    }
    return marks
  }()

  /// The mark at the beginning of the bytes, or nil.
  static func mark(at bytes: ArraySlice<UInt8>) -> TurnMark? {
    guard let second = bytes.dropFirst().first, seconds.contains(second) else { return nil }
    guard let known = marks[Array(bytes.prefix(3))] else { return nil }
    return known.first { bytes.starts(with: $0.bytes) }?.mark
  }

  private static let seconds = Set(marks.keys.map { $0[1] })
}
