/* SPDX-License-Identifier: Apache-2.0 */
/* The table of functions of one environment.
 *
 * Threads: [any thread] may be called from any thread at any time, also concurrently. [one thread per
 * episode] the host calls with one episode from one thread at a time, not always the same one;
 * different episodes run in parallel, so a plugin keeps no mutable global state.
 * Ownership: whoever makes a handle destroys it, through the table that made it. */
#ifndef AGON_ENVIRONMENT_H
#define AGON_ENVIRONMENT_H

#include "action.h"
#include "descriptor.h"
#include "host.h"
#include "observation.h"
#include "progress.h"
#include "status.h"

typedef struct agon_environment agon_environment_t; /* rules with parameters; constant once made */
typedef struct agon_episode agon_episode_t;         /* one run of an environment */

/* Clone modes. */
#define AGON_CLONE_EXACT 0    /* a perfect copy, future chance included: for replay */
#define AGON_CLONE_RESEED 1   /* the same state, fresh chance from `seed`: for honest look-ahead */
#define AGON_CLONE_RESAMPLE 2 /* also redraws what `seat` cannot see, consistent with its recall */

/* The table. Static, constant, valid as long as the process. Frozen: it never grows, new abilities
 * come as extensions. No entry is NULL, but those marked [may be NULL]. */
typedef struct agon_environment_table {
  uint32_t struct_size; /* sizeof(agon_environment_table_t) */
  uint32_t reserved;
  const agon_descriptor_t *descriptor;

  /* Makes the environment from parameters: a JSON object, or nothing for the defaults. Fails with
   * AGON_INVALID_DATA and a sentence that names the parameter. [any thread] */
  agon_status_t (*create)(const agon_host_t *host, agon_span_t parameters,
                          agon_environment_t **out, agon_error_t *error);

  /* Destroys an environment after all its episodes. [any thread] */
  void (*destroy)(agon_environment_t *environment);

  /* Begins an episode. seed (below 2^53) is the only source of chance. opening is JSON, or nothing
   * for the usual start; the environment's README says its form. [any thread] */
  agon_status_t (*begin)(const agon_environment_t *environment, uint32_t seat_count, uint64_t seed,
                         agon_span_t opening, agon_episode_t **out, agon_error_t *error);

  /* Ends the life of an episode; NULL is allowed. [one thread per episode] */
  void (*end)(agon_episode_t *episode);

  /* Tells where the episode stands; out->struct_size is set by the caller. [one thread per episode] */
  agon_status_t (*progress)(const agon_episode_t *episode, agon_progress_t *out);

  /* Writes up to `capacity` ids of the seat's legal actions, ascending, and their full number to
   * *count. A seat that does not act now has none. [one thread per episode] */
  agon_status_t (*legal_actions)(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count);

  /* The same for chance, with probabilities that sum to 1. AGON_WRONG_PHASE when chance does not act.
   * [may be NULL when the descriptor's chance is not explicit] [one thread per episode] */
  agon_status_t (*chance_outcomes)(const agon_episode_t *episode, int64_t *ids,
                                   double *probabilities, uint64_t capacity, uint64_t *count);

  /* Writes the short name of an action, unique among the seat's legal actions ("c4"); also for
   * actions that were legal at other turns. seat may be AGON_SEAT_CHANCE.
   * [one thread per episode] */
  agon_status_t (*action_name)(const agon_episode_t *episode, int32_t seat, int64_t id,
                               const agon_sink_t *out);

  /* Reads an action liberally: case, blanks and the synonyms of the environment's README. Fails with
   * AGON_UNPARSEABLE_ACTION, AGON_ILLEGAL_ACTION (*id is set, the action is well formed) or
   * AGON_AMBIGUOUS_ACTION, each with a sentence. [one thread per episode] */
  agon_status_t (*parse_action)(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error);

  /* The only function that changes an episode. Sequential play: one action. Simultaneous play: one
   * for each acting seat, in any order. Refuses first: a failed call leaves no trace.
   * [one thread per episode] */
  agon_status_t (*apply)(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error);

  /* Writes one reward a seat for the last apply; zeros before the first. count is the seat count.
   * [one thread per episode] */
  agon_status_t (*rewards)(const agon_episode_t *episode, double *out, uint64_t count);

  /* Writes one return a seat: the sum of its rewards so far. [one thread per episode] */
  agon_status_t (*returns)(const agon_episode_t *episode, double *out, uint64_t count);

  /* Writes what `seat` may see. Changes nothing; the same state gives the same bytes. AGON_UNSUPPORTED
   * for a view or a media that the descriptor does not declare. [one thread per episode] */
  agon_status_t (*observe)(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           int32_t media, const agon_sink_t *out, agon_error_t *error);

  /* Writes a JSON object on how the episode ended: {"reason": "...", ...}; AGON_WRONG_PHASE while it
   * goes on. [one thread per episode] */
  agon_status_t (*outcome)(const agon_episode_t *episode, const agon_sink_t *out);

  /* Makes an independent copy in a clone mode. seat matters to AGON_CLONE_RESAMPLE only, seed to the
   * modes that draw. [may be NULL without AGON_ABILITY_CLONE] [one thread per episode] */
  agon_status_t (*clone)(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error);

  /* Writes bytes that carry the environment's id, version, parameters, the state and its generator.
   * Equal states of equal histories give equal bytes.
   * [may be NULL without AGON_ABILITY_SERIALISE] [one thread per episode] */
  agon_status_t (*serialise)(const agon_episode_t *episode, const agon_sink_t *out,
                             agon_error_t *error);

  /* Makes the episode that the bytes describe, in any process; AGON_INVALID_DATA when they are
   * corrupt or of another id, version or parameters. The bytes are untrusted.
   * [may be NULL without AGON_ABILITY_SERIALISE] [any thread] */
  agon_status_t (*restore)(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error);

  /* A hash of the position: equal positions (also by other histories) give equal keys; 0 when there is
   * none. [one thread per episode] */
  uint64_t (*position_key)(const agon_episode_t *episode);

  /* The environment's table of the extension with this NUL-terminated id, or NULL. Static; may be
   * called before create. [any thread] */
  const void *(*extension)(const char *id);
} agon_environment_table_t;

#endif
