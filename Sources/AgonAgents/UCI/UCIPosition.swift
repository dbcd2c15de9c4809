// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A position of chess as an environment tells it in its JSON observation.
///
/// The observation is an object with `fen`, a text in Forsyth-Edwards notation, or with `startpos`, true; and
/// with `moves` where moves were made from there, a list of texts such as `e2e4` and `a7a8q`.
struct UCIPosition: Hashable, Sendable {
  /// Where it begins: a position in Forsyth-Edwards notation; nil for the usual start of chess.
  let fen: String?
  /// The moves since then.
  let moves: [String]

  /// Reads an observation.
  ///
  /// - Throws: `Lack`, which says what an engine misses.
  init(_ observation: JSON) throws(Lack) {
    if let fen = observation["fen"]?.text {
      guard Self.isWord(fen, also: " /-") else {
        throw Lack(detail: "its `fen` is no position in Forsyth-Edwards notation")
      }
      self.fen = fen
    } else {
      guard observation["startpos"]?.truth == true else {
        throw Lack(detail: "its JSON observation has neither `fen` nor `startpos`")
      }
      fen = nil
    }
    guard let moves = observation["moves"] else {
      self.moves = []
      return
    }
    self.moves = (moves.elements ?? []).compactMap(\.text).filter(Self.isMove)
    guard let elements = moves.elements, elements.count == self.moves.count else {
      throw Lack(detail: "its `moves` are no list of moves such as e2e4")
    }
  }

  /// What a chess engine misses in an environment.
  struct Lack: Error, Hashable, Sendable {
    /// What it is, as a clause.
    let detail: String
  }

  /// The command that sets the position up.
  var command: String {
    (fen.map { "position fen \($0)" } ?? "position startpos")
      + (moves.isEmpty ? "" : " moves \(moves.joined(separator: " "))")
  }

  /// Whether a text names a move as engines do: two squares, and the piece that a pawn becomes.
  static func isMove(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isSquare(_ place: Int) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "h")).contains(bytes[place])
        && (UInt8(ascii: "1")...UInt8(ascii: "8")).contains(bytes[place + 1])
    }
    guard bytes.count == 4 || bytes.count == 5, isSquare(0), isSquare(2) else { return false }
    return bytes.count == 4 || "qrbnk".utf8.contains(bytes[4])
  }

  private static func isWord(_ text: String, also marks: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: marks.utf8.contains(byte)
        }
      }
  }
}
