// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// What tells a model's file from others, without reading gigabytes.
///
/// Weights that were trained on have the name and the size of those before, but differ everywhere; so
/// pieces from all over the file are enough.
enum ModelFingerprint {
  /// Pieces that are read of a large file, beside its end.
  private static let pieces = 64
  /// Bytes of a piece.
  private static let pieceSize = 16 << 10

  /// The size of a file in bytes and the SHA-256 of its pieces; nil for a file that cannot be read.
  static func taken(of path: String) -> (bytes: Int, digest: Digest)? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    do {
      let size = Int(try file.seekToEnd())
      let step = max(pieceSize, size / pieces)
      var starts = Array(stride(from: 0, to: size, by: step))
      starts.append(max(0, size - pieceSize))
      var hash = SHA256()
      for start in starts {
        try file.seek(toOffset: UInt64(start))
        hash.update([UInt8](try file.read(upToCount: pieceSize) ?? Data()))
      }
      return (size, hash.digest())
    } catch {
      return nil
    }
  }
}
