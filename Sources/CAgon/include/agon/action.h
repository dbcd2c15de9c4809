/* SPDX-License-Identifier: Apache-2.0 */
/* What a seat, or chance, submits. */
#ifndef AGON_ACTION_H
#define AGON_ACTION_H

#include "span.h"

/* Values of a seat number that name no seat. */
#define AGON_SEAT_CHANCE (-1)       /* chance acts */
#define AGON_SEAT_SIMULTANEOUS (-2) /* several seats act at once: see agon_progress_t.acting */
#define AGON_SEAT_NONE (-4)         /* nobody acts: the episode has ended */

#define AGON_ACTION_ENUMERATED 0 /* id is one of legal_actions */
#define AGON_ACTION_TEXT 1       /* text is the whole action, such as a patch or an answer */
#define AGON_ACTION_TOOL 2       /* text is JSON {"name": ..., "arguments": {...}} */
#define AGON_ACTION_MESSAGE 3    /* talk to the seats in `to`; spends no turn unless the rules say so */

/* One action. The caller owns it and its text until the call returns. */
typedef struct agon_action {
  int32_t seat; /* a seat number, or AGON_SEAT_CHANCE */
  int32_t kind; /* AGON_ACTION_* */
  int64_t id;   /* of an enumerated action or of a chance outcome, else 0 */
  uint64_t to;  /* bit set of the seats that a message is for; 0 means all */
  agon_span_t text;
} agon_action_t;

#endif
