// SPDX-License-Identifier: Apache-2.0

internal import CAgon

extension Facts {
  /// The facts as the ABI declares them; its texts are never freed.
  var descriptor: agon_descriptor_t {
    var abilities = AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE | AGON_ABILITY_ENUMERATE
    if hasPerfectInformation { abilities |= AGON_ABILITY_PERFECT_INFORMATION }
    var media: UInt64 = 1 << UInt64(AGON_MEDIA_TEXT) | 1 << UInt64(AGON_MEDIA_JSON)
    if hasPictures { media |= 1 << UInt64(AGON_MEDIA_SVG) }
    return agon_descriptor_t(
      struct_size: UInt32(MemoryLayout<agon_descriptor_t>.size), dynamics: dynamics.rawValue,
      chance: chance.rawValue, utility: utility.rawValue, replay: AGON_REPLAY_EXACT,
      least_seats: UInt32(clamping: seats.lowerBound),
      most_seats: UInt32(clamping: seats.upperBound), reserved: 0, abilities: abilities,
      media: media, least_return: returns?.lowerBound ?? .nan,
      most_return: returns?.upperBound ?? .nan, most_turns: Int64(mostTurns ?? 0),
      id: permanentSpan(id), version: permanentSpan(version), title: permanentSpan(title),
      summary: permanentSpan(summary), rules: permanentSpan(rules),
      licence: permanentSpan(licence), authors: permanentSpan(authors),
      parameters_schema: permanentSpan(parametersSchema))
  }
}
