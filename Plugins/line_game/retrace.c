// SPDX-License-Identifier: Apache-2.0
/* Takes marks back one by one, last mover first, until the board is empty. Since no position before
 * a win holds a line, only the order has to be found: trivial on a board where marks stay put, a
 * search over heights of columns where they fall. Boards that led nowhere are remembered. */
#include "retrace.h"

#include <plugin_kit/random.h>

#include <stdlib.h>

/* Boards that a search may try. */
#define MOST_BOARDS 100000u
/* Slots of the memory of failed boards: a power of two above MOST_BOARDS. */
#define SLOTS (1u << 17)

/* A search for an order. */
typedef struct search {
  const line_grid_t *grid;
  uint64_t marks[LINE_SEATS]; /* of the whole board */
  uint64_t *failed;           /* hash table of boards (sets of marks left), 0 for a free slot */
  unsigned boards;
  uint8_t *actions;
} search_t;

static unsigned last_mover(const uint64_t marks[LINE_SEATS]) {
  return line_count(marks[0]) > line_count(marks[1]) ? 0 : 1;
}

bool line_plausible(const line_grid_t *grid, const uint64_t marks[LINE_SEATS]) {
  const unsigned first = line_count(marks[0]);
  const unsigned second = line_count(marks[1]);
  if (first != second && first != second + 1) return false;
  if (!line_rests(grid, marks[0] | marks[1])) return false;
  const bool won[LINE_SEATS] = {line_won(grid, marks[0]), line_won(grid, marks[1])};
  if (won[0] && won[1]) return false;
  const unsigned last = last_mover(marks);
  return !won[last ^ 1u];
}

/* The marks that could have been the last: on top of their column, and part of every line. */
static uint64_t candidates(const search_t *search, uint64_t left, unsigned mover) {
  uint64_t cells = left & search->marks[mover];
  if (search->grid->falls) cells &= ~(left >> 1);
  return cells;
}

static unsigned action_of(const line_grid_t *grid, uint64_t cell) {
  const unsigned bit = line_lowest(cell);
  const unsigned column = bit / grid->stride;
  return grid->falls ? column : bit % grid->stride * grid->width + column;
}

/* Remembers a board; false when it is already remembered. */
static bool remember(search_t *search, uint64_t left) {
  uint64_t slot = kit_scramble(left) & (SLOTS - 1);
  while (search->failed[slot] != 0) {
    if (search->failed[slot] == left) return false;
    slot = (slot + 1) & (SLOTS - 1);
  }
  search->failed[slot] = left;
  return true;
}

/* Takes back the marks of `left`, the mover first; `count` are left. */
static bool take_back(search_t *search, uint64_t left, unsigned count, unsigned mover) {
  if (count == 0) return true;
  if (search->boards == MOST_BOARDS || !remember(search, left)) return false;
  search->boards++;
  uint64_t cells = candidates(search, left, mover);
  for (; cells != 0; cells &= cells - 1) {
    const uint64_t cell = cells & -cells;
    if (line_won(search->grid, left & search->marks[mover] & ~cell)) continue;
    search->actions[count - 1] = (uint8_t)action_of(search->grid, cell);
    if (take_back(search, left & ~cell, count - 1, mover ^ 1u)) return true;
  }
  return false;
}

agon_status_t line_retrace(const line_grid_t *grid, const uint64_t marks[LINE_SEATS],
                           uint8_t *actions) {
  if (!line_plausible(grid, marks)) return AGON_INVALID_DATA;
  search_t search = {.grid = grid, .marks = {marks[0], marks[1]}, .actions = actions};
  search.failed = calloc(SLOTS, sizeof *search.failed);
  if (search.failed == NULL) return AGON_NO_MEMORY;
  const uint64_t all = marks[0] | marks[1];
  const bool found = take_back(&search, all, line_count(all), last_mover(marks));
  free(search.failed);
  if (found) return AGON_OK;
  return search.boards == MOST_BOARDS ? AGON_BUDGET_EXHAUSTED : AGON_INVALID_DATA;
}
