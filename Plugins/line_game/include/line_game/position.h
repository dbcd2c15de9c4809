// SPDX-License-Identifier: Apache-2.0
/* A position of a line game: a plain value that is copied to look ahead. */
#ifndef LINE_GAME_POSITION_H
#define LINE_GAME_POSITION_H

#include <line_game/grid.h>

#pragma GCC visibility push(hidden)

#define LINE_SEATS 2u

/* How a position stands. */
#define LINE_OPEN 0  /* somebody acts */
#define LINE_WON 1   /* `winner` completed a line */
#define LINE_DRAWN 2 /* the board is full and nobody has a line */

/* Who has marks where, and whose turn it is. */
typedef struct line_position {
  uint64_t marks[LINE_SEATS]; /* cells of each seat */
  uint8_t to_act;             /* seat; meaningless once the position has ended */
  uint8_t standing;           /* LINE_OPEN, LINE_WON or LINE_DRAWN */
  uint8_t winner;             /* seat; meaningful when won */
  uint8_t legal_count;        /* number of legal actions; 0 once ended */
} line_position_t;

/* The empty board, seat 0 to act. */
static inline line_position_t line_start(const line_grid_t *grid) {
  return (line_position_t){.legal_count = grid->action_count};
}

/* All marks on the board. */
static inline uint64_t line_occupied(const line_position_t *position) {
  return position->marks[0] | position->marks[1];
}

/* Tells whether nobody acts any more. */
static inline bool line_ended(const line_position_t *position) {
  return position->standing != LINE_OPEN;
}

/* The cell that an action would mark; no cell when it is taken or the column is full. The action is
 * below action_count; the position may have ended. */
static inline uint64_t line_target(const line_grid_t *grid, const line_position_t *position,
                                   unsigned action) {
  const unsigned origin = grid->origin[action];
  const uint64_t occupied = line_occupied(position);
  if (!grid->falls) return line_cell(origin) & ~occupied;
  const uint64_t column = grid->column << origin;
  return ((occupied & column) + line_cell(origin)) & column;
}

/* Tells whether an action is legal here; any number may be asked. */
static inline bool line_legal(const line_grid_t *grid, const line_position_t *position,
                              int64_t action) {
  return !line_ended(position) && action >= 0 && action < grid->action_count &&
         line_target(grid, position, (unsigned)action) != 0;
}

/* Marks a target cell for the seat that acts, and gives the turn away or ends the game. */
static inline void line_mark(const line_grid_t *grid, line_position_t *position, uint64_t target) {
  const unsigned seat = position->to_act;
  position->marks[seat] |= target;
  position->to_act = (uint8_t)(seat ^ 1u);
  if (!grid->falls || (target & grid->top) != 0) position->legal_count--;
  if (line_won(grid, position->marks[seat])) {
    position->standing = LINE_WON;
    position->winner = (uint8_t)seat;
    position->legal_count = 0;
  } else if (position->legal_count == 0) {
    position->standing = LINE_DRAWN;
  }
}

/* The position after a legal action. */
static inline line_position_t line_after(const line_grid_t *grid, const line_position_t *position,
                                         unsigned action) {
  line_position_t after = *position;
  line_mark(grid, &after, line_target(grid, position, action));
  return after;
}

/* The legal actions as a bit set of ids; none once ended. */
uint64_t line_legal_set(const line_grid_t *grid, const line_position_t *position);

/* The actions, as a bit set of ids, with which `seat` would win at once if it were its turn. */
uint64_t line_wins(const line_grid_t *grid, const line_position_t *position, unsigned seat);

/* The return of a seat in an ended position: 1, 0 or -1. */
static inline int line_return(const line_position_t *position, unsigned seat) {
  if (position->standing != LINE_WON) return 0;
  return position->winner == seat ? 1 : -1;
}

/* A hash of the marks and of who acts, never 0. */
uint64_t line_key(const line_position_t *position);

#pragma GCC visibility pop

#endif
