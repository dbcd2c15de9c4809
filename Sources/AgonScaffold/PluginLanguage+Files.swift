// SPDX-License-Identifier: Apache-2.0

extension PluginLanguage {
  /// The files of the language's template, beside those that all have.
  var files: [TemplateFile] {
    switch self {
    case .c: TemplateFile.c
    case .cpp: TemplateFile.cpp
    case .swift: TemplateFile.swift
    case .rust: TemplateFile.rust
    }
  }

  /// What README.md says of the files.
  var guide: String {
    switch self {
    case .c: TemplateFile.cGuide
    case .cpp: TemplateFile.cppGuide
    case .swift: TemplateFile.swiftGuide
    case .rust: TemplateFile.rustGuide
    }
  }
}
