// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension Disguise {
  /// A value with the names in its keys and strings exchanged.
  ///
  /// - Parameter keeping: keys of the outermost object that stay.
  package func swapped(_ json: JSON, keeping: Set<String> = []) -> JSON {
    switch json {
    case .string(let text): return .string(swapped(text))
    case .array(let elements): return .array(elements.map { swapped($0) })
    case .object(let members):
      var result: [String: JSON] = [:]
      for (key, value) in members {
        result[keeping.contains(key) ? key : swapped(name: key)] = swapped(value)
      }
      return .object(result)
    case .null, .bool, .integer, .number: return json
    }
  }

  /// A claim in wire form with its names exchanged; the predicates that Agon defines keep theirs.
  ///
  /// - Parameter isLenient: true for what an agent wrote: the case of letters then does not matter.
  package func swapped(claim: JSON, isLenient: Bool = false) -> JSON {
    guard var members = claim.members else { return claim }
    if let name = members["predicate"]?.text {
      members["predicate"] = .string(swapped(predicate: name))
    }
    if let arguments = members["args"]?.elements {
      members["args"] = .array(arguments.map { argument($0, isLenient: isLenient) })
    }
    return .object(members)
  }

  /// The name of a predicate exchanged.
  package func swapped(predicate name: String) -> String {
    CorePredicate(rawValue: name) == nil ? swapped(name: name) : name
  }

  private func argument(_ json: JSON, isLenient: Bool) -> JSON {
    switch json {
    case .string(let text): .string(isLenient ? revealed(text) : swapped(name: text))
    case .array(let elements): .array(elements.map { argument($0, isLenient: isLenient) })
    case .object: swapped(claim: json, isLenient: isLenient)
    case .null, .bool, .integer, .number: json
    }
  }
}
