// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A cassette as text: JSON lines, in canonical form and in the order of keys.
///
/// The first line is `{"agon":"cassette","version":1}`. Each further line is an object of a call: `key`, the
/// SHA-256 of the question's canonical text in hexadecimal; `question`; `answer`. Equal cassettes give equal
/// bytes.
package enum CassetteLines {
  /// Version of the form.
  static let version: Int64 = 1

  /// The first line.
  package static let head: String = JSON.object(["agon": "cassette", "version": .integer(version)])
    .description

  /// The line of a call.
  package static func line(of call: RecordedCall) -> String {
    let line: JSON = [
      "key": .string(call.key.description), "question": call.question, "answer": call.answer,
    ]
    return line.description
  }

  /// Reads a line.
  ///
  /// - Parameter number: of the line, from 1; the first one holds no call.
  /// - Returns: nil for the first line and for an empty one.
  package static func call(in line: String, number: Int) throws(CassetteLineError) -> RecordedCall?
  {
    func wrong(_ detail: String) -> CassetteLineError {
      CassetteLineError(line: number, detail: detail)
    }
    let json: JSON
    do { json = try JSON(parsing: line) } catch {
      if number > 1, line.allSatisfy(\.isWhitespace) { return nil }
      throw wrong("This is no JSON (\(error)); import a file that `agon cassette export` wrote.")
    }
    guard number > 1 else {
      guard json["agon"] == "cassette", let version = json["version"]?.integer else {
        throw wrong("The first line must be \(head); import a file of `agon cassette export`.")
      }
      guard version <= Self.version else {
        throw wrong(
          "A newer Agon wrote this: version \(version), this Agon knows \(Self.version). "
            + "Use that one.")
      }
      return nil
    }
    guard let key = json["key"]?.text, let question = json["question"], let answer = json["answer"],
      question["model"] != nil, question["messages"]?.elements != nil, answer.members != nil
    else {
      throw wrong("A call needs the members key, question (with model and messages) and answer.")
    }
    let call = RecordedCall(question: question, answer: answer)
    guard call.key.description == key else {
      throw wrong("The key is not that of the question; the line was changed after its export.")
    }
    return call
  }
}
