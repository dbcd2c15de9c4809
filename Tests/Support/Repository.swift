// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The checkout that the tests were built from.
public enum Repository {
  /// The path of its top folder, without links.
  public static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The names in a folder of the checkout, sorted.
  public static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
  }

  /// The regular files beneath a folder, as paths from the top folder, sorted.
  public static func files(in folder: String) throws -> [String] {
    let start = root + "/" + folder
    guard let walk = FileManager.default.enumerator(atPath: start) else { return [] }
    var files: [String] = []
    while let name = walk.nextObject() as? String {
      if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        files.append(folder + "/" + name)
      }
    }
    return files.sorted()
  }

  /// The text of a file of the checkout.
  public static func text(of file: String) throws -> String {
    try String(contentsOfFile: root + "/" + file, encoding: .utf8)
  }
}
