// SPDX-License-Identifier: Apache-2.0
#include <line_game/position.h>
#include <plugin_kit/random.h>

uint64_t line_legal_set(const line_grid_t *grid, const line_position_t *position) {
  uint64_t set = 0;
  if (line_ended(position)) return 0;
  for (unsigned action = 0; action < grid->action_count; action++) {
    if (line_target(grid, position, action) != 0) set |= line_cell(action);
  }
  return set;
}

uint64_t line_wins(const line_grid_t *grid, const line_position_t *position, unsigned seat) {
  uint64_t set = 0;
  if (line_ended(position)) return 0;
  for (unsigned action = 0; action < grid->action_count; action++) {
    const uint64_t target = line_target(grid, position, action);
    if (target != 0 && line_won(grid, position->marks[seat] | target)) set |= line_cell(action);
  }
  return set;
}

uint64_t line_key(const line_position_t *position) {
  const uint64_t acting = line_ended(position) ? LINE_SEATS : position->to_act;
  uint64_t key = kit_scramble(position->marks[0] + UINT64_C(0x9e3779b97f4a7c15));
  key = kit_scramble(key ^ position->marks[1]);
  key = kit_scramble(key + acting);
  return key == 0 ? 1 : key;
}
