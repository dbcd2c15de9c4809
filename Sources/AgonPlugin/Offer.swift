// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Synchronization

/// An environment that the plugin offers.
struct Offer: @unchecked Sendable {
  // Unchecked because of the pointer: what it points at is never written after `init`, never freed.

  /// The table of its functions.
  let table: UnsafePointer<agon_environment_table_t>?
  /// Makes an environment from parameters.
  let make: @Sendable (String) throws(Fault) -> EnvironmentBox

  /// All that the plugin offers; written once, when the plugin is made.
  static let all = Mutex<[Offer]>([])

  /// The most that a plugin can offer: a C function has no context, so each needs a function of its own.
  static let most = creators.count

  /// Offers rules as environment `index` of the plugin.
  init(_ rules: any Rules.Type, at index: Int) {
    table =
      Offer.creators.indices.contains(index)
      ? environmentTable(describing: rules.facts, creating: Offer.creators[index]) : nil
    make = Offer.maker(of: rules)
  }

  private static func maker<R: Rules>(
    of rules: R.Type
  ) -> @Sendable (String) throws(Fault) -> EnvironmentBox {
    { (parameters) throws(Fault) in try RulesEnvironment<R>(parameters: parameters) }
  }

  /// The `create` function of environment 0, 1, 2 and so on.
  private static let creators: [Creator] = [
    { create(0, $1, $2, $3) }, { create(1, $1, $2, $3) }, { create(2, $1, $2, $3) },
    { create(3, $1, $2, $3) }, { create(4, $1, $2, $3) }, { create(5, $1, $2, $3) },
    { create(6, $1, $2, $3) }, { create(7, $1, $2, $3) },
  ]

  private static func create(
    _ index: Int, _ parameters: agon_span_t, _ out: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<agon_error_t>?
  ) -> agon_status_t {
    answer(to: error) { () throws(Fault) in
      guard let out else { throw .nullArgument }
      guard let text = parameters.text else {
        throw Fault(AGON_INVALID_DATA, "The parameters are no UTF-8.")
      }
      let make = all.withLock { $0[index].make }
      out.pointee = retained(try make(text))
    }
  }
}

/// The `create` function of a table.
typealias Creator =
  @convention(c) (
    UnsafePointer<agon_host_t>?, agon_span_t, UnsafeMutablePointer<OpaquePointer?>?,
    UnsafeMutablePointer<agon_error_t>?
  ) -> agon_status_t
