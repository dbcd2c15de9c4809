/* SPDX-License-Identifier: Apache-2.0 */
#include "walk.h"

#include <math.h>

/* SplitMix64, as AgonCore draws: Steele, Lea and Flood (OOPSLA 2014). */
static uint64_t next(agon_walk_t *walk) {
  walk->generator += 0x9E3779B97F4A7C15u;
  uint64_t word = walk->generator;
  word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
  word = (word ^ word >> 27) * 0x94D049BB133111EBu;
  return word ^ word >> 31;
}

static uint64_t below(agon_walk_t *walk, uint64_t bound) {
  return ((next(walk) >> 32) * bound) >> 32;
}

static double unit(agon_walk_t *walk) { return (double)(next(walk) >> 11) * 0x1p-53; }

agon_status_t agon_walk_clone(agon_walk_t *walk, const agon_episode_t *episode, int32_t mode,
                              uint32_t seat, uint64_t seed, agon_episode_t **out) {
  agon_error_t *error = agon_failure_error(walk->failure);
  if (walk->table->clone == NULL) return agon_fail(walk->failure, "clone", AGON_UNSUPPORTED);
  *out = NULL;
  agon_status_t status = walk->table->clone(episode, mode, seat, seed, out, error);
  if (status < AGON_OK) return agon_fail(walk->failure, "clone", status);
  if (*out == NULL) return agon_break(walk->failure, "clone", "It made no episode.");
  return AGON_OK;
}

agon_status_t agon_walk_progress(agon_walk_t *walk, const agon_episode_t *episode,
                                 agon_progress_t *out) {
  *out = (agon_progress_t){.struct_size = sizeof *out};
  agon_status_t status = walk->table->progress(episode, out);
  if (status >= AGON_OK) return AGON_OK;
  agon_failure_error(walk->failure);
  return agon_fail(walk->failure, "progress", status);
}

agon_status_t agon_walk_count_seats(agon_walk_t *walk, const agon_episode_t *episode) {
  agon_progress_t progress;
  agon_status_t status = agon_walk_progress(walk, episode, &progress);
  if (status < AGON_OK) return status;
  if (progress.seat_count < 1 || progress.seat_count > AGON_WALK_SEATS) {
    return agon_break(walk->failure, "progress", "It counts %u seats.",
                      (unsigned)progress.seat_count);
  }
  walk->seats = progress.seat_count;
  return AGON_OK;
}

agon_status_t agon_walk_returns(agon_walk_t *walk, const agon_episode_t *episode, double *out) {
  for (uint32_t seat = 0; seat < walk->seats; seat++) out[seat] = 0;
  agon_status_t status = walk->table->returns(episode, out, walk->seats);
  if (status < AGON_OK) {
    agon_failure_error(walk->failure);
    return agon_fail(walk->failure, "returns", status);
  }
  for (uint32_t seat = 0; seat < walk->seats; seat++) {
    if (!isfinite(out[seat])) {
      return agon_break(walk->failure, "returns", "It gave a number that is not finite.");
    }
  }
  return AGON_OK;
}

static agon_status_t apply(agon_walk_t *walk, agon_episode_t *episode, const agon_action_t *actions,
                           uint64_t count) {
  agon_error_t *error = agon_failure_error(walk->failure);
  agon_status_t status = walk->table->apply(episode, actions, count, error);
  return status >= AGON_OK ? AGON_OK : agon_fail(walk->failure, "apply", status);
}

agon_status_t agon_walk_apply(agon_walk_t *walk, agon_episode_t *episode, int32_t seat,
                              int64_t action) {
  agon_action_t one = {.seat = seat, .kind = AGON_ACTION_ENUMERATED, .id = action};
  return apply(walk, episode, &one, 1);
}

static agon_status_t draw_chance(agon_walk_t *walk, agon_episode_t *episode) {
  agon_status_t status =
      agon_actions_chance(&walk->chance, walk->table, episode, walk->failure);
  if (status < AGON_OK) return status;
  uint64_t count = walk->chance.count;
  if (count == 0) {
    return agon_break(walk->failure, "chance_outcomes", "Chance acts, but has no outcome.");
  }
  double point = unit(walk);
  double sum = 0;
  int64_t drawn = walk->chance.ids[count - 1];
  for (uint64_t index = 0; index < count; index++) {
    sum += walk->chance.probabilities[index];
    if (sum > point) {
      drawn = walk->chance.ids[index];
      break;
    }
  }
  return agon_walk_apply(walk, episode, AGON_SEAT_CHANCE, drawn);
}

agon_status_t agon_walk_settle(agon_walk_t *walk, agon_episode_t *episode) {
  for (uint64_t turns = 0; turns < walk->most_turns; turns++) {
    agon_progress_t progress;
    agon_status_t status = agon_walk_progress(walk, episode, &progress);
    if (status < AGON_OK) return status;
    if (progress.phase != AGON_PHASE_PLAY || progress.seat_to_act != AGON_SEAT_CHANCE) break;
    status = draw_chance(walk, episode);
    if (status < AGON_OK) return status;
  }
  return AGON_OK;
}

