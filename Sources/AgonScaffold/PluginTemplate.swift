// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A folder from which a plugin is begun: a small complete game that builds by itself.
package struct PluginTemplate: Sendable {
  /// The files, as paths from the folder and texts, in the order of their paths.
  package let files: [(path: String, text: String)]

  /// Renders the template of a language.
  ///
  /// - Throws: `notFound` when what the language builds against is not beside the program.
  package init(
    of language: PluginLanguage, named name: PluginName, places: DevelopmentPlaces
  ) throws(ScaffoldError) {
    var values = [
      (name: "files", value: language.guide), (name: "name", value: name.text),
      (name: "Name", value: name.capitalised), (name: "title", value: name.title),
      (name: "language", value: language.title),
    ]
    switch language {
    case .c, .cpp: values.append((name: "include", value: try places.includeFolder()))
    case .swift: values.append((name: "swift-package", value: try places.swiftPackage()))
    case .rust: break
    }
    files = (language.files + TemplateFile.shared).map { $0.rendered(with: values) }
      .sorted { $0.path < $1.path }
  }

  /// Writes the files into a folder, which is made when it is not there.
  ///
  /// - Throws: `folderInUse` when the folder holds anything or is a file, `notWritable`.
  package func write(to folder: String) throws(ScaffoldError) {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: folder, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw ScaffoldError(
          code: .folderInUse,
          description: "\(folder) is a file; name another folder with --directory.")
      }
      guard let content = try? manager.contentsOfDirectory(atPath: folder) else {
        throw ScaffoldError(
          code: .notWritable,
          description: "\(folder) cannot be read; name another folder with --directory.")
      }
      guard content.isEmpty else {
        throw ScaffoldError(
          code: .folderInUse,
          description: "\(folder) is not empty, and nothing in it is replaced; name another folder "
            + "with --directory.")
      }
    }
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
      do {
        try manager.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .withoutOverwriting)
      } catch {
        throw ScaffoldError(
          code: .notWritable,
          description:
            "\(file.path) cannot be written; name another folder with --directory, or make room: "
            + error.localizedDescription)
      }
    }
  }
}
