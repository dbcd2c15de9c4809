// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#define BUFFER_BYTES 2048u

agon_status_t card_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           int32_t media, const agon_sink_t *out, agon_error_t *error) {
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  const card_viewer_t viewer = card_viewer(view, seat);
  if (viewer.seat != AGON_SEAT_NONE && seat >= episode->hand.seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  char buffer[BUFFER_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  switch (media) {
    case AGON_MEDIA_TEXT:
      card_observe_text(episode, viewer, &text);
      break;
    case AGON_MEDIA_JSON:
      card_observe_json(episode, viewer, &text);
      break;
    case AGON_MEDIA_SVG:
      card_observe_svg(episode, viewer, &text);
      break;
    default:
      return kit_fail(error, AGON_UNSUPPORTED, "There is no observation in media %d.", (int)media);
  }
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the observation.");
}
