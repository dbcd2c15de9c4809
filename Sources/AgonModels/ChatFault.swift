// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What is wrong with an endpoint's answer, before the endpoint is named.
struct ChatFault: Error {
  let code: ModelError.Code
  let detail: String
}
