// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
package import AgonModels

/// The endpoints that every arena file may name.
package enum BuiltInEndpoints {
  /// All but `local`, the server that Agon starts itself.
  package static let all: [EndpointSettings] = [
    EndpointSettings(
      name: "openai", url: "https://api.openai.com/v1", key: .variable("OPENAI_API_KEY")),
    EndpointSettings(
      name: "anthropic", url: "https://api.anthropic.com/v1", api: .anthropic,
      key: .variable("ANTHROPIC_API_KEY")),
    EndpointSettings(
      name: "openrouter", url: "https://openrouter.ai/api/v1",
      key: .variable("OPENROUTER_API_KEY")),
    EndpointSettings(name: "ollama", url: "http://127.0.0.1:11434/v1"),
    EndpointSettings(name: "vllm", url: "http://127.0.0.1:8000/v1", concurrency: 64),
    EndpointSettings(name: "llama.cpp", url: "http://127.0.0.1:8080/v1", grammar: .gbnf),
  ]

  /// The names of all, `local` first.
  package static var names: [String] {
    [ModelReference.localEndpoint] + all.map(\.name)
  }
}
