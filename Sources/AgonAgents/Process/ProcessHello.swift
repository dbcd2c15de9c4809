// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// The greetings of a program that speaks JSON lines: what it is told of the environment, and its reply.
enum ProcessHello {
  /// Version of the protocol; it changes when an old program could misunderstand.
  static let version: Int64 = 1

  /// The first line that a program reads.
  ///
  /// - Parameter agent: the name under which it plays.
  static func line(to agent: String, of environment: any Environment) -> String {
    let facts = environment.descriptor
    let predicates = ClaimVocabulary(plugin: environment.predicates).signatures
    let hello: JSON = [
      "type": "hello", "protocol": .integer(version), "agent": .string(agent),
      "environment": [
        "id": .string(facts.id), "version": .string(facts.version),
        "title": .string(facts.title), "rules": .string(facts.rules),
        "parameters": environment.parameters,
        "is_simultaneous": .bool(facts.dynamics != .sequential),
        "has_perfect_information": .bool(facts.abilities.contains(.perfectInformation)),
        "has_chance": .bool(facts.chance != .none),
        "returns": facts.returns.map {
          [.number($0.lowerBound), .number($0.upperBound)]
        } ?? .null,
        "predicates": .array(predicates.map(predicate)),
      ],
    ]
    return hello.description
  }

  private static func predicate(_ signature: PredicateSignature) -> JSON {
    let arguments = signature.arguments.map { argument -> JSON in
      ["name": .string(argument.name), "type": .string(argument.type)]
    }
    return [
      "name": .string(signature.name), "arguments": .array(arguments),
      "gloss": .string(signature.gloss),
    ]
  }

  /// What is wrong with the reply to the greeting, as a sentence; nil for nothing.
  static func objection(to line: [UInt8]) -> String? {
    guard let reply = try? JSON(parsing: line), reply.members != nil else {
      return "Its first line is no JSON object."
    }
    guard reply["type"]?.text == "hello", let spoken = reply["protocol"]?.integer else {
      return #"Its first line must be {"type": "hello", "protocol": \#(version)}."#
    }
    return spoken == version
      ? nil : "It speaks version \(spoken) of the protocol, and Agon speaks version \(version)."
  }
}
