// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

/* Larger than the text of the largest board, so that a text is one write. */
#define BUFFER_BYTES 4096u

agon_status_t line_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           int32_t media, const agon_sink_t *out, agon_error_t *error) {
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  const bool own = view == AGON_VIEW_SEAT || view == AGON_VIEW_RECALL;
  if (own && seat >= LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  const int32_t viewer = own ? (int32_t)seat : AGON_SEAT_NONE;
  char buffer[BUFFER_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  switch (media) {
    case AGON_MEDIA_TEXT:
      line_observe_text(episode, viewer, view, &text);
      break;
    case AGON_MEDIA_JSON:
      line_observe_json(episode, viewer, view, &text);
      break;
    case AGON_MEDIA_SVG:
      line_observe_svg(episode, &text);
      break;
    default:
      return kit_fail(error, AGON_UNSUPPORTED, "There is no observation in media %d.", (int)media);
  }
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the observation.");
}
