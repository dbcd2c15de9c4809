// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Foundation

/// The record that a library passed every rule of the contract.
///
/// It lies beside the library and counts only as long as the library's bytes are those that were checked.
/// Anybody can write such a file: it is a record of a check, not a signature.
package struct PluginCertificate: Hashable, Sendable {
  /// An environment that passed.
  package struct Entry: Hashable, Sendable {
    /// Stable identifier.
    package var environment: String
    /// Version of the rules and the content.
    package var version: String
    /// Rules that held.
    package var passed: Int
    /// Rules that say nothing about it.
    package var inapplicable: Int

    /// Makes an entry.
    package init(environment: String, version: String, passed: Int, inapplicable: Int) {
      self.environment = environment
      self.version = version
      self.passed = passed
      self.inapplicable = inapplicable
    }
  }

  /// SHA-256 of the library, as 64 hexadecimal digits.
  package var digest: String
  /// The version of the contract, such as `agon-conformance/1`.
  package var contract: String
  /// The version of Agon that checked.
  package var agon: String
  /// The seed of the check.
  package var seed: Seed
  /// When it was checked, as ISO 8601 in UTC.
  package var date: String
  /// The environments that passed.
  package var entries: [Entry]

  /// Makes a certificate.
  package init(
    digest: String, contract: String = Contract.version, agon: String, seed: Seed, date: String,
    entries: [Entry]
  ) {
    self.digest = digest
    self.contract = contract
    self.agon = agon
    self.seed = seed
    self.date = date
    self.entries = entries
  }

  /// One line an environment, such as `certificate: pile 1.0.0 sha256:... agon-conformance/1 ...`.
  package var lines: [String] {
    entries.map {
      "certificate: \($0.environment) \($0.version) sha256:\(digest) \(contract) "
        + "\($0.passed) rules passed, \($0.inapplicable) inapplicable, agon \(agon) seed \(seed)"
    }
  }

  /// The entry of an environment; nil when it was not certified.
  package func entry(of environment: String, version: String) -> Entry? {
    entries.first { $0.environment == environment && $0.version == version }
  }

  /// The path of the certificate of a library: `libpile.so` has `libpile.certificate.json`.
  package static func path(beside library: String) -> String {
    let stem = library.hasSuffix(".so") ? String(library.dropLast(3)) : library
    return stem + ".certificate.json"
  }

  /// Reads the certificate of a library.
  ///
  /// - Parameter digest: SHA-256 of the library as it is now, in hexadecimal digits.
  /// - Returns: nil when there is none, when it cannot be read, when it is of another contract, or when
  ///   the library has changed.
  package static func read(beside library: String, digest: String) -> PluginCertificate? {
    guard let text = try? String(contentsOfFile: path(beside: library), encoding: .utf8),
      let json = try? JSON(parsing: text), let certificate = PluginCertificate(json: json),
      certificate.digest == digest, certificate.contract == Contract.version
    else { return nil }
    return certificate
  }

  /// Writes the certificate beside a library; the path.
  ///
  /// Throws what the system says when the folder cannot be written.
  package func write(beside library: String) throws -> String {
    let path = PluginCertificate.path(beside: library)
    try (json.description + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// Takes away the certificate of a library that no longer passes.
  package static func remove(beside library: String) {
    try? FileManager.default.removeItem(atPath: path(beside: library))
  }

  /// The certificate as JSON.
  package var json: JSON {
    [
      "sha256": .string(digest), "contract": .string(contract), "agon": .string(agon),
      "seed": .integer(Int64(seed.value)), "date": .string(date),
      "environments": .array(
        entries.map {
          [
            "id": .string($0.environment), "version": .string($0.version),
            "passed": .integer(Int64($0.passed)), "inapplicable": .integer(Int64($0.inapplicable)),
          ]
        }),
    ]
  }

  /// Reads what `json` wrote; nil when it is something else.
  package init?(json: JSON) {
    guard let digest = json["sha256"]?.text, let contract = json["contract"]?.text,
      let agon = json["agon"]?.text, let seed = json["seed"]?.integer, seed >= 0,
      let date = json["date"]?.text, let entries = json["environments"]?.elements
    else { return nil }
    self.init(
      digest: digest, contract: contract, agon: agon, seed: Seed(UInt64(seed)), date: date,
      entries: entries.compactMap { entry in
        guard let id = entry["id"]?.text, let version = entry["version"]?.text,
          let passed = entry["passed"]?.integer, let inapplicable = entry["inapplicable"]?.integer
        else { return nil }
        return Entry(
          environment: id, version: version, passed: Int(passed), inapplicable: Int(inapplicable))
      })
  }
}
