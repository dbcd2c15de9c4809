// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a broken environment does otherwise than the sound one beneath it; nil where it does the same.
struct Mutant {
  typealias Reading = (MutantEpisode, String, Seat) throws(EnvironmentError) -> ActionReading

  // Of the environment.
  var descriptor: (inout EnvironmentDescriptor) -> Void = { _ in }
  var seats: (Int) -> Int = { $0 }
  var opening: (JSON?) -> JSON? = { $0 }
  var parameters: (JSON?) -> JSON? = { $0 }
  var predicates: ([PredicateSignature]) -> [PredicateSignature] = { $0 }
  var symmetryCount: (Int) -> Int = { $0 }
  var origin: (inout EnvironmentOrigin) -> Void = { _ in }
  var restore: (([UInt8]) -> [UInt8])?
  var restoreError: EnvironmentError.Code?

  // Of an episode.
  var begun: ((MutantEpisode, Seed) -> Void)?
  var progress: ((MutantEpisode, inout Progress) -> Void)?
  var legalActions: ((MutantEpisode, Seat, inout [ActionID]) -> Void)?
  var name: ((MutantEpisode, ActionID, String) throws -> String)?
  var read: Reading?
  var before: ((MutantEpisode) -> Void)?
  var refused: ((MutantEpisode) -> Void)?
  var accepts: ((MutantEpisode, EnvironmentError) -> Bool)?
  var chance: ((MutantEpisode, inout [ChanceOutcome]) -> Void)?
  var chanceName: ((ActionID) -> String)?
  var rewards: ((MutantEpisode, inout [Double]) -> Void)?
  var returns: ((MutantEpisode, inout [Double]) -> Void)?
  var observe: ((MutantEpisode, Seat, View, Media, inout [UInt8]) throws -> Void)?
  var outcome: ((MutantEpisode) -> JSON?)?
  var cloneMode: ((MutantEpisode, CloneMode) -> CloneMode)?
  var cloned: ((MutantEpisode, MutantEpisode, CloneMode) -> Void)?
  var cloneFails = false
  var serialise: ((MutantEpisode, inout [UInt8]) -> Void)?
  var key: ((MutantEpisode, UInt64?) -> UInt64?)?
  var facts: ((MutantEpisode, any FactChecker) -> any FactChecker)?
  var oracle: ((any Oracle) -> any Oracle)?
  var editor: ((MutantEpisode, any StateEditor) -> any StateEditor)?
  var symmetry: ((any Symmetry) -> any Symmetry)?

  /// An environment's error as it is, any other one as a bug.
  static func error(from error: any Error) -> EnvironmentError {
    error as? EnvironmentError ?? self.error(.faulty)
  }

  /// What a mutant says when it refuses.
  static func error(_ code: EnvironmentError.Code) -> EnvironmentError {
    EnvironmentError(code: code, place: "mutant", detail: "The mutant refuses.")
  }
}
