/* SPDX-License-Identifier: Apache-2.0 */
/* Where an episode stands. */
#ifndef AGON_PROGRESS_H
#define AGON_PROGRESS_H

#include <stdint.h>

#define AGON_PHASE_PLAY 0
#define AGON_PHASE_TERMINATED 1 /* the rules ended it; returns are final */
#define AGON_PHASE_TRUNCATED 2  /* a limit ended it */

/* Filled by agon_environment_table_t.progress. The caller owns it and sets struct_size first; the
 * callee fills only the fields that fit. */
typedef struct agon_progress {
  uint32_t struct_size;
  int32_t phase;       /* AGON_PHASE_* */
  int32_t seat_to_act; /* a seat number or AGON_SEAT_* */
  uint32_t seat_count;
  int64_t turn;         /* number of successful apply calls */
  uint64_t acting;      /* bit set of the seats that must act now */
  uint64_t legal_count; /* legal actions of seat_to_act; 0 when they cannot be enumerated */
} agon_progress_t;

#endif
