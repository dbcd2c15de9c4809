// SPDX-License-Identifier: Apache-2.0
/* The bytes of an episode: "agln", the format, the environment's id and version (each after its
 * size), width, height, connect, then the sizes of the opening and of all moves, and the moves.
 * A state is rebuilt by playing its moves, so bytes cannot describe what play cannot reach. */
#include "episode.h"

#define FORMAT 1
#define MOST_BYTES 320u

static void put_byte(kit_text_t *text, unsigned byte) { kit_put_character(text, (char)byte); }

static void put_span(kit_text_t *text, agon_span_t span) {
  put_byte(text, (unsigned)span.size);
  kit_put(text, span.data, span.size);
}

/* All that precedes the history; equal for the episodes of equal environments. */
static void put_heading(kit_text_t *text, const line_grid_t *grid) {
  kit_put_string(text, "agln");
  put_byte(text, FORMAT);
  put_span(text, line_descriptor.id);
  put_span(text, line_descriptor.version);
  put_byte(text, grid->width);
  put_byte(text, grid->height);
  put_byte(text, grid->connect);
}

agon_status_t line_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                             agon_error_t *error) {
  const line_history_t *history = &episode->history;
  char buffer[MOST_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  put_heading(&text, &episode->environment->grid);
  put_byte(&text, history->opening);
  put_byte(&text, history->count);
  kit_put(&text, (const char *)history->moves, history->count);
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the bytes.");
}

/* Plays one move of untrusted bytes. */
static bool replay(agon_episode_t *episode, unsigned move, bool opening) {
  const line_history_t *history = &episode->history;
  if (line_ended(&episode->position)) return false;
  if (move == LINE_PASS) {
    const bool again = history->count > 0 && history->moves[history->count - 1] == LINE_PASS;
    if (opening || again) return false;
    line_episode_pass(episode);
    return true;
  }
  if (!line_legal(&episode->environment->grid, &episode->position, move)) return false;
  line_episode_play(episode, move);
  if (opening) return !line_ended(&episode->position);
  episode->history.turns++;
  return true;
}

agon_status_t line_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error) {
  char buffer[MOST_BYTES];
  kit_text_t heading = KIT_TEXT(NULL, buffer);
  put_heading(&heading, &environment->grid);
  if (bytes.size < heading.size + 2 || memcmp(bytes.data, buffer, heading.size) != 0) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The bytes are not an episode of %s %s with these parameters.",
                    line_descriptor.id.data, line_descriptor.version.data);
  }
  const unsigned char *place = (const unsigned char *)bytes.data + heading.size;
  const unsigned opening = place[0];
  const unsigned count = place[1];
  if (bytes.size != heading.size + 2 + count || opening > count || count > LINE_MOST_MOVES) {
    return kit_fail(error, AGON_INVALID_DATA, "The bytes are cut or have a wrong length.");
  }
  agon_episode_t episode = line_episode_start(environment);
  for (unsigned index = 0; index < count; index++) {
    if (!replay(&episode, place[2 + index], index < opening)) {
      return kit_fail(error, AGON_INVALID_DATA, "Move %u of the bytes is not legal there.",
                      index + 1);
    }
  }
  episode.history.opening = (uint8_t)opening;
  return line_episode_keep(&episode, out, error);
}
