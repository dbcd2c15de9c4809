// SPDX-License-Identifier: Apache-2.0

/// A file of a template.
///
/// Path and text may hold `{{name}}`, `{{Name}}`, `{{title}}`, `{{language}}`, `{{include}}`,
/// `{{swift-package}}` and `{{files}}`, which rendering replaces.
struct TemplateFile {
  /// The path from the plugin's folder.
  let path: String
  /// The text of the file, with a line break at its end.
  let text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text + "\n"
  }

  /// The file with values in place of their names.
  func rendered(with values: [(name: String, value: String)]) -> (path: String, text: String) {
    func fill(_ text: String) -> String {
      values.reduce(text) { $0.replacing("{{" + $1.name + "}}", with: $1.value) }
    }
    return (fill(path), fill(text))
  }
}
