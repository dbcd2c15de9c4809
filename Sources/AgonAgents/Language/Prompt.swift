// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// What a language agent says to its model in one decision: made from the seat's window and the request
/// only.
struct Prompt {
  /// The messages of the first question.
  let messages: [Message]
  /// What holds the answer to its form; nil for nothing.
  let constraint: ModelRequest.Constraint?
  /// The beginning of the answer, which a forced rationale fixes where no grammar does.
  let prefill: String?
  private let templates: PromptTemplates
  private let values: [String: Any]

  /// Writes the question.
  init(_ request: DecisionRequest, settings: LanguageSettings) throws(EnvironmentError) {
    let window = request.window
    let rules = window.environment.descriptor
    var names: [String] = []
    for action in request.legalActions { names.append(try window.name(of: action)) }
    let predicates = Prompt.predicates(of: window.environment, among: settings.predicates)
    let isImage = settings.medium == .png
    var values: [String: Any] = [
      "title": rules.title, "rules": rules.rules, "seat": "\(window.seat)",
      "seats": "\(window.seatCount)", "actions": names,
      "action_list": names.joined(separator: ", "),
      "instructions": Prompt.instructions(
        for: predicates, action: "ACTION", claims: settings.claims),
      "observation": isImage
        ? "(the picture below)" : try window.observation(settings.medium.media),
      "history": settings.showsHistory ? Prompt.history(of: request) : [],
    ]
    values["forced_rationale"] = request.forcedRationale
    var question: [ContentPart] = [.text(settings.templates.user(values))]
    if isImage {
      var bytes: [UInt8] = []
      try window.observe(.png, into: &bytes)
      question.append(.image(bytes: bytes, type: "image/png"))
    }
    messages = [Message(.system, settings.templates.system(values)), Message(.user, question)]
    templates = settings.templates
    self.values = values
    switch settings.constraint {
    case .grammar:
      let grammar = ClaimGrammar(
        actions: names, predicates: predicates, rationaleLength: settings.rationaleLength,
        claims: min(1, settings.claims)...settings.claims, seats: window.seatCount)
      let text = request.forcedRationale.map { grammar.gbnf(forcing: $0) } ?? grammar.gbnf
      constraint = .grammar(text)
      prefill = nil
    case .none:
      constraint = nil
      prefill = request.forcedRationale.map { "<rationale> \($0) </rationale>\n" }
    }
  }

  /// The conversation after an answer that could not be used.
  ///
  /// An answer without text adds no message, for two messages of one speaker in a row confuse many
  /// endpoints.
  func messages(after messages: [Message], reply: String, reason: String) -> [Message] {
    var values = values
    values["reason"] = reason
    let complaint = templates.retry(values)
    guard reply.trimmed.isEmpty, var question = messages.last else {
      return messages + [Message(.assistant, reply), Message(.user, complaint)]
    }
    question.content.append(.text("\n\n" + complaint))
    return messages.dropLast() + [question]
  }

  /// What can be claimed: all that Agon computes, and what the plugin checks, unless the settings choose.
  static func predicates(of environment: any Environment, among chosen: [String]?)
    -> [PredicateSignature]
  {
    let listed = environment.predicates
    let known = Set(listed.map(\.name))
    return ClaimVocabulary(plugin: listed).signatures.filter {
      (known.contains($0.name) || CorePredicate(rawValue: $0.name)?.isComputed == true)
        && chosen?.contains($0.name) != false
    }
  }

  private static func instructions(
    for predicates: [PredicateSignature], action: String, claims: Int
  ) -> String {
    if claims > 0 {
      return ClaimFormat.instructions(for: predicates, action: action, claims: claims)
    }
    return """
      Answer in this form and write nothing else:
      <rationale> why you act so, in a few sentences </rationale>
      <claims></claims>
      <conclusion> \(action) </conclusion>
      <action> \(action) </action>
      <confidence> 0.5 </confidence>
      Nothing stands between <claims> and </claims>. The confidence, from 0 to 1, is your \
      probability not to lose.
      """
  }

  /// The actions so far.
  ///
  /// Where seats hide things from each other, only the own ones: another seat's action may be among the
  /// hidden things.
  private static func history(of request: DecisionRequest) -> [[String: Any]] {
    let seat = request.window.seat
    let isOpen = request.window.environment.descriptor.abilities.contains(.perfectInformation)
    return request.history.filter { isOpen || $0.seat == seat }.map {
      ["seat": "\($0.seat)", "action": $0.action, "is_own": $0.seat == seat]
    }
  }
}

extension ClaimGrammar {
  /// The grammar in which the rationale is one given text.
  func gbnf(forcing rationale: String) -> String {
    var literal = ""
    for scalar in rationale.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return gbnf.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("rationale ::=") ? "rationale ::= \"\(literal)\"" : String(line)
    }.joined(separator: "\n")
  }
}
