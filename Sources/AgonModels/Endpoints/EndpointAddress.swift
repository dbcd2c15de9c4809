// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// The checked address of an endpoint.
struct EndpointAddress: Sendable {
  /// Where questions are sent.
  let whole: String
  /// The same before the path of the protocol and its version, where a server tells what it is.
  let root: String
  /// The host, in small letters.
  let host: String

  /// Checks an address.
  ///
  /// - Parameter path: what the protocol adds to it.
  /// - Parameter hasKey: whether a key is sent there, which needs https or this machine.
  init(of base: String, adding path: String, hasKey: Bool) throws(ModelError) {
    let parts = URLComponents(string: base)
    guard let parts, let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil,
      parts.query == nil, parts.fragment == nil, let url = parts.url
    else {
      // The address is not shown: it may hold a password.
      throw ModelError(
        code: .transport, endpoint: "chat endpoint",
        detail: "Its address is no http or https URL without user, password and query; write it "
          + "like http://127.0.0.1:8080/v1, and the key into an environment variable.")
    }
    self.host = host
    whole = url.appendingPathComponent(path).absoluteString
    let isVersioned = url.lastPathComponent.wholeMatch(of: /v[0-9]+/) != nil
    let bare = (isVersioned ? url.deletingLastPathComponent() : url).absoluteString
    root = bare.hasSuffix("/") ? String(bare.dropLast()) : bare
    if hasKey, scheme == "http", !ThisMachine.isNamed(host) {
      throw ModelError(
        code: .transport, endpoint: whole,
        detail: "A key would cross the network in the clear: write the address with https, or "
          + "name no key.")
    }
  }
}
