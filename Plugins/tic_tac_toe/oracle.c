// SPDX-License-Identifier: Apache-2.0
/* The value of every board for either seat to act, computed once for an environment. */
#include "tic_tac_toe.h"

#include <stdlib.h>

/* Three contents for each of nine cells. */
#define BOARDS 19683u

/* The value to the seat that acts, and the plies to the end when the winner hurries and the loser
 * delays. */
typedef struct worth {
  int8_t value;
  int8_t plies;
} worth_t;

/* All that the oracle knows. */
typedef struct knowledge {
  uint16_t ternary[512]; /* a set of cells, as bits 0 ..< 9, as the digits of a number in base 3 */
  worth_t worth[LINE_SEATS][BOARDS];
} knowledge_t;

/* The cells of a set packed into bits 0 ..< 9: three of the four bits of each column are cells. */
static unsigned packed(uint64_t cells) {
  return (unsigned)((cells & 7) | (cells >> 4 & 7) << 3 | (cells >> 8 & 7) << 6);
}

static uint64_t unpacked(unsigned cells) {
  return (cells & 7) | (uint64_t)(cells >> 3 & 7) << 4 | (uint64_t)(cells >> 6 & 7) << 8;
}

/* The number of a board: more marks on the same cells make a larger one. */
static unsigned number_of(const knowledge_t *knowledge, const line_position_t *position) {
  return knowledge->ternary[packed(position->marks[0])] +
         2u * knowledge->ternary[packed(position->marks[1])];
}

static worth_t better_of(worth_t best, worth_t other) {
  if (other.value != best.value) return other.value > best.value ? other : best;
  const bool longer = other.plies > best.plies;
  return longer == (best.value <= 0) ? other : best;
}

/* The worth of an open position, from the boards with one mark more. */
static worth_t worth_of(const knowledge_t *knowledge, const line_grid_t *grid,
                        const line_position_t *position) {
  worth_t best = {.value = -2};
  for (uint64_t rest = line_legal_set(grid, position); rest != 0; rest &= rest - 1) {
    const line_position_t after = line_after(grid, position, line_lowest(rest));
    worth_t worth = {.value = (int8_t)line_return(&after, position->to_act), .plies = 1};
    if (!line_ended(&after)) {
      const worth_t answer = knowledge->worth[after.to_act][number_of(knowledge, &after)];
      worth = (worth_t){.value = (int8_t)-answer.value, .plies = (int8_t)(answer.plies + 1)};
    }
    best = better_of(best, worth);
  }
  return best;
}

/* The position that a number stands for, with nobody to act yet. */
static line_position_t position_of(const line_grid_t *grid, unsigned number) {
  unsigned crosses = 0;
  unsigned noughts = 0;
  for (unsigned cell = 0; cell < 9; cell++, number /= 3) {
    if (number % 3 == 1) crosses |= 1u << cell;
    if (number % 3 == 2) noughts |= 1u << cell;
  }
  line_position_t position = {.marks = {unpacked(crosses), unpacked(noughts)}};
  position.legal_count = (uint8_t)line_count(grid->board & ~line_occupied(&position));
  return position;
}

bool tic_tac_toe_learn(agon_environment_t *environment) {
  const line_grid_t *grid = &environment->grid;
  knowledge_t *knowledge = calloc(1, sizeof *knowledge);
  if (knowledge == NULL) return false;
  for (unsigned cells = 0; cells < 512; cells++) {
    for (unsigned cell = 9; cell-- > 0;) {
      knowledge->ternary[cells] =
          (uint16_t)(knowledge->ternary[cells] * 3 + (cells >> cell & 1u));
    }
  }
  for (unsigned number = BOARDS; number-- > 0;) {
    line_position_t position = position_of(grid, number);
    const bool ended = line_won(grid, position.marks[0]) || line_won(grid, position.marks[1]);
    if (ended || position.legal_count == 0) continue;
    for (unsigned seat = 0; seat < LINE_SEATS; seat++) {
      position.to_act = (uint8_t)seat;
      knowledge->worth[seat][number] = worth_of(knowledge, grid, &position);
    }
  }
  environment->knowledge = knowledge;
  return true;
}

bool tic_tac_toe_tighten(line_solver_t *solver, const line_position_t *position, unsigned depth,
                         line_bounds_t *bounds) {
  (void)depth;
  const knowledge_t *knowledge = solver->environment->knowledge;
  const worth_t worth = knowledge->worth[position->to_act][number_of(knowledge, position)];
  *bounds = (line_bounds_t){worth.value, worth.value, worth.plies};
  return false;
}
