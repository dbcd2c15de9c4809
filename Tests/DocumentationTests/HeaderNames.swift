// SPDX-License-Identifier: Apache-2.0

/// The names that a header of the ABI declares.
enum HeaderNames {
  /// Constants and macros, structs and types, functions and function pointers; no fields, no include
  /// guard.
  static func all(in header: String) -> Set<String> {
    let code = header.replacing(/\/\*(?:[^*]|\*[^\/])*\*\//, with: " ")
    let macros = code.matches(of: /^\s*#define\s+(AGON_\w+)/.anchorsMatchLineEndings())
      .map { String($0.output.1) }.filter { !$0.hasSuffix("_H") }
    let types = code.matches(of: /\b(agon_\w+)/).map { String($0.output.1) }
    let pointers = code.matches(of: /\(\*(\w+)\)\s*\(/).map { String($0.output.1) }
    return Set(macros + types + pointers)
  }
}
