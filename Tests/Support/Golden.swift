// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A text of the checkout that a test compares with what the program says today.
///
/// With AGON_RECORD_GOLDENS=1 in the environment the tests write all of them anew instead; the
/// difference is then judged by a reader, in version control.
public enum Golden {
  /// Compares a text with a file of the checkout.
  ///
  /// - Parameter file: the path from the top folder.
  /// - Returns: nil when they are equal or the text was recorded, else the first line that differs and
  ///   what to do.
  public static func difference(of text: String, from file: String) throws -> String? {
    let path = Repository.root + "/" + file
    if ProcessInfo.processInfo.environment["AGON_RECORD_GOLDENS"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return nil
    }
    guard let recorded = try? String(contentsOfFile: path, encoding: .utf8) else {
      return "\(file) cannot be read. " + advice
    }
    guard recorded != text else { return nil }
    let old = lines(recorded)
    let new = lines(text)
    let place = zip(old, new).prefix { $0 == $1 }.count
    return """
      \(file):\(place + 1) differs.
      recorded: \(place < old.count ? String(old[place]) : "(the end)")
      now:      \(place < new.count ? String(new[place]) : "(the end)")
      """ + "\n" + advice
  }

  private static let advice =
    "Run the tests with AGON_RECORD_GOLDENS=1 if the change is wanted, and read the difference."

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
