// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
package import AgonCore

/// Which plugins of a run had passed `agon plugin check`.
package enum CertificateReport {
  /// One line beside the standings.
  package static func line(_ run: RunDescription) -> String {
    let checked = run.environments.compactMap { entry in
      certified(entry).map { "\(entry.name) (\($0.passed) rules)" }
    }
    let unchecked = run.environments.filter { certified($0) == nil }.map(\.name)
    return "Certificates of the plugins: "
      + (checked.isEmpty ? "none" : checked.joined(separator: ", "))
      + (checked.isEmpty || unchecked.isEmpty
        ? "." : "; none for \(unchecked.joined(separator: ", ")).")
  }

  /// What a certificate says of a recorded environment; nil without one that counts.
  private static func certified(_ entry: RunDescription.Entry) -> PluginCertificate.Entry? {
    entry.certificate.flatMap { PluginCertificate(json: $0) }?
      .entry(of: entry.descriptor.id, version: entry.descriptor.version)
  }
}
