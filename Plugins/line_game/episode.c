// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <stdlib.h>

agon_episode_t line_episode_start(const agon_environment_t *environment) {
  return (agon_episode_t){
      .environment = environment,
      .position = line_start(&environment->grid),
  };
}

agon_status_t line_episode_keep(const agon_episode_t *episode, agon_episode_t **out,
                                agon_error_t *error) {
  agon_episode_t *copy = malloc(sizeof *copy);
  if (copy == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for an episode.");
  *copy = *episode;
  *out = copy;
  return AGON_OK;
}

void line_episode_play(agon_episode_t *episode, unsigned action) {
  const line_grid_t *grid = &episode->environment->grid;
  line_mark(grid, &episode->position, line_target(grid, &episode->position, action));
  episode->history.moves[episode->history.count++] = (uint8_t)action;
}

void line_episode_pass(agon_episode_t *episode) {
  line_history_t *history = &episode->history;
  episode->position.to_act ^= 1u;
  if (history->count > 0 && history->moves[history->count - 1] == LINE_PASS) {
    history->moves[--history->count] = 0;
  } else {
    history->moves[history->count++] = LINE_PASS;
  }
}

static int32_t phase_of(const line_position_t *position) {
  return line_ended(position) ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY;
}

agon_status_t line_progress(const agon_episode_t *episode, agon_progress_t *out) {
  const line_position_t *position = &episode->position;
  const bool ended = line_ended(position);
  const uint32_t size = out->struct_size;
  const agon_progress_t progress = {
      .struct_size = size,
      .phase = phase_of(position),
      .seat_to_act = ended ? AGON_SEAT_NONE : position->to_act,
      .seat_count = LINE_SEATS,
      .turn = episode->history.turns,
      .acting = ended ? 0 : UINT64_C(1) << position->to_act,
      .legal_count = position->legal_count,
  };
  if (size >= sizeof progress) {
    *out = progress;
  } else {
    memcpy(out, &progress, size);
  }
  return AGON_OK;
}

agon_status_t line_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  if (seat >= LINE_SEATS) return AGON_INVALID_ARGUMENT;
  uint64_t found = 0;
  if (seat == position->to_act && !line_ended(position)) {
    for (unsigned action = 0; action < grid->action_count; action++) {
      if (line_target(grid, position, action) == 0) continue;
      if (found < capacity) ids[found] = action;
      found++;
    }
  }
  *count = found;
  return AGON_OK;
}

/* Why an action is refused, or AGON_OK. */
static agon_status_t refuse(const agon_episode_t *episode, const agon_action_t *actions,
                            uint64_t count, agon_error_t *error) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  if (count != 1) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "One action is applied at a time, not %llu.",
                    (unsigned long long)count);
  }
  if (actions->kind != AGON_ACTION_ENUMERATED) {
    return kit_fail(error, AGON_UNSUPPORTED, "Only enumerated actions are played here.");
  }
  if (line_ended(position)) {
    return kit_fail(error, AGON_WRONG_PHASE, "The game has ended: nobody acts.");
  }
  if (actions->seat != position->to_act) {
    return kit_fail(error, AGON_WRONG_PHASE, "Seat %d cannot act: it is the turn of seat %u.",
                    (int)actions->seat, position->to_act);
  }
  if (actions->id < 0 || actions->id >= grid->action_count) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "There is no action %lld: ids are 0 to %d.",
                    (long long)actions->id, grid->action_count - 1);
  }
  char name[LINE_NAME_CAPACITY];
  line_action_name(grid, (unsigned)actions->id, name);
  return kit_fail(error, AGON_ILLEGAL_ACTION, "%s is not legal here: it is %s.", name,
                  grid->falls ? "full" : "taken");
}

agon_status_t line_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error) {
  const line_grid_t *grid = &episode->environment->grid;
  line_position_t *position = &episode->position;
  if (count != 1 || actions->kind != AGON_ACTION_ENUMERATED || line_ended(position) ||
      actions->seat != position->to_act || (uint64_t)actions->id >= grid->action_count) {
    return refuse(episode, actions, count, error);
  }
  const uint64_t target = line_target(grid, position, (unsigned)actions->id);
  if (target == 0) return refuse(episode, actions, count, error);
  line_mark(grid, position, target);
  episode->history.moves[episode->history.count++] = (uint8_t)actions->id;
  episode->history.turns++;
  return AGON_OK;
}

/* Only the last action is rewarded, so the rewards of the last apply are the returns. */
agon_status_t line_rewards(const agon_episode_t *episode, double *out, uint64_t count) {
  if (count != LINE_SEATS) return AGON_INVALID_ARGUMENT;
  for (unsigned seat = 0; seat < LINE_SEATS; seat++) {
    out[seat] = line_return(&episode->position, seat);
  }
  return AGON_OK;
}

agon_status_t line_returns(const agon_episode_t *episode, double *out, uint64_t count) {
  return line_rewards(episode, out, count);
}

agon_status_t line_outcome(const agon_episode_t *episode, const agon_sink_t *out) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  if (!line_ended(position)) return AGON_WRONG_PHASE;
  char buffer[512];
  kit_text_t text = KIT_TEXT(out, buffer);
  if (position->standing == LINE_DRAWN) {
    kit_put_string(&text, "{\"reason\":\"board full\",\"winner\":null,\"line\":[]}");
    return kit_text_finish(&text);
  }
  kit_put_string(&text, "{\"reason\":\"line\",\"winner\":");
  kit_put_number(&text, position->winner);
  kit_put_string(&text, ",\"line\":");
  line_put_cells(&text, grid, line_completed(grid, position->marks[position->winner]));
  kit_put_character(&text, '}');
  return kit_text_finish(&text);
}

agon_status_t line_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error) {
  (void)seed;
  if (mode != AGON_CLONE_EXACT && mode != AGON_CLONE_RESEED && mode != AGON_CLONE_RESAMPLE) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no clone mode %d.", (int)mode);
  }
  if (mode == AGON_CLONE_RESAMPLE && seat >= LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  return line_episode_keep(episode, out, error);
}

uint64_t line_position_key(const agon_episode_t *episode) { return line_key(&episode->position); }

uint64_t line_last_cell(const agon_episode_t *episode, unsigned *seat) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_history_t *history = &episode->history;
  unsigned count = history->count;
  if (count > 0 && history->moves[count - 1] == LINE_PASS) count--;
  if (count == 0) return 0;
  const unsigned origin = grid->origin[history->moves[count - 1]];
  uint64_t cell = line_cell(origin);
  if (grid->falls) {
    const uint64_t column = line_occupied(&episode->position) & (grid->column << origin);
    cell = (column + cell) >> 1;
  }
  *seat = (episode->position.marks[0] & cell) != 0 ? 0 : 1;
  return cell;
}