/* Draws one of a seat's legal actions; *is_there is 0 when it has none. */
static agon_status_t draw(agon_walk_t *walk, const agon_episode_t *episode, uint32_t seat,
                          int64_t *action, int *is_there) {
  agon_status_t status =
      agon_actions_legal(&walk->legal, walk->table, episode, seat, walk->failure);
  if (status < AGON_OK) return status;
  *is_there = walk->legal.count > 0;
  if (*is_there) *action = walk->legal.ids[below(walk, walk->legal.count)];
  return AGON_OK;
}

/* Applies drawn actions of all acting seats, but for the fixed one of `seat` when it is below the
 * number of seats; *fits is 0 where a seat has none. */
static agon_status_t play_joint(agon_walk_t *walk, agon_episode_t *episode, uint64_t acting,
                                uint32_t seat, int64_t action, int *fits) {
  agon_action_t joint[64];
  uint64_t count = 0;
  for (uint32_t actor = 0; actor < 64; actor++) {
    if (!(acting >> actor & 1)) continue;
    int64_t chosen = action;
    if (actor != seat) {
      agon_status_t status = draw(walk, episode, actor, &chosen, fits);
      if (status < AGON_OK || !*fits) return status;
    }
    joint[count++] = (agon_action_t){
        .seat = (int32_t)actor, .kind = AGON_ACTION_ENUMERATED, .id = chosen};
  }
  *fits = 1;
  return apply(walk, episode, joint, count);
}

agon_status_t agon_walk_step(agon_walk_t *walk, agon_episode_t *episode, uint32_t seat,
                             int64_t action, int *fits) {
  *fits = 0;
  agon_progress_t progress;
  agon_status_t status = agon_walk_progress(walk, episode, &progress);
  if (status < AGON_OK) return status;
  if (progress.phase != AGON_PHASE_PLAY || seat >= 64 || !(progress.acting >> seat & 1)) {
    return AGON_OK;
  }
  status = agon_actions_legal(&walk->legal, walk->table, episode, seat, walk->failure);
  if (status < AGON_OK) return status;
  for (uint64_t index = 0; index < walk->legal.count && !*fits; index++) {
    *fits = walk->legal.ids[index] == action;
  }
  if (!*fits) return AGON_OK;
  if (progress.seat_to_act == (int32_t)seat && seat < walk->seats) {
    return agon_walk_apply(walk, episode, (int32_t)seat, action);
  }
  return play_joint(walk, episode, progress.acting, seat, action, fits);
}

/* Plays one random turn of whoever acts; *goes_on is 0 when nothing can be played. */
static agon_status_t play_turn(agon_walk_t *walk, agon_episode_t *episode, int *goes_on) {
  agon_progress_t progress;
  *goes_on = 0;
  agon_status_t status = agon_walk_progress(walk, episode, &progress);
  if (status < AGON_OK || progress.phase != AGON_PHASE_PLAY) return status;
  int32_t seat = progress.seat_to_act;
  if (seat >= 0 && (uint32_t)seat < walk->seats) {
    int64_t action = 0;
    status = draw(walk, episode, (uint32_t)seat, &action, goes_on);
    if (status < AGON_OK || !*goes_on) return status;
    return agon_walk_apply(walk, episode, seat, action);
  }
  if (seat == AGON_SEAT_CHANCE) {
    *goes_on = 1;
    return draw_chance(walk, episode);
  }
  if (seat != AGON_SEAT_SIMULTANEOUS) return AGON_OK;
  return play_joint(walk, episode, progress.acting, UINT32_MAX, 0, goes_on);
}

static agon_status_t play_game(agon_walk_t *walk, agon_episode_t *game, double *sums) {
  int goes_on = 1;
  for (uint64_t turns = 0; turns < walk->most_turns && goes_on; turns++) {
    agon_status_t status = play_turn(walk, game, &goes_on);
    if (status < AGON_OK) return status;
  }
  double returns[AGON_WALK_SEATS];
  agon_status_t status = agon_walk_returns(walk, game, returns);
  if (status < AGON_OK) return status;
  for (uint32_t seat = 0; seat < walk->seats; seat++) sums[seat] += returns[seat];
  return AGON_OK;
}

agon_status_t agon_walk_games(agon_walk_t *walk, const agon_episode_t *episode, uint32_t count,
                              double *sums) {
  for (uint32_t seat = 0; seat < walk->seats; seat++) sums[seat] = 0;
  for (uint32_t index = 0; index < count; index++) {
    agon_episode_t *game = NULL;
    uint64_t seed = next(walk) >> 11;
    agon_status_t status =
        agon_walk_clone(walk, episode, AGON_CLONE_RESEED, 0, seed, &game);
    if (status < AGON_OK) return status;
    status = play_game(walk, game, sums);
    walk->table->end(game);
    if (status < AGON_OK) return status;
  }
  return AGON_OK;
}
