// SPDX-License-Identifier: Apache-2.0

package import AgonConformance
package import AgonCore

/// The declared facts of an environment as lines for a terminal.
package enum EnvironmentReport {
  /// Facts, extensions, parameters and predicates.
  ///
  /// - Parameters:
  ///   - place: where the plugin's code runs, in words.
  ///   - certificate: that of the file, if it has one.
  package static func lines(
    _ facts: EnvironmentDescriptor, origin: EnvironmentOrigin, path: String,
    abi: (major: Int, minor: Int), symmetries: Int, predicates: [PredicateSignature],
    place: String, certificate: PluginCertificate?
  ) -> [String] {
    var lines = [
      "\(facts.id) \(facts.version): \(facts.title)", facts.summary, "",
      "plugin      \(origin.plugin) \(origin.version), ABI \(abi.major).\(abi.minor)",
      "file        \(path)", "sha256      \(origin.digest)",
    ]
    if !origin.build.isEmpty { lines.append("build       \(origin.build)") }
    lines.append("runs        \(place)")
    let entry = certificate?.entry(of: facts.id, version: facts.version)
    lines.append(
      "certificate "
        + (entry.flatMap { entry in
          certificate.map { "\(entry.passed) rules of \($0.contract), \($0.date)" }
        } ?? "none; `agon plugin check` makes one"))
    let returns = facts.returns.map { "\(figure($0.lowerBound)) to \(figure($0.upperBound))" }
    let media = facts.media.sorted { $0.rawValue < $1.rawValue }.map { "\($0)" }
    lines.append("licence     \(facts.licence)")
    lines.append("seats       \(range(facts.seats))")
    lines.append(
      "dynamics    \(words(facts.dynamics)), chance \(facts.chance), "
        + "utility \(words(facts.utility)), replay \(facts.replay)")
    lines.append("returns     " + (returns ?? "unbounded"))
    lines.append("turns       " + (facts.mostTurns.map { "at most \($0)" } ?? "no known bound"))
    lines.append("media       " + media.joined(separator: ", "))
    lines.append("symmetries  \(symmetries)")
    let extensions = origin.extensions.joined(separator: ", ")
    lines.append("extensions  " + (extensions.isEmpty ? "none" : extensions))
    lines += ["", "Parameters"] + parameters(facts.parametersSchema)
    lines += ["", "Predicates"] + list(predicates)
    lines += ["", "Rules"]
    return lines
      + facts.rules.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "  \($0)"
      }
  }

  private static func parameters(_ schema: JSON?) -> [String] {
    let properties = schema?["properties"]?.members ?? [:]
    guard !properties.isEmpty else { return ["  none"] }
    var table = TextTable([
      ("  name", .left), ("type", .left), ("range", .left), ("default", .left),
    ])
    for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
      table.append([
        "  " + name, property["type"]?.text ?? (property["enum"] == nil ? "any" : "one of"),
        values(property), property["default"]?.description ?? "",
      ])
    }
    return table.lines
  }

  /// What a parameter may be: the values that are listed, or the bounds of a number; else empty.
  private static func values(_ property: JSON) -> String {
    if let choices = property["enum"]?.elements {
      return choices.map(\.description).joined(separator: ", ")
    }
    let bounds = [property["minimum"], property["maximum"]].map { $0?.description ?? "" }
    return bounds == ["", ""] ? "" : bounds.joined(separator: " to ")
  }

  private static func list(_ predicates: [PredicateSignature]) -> [String] {
    guard !predicates.isEmpty else { return ["  none"] }
    var table = TextTable([("  predicate", .left), ("meaning", .left)])
    for predicate in predicates {
      let arguments = predicate.arguments.map { "\($0.name): \($0.type)" }
      table.append(["  \(predicate.name)(\(arguments.joined(separator: ", ")))", predicate.gloss])
    }
    return table.lines
  }

  private static func range(_ seats: ClosedRange<Int>) -> String {
    seats.count == 1 ? "\(seats.lowerBound)" : "\(seats.lowerBound) to \(seats.upperBound)"
  }

  private static func words(_ dynamics: EnvironmentDescriptor.Dynamics) -> String {
    switch dynamics {
    case .sequential: "sequential"
    case .simultaneous: "simultaneous"
    case .mixed: "sequential and simultaneous"
    }
  }

  private static func words(_ utility: EnvironmentDescriptor.Utility) -> String {
    switch utility {
    case .zeroSum: "zero-sum"
    case .constantSum: "constant-sum"
    case .generalSum: "general-sum"
    case .cooperative: "cooperative"
    }
  }
}
