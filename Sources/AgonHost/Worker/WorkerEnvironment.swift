// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgonHost

/// An environment of a plugin that runs in workers, one for each episode at a time.
final class WorkerEnvironment: Environment {
  let descriptor: EnvironmentDescriptor
  let parameters: JSON
  let origin: EnvironmentOrigin
  let predicates: [PredicateSignature]
  let symmetryCount: Int
  private let pool: WorkerPool
  private let extensions: UInt32

  /// The most symmetries that a host takes from a plugin.
  private static let mostSymmetries: UInt32 = 1 << 16

  init(
    pool: WorkerPool, descriptor: EnvironmentDescriptor, origin: EnvironmentOrigin,
    parameters: JSON?
  ) throws(EnvironmentError) {
    let creation = try pool.prepare()
    guard (1...WorkerEnvironment.mostSymmetries).contains(creation.symmetries) else {
      pool.close()
      throw brokenAnswer(
        "\(descriptor.id).symmetry.count", "It counts \(creation.symmetries) symmetries.")
    }
    self.pool = pool
    self.descriptor = descriptor
    self.parameters = parameters ?? .object([:])
    self.origin = origin
    extensions = creation.extensions
    symmetryCount = Int(creation.symmetries)
    do throws(EnvironmentError) {
      predicates =
        creation.has(AGON_HAS_FACTS)
        ? try PredicateSignature.list(creation.predicates, "\(descriptor.id).predicates") : []
    } catch {
      pool.close()
      throw error
    }
  }

  deinit { pool.close() }

  /// Whether it has an extension: a bit of wire.h.
  func has(_ bit: UInt32) -> Bool { extensions & bit != 0 }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    let session = try pool.lease()
    let opening = opening?.description ?? ""
    let begun = try WorkerEpisode.make(by: .begin, of: self, in: session, isCopy: false) {
      request, slot in
      request.put(slot)
      request.put(UInt32(clamping: seats))
      request.put(seed.value)
      request.put(opening)
    }
    guard begun.progress.seatCount == seats else {
      throw session.fail(
        brokenAnswer(
          "\(descriptor.id).begin",
          "It began an episode of \(begun.progress.seatCount) seats when asked for \(seats)."))
    }
    return begun
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    let session = try pool.lease()
    return try WorkerEpisode.make(by: .restore, of: self, in: session, isCopy: false) {
      request, slot in
      request.put(slot)
      request.put(bytes)
    }
  }
}
