// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// What a language agent can say to its model in one decision: made from the seat's window and the request
/// only.
struct Prompt {
  /// The settings by which it is written.
  let settings: LanguageSettings
  /// The names of the legal actions.
  let actions: [String]
  /// What the seat sees.
  let observation: String
  /// The rationale that the answer must have, in an audit.
  let forced: String?
  /// The system message and the examples.
  let head: [Message]
  /// The seat's own turns, where the settings tell them as a conversation.
  let past: [Message]
  /// What the endpoint holds an answer to.
  private let offered: Set<ModelRequest.Constraint.Kind>
  private let settled: SettledTexts
  private let values: [String: Any]
  private let seats: Int
  private let environment: any Environment
  private let picture: ContentPart?

  /// Gathers what can be said.
  ///
  /// - Parameter settled: what is the same in all turns.
  /// - Parameter offered: the kinds of form that the endpoint holds an answer to.
  init(
    _ request: DecisionRequest, settings: LanguageSettings, settled: SettledTexts,
    offered: Set<ModelRequest.Constraint.Kind>
  ) throws(EnvironmentError) {
    let window = request.window
    var names: [String] = []
    for action in request.legalActions { names.append(try window.name(of: action)) }
    self.settings = settings
    self.settled = settled
    self.offered = offered
    actions = names
    forced = request.forcedRationale
    seats = window.seatCount
    environment = window.environment
    let entry = settled.entry(for: environment)
    head = entry.head
    var values: [String: Any] = entry.values
    values["seat"] = "\(window.seat)"
    values["seats"] = "\(window.seatCount)"
    values["actions"] = names
    values["has_actions"] = !names.isEmpty
    values["action_list"] = names.joined(separator: ", ")
    var bytes: [UInt8] = []
    if settings.medium == .png {
      try window.observe(.png, into: &bytes)
      observation = "(the picture below)"
    } else {
      observation = try window.observation(settings.medium.media)
    }
    values["observation"] = observation
    picture = bytes.isEmpty ? nil : .image(bytes: bytes, type: "image/png")
    values["forced_rationale"] = forced
    if let lessons = request.lessons?.text, !lessons.isEmpty { values["lessons"] = lessons }
    past = Prompt.remember(request, settings, &values)
    self.values = values
  }

  /// Whether the answer is asked for as a JSON object.
  var isJSON: Bool { settings.constraint == .jsonSchema }

  /// A text by its template.
  ///
  /// - Parameter more: values beside those that every part knows.
  func text(_ part: PromptPart, _ more: [String: Any] = [:]) -> String {
    settings.templates.text(
      part, in: environment.descriptor.id, values.merging(more) { _, new in new })
  }

  /// The conversation that ends with the question of the turn.
  func messages(_ more: [String: Any] = [:]) -> [Message] {
    head + past + [question([.text(text(.user, more))])]
  }

  /// A message with the picture of the state after its texts, where the settings ask for one.
  func question(_ texts: [ContentPart]) -> Message {
    Message(.user, texts + (picture.map { [$0] } ?? []))
  }

  /// The conversation after an answer that could not be used.
  ///
  /// An answer without text adds no message, for two messages of one speaker in a row confuse many
  /// endpoints.
  func messages(after messages: [Message], reply: String, reason: String) -> [Message] {
    let complaint = text(.retry, ["reason": reason])
    guard reply.trimmed.isEmpty, var question = messages.last else {
      return messages + [Message(.assistant, reply), Message(.user, complaint)]
    }
    question.content.append(.text("\n\n" + complaint))
    return messages.dropLast() + [question]
  }

  /// A question for the action.
  ///
  /// - Parameter messages: the conversation that ends with it.
  func asking(_ messages: [Message]) -> Question {
    var question = Question(messages: messages)
    if settings.form == .react { question.stops = ["\nObservation"] }
    let isGrammar =
      settings.constraint == .grammar || settings.constraint == .auto && offered.contains(.grammar)
    if isGrammar {
      let grammar = settled.grammar(actions: actions, seats: seats, in: environment)
      question.constraint = .grammar(
        forced.map { AnswerForm.grammar(grammar, forcing: $0) } ?? grammar)
    } else if isJSON {
      question.constraint = .jsonSchema(
        settings.form.schema(actions: actions, claims: settings.claims, forced: forced))
    } else if let forced {
      question.prefill = settings.form.prefill(forcing: forced)
    }
    return question
  }

  /// Reads an answer to a question for the action.
  func answer(_ reply: ModelReply, to question: Question, in window: SeatWindow)
    throws(EnvironmentError) -> Answer
  {
    try Answer(
      reply, form: settings.form, isJSON: isJSON, prefill: question.prefill,
      forced: question.prefill == nil ? nil : forced, in: window)
  }
}
