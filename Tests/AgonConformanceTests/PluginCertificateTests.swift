// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import AgonTestSupport
internal import Testing

/// Certificates beside libraries.
struct PluginCertificateTests {
  private let certificate = PluginCertificate(
    digest: String(repeating: "a", count: 64), agon: "0.1.0", seed: Seed(7),
    date: "2026-11-22T12:00:00Z",
    entries: [.init(environment: "pile", version: "1.0.0", passed: 40, inapplicable: 9)])

  @Test func `a certificate is read as it was written`() throws {
    let folder = try TemporaryFolder()
    let library = folder.path + "/libpile.so"
    let path = try certificate.write(beside: library)
    #expect(path == folder.path + "/libpile.certificate.json")
    #expect(PluginCertificate.read(beside: library, digest: certificate.digest) == certificate)
  }

  @Test func `a certificate does not count for other bytes`() throws {
    let folder = try TemporaryFolder()
    let library = folder.path + "/libpile.so"
    _ = try certificate.write(beside: library)
    let other = String(repeating: "b", count: 64)
    #expect(PluginCertificate.read(beside: library, digest: other) == nil)
  }

  @Test func `a certificate of another contract does not count`() throws {
    let folder = try TemporaryFolder()
    var older = certificate
    older.contract = "agon-conformance/0"
    _ = try older.write(beside: folder.path + "/libpile.so")
    let read = PluginCertificate.read(
      beside: folder.path + "/libpile.so", digest: certificate.digest)
    #expect(read == nil)
  }

  @Test func `the line names the environment, the file's hash and the contract`() {
    let digest = certificate.digest
    #expect(
      certificate.lines == [
        "certificate: pile 1.0.0 sha256:\(digest) agon-conformance/1 40 rules passed, "
          + "9 inapplicable, agon 0.1.0 seed 7"
      ])
  }

  @Test func `an entry counts for its version only`() {
    #expect(certificate.entry(of: "pile", version: "1.0.0")?.passed == 40)
    #expect(certificate.entry(of: "pile", version: "1.0.1") == nil)
  }

  @Test func `a folder that cannot be written is told`() {
    #expect(throws: (any Error).self) {
      _ = try certificate.write(beside: "/nonexistent/libpile.so")
    }
  }
}
