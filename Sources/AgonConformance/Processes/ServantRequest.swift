// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a process that opens a plugin under check is to do, as its parent passes it.
package struct ServantRequest: Hashable, Sendable {
  /// The kinds of work.
  package enum Work: String, Hashable, Sendable {
    /// Open the library and list its environments.
    case describe
    /// Try rules, or the first half of those that need two processes.
    case begin
    /// Try the second half of rules.
    case finish
    /// Feed random bytes to the plugin.
    case fuzz
  }

  /// The kind of work.
  package var work: Work
  /// The path of the library.
  package var file: String
  /// The environment's id; empty where the library is only opened.
  package var environment: String
  /// Parameters of the environment; nil for the defaults.
  package var parameters: JSON?
  /// Ids of the rules, in order.
  package var rules: [String]
  /// What all draws follow from.
  package var seed: Seed
  /// How much is tried.
  package var effort: Effort
  /// A folder for records, the shared note and caught output.
  package var scratch: String
  /// Rounds of fuzzing: the first one, and the first one that is not run.
  package var rounds: Range<Int>
  /// Seconds that one rule, or the fuzzing, may take.
  package var deadline: Int

  /// Makes a request.
  package init(
    _ work: Work, file: String, environment: String = "", parameters: JSON? = nil,
    rules: [String] = [], seed: Seed,
    effort: Effort, scratch: String, rounds: Range<Int> = 0..<0, deadline: Int
  ) {
    self.work = work
    self.file = file
    self.environment = environment
    self.parameters = parameters
    self.rules = rules
    self.seed = seed
    self.effort = effort
    self.scratch = scratch
    self.rounds = rounds
    self.deadline = deadline
  }

  /// The request as one argument of a command line.
  package var argument: String {
    var members: [String: JSON] = [
      "work": .string(work.rawValue), "file": .string(file), "environment": .string(environment),
      "rules": .array(rules.map(JSON.string)), "seed": .integer(Int64(seed.value)),
      "episodes": .integer(Int64(effort.episodes)), "visits": .integer(Int64(effort.visits)),
      "scratch": .string(scratch), "first": .integer(Int64(rounds.lowerBound)),
      "end": .integer(Int64(rounds.upperBound)), "deadline": .integer(Int64(deadline)),
    ]
    members["parameters"] = parameters
    members["seconds"] = effort.seconds.map(JSON.number)
    return JSON.object(members).description
  }

  /// Reads what `argument` wrote; nil when it is something else.
  package init?(argument: String) {
    guard let json = try? JSON(parsing: argument),
      let work = json["work"]?.text.flatMap(Work.init(rawValue:)), let file = json["file"]?.text,
      let environment = json["environment"]?.text, let rules = json["rules"]?.elements,
      let seed = json["seed"]?.integer, let episodes = json["episodes"]?.integer,
      let visits = json["visits"]?.integer, let scratch = json["scratch"]?.text,
      let first = json["first"]?.integer, let end = json["end"]?.integer, first <= end,
      let deadline = json["deadline"]?.integer
    else { return nil }
    self.init(
      work, file: file, environment: environment, parameters: json["parameters"],
      rules: rules.compactMap(\.text),
      seed: Seed(UInt64(clamping: seed)),
      effort: Effort(
        episodes: Int(episodes), visits: Int(visits), seconds: json["seconds"]?.double),
      scratch: scratch, rounds: Int(first)..<Int(end), deadline: Int(deadline))
  }
}
