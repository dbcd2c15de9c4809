/* SPDX-License-Identifier: Apache-2.0 */
#include "simulate.h"

#include <math.h>
#include <string.h>

#include "legal.h"
#include "walk.h"

/* What is asked of one simulation. */
typedef struct simulation {
  int32_t mode;
  uint32_t seat;
  uint64_t copy_seed;
  uint32_t playouts;
  uint32_t branches;
  uint32_t playouts_per_action;
  uint32_t steps;
} simulation_t;

static agon_status_t write_branch(agon_walk_t *walk, agon_episode_t *next, int64_t action,
                                  uint32_t games, agon_output_t *out) {
  agon_progress_t progress;
  double returns[AGON_WALK_SEATS];
  double sums[AGON_WALK_SEATS];
  agon_status_t status = agon_walk_progress(walk, next, &progress);
  if (status >= AGON_OK) status = agon_walk_returns(walk, next, returns);
  if (status >= AGON_OK) status = agon_walk_games(walk, next, games, sums);
  if (status < AGON_OK) return status;
  agon_put_u64(out, (uint64_t)action);
  agon_put_u32(out, progress.phase != AGON_PHASE_PLAY);
  agon_put(out, returns, walk->seats * sizeof *returns);
  agon_put(out, sums, walk->seats * sizeof *sums);
  return AGON_OK;
}

/* Looks at what follows each legal action, which the report at `ids` already holds. */
static agon_status_t write_branches(agon_walk_t *walk, const agon_episode_t *episode, uint32_t seat,
                                    size_t ids, uint32_t count, uint32_t games,
                                    agon_output_t *out) {
  for (uint32_t index = 0; index < count && out->status == AGON_OK; index++) {
    int64_t action;
    memcpy(&action, out->data + ids + index * sizeof action, sizeof action);
    agon_episode_t *next = NULL;
    agon_status_t status = agon_walk_clone(walk, episode, AGON_CLONE_EXACT, 0, 0, &next);
    if (status < AGON_OK) return status;
    status = agon_walk_apply(walk, next, (int32_t)seat, action);
    if (status >= AGON_OK) status = write_branch(walk, next, action, games, out);
    walk->table->end(next);
    if (status < AGON_OK) return status;
  }
  return AGON_OK;
}

/* Writes the report of the state that the path led to. */
static agon_status_t report(agon_walk_t *walk, const simulation_t *simulation,
                            const agon_episode_t *episode, uint32_t applied, agon_output_t *out) {
  agon_progress_t progress;
  double returns[AGON_WALK_SEATS];
  double sums[AGON_WALK_SEATS];
  agon_status_t status = agon_walk_progress(walk, episode, &progress);
  if (status < AGON_OK) return status;
  int is_on = progress.phase == AGON_PHASE_PLAY;
  uint64_t acting = is_on ? progress.acting : 0;
  walk->legal.count = 0;
  if (acting != 0) {
    uint32_t first = (uint32_t)__builtin_ctzll(acting);
    status = agon_actions_legal(&walk->legal, walk->table, episode, first, walk->failure);
    if (status < AGON_OK) return status;
  }
  int is_seat = is_on && progress.seat_to_act >= 0 && (uint32_t)progress.seat_to_act < walk->seats;
  uint32_t count = (uint32_t)walk->legal.count;
  uint32_t branches = is_seat && simulation->branches ? count : 0;
  agon_put_u32(out, applied);
  agon_put_u32(out, (uint32_t)is_on);
  agon_put_u32(out, is_seat ? (uint32_t)progress.seat_to_act : UINT32_MAX);
  agon_put_u32(out, walk->seats);
  agon_put_u64(out, acting);
  agon_put_u32(out, count);
  agon_put_u32(out, branches);
  size_t ids = out->size;
  agon_put(out, walk->legal.ids, count * sizeof *walk->legal.ids);
  status = agon_walk_returns(walk, episode, returns);
  if (status >= AGON_OK) status = agon_walk_games(walk, episode, simulation->playouts, sums);
  if (status < AGON_OK) return status;
  agon_put(out, returns, walk->seats * sizeof *returns);
  agon_put(out, sums, walk->seats * sizeof *sums);
  return write_branches(walk, episode, (uint32_t)progress.seat_to_act, ids, branches,
                        simulation->playouts_per_action, out);
}

/* Follows the path as far as it fits, and reports. */
static agon_status_t follow(agon_walk_t *walk, const simulation_t *simulation, agon_input_t *in,
                            agon_episode_t *episode, agon_output_t *out) {
  uint32_t applied = 0;
  int fits = 1;
  agon_status_t status = agon_walk_count_seats(walk, episode);
  for (uint32_t step = 0; step < simulation->steps && status >= AGON_OK; step++) {
    uint32_t seat = agon_get_u32(in);
    int64_t action = (int64_t)agon_get_u64(in);
    if (!fits || in->failed) continue;
    status = agon_walk_settle(walk, episode);
    if (status >= AGON_OK) status = agon_walk_step(walk, episode, seat, action, &fits);
    if (fits && status >= AGON_OK) applied += 1;
  }
  if (status >= AGON_OK) status = agon_walk_settle(walk, episode);
  if (status < AGON_OK) return status;
  return report(walk, simulation, episode, applied, out);
}

static agon_status_t simulate(agon_walk_t *walk, const agon_episode_t *state, agon_input_t *in,
                              agon_output_t *out) {
  simulation_t simulation = {
      .mode = (int32_t)agon_get_u32(in),
      .seat = agon_get_u32(in),
      .copy_seed = agon_get_u64(in),
  };
  walk->generator = agon_get_u64(in);
  simulation.playouts = agon_get_u32(in);
  simulation.branches = agon_get_u32(in);
  simulation.playouts_per_action = agon_get_u32(in);
  walk->most_turns = agon_get_u64(in);
  simulation.steps = agon_get_u32(in);
  if (in->failed) return agon_fail(walk->failure, "simulate", AGON_INVALID_ARGUMENT);
  agon_episode_t *episode = NULL;
  agon_status_t status = agon_walk_clone(walk, state, simulation.mode, simulation.seat,
                                         simulation.copy_seed, &episode);
  if (status < AGON_OK) return status;
  status = follow(walk, &simulation, in, episode, out);
  walk->table->end(episode);
  return status;
}

agon_status_t agon_simulate(const agon_environment_table_t *table, const agon_episode_t *episode,
                            agon_span_t simulations, agon_output_t *reports,
                            agon_failure_t *failure) {
  agon_input_t in = {.at = (const uint8_t *)simulations.data,
                     .end = (const uint8_t *)simulations.data + simulations.size};
  agon_walk_t walk = {.table = table, .failure = failure};
  agon_failure_error(failure);
  uint32_t count = agon_get_u32(&in);
  agon_status_t status = AGON_OK;
  for (uint32_t index = 0; index < count && status >= AGON_OK; index++) {
    status = simulate(&walk, episode, &in, reports);
    if (status >= AGON_OK && reports->status != AGON_OK) {
      status = agon_fail(failure, "simulate", reports->status);
    }
  }
  agon_actions_free(&walk.legal);
  agon_actions_free(&walk.chance);
  return status;
}
