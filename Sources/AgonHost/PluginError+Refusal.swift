// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import CAgonHost

extension PluginError {
  /// Why a library is no plugin that this host can use; nil when it is one.
  ///
  /// - Parameter kind: AGON_REFUSAL_ and its numbers and words, as CAgonHost's library.h says.
  init?(refusal kind: UInt32, _ first: UInt32, _ second: UInt32, _ words: String, path: String) {
    let code: Code
    let detail: String
    switch kind {
    case AGON_REFUSAL_NONE: return nil
    case AGON_REFUSAL_UNLOADABLE:
      (code, detail) = (.unloadable, "The dynamic loader refuses it: \(words).")
    case AGON_REFUSAL_NO_ENTRY:
      code = .missingEntry
      detail = "It exports no function \(AGON_ENTRY_SYMBOL), so it is no Agon plugin."
    case AGON_REFUSAL_NO_PLUGIN:
      code = .otherMajor
      detail = "It cannot serve ABI \(AGON_ABI_MAJOR); build it against this host's header."
    case AGON_REFUSAL_OTHER_MAJOR:
      code = .otherMajor
      detail =
        "It speaks ABI \(first), this host speaks \(AGON_ABI_MAJOR); "
        + "build it against this host's header."
    case AGON_REFUSAL_PLUGIN_SIZE:
      code = .missingTable
      detail = "Its agon_plugin_t has \(first) bytes, the ABI needs \(second)."
    case AGON_REFUSAL_LACKS:
      (code, detail) = (.missingTable, "The plugin lacks \(words); see agon/plugin.h.")
    case AGON_REFUSAL_INITIALISE:
      (code, detail) = (.initialisationFailed, "The plugin could not initialise: \(words)")
    case AGON_REFUSAL_COUNT:
      (code, detail) = (.missingTable, "It claims to offer \(first) environments.")
    case AGON_REFUSAL_TABLE_SIZE:
      code = .missingTable
      detail =
        "The table of environment \(words) has \(first) bytes, the ABI needs \(second)."
    default: (code, detail) = (.faulty, "It was refused for an unknown reason (\(kind)).")
    }
    self.init(code: code, path: path, detail: detail)
  }
}
