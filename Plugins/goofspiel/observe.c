// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <plugin_kit/failure.h>

/* Larger than most observations, so that they are one write. */
#define BUFFER_BYTES 4096u

void goof_put_set(kit_text_t *text, unsigned set, const char *between) {
  for (unsigned rest = set; rest != 0; rest &= rest - 1) {
    if (rest != set) kit_put_string(text, between);
    kit_put_number(text, goof_lowest(rest));
  }
}

agon_status_t goof_observe(const agon_episode_t *game, uint32_t seat, int32_t view, int32_t media,
                           const agon_sink_t *out, agon_error_t *error) {
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  const bool own = view == AGON_VIEW_SEAT || view == AGON_VIEW_RECALL;
  if (own && seat >= game->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  const goof_eye_t eye = {
      .seat = own ? (int)seat : AGON_SEAT_NONE,
      .all = view == AGON_VIEW_FULL,
      .past = view == AGON_VIEW_FULL || view == AGON_VIEW_RECALL,
  };
  char buffer[BUFFER_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  switch (media) {
    case AGON_MEDIA_TEXT:
      goof_observe_text(game, eye, &text);
      break;
    case AGON_MEDIA_JSON:
      goof_observe_json(game, eye, &text);
      break;
    case AGON_MEDIA_SVG:
      goof_observe_svg(game, eye, &text);
      break;
    default:
      return kit_fail(error, AGON_UNSUPPORTED, "There is no observation in media %d.", (int)media);
  }
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the observation.");
}
