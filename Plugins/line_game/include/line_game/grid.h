// SPDX-License-Identifier: Apache-2.0
/* The grid of a line game, and sets of its cells as bits.
 *
 * * A set of cells is a uint64_t: the cell in column c and row r (both from 0, row 0 at the bottom)
 * is bit c * stride + r. stride is height + 1, so that a row of unused bits above each column keeps
 * shifted lines from running on into the next column. */
#ifndef LINE_GAME_GRID_H
#define LINE_GAME_GRID_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* (height + 1) * width is at most this. */
#define LINE_MOST_BITS 64u
/* The most actions that a grid has. */
#define LINE_MOST_ACTIONS 64u
/* Room for the name of a cell or an action: a letter and two digits. */
#define LINE_NAME_CAPACITY 4u

/* The shape of a board and the length of a winning line. Constant once made. */
typedef struct line_grid {
  uint8_t width;
  uint8_t height;
  uint8_t connect;      /* marks in a row that win */
  uint8_t stride;       /* height + 1 */
  bool falls;           /* marks fall to the lowest empty cell of a column; an action is a column */
  uint8_t action_count; /* action ids are 0 ..< action_count */
  uint64_t board;       /* all cells */
  uint64_t bottom;      /* the lowest cell of each column */
  uint64_t top;         /* the highest cell of each column */
  uint64_t column;      /* the cells of column 0 */
  uint8_t origin[LINE_MOST_ACTIONS]; /* bit number of an action's cell, or of its column's lowest */
} line_grid_t;

/* Fills a grid. The caller has checked that (height + 1) * width <= LINE_MOST_BITS. */
void line_grid_make(line_grid_t *grid, unsigned width, unsigned height, unsigned connect,
                    bool falls);

/* Writes the name of a cell ("b2") with a closing NUL and returns its length. `bit` is its
 * number. */
unsigned line_cell_name(const line_grid_t *grid, unsigned bit, char name[LINE_NAME_CAPACITY]);

/* Writes the name of an action with a closing NUL and returns its length. */
unsigned line_action_name(const line_grid_t *grid, unsigned action, char name[LINE_NAME_CAPACITY]);

/* Reads a cell name, letter case ignored; answers its bit number or -1 when there is no such
 * cell. */
int line_cell_read(const line_grid_t *grid, const char *name, uint64_t size);

/* The cells of one completed line of `marks`, or none. */
uint64_t line_completed(const line_grid_t *grid, uint64_t marks);

/* The cells, empty or not, that would complete a line of `marks`. */
uint64_t line_completing(const line_grid_t *grid, uint64_t marks);

/* Tells whether every mark of a falling game rests on the bottom or on another mark. */
static inline bool line_rests(const line_grid_t *grid, uint64_t occupied) {
  return !grid->falls || (occupied & ~(grid->bottom | occupied << 1)) == 0;
}

/* The cell with a bit number. */
static inline uint64_t line_cell(unsigned bit) { return UINT64_C(1) << bit; }

/* The bit number of the lowest cell of a set that is not empty. */
static inline unsigned line_lowest(uint64_t cells) { return (unsigned)__builtin_ctzll(cells); }

/* The number of cells of a set. */
static inline unsigned line_count(uint64_t cells) { return (unsigned)__builtin_popcountll(cells); }

/* The starts of all runs of `connect` marks along one step; shifts are made one by one, because a
 * step times `connect` can exceed the width of the word. */
static inline uint64_t line_runs(uint64_t marks, unsigned step, unsigned connect) {
  uint64_t runs = marks;
  if (connect == 4) {
    runs &= runs >> step;
    return runs & ((runs >> step) >> step);
  }
  for (unsigned length = 1; length < connect; length++) runs &= runs >> step;
  return runs;
}

/* Tells whether `marks` hold a completed line. */
static inline bool line_won(const line_grid_t *grid, uint64_t marks) {
  const unsigned stride = grid->stride;
  const unsigned connect = grid->connect;
  return (line_runs(marks, 1, connect) | line_runs(marks, stride - 1, connect) |
          line_runs(marks, stride, connect) | line_runs(marks, stride + 1, connect)) != 0;
}

#pragma GCC visibility pop

#endif
