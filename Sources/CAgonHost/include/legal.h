/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of actions that grow as far as a plugin needs, and no further. */
#ifndef AGON_LEGAL_H
#define AGON_LEGAL_H

#include "failure.h"

/* The most actions or outcomes that a host takes from a plugin. */
#define AGON_MOST_ACTIONS (1u << 24)

/* Ids, and for chance their probabilities. Begin with zeros; agon_actions_free at the end. */
typedef struct agon_actions {
  int64_t *ids;
  double *probabilities;
  uint64_t count;
  uint64_t capacity;
} agon_actions_t;

void agon_actions_free(agon_actions_t *actions);

/* Puts a seat's legal actions in place of what the list holds. */
agon_status_t agon_actions_legal(agon_actions_t *actions, const agon_environment_table_t *table,
                                 const agon_episode_t *episode, uint32_t seat,
                                 agon_failure_t *failure);

/* Puts the outcomes of chance in place of what the list holds. */
agon_status_t agon_actions_chance(agon_actions_t *actions, const agon_environment_table_t *table,
                                  const agon_episode_t *episode, agon_failure_t *failure);

#endif
