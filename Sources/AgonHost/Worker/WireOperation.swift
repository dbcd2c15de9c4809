// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost

/// What the host asks of a worker; raw values are those of CAgonHost's wire.h.
enum WireOperation: UInt32 {
  case open = 1
  case create, begin, restore, clone, apply, state, legal, name, parse, observe, end, endAll, check
  case generate, values, facts, edit, validate, pass, element, map, mapAction, simulate

  /// The function of the ABI that it is for, as errors name it.
  var call: String {
    switch self {
    case .open: "open"
    case .create: "create"
    case .begin: "begin"
    case .restore: "restore"
    case .clone: "clone"
    case .apply: "apply"
    case .state: "progress"
    case .legal: "legal_actions"
    case .name: "action_name"
    case .parse: "parse_action"
    case .observe: "observe"
    case .end, .endAll: "end"
    case .check: "facts.check"
    case .generate: "facts.generate"
    case .values: "oracle.action_values"
    case .facts: "edits.list"
    case .edit: "edits.edit"
    case .validate: "edits.validate"
    case .pass: "edits.pass"
    case .element: "symmetry.name"
    case .map: "symmetry.map_episode"
    case .mapAction: "symmetry.map_action"
    case .simulate: "simulate"
    }
  }
}
