/* SPDX-License-Identifier: Apache-2.0 */
/* One walk through copies of an episode: the moves of a simulation. */
#ifndef AGON_WALK_H
#define AGON_WALK_H

#include "failure.h"
#include "legal.h"

/* The most seats of an episode. */
#define AGON_WALK_SEATS 64u

/* A walk. Begin with zeros but for table and failure. */
typedef struct agon_walk {
  const agon_environment_table_t *table;
  agon_failure_t *failure;
  uint64_t generator; /* the state of SplitMix64 */
  uint64_t most_turns;
  uint32_t seats;
  agon_actions_t legal;
  agon_actions_t chance;
} agon_walk_t;

/* Copies; a plugin that makes nothing breaks the ABI. */
agon_status_t agon_walk_clone(agon_walk_t *walk, const agon_episode_t *episode, int32_t mode,
                              uint32_t seat, uint64_t seed, agon_episode_t **out);

/* Counts the seats of a first copy, for all that follow. */
agon_status_t agon_walk_count_seats(agon_walk_t *walk, const agon_episode_t *episode);

agon_status_t agon_walk_progress(agon_walk_t *walk, const agon_episode_t *episode,
                                 agon_progress_t *out);

/* One finite return a seat. */
agon_status_t agon_walk_returns(agon_walk_t *walk, const agon_episode_t *episode, double *out);

/* Applies an enumerated action; seat may be AGON_SEAT_CHANCE. */
agon_status_t agon_walk_apply(agon_walk_t *walk, agon_episode_t *episode, int32_t seat,
                              int64_t action);

/* Draws until no chance acts. */
agon_status_t agon_walk_settle(agon_walk_t *walk, agon_episode_t *episode);

/* Applies a step of the path, with drawn actions of the seats that act together with its seat;
 * *fits is 0 where it does not fit the state. */
agon_status_t agon_walk_step(agon_walk_t *walk, agon_episode_t *episode, uint32_t seat,
                             int64_t action, int *fits);

/* Plays random games from copies with fresh chance; writes one sum of their returns a seat. */
agon_status_t agon_walk_games(agon_walk_t *walk, const agon_episode_t *episode, uint32_t count,
                              double *sums);

#endif
