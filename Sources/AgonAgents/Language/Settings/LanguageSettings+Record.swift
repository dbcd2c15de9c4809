// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension LanguageSettings {
  /// All settings, the defaults and what identifies model and prompts included.
  func json(asking model: any LanguageModel) -> JSON {
    [
      "model": .string(self.model.model), "endpoint": .string(self.model.endpoint),
      "model_identity": model.identity, "strategy": .string(strategy.rawValue),
      "form": .string(form.rawValue), "claims": .integer(Int64(claims)),
      "predicates": predicates.map { .array($0.map { .string($0) }) } ?? .null,
      "rationale_length": .integer(Int64(rationaleLength)),
      "constrain": .string(constraint.rawValue), "media": .string(medium.rawValue),
      "max_tokens": .integer(Int64(mostTokens)), "temperature": .number(temperature),
      "top_p": topP.map { .number($0) } ?? .null, "timeout": .number(timeout / .seconds(1)),
      "retries": .integer(Int64(retries)), "history": .string(memory.rawValue),
      "history_tokens": .integer(Int64(historyTokens)), "samples": .integer(Int64(samples)),
      "refine": .bool(refines), "lessons": .string(lessons.rawValue),
      "lessons_length": .integer(Int64(lessonsLength)), "width": .integer(Int64(width)),
      "depth": .integer(Int64(depth)), "logprobs": .bool(wantsProbabilities),
      "examples": examples?.json ?? .null, "prompts": templates.json,
      "prompts_digest": .string("\(templates.digest)"),
    ]
  }
}
