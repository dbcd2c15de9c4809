// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The environment of `AuctionEpisode`.
final class AuctionEnvironment: Environment {
  let descriptor = EnvironmentDescriptor(
    id: "auction", version: "1", title: "Auction", summary: "", rules: "", licence: "",
    authors: "", dynamics: .simultaneous, chance: .explicit, utility: .zeroSum, replay: .exact,
    seats: 2...2, abilities: [.clone, .serialise, .enumerate], media: [.text], returns: -6...6,
    mostTurns: 4, parametersSchema: nil)
  let parameters: JSON = [:]
  let origin = EnvironmentOrigin(
    plugin: "auction", version: "1", build: "", file: "", digest: SHA256.digest(of: ""),
    extensions: [])
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    AuctionEpisode()
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "auction.restore", detail: "No.")
  }
}
