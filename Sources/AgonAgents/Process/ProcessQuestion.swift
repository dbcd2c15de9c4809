// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One question to a program, as a line of JSON: all that it may use for its answer.
struct ProcessQuestion {
  /// Number that its answer must repeat, unlike those of other questions of the episode: the seed.
  let number: Int64
  /// Names of the legal actions; empty when they cannot be enumerated.
  let legalNames: [String]
  /// The line, without its line break.
  let line: String

  /// Writes down a question.
  init(_ request: DecisionRequest) throws {
    let window = request.window
    number = Int64(request.seed.value)
    var names: [String] = []
    for action in request.legalActions { names.append(try window.name(of: action)) }
    legalNames = names
    var question: [String: JSON] = [
      "type": "decide", "id": .integer(number), "seat": .integer(Int64(window.seat.index)),
      "seats": .integer(Int64(window.seatCount)), "observation": try Self.observation(window),
      "legal": names.isEmpty ? .null : .array(names.map { .string($0) }),
      "history": .array(
        request.history.map {
          ["seat": .integer(Int64($0.seat.index)), "action": .string($0.action)]
        }),
      "seed": .integer(Int64(request.seed.value)), "sample": .integer(Int64(request.sample)),
      "deadline_seconds": request.deadline.map { .number($0 / .seconds(1)) } ?? .null,
    ]
    if let rationale = request.forcedRationale { question["rationale"] = .string(rationale) }
    if let lessons = request.lessons { question["lessons"] = .string(lessons.text) }
    line = JSON.object(question).description
  }

  /// What the seat sees, in the forms that the environment offers: `text` and `json`.
  private static func observation(_ window: SeatWindow) throws -> JSON {
    let media = window.environment.descriptor.media
    var forms: [String: JSON] = [:]
    if media.contains(.text) { forms["text"] = .string(try window.observation(.text)) }
    if media.contains(.json) {
      forms["json"] = try? JSON(parsing: try window.observation(.json))
    }
    return .object(forms)
  }
}
