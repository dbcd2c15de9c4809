// SPDX-License-Identifier: Apache-2.0
/* The oracle extension, and the deepening that every question about values goes through. */
#include "episode.h"

#include <stdlib.h>

static uint64_t nodes_of(const agon_budget_t *budget) {
  if (budget == NULL) return LINE_DEFAULT_NODES;
  uint64_t nodes = budget->nodes;
  const uint64_t milliseconds = budget->milliseconds;
  if (milliseconds > 0 && milliseconds < UINT64_MAX / LINE_NODES_PER_MILLISECOND) {
    const uint64_t timed = milliseconds * LINE_NODES_PER_MILLISECOND;
    if (nodes == 0 || timed < nodes) nodes = timed;
  }
  return nodes == 0 ? LINE_DEFAULT_NODES : nodes;
}

line_solver_t line_solver_open(const agon_environment_t *environment, const agon_budget_t *budget) {
  return (line_solver_t){.environment = environment, .nodes = nodes_of(budget)};
}

void line_solver_close(line_solver_t *solver) {
  free(solver->memory);
  solver->memory = NULL;
}

line_bounds_t line_bounds_of(const line_position_t *position) {
  if (!line_ended(position)) return (line_bounds_t){.lower = -1, .upper = 1, .plies = -1};
  const int8_t value = (int8_t)line_return(position, position->to_act);
  return (line_bounds_t){.lower = value, .upper = value, .plies = 0};
}

/* The bounds of an action, from those of the position that it leads to. */
static line_bounds_t turn_around(line_bounds_t bounds) {
  return (line_bounds_t){
      .lower = (int8_t)-bounds.upper,
      .upper = (int8_t)-bounds.lower,
      .plies = bounds.plies < 0 ? -1 : (int16_t)(bounds.plies + 1),
  };
}

void line_solve_actions(line_solver_t *solver, const line_position_t *position, uint64_t actions,
                        line_settled_t settled, unsigned subject, unsigned other,
                        line_bounds_t values[LINE_MOST_ACTIONS]) {
  const line_grid_t *grid = &solver->environment->grid;
  line_position_t after[LINE_MOST_ACTIONS];
  uint64_t open = 0;
  for (uint64_t rest = actions; rest != 0; rest &= rest - 1) {
    const unsigned action = line_lowest(rest);
    after[action] = line_after(grid, position, action);
    values[action] = turn_around(line_bounds_of(&after[action]));
    if (!line_ended(&after[action])) open |= line_cell(action);
  }
  for (unsigned depth = 0; open != 0 && !solver->exhausted; depth++) {
    if (settled != NULL && settled(values, actions, subject, other)) return;
    for (uint64_t rest = open; rest != 0; rest &= rest - 1) {
      const unsigned action = line_lowest(rest);
      line_bounds_t bounds = turn_around(values[action]);
      const bool deeper = line_game.tighten(solver, &after[action], depth, &bounds);
      values[action] = turn_around(bounds);
      if (!deeper || line_is_exact(bounds)) open &= ~line_cell(action);
    }
  }
}

line_bounds_t line_solve(line_solver_t *solver, const line_position_t *position) {
  line_bounds_t bounds = line_bounds_of(position);
  bool deeper = !line_ended(position);
  for (unsigned depth = 0; deeper && !line_is_exact(bounds) && !solver->exhausted; depth++) {
    deeper = line_game.tighten(solver, position, depth, &bounds);
  }
  return bounds;
}

static agon_status_t describe(const agon_environment_t *environment, const agon_sink_t *out) {
  (void)environment;
  const uint64_t size = strlen(line_game.method);
  return out->write(out->context, line_game.method, size) == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

/* Tells whether no other action can be worth more. */
static bool is_best(const line_bounds_t *values, uint64_t actions, unsigned subject) {
  for (; actions != 0; actions &= actions - 1) {
    const unsigned action = line_lowest(actions);
    if (action != subject && values[action].upper > values[subject].lower) return false;
  }
  return true;
}

static agon_status_t action_values(const agon_episode_t *episode, uint32_t seat,
                                   const agon_budget_t *budget, uint64_t seed,
                                   agon_action_value_t *out, uint64_t capacity, uint64_t *count,
                                   agon_error_t *error) {
  (void)seed;
  const line_position_t *position = &episode->position;
  if (line_ended(position) || seat != position->to_act) {
    return kit_fail(error, AGON_WRONG_PHASE, "Seat %u does not act.", (unsigned)seat);
  }
  const uint64_t actions = line_legal_set(&episode->environment->grid, position);
  line_bounds_t values[LINE_MOST_ACTIONS];
  line_solver_t solver = line_solver_open(episode->environment, budget);
  line_solve_actions(&solver, position, actions, NULL, 0, 0, values);
  line_solver_close(&solver);
  if (solver.cancelled) return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The host cancelled.");
  uint64_t place = 0;
  for (uint64_t rest = actions; rest != 0; rest &= rest - 1, place++) {
    if (place >= capacity) continue;
    const unsigned action = line_lowest(rest);
    const line_bounds_t value = values[action];
    out[place] = (agon_action_value_t){
        .action = action,
        .value = (value.lower + value.upper) / 2.0,
        .lower = value.lower,
        .upper = value.upper,
        .flags = (line_is_exact(value) ? AGON_VALUE_EXACT : 0u) |
                 (is_best(values, actions, action) ? AGON_VALUE_BEST : 0u),
        .plies = value.plies,
    };
  }
  *count = place;
  return AGON_OK;
}

const agon_oracle_table_t line_oracle_table = {
    .struct_size = sizeof(agon_oracle_table_t),
    .describe = describe,
    .action_values = action_values,
};
