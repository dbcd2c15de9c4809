/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong answers: what the entries give back instead of what they should. */
#ifndef HOSTILE_TWISTS_H
#define HOSTILE_TWISTS_H

#include "count.h"

#pragma GCC visibility push(hidden)

/* Tells whether the plan names this fault and strikes this episode now. */
bool twisted(const agon_episode_t *episode, const char *fault);

/* A number that is another one at every call in the process. */
uint64_t other_number(void);

/* A pointer that leads nowhere. */
void *nowhere(void);

/* Each changes an answer that the game has given, or answers in its place. */
void twist_progress(const agon_episode_t *episode, agon_progress_t *out);
void twist_legal_actions(const agon_episode_t *episode, int64_t *ids, uint64_t capacity,
                         uint64_t *count);
void twist_numbers(const agon_episode_t *episode, double *out);
agon_status_t twist_name(const agon_episode_t *episode, const agon_sink_t *out, bool *answered);
agon_status_t twist_refusal(const agon_episode_t *episode, agon_error_t *error, bool *answered);
agon_status_t twist_observation(const agon_episode_t *episode, uint32_t seat,
                                const agon_sink_t *out, bool *answered);
agon_status_t twist_outcome(const agon_episode_t *episode, const agon_sink_t *out, bool *answered);
agon_status_t twist_bytes(const agon_episode_t *episode, const agon_sink_t *out, bool *answered);
void twist_copy(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                agon_episode_t **out);

#pragma GCC visibility pop

#endif
