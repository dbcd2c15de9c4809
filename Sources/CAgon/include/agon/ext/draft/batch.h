/* SPDX-License-Identifier: Apache-2.0 */
/* Draft extension: batch. Many episodes of enumerable actions in step, for training. Its id will not
 * change when it leaves draft. */
#ifndef AGON_EXT_DRAFT_BATCH_H
#define AGON_EXT_DRAFT_BATCH_H

#include "../../environment.h"

#define AGON_EXT_BATCH "agon.batch/1"

typedef struct agon_batch agon_batch_t;

/* Buffers of the host, aligned to 64 bytes, row-major [lane][seat]; the pointers stay fixed as long as
 * the batch lives. A finished lane ignores actions until it is reset. */
typedef struct agon_batch_buffers {
  uint32_t struct_size;
  uint32_t lane_count;
  uint32_t seat_count;
  uint32_t observation_stride; /* bytes per [lane][seat] */
  uint64_t action_count;       /* number of distinct action ids */
  const int64_t *actions;      /* in */
  double *rewards;             /* out */
  uint8_t *observations;       /* out; may be NULL */
  uint8_t *phases;             /* out: AGON_PHASE_* per lane */
  uint8_t *masks;              /* out: [lane][seat][action_count]; may be NULL */
} agon_batch_buffers_t;

typedef struct agon_batch_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Tells how many bytes an observation takes and how many action ids there are. [any thread] */
  agon_status_t (*layout)(const agon_environment_t *environment, uint64_t *observation_bytes,
                          uint64_t *action_count);

  /* Opens a batch on the host's buffers; the host closes it. [any thread] */
  agon_status_t (*open)(const agon_environment_t *environment, const agon_batch_buffers_t *buffers,
                        agon_batch_t **out, agon_error_t *error);

  /* Closes a batch. [one thread per batch] */
  void (*close)(agon_batch_t *batch);

  /* Begins new episodes in the lanes whose byte in `which` is not 0; NULL means all.
   * [one thread per batch] */
  agon_status_t (*reset)(agon_batch_t *batch, const uint8_t *which, const uint64_t *seeds,
                         agon_error_t *error);

  /* Applies the actions of lanes first ... first + count - 1. Disjoint ranges may run in parallel. */
  agon_status_t (*step)(agon_batch_t *batch, uint32_t first, uint32_t count, agon_error_t *error);

  /* Copies one lane out as an episode, which the caller ends. [one thread per batch] */
  agon_status_t (*peek)(const agon_batch_t *batch, uint32_t lane, agon_episode_t **out,
                        agon_error_t *error);
} agon_batch_table_t;

#endif
