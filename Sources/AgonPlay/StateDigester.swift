// SPDX-License-Identifier: Apache-2.0

public import AgonCore

/// Computes state digests: SHA-256 of the serialised bytes, or of the full JSON view where the
/// environment cannot serialise.
///
/// Keeps its buffer between states.
public struct StateDigester {
  private var bytes: [UInt8] = []
  private var serialises = true

  /// Begins with an empty buffer.
  public init() {}

  /// The digest of an episode's state.
  public mutating func digest(of episode: any Episode) throws(EnvironmentError) -> Digest {
    if serialises {
      do throws(EnvironmentError) {
        try episode.serialise(into: &bytes)
        return SHA256.digest(of: bytes)
      } catch {
        guard error.code == .unsupported else { throw error }
        serialises = false
      }
    }
    try episode.observe(Seat(0), view: .full, media: .json, into: &bytes)
    return SHA256.digest(of: bytes)
  }
}
