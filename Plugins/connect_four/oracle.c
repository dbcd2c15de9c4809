// SPDX-License-Identifier: Apache-2.0
/* Proofs by search. "Is this position worth at least `target` (1 or 0) to the seat that acts?" has
 * one of three answers: yes, no, open. A position is worth at least t exactly when some action
 * leads to one that is not worth at least 1 - t to the other seat, so the search is an and-or tree:
 * alpha-beta with a window of nothing. It goes deeper one ply at a time, looks at forcing actions
 * first, and remembers what it proved in a table that lives as long as the call. */
#include "connect_four.h"

#include <stdlib.h>

#define NO (-1)
#define OPEN 0
#define YES 1

/* The widest board has fewer columns. */
#define MOST_COLUMNS 32u
/* Nodes between two questions whether the host wants the call to end: a power of two. */
#define POLL_NODES 4096u
/* The table holds 2 to the power of these many positions, at least and at most. */
#define LEAST_ENTRY_BITS 16u
#define MOST_ENTRY_BITS 20u

/* What is proven of a position, in 16 bits: 0-1 lower + 2, 2-3 upper + 2, 4-9 and 10-15 how many
 * plies the questions 0 and 1 were searched without an answer; 0 means nothing. An entry of the
 * table has it in its lower bits and in the upper ones a tag: the lower 48 bits of the scrambled
 * position. The other 16 bits are part of the entry's place, so that equal tags mean equal
 * positions. */
#define PROVEN_BITS 16u

/* A position as the search sees it. An action changes the marks of one seat, so each node costs one
 * search for completing cells: the other set is taken over from the node before. */
typedef struct node {
  uint64_t mover;  /* marks of the seat that acts */
  uint64_t other;  /* marks of the other seat */
  uint64_t hoped;  /* cells, free or not, that complete a line of the mover */
  uint64_t feared; /* the same for the other seat */
} node_t;

/* No entry of a node that was visited is 0. */
#define NOTHING_PROVEN ((uint16_t)(1u | 3u << 2))

static unsigned depth_shift(int target) { return target == 0 ? 4 : 10; }

static int lower_of(uint16_t proven) { return (int)(proven & 3u) - 2; }

static int upper_of(uint16_t proven) { return (int)(proven >> 2 & 3u) - 2; }

/* The entry of a node, and the tag that it has there. Columns filled to different heights, or
 * differently, give different sums, and an odd factor maps sums one to one. */
static uint64_t *entry_of(const line_solver_t *solver, const node_t *node, uint64_t *tag) {
  const uint64_t sum = node->mover + (node->mover | node->other);
  const uint64_t scrambled = sum * UINT64_C(0x9e3779b97f4a7c15);
  uint64_t *entries = solver->memory;
  *tag = scrambled << PROVEN_BITS;
  return &entries[scrambled >> (64 - solver->entry_bits)];
}

static bool make_table(line_solver_t *solver) {
  if (solver->memory != NULL) return true;
  unsigned bits = LEAST_ENTRY_BITS;
  while (bits < MOST_ENTRY_BITS && UINT64_C(1) << bits < solver->nodes / 2) bits++;
  solver->memory = calloc((size_t)1 << bits, sizeof(uint64_t));
  solver->entry_bits = bits;
  return solver->memory != NULL;
}

/* What an entry says of the position with a tag. */
static uint16_t proven_of(uint64_t entry, uint64_t tag) {
  return (entry ^ tag) >> PROVEN_BITS == 0 ? (uint16_t)entry : 0;
}

/* What the table answers, OPEN with *searched when the question was asked that deep already. */
static int recall(const line_solver_t *solver, const node_t *node, unsigned depth, int target,
                  bool *searched) {
  uint64_t tag = 0;
  const uint64_t *entry = entry_of(solver, node, &tag);
  const uint16_t proven = proven_of(*entry, tag);
  if (proven == 0) return OPEN;
  if (lower_of(proven) >= target) return YES;
  if (upper_of(proven) < target) return NO;
  *searched = (proven >> depth_shift(target) & 63u) >= depth;
  return OPEN;
}

static void remember(const line_solver_t *solver, const node_t *node, unsigned depth, int target,
                     int answer) {
  uint64_t tag = 0;
  uint64_t *entry = entry_of(solver, node, &tag);
  uint16_t proven = proven_of(*entry, tag);
  if (proven == 0) proven = NOTHING_PROVEN;
  if (answer == YES) {
    proven = (uint16_t)((proven & ~3u) | (unsigned)(target + 2));
  } else if (answer == NO) {
    proven = (uint16_t)((proven & ~(3u << 2)) | (unsigned)(target + 1) << 2);
  } else {
    const unsigned shift = depth_shift(target);
    proven = (uint16_t)((proven & ~(63u << shift)) | depth << shift);
  }
  *entry = tag | proven;
}

/* Answers without a search where the next two plies or the free cells suffice; else OPEN, with the
 * actions (as target cells) that do not lose at once. */
