// SPDX-License-Identifier: Apache-2.0
/* The observation as plain text: the board with its coordinates, and what there is to know. */
#include "episode.h"

static void put_board(line_text_t *text, const agon_episode_t *episode) {
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
    line_put(text, line, size);
  }
  line_put_string(text, "  ");
  for (unsigned column = 0; column < grid->width; column++) {
    line_put_character(text, ' ');
    line_put_character(text, (char)('a' + column));
  }
  line_put_character(text, '\n');
}

static void put_standing(line_text_t *text, const agon_episode_t *episode, int32_t seat) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  if (seat >= 0) {
    line_put_string(text, "You are ");
    line_put_character(text, line_letter((unsigned)seat));
    line_put_string(text, ".\n");
  }
  if (position->standing == LINE_DRAWN) {
    line_put_string(text, "The game has ended: a draw.\n");
  } else if (position->standing == LINE_WON) {
    line_put_string(text, "The game has ended: ");
    line_put_character(text, line_letter(position->winner));
    line_put_string(text, " has won with");
    uint64_t line = line_completed(grid, position->marks[position->winner]);
    for (; line != 0; line &= line - 1) {
      line_put_character(text, ' ');
      line_put_cell(text, grid, line_lowest(line));
    }
    line_put_string(text, ".\n");
  } else {
    line_put_string(text, "To act: ");
    line_put_character(text, line_letter(position->to_act));
    line_put_string(text, ".\n");
  }
}

static void put_last(line_text_t *text, const agon_episode_t *episode) {
  unsigned seat = 0;
  const uint64_t cell = line_last_cell(episode, &seat);
  line_put_string(text, "Last action: ");
  if (cell == 0) {
    line_put_string(text, "none.\n");
    return;
  }
  line_put_character(text, line_letter(seat));
  line_put_string(text, " at ");
  line_put_cell(text, &episode->environment->grid, line_lowest(cell));
  line_put_string(text, ".\n");
}

static void put_history(line_text_t *text, const agon_episode_t *episode) {
  const line_history_t *history = &episode->history;
  line_put_string(text, "Actions so far:");
  if (history->count == 0) line_put_string(text, " none");
  for (unsigned index = 0; index < history->count; index++) {
    line_put_character(text, ' ');
    if (history->moves[index] == LINE_PASS) {
      line_put_string(text, "pass");
    } else {
      line_put_action(text, &episode->environment->grid, history->moves[index]);
    }
  }
  line_put_string(text, ".\n");
}

void line_observe_text(const agon_episode_t *episode, int32_t seat, int32_t view,
                       line_text_t *text) {
  const line_grid_t *grid = &episode->environment->grid;
  line_put(text, line_descriptor.title.data, line_descriptor.title.size);
  line_put_string(text, ", ");
  line_put_number(text, grid->connect);
  line_put_string(text, " in a row. Turn ");
  line_put_number(text, episode->history.turns);
  line_put_string(text, ".\n");
  put_board(text, episode);
  put_standing(text, episode, seat);
  put_last(text, episode);
  if (view == AGON_VIEW_RECALL) put_history(text, episode);
  line_put_legal(text, episode);
  line_put_character(text, '\n');
}
