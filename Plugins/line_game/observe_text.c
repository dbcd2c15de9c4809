// SPDX-License-Identifier: Apache-2.0
/* The observation as plain text: the board with its coordinates, and what there is to know. */
#include "episode.h"

static void put_board(kit_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  const uint64_t crosses = episode->position.marks[0];
  const uint64_t noughts = episode->position.marks[1];
  char line[2 * LINE_MOST_BITS + 4];
  for (unsigned row = grid->height; row-- > 0;) {
    unsigned size = 0;
    line[size++] = row >= 9 ? (char)('0' + (row + 1) / 10) : ' ';
    line[size++] = (char)('0' + (row + 1) % 10);
    uint64_t cell = line_cell(row);
    for (unsigned column = 0; column < grid->width; column++, cell <<= grid->stride) {
      line[size++] = ' ';
      line[size++] = (crosses & cell) != 0 ? 'X' : (noughts & cell) != 0 ? 'O' : '.';
    }
    line[size++] = '\n';
    kit_put(text, line, size);
  }
  kit_put_string(text, "  ");
  for (unsigned column = 0; column < grid->width; column++) {
    kit_put_character(text, ' ');
    kit_put_character(text, (char)('a' + column));
  }
  kit_put_character(text, '\n');
}

static void put_standing(kit_text_t *text, const agon_episode_t *episode, int32_t seat) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  if (seat >= 0) {
    kit_put_string(text, "You are ");
    kit_put_character(text, line_letter((unsigned)seat));
    kit_put_string(text, ".\n");
  }
  if (position->standing == LINE_DRAWN) {
    kit_put_string(text, "The game has ended: a draw.\n");
  } else if (position->standing == LINE_WON) {
    kit_put_string(text, "The game has ended: ");
    kit_put_character(text, line_letter(position->winner));
    kit_put_string(text, " has won with");
    uint64_t line = line_completed(grid, position->marks[position->winner]);
    for (; line != 0; line &= line - 1) {
      kit_put_character(text, ' ');
      line_put_cell(text, grid, line_lowest(line));
    }
    kit_put_string(text, ".\n");
  } else {
    kit_put_string(text, "To act: ");
    kit_put_character(text, line_letter(position->to_act));
    kit_put_string(text, ".\n");
  }
}

static void put_last(kit_text_t *text, const agon_episode_t *episode) {
  unsigned seat = 0;
  const uint64_t cell = line_last_cell(episode, &seat);
  kit_put_string(text, "Last action: ");
  if (cell == 0) {
    kit_put_string(text, "none.\n");
    return;
  }
  kit_put_character(text, line_letter(seat));
  kit_put_string(text, " at ");
  line_put_cell(text, &episode->environment->grid, line_lowest(cell));
  kit_put_string(text, ".\n");
}

static void put_history(kit_text_t *text, const agon_episode_t *episode) {
  const line_history_t *history = &episode->history;
  kit_put_string(text, "Actions so far:");
  if (history->count == 0) kit_put_string(text, " none");
  for (unsigned index = 0; index < history->count; index++) {
    kit_put_character(text, ' ');
    if (history->moves[index] == LINE_PASS) {
      kit_put_string(text, "pass");
    } else {
      line_put_action(text, &episode->environment->grid, history->moves[index]);
    }
  }
  kit_put_string(text, ".\n");
}

void line_observe_text(const agon_episode_t *episode, int32_t seat, int32_t view,
                       kit_text_t *text) {
  const line_grid_t *grid = &episode->environment->grid;
  kit_put(text, line_descriptor.title.data, line_descriptor.title.size);
  kit_put_string(text, ", ");
  kit_put_number(text, grid->connect);
  kit_put_string(text, " in a row. Turn ");
  kit_put_number(text, episode->history.turns);
  kit_put_string(text, ".\n");
  put_board(text, episode);
  put_standing(text, episode, seat);
  put_last(text, episode);
  if (view == AGON_VIEW_RECALL) put_history(text, episode);
  line_put_legal(text, episode);
  kit_put_character(text, '\n');
}
