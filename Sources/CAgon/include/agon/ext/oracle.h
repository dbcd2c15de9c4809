/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: oracle. What each legal action is worth. */
#ifndef AGON_EXT_ORACLE_H
#define AGON_EXT_ORACLE_H

#include "../environment.h"
#include "budget.h"

#define AGON_EXT_ORACLE "agon.oracle/1"

#define AGON_VALUE_EXACT 1u /* the proven value under best play, else bounds or an estimate */
#define AGON_VALUE_BEST 2u  /* proven to be one of the best actions */

/* The worth of one action to the seat that acts: its final return under best play. When it is not
 * exact, the true value lies in lower ... upper. The caller owns it. */
typedef struct agon_action_value {
  int64_t action;
  double value; /* exact, or the best estimate between the bounds */
  double lower; /* proven bound */
  double upper; /* proven bound */
  uint32_t flags;
  int32_t plies; /* plies to the end under best play (winner hurries, loser delays); -1 unknown */
} agon_action_value_t;

typedef struct agon_oracle_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes {"method", "strength", "unit"}. [any thread] */
  agon_status_t (*describe)(const agon_environment_t *environment, const agon_sink_t *out);

  /* Fills up to capacity values of the seat's legal actions in legal_actions order and the full number
   * to *count. Deterministic for equal position, nodes and seed. AGON_WRONG_PHASE when the seat does
   * not act. [one thread per episode] */
  agon_status_t (*action_values)(const agon_episode_t *episode, uint32_t seat,
                                 const agon_budget_t *budget, uint64_t seed,
                                 agon_action_value_t *out, uint64_t capacity, uint64_t *count,
                                 agon_error_t *error);
} agon_oracle_table_t;

#endif
