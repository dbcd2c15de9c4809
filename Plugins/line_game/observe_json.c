// SPDX-License-Identifier: Apache-2.0
/* The observation as one JSON object; the README of each game lists its members. */
#include "episode.h"

static void put_rows(line_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  for (unsigned row = grid->height; row-- > 0;) {
    line_put_string(text, row + 1 == grid->height ? "[\"" : ",\"");
    for (unsigned column = 0; column < grid->width; column++) {
      const uint64_t cell = line_cell(column * grid->stride + row);
      const bool cross = (position->marks[0] & cell) != 0;
      const bool nought = (position->marks[1] & cell) != 0;
      line_put_character(text, cross ? 'X' : nought ? 'O' : '.');
    }
    line_put_character(text, '"');
  }
  line_put_character(text, ']');
}

static void put_last(line_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  unsigned seat = 0;
  const uint64_t cell = line_last_cell(episode, &seat);
  line_put_string(text, ",\"last\":");
  if (cell == 0) {
    line_put_string(text, "null");
    return;
  }
  const unsigned bit = line_lowest(cell);
  line_put_string(text, "{\"action\":\"");
  if (grid->falls) {
    line_put_action(text, grid, bit / grid->stride);
  } else {
    line_put_cell(text, grid, bit);
  }
  line_put_string(text, "\",\"cell\":\"");
  line_put_cell(text, grid, bit);
  line_put_string(text, "\",\"seat\":");
  line_put_number(text, seat);
  line_put_character(text, '}');
}

static void put_standing(line_text_t *text, const agon_episode_t *episode) {
  static const char *const names[] = {"play", "won", "drawn"};
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  line_put_string(text, ",\"standing\":\"");
  line_put_string(text, names[position->standing]);
  line_put_string(text, "\",\"to_act\":");
  if (line_ended(position)) {
    line_put_string(text, "null");
  } else {
    line_put_number(text, position->to_act);
  }
  line_put_string(text, ",\"winner\":");
  if (position->standing == LINE_WON) {
    line_put_number(text, position->winner);
    line_put_string(text, ",\"line\":");
    line_put_cells(text, grid, line_completed(grid, position->marks[position->winner]));
  } else {
    line_put_string(text, "null,\"line\":[]");
  }
}

static void put_history(line_text_t *text, const agon_episode_t *episode) {
  const line_history_t *history = &episode->history;
  line_put_string(text, ",\"history\":[");
  for (unsigned index = 0; index < history->count; index++) {
    if (index > 0) line_put_character(text, ',');
    if (history->moves[index] == LINE_PASS) {
      line_put_string(text, "null");
    } else {
      line_put_character(text, '"');
      line_put_action(text, &episode->environment->grid, history->moves[index]);
      line_put_character(text, '"');
    }
  }
  line_put_character(text, ']');
}

void line_observe_json(const agon_episode_t *episode, int32_t seat, int32_t view,
                       line_text_t *text) {
  const line_grid_t *grid = &episode->environment->grid;
  line_put_string(text, "{\"environment\":\"");
  line_put(text, line_descriptor.id.data, line_descriptor.id.size);
  line_put_string(text, "\",\"width\":");
  line_put_number(text, grid->width);
  line_put_string(text, ",\"height\":");
  line_put_number(text, grid->height);
  line_put_string(text, ",\"connect\":");
  line_put_number(text, grid->connect);
  line_put_string(text, ",\"turn\":");
  line_put_number(text, episode->history.turns);
  line_put_string(text, ",\"marks\":[\"X\",\"O\"],\"seat\":");
  if (seat >= 0) {
    line_put_number(text, seat);
  } else {
    line_put_string(text, "null");
  }
  line_put_string(text, ",\"rows\":");
  put_rows(text, episode);
  put_standing(text, episode);
  put_last(text, episode);
  if (view == AGON_VIEW_RECALL) put_history(text, episode);
  line_put_string(text, ",\"legal\":");
  line_put_actions(text, grid, line_legal_set(grid, &episode->position));
  line_put_character(text, '}');
}
