// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `arena.yaml` of every plugin.
  static let sharedArenaYaml = TemplateFile(
    "arena.yaml",
    #"""
    # SPDX-License-Identifier: Apache-2.0
    arena: {{name}}
    environments:
      - {id: {{name}}, plugin: build/{{name}}.so, openings: {random_plies: 2}}
    agents: [random, search]
    pairs: 10
    output: {{name}}.db
    """#)
}
