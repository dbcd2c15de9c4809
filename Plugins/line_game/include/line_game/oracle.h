// SPDX-License-Identifier: Apache-2.0
/* What a position is worth: the work of a game's solver, and what it has proven. */
#ifndef LINE_GAME_ORACLE_H
#define LINE_GAME_ORACLE_H

#include <line_game/position.h>

#include <agon/agon.h>

#pragma GCC visibility push(hidden)

/* Nodes that a call may visit when the budget does not say. */
#define LINE_DEFAULT_NODES UINT64_C(200000)
/* A budget in milliseconds is counted as this many nodes each, so that no clock decides a
 * result. */
#define LINE_NODES_PER_MILLISECOND UINT64_C(10000)

/* Proven bounds of a value to the seat that acts; equal bounds are the value. */
typedef struct line_bounds {
  int8_t lower;
  int8_t upper;
  int16_t plies; /* to the end under best play, -1 when not known */
} line_bounds_t;

/* One piece of work with one budget. */
typedef struct line_solver {
  const agon_environment_t *environment;
  uint64_t nodes;     /* that may still be visited */
  bool exhausted;     /* the nodes are used up, there was no memory, or the host cancelled */
  bool cancelled;     /* the host wants the call to end */
  unsigned deepest;   /* plies that the deepest finished search looked ahead */
  void *memory;       /* the game's, freed by line_solver_close */
  unsigned entry_bits; /* logarithm of the number of entries in that memory */
} line_solver_t;

/* A solver for an environment with the nodes of a budget, which may be NULL. */
line_solver_t line_solver_open(const agon_environment_t *environment, const agon_budget_t *budget);

/* Frees what the solver holds. */
void line_solver_close(line_solver_t *solver);

/* Bounds before any work: everything for an open position, the value for an ended one. */
line_bounds_t line_bounds_of(const line_position_t *position);

/* Says whether bounds are a value. */
static inline bool line_is_exact(line_bounds_t bounds) { return bounds.lower == bounds.upper; }

/* A question about the values of some actions: answers when it is settled. `values` is indexed by
 * action and speaks for the seat that acts in `position`. */
typedef bool (*line_settled_t)(const line_bounds_t *values, uint64_t actions, unsigned subject,
                               unsigned other);

/* Tightens the values of the actions in the set, all legal in the open position, going deeper until
 * each is exact, `settled` (may be NULL) says that it is enough, or the solver is exhausted. */
void line_solve_actions(line_solver_t *solver, const line_position_t *position, uint64_t actions,
                        line_settled_t settled, unsigned subject, unsigned other,
                        line_bounds_t values[LINE_MOST_ACTIONS]);

/* Tightens the bounds of one position. */
line_bounds_t line_solve(line_solver_t *solver, const line_position_t *position);

#pragma GCC visibility pop

#endif
