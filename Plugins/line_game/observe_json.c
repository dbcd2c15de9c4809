// SPDX-License-Identifier: Apache-2.0
/* The observation as one JSON object; the README of each game lists its members. */
#include "episode.h"

static void put_rows(kit_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  for (unsigned row = grid->height; row-- > 0;) {
    kit_put_string(text, row + 1 == grid->height ? "[\"" : ",\"");
    for (unsigned column = 0; column < grid->width; column++) {
      const uint64_t cell = line_cell(column * grid->stride + row);
      const bool cross = (position->marks[0] & cell) != 0;
      const bool nought = (position->marks[1] & cell) != 0;
      kit_put_character(text, cross ? 'X' : nought ? 'O' : '.');
    }
    kit_put_character(text, '"');
  }
  kit_put_character(text, ']');
}

static void put_last(kit_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  unsigned seat = 0;
  const uint64_t cell = line_last_cell(episode, &seat);
  kit_put_string(text, ",\"last\":");
  if (cell == 0) {
    kit_put_string(text, "null");
    return;
  }
  const unsigned bit = line_lowest(cell);
  kit_put_string(text, "{\"action\":\"");
  if (grid->falls) {
    line_put_action(text, grid, bit / grid->stride);
  } else {
    line_put_cell(text, grid, bit);
  }
  kit_put_string(text, "\",\"cell\":\"");
  line_put_cell(text, grid, bit);
  kit_put_string(text, "\",\"seat\":");
  kit_put_number(text, seat);
  kit_put_character(text, '}');
}

static void put_standing(kit_text_t *text, const agon_episode_t *episode) {
  static const char *const names[] = {"play", "won", "drawn"};
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  kit_put_string(text, ",\"standing\":\"");
  kit_put_string(text, names[position->standing]);
  kit_put_string(text, "\",\"to_act\":");
  if (line_ended(position)) {
    kit_put_string(text, "null");
  } else {
    kit_put_number(text, position->to_act);
  }
  kit_put_string(text, ",\"winner\":");
  if (position->standing == LINE_WON) {
    kit_put_number(text, position->winner);
    kit_put_string(text, ",\"line\":");
    line_put_cells(text, grid, line_completed(grid, position->marks[position->winner]));
  } else {
    kit_put_string(text, "null,\"line\":[]");
  }
}

static void put_history(kit_text_t *text, const agon_episode_t *episode) {
  const line_history_t *history = &episode->history;
  kit_put_string(text, ",\"history\":[");
  for (unsigned index = 0; index < history->count; index++) {
    if (index > 0) kit_put_character(text, ',');
    if (history->moves[index] == LINE_PASS) {
      kit_put_string(text, "null");
    } else {
      kit_put_character(text, '"');
      line_put_action(text, &episode->environment->grid, history->moves[index]);
      kit_put_character(text, '"');
    }
  }
  kit_put_character(text, ']');
}

void line_observe_json(const agon_episode_t *episode, int32_t seat, int32_t view,
                       kit_text_t *text) {
  const line_grid_t *grid = &episode->environment->grid;
  kit_put_string(text, "{\"environment\":\"");
  kit_put(text, line_descriptor.id.data, line_descriptor.id.size);
  kit_put_string(text, "\",\"width\":");
  kit_put_number(text, grid->width);
  kit_put_string(text, ",\"height\":");
  kit_put_number(text, grid->height);
  kit_put_string(text, ",\"connect\":");
  kit_put_number(text, grid->connect);
  kit_put_string(text, ",\"turn\":");
  kit_put_number(text, episode->history.turns);
  kit_put_string(text, ",\"marks\":[\"X\",\"O\"],\"seat\":");
  if (seat >= 0) {
    kit_put_number(text, seat);
  } else {
    kit_put_string(text, "null");
  }
  kit_put_string(text, ",\"rows\":");
  put_rows(text, episode);
  put_standing(text, episode);
  put_last(text, episode);
  if (view == AGON_VIEW_RECALL) put_history(text, episode);
  kit_put_string(text, ",\"legal\":");
  line_put_actions(text, grid, line_legal_set(grid, &episode->position));
  kit_put_character(text, '}');
}
