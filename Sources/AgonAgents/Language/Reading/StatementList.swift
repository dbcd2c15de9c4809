// SPDX-License-Identifier: Apache-2.0

/// The different statements of a reply, in order.
struct StatementList {
  private(set) var all: [Statement] = []
  /// Whether there were more than can be compared.
  private(set) var isOverfull = false
  private var known: Set<Statement> = []

  /// Different statements that are compared, at most.
  private static let most = 32

  /// Adds a statement that is not among them.
  mutating func add(_ statement: Statement) {
    guard known.insert(statement).inserted else { return }
    if all.count < StatementList.most {
      all.append(statement)
    } else {
      isOverfull = true
      known.remove(statement)
    }
  }

  /// Adds those of another list.
  mutating func add(_ others: StatementList) {
    for statement in others.all { add(statement) }
    isOverfull = isOverfull || others.isOverfull
  }
}