static int answer_at_sight(const line_grid_t *grid, const node_t *node, int target,
                           uint64_t *moves) {
  const uint64_t occupied = node->mover | node->other;
  const uint64_t free_cells = grid->board & ~occupied;
  uint64_t possible = (occupied + grid->bottom) & grid->board;
  if (possible == 0) return target <= 0 ? YES : NO;
  if ((node->hoped & possible) != 0) return YES;
  const uint64_t threats = node->feared & possible;
  if ((threats & (threats - 1)) != 0) return NO;
  if (threats != 0) possible = threats;
  *moves = possible & ~((node->feared & free_cells) >> 1);
  if (*moves == 0) return NO;
  if (target == 1 && !line_won(grid, node->mover | free_cells)) return NO;
  if (target == 0 && !line_won(grid, node->other | free_cells)) return YES;
  return OPEN;
}

/* Makes the nodes that the target cells lead to, in the order of search: those first in which the
 * mover has more cells to complete a line, then the central ones. Answers their number. */
static unsigned order(const line_grid_t *grid, const node_t *node, uint64_t moves,
                      node_t *ordered) {
  int scores[MOST_COLUMNS];
  unsigned count = 0;
  for (; moves != 0; moves &= moves - 1) {
    const uint64_t cell = moves & -moves;
    const int column = (int)(line_lowest(cell) / grid->stride);
    const uint64_t free_cells = ~(node->mover | node->other | cell);
    const node_t after = {
        .mover = node->other,
        .other = node->mover | cell,
        .hoped = node->feared,
        .feared = line_completing(grid, node->mover | cell),
    };
    const int chances = (int)line_count(after.feared & free_cells);
    const int score = chances * 64 - abs(2 * column - (grid->width - 1));
    unsigned place = count++;
    for (; place > 0 && scores[place - 1] < score; place--) {
      scores[place] = scores[place - 1];
      ordered[place] = ordered[place - 1];
    }
    scores[place] = score;
    ordered[place] = after;
  }
  return count;
}

/* Takes a node off the budget; false when there is none left. */
static bool spend(line_solver_t *solver) {
  if (solver->nodes == 0 || solver->exhausted) {
    solver->exhausted = true;
    return false;
  }
  solver->nodes--;
  if ((solver->nodes & (POLL_NODES - 1)) == 0) {
    const agon_host_t *host = solver->environment->host;
    solver->cancelled = host != NULL && host->cancelled(host->context) != 0;
    solver->exhausted = solver->cancelled;
  }
  return !solver->exhausted;
}

/* Answers whether the node is worth at least the target, looking `depth` plies ahead. */
static int prove(line_solver_t *solver, const node_t *node, unsigned depth, int target) {
  const line_grid_t *grid = &solver->environment->grid;
  uint64_t moves = 0;
  const int seen = answer_at_sight(grid, node, target, &moves);
  if (seen != OPEN || depth == 0) return seen;
  bool searched = false;
  const int known = recall(solver, node, depth, target, &searched);
  if (known != OPEN || searched || !spend(solver)) return known;
  node_t ordered[MOST_COLUMNS];
  const unsigned count = order(grid, node, moves, ordered);
  int answer = NO;
  for (unsigned index = 0; index < count && answer != YES; index++) {
    const int theirs = prove(solver, &ordered[index], depth - 1, 1 - target);
    if (theirs == NO) answer = YES;
    if (theirs == OPEN) answer = OPEN;
  }
  if (answer == OPEN && solver->exhausted) return OPEN;
  remember(solver, node, depth, target, answer);
  return answer;
}

/* The plies to the end, where they are clear at sight: a win or a loss at once, or a full board. */
static int16_t plies_of(const line_grid_t *grid, const node_t *node, int value) {
  const uint64_t occupied = node->mover | node->other;
  const uint64_t possible = (occupied + grid->bottom) & grid->board;
  uint64_t moves = 0;
  if (value == 0) return (int16_t)line_count(grid->board & ~occupied);
  if (value == 1) return (node->hoped & possible) != 0 ? 1 : -1;
  return answer_at_sight(grid, node, 0, &moves) == NO ? 2 : -1;
}

bool connect_four_tighten(line_solver_t *solver, const line_position_t *position, unsigned depth,
                          line_bounds_t *bounds) {
  const line_grid_t *grid = &solver->environment->grid;
  const uint64_t mover = position->marks[position->to_act];
  const uint64_t other = position->marks[position->to_act ^ 1u];
  const node_t node = {
      .mover = mover,
      .other = other,
      .hoped = line_completing(grid, mover),
      .feared = line_completing(grid, other),
  };
  if (depth > 0 && !make_table(solver)) {
    solver->exhausted = true;
    return false;
  }
  if (bounds->upper == 1 && bounds->lower < 1) {
    const int answer = prove(solver, &node, depth, 1);
    if (answer == YES) bounds->lower = 1;
    if (answer == NO) bounds->upper = 0;
  }
  if (bounds->lower == -1 && bounds->upper > -1) {
    const int answer = prove(solver, &node, depth, 0);
    if (answer == YES) bounds->lower = 0;
    if (answer == NO) bounds->upper = -1;
  }
  if (line_is_exact(*bounds)) bounds->plies = plies_of(grid, &node, bounds->lower);
  if (!solver->exhausted && depth > solver->deepest) solver->deepest = depth;
  return !line_is_exact(*bounds) && depth < line_count(grid->board);
}
