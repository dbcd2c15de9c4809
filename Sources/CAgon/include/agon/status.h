/* SPDX-License-Identifier: Apache-2.0 */
/* Status codes, and the place where a plugin says why.
 *
 * Every call that can fail returns an agon_status_t. Unless a function says otherwise, a call that
 * fails has changed nothing. A plugin never longjmps, throws, exits, forks, installs a signal
 * handler or writes to standard output or standard error across this boundary. */
#ifndef AGON_STATUS_H
#define AGON_STATUS_H

#include <stdint.h>

/* Below zero: an error. Zero: success. */
typedef int32_t agon_status_t;

#define AGON_OK 0
#define AGON_UNSUPPORTED (-1)        /* the ability, view, media or mode is absent */
#define AGON_INVALID_ARGUMENT (-2)   /* the caller broke the contract: a bug of the host */
#define AGON_UNPARSEABLE_ACTION (-3) /* the text is not an action of this environment's grammar */
#define AGON_ILLEGAL_ACTION (-4)     /* a well-formed action that the rules refuse here */
#define AGON_AMBIGUOUS_ACTION (-5)   /* the text can be read as several actions */
#define AGON_WRONG_PHASE (-6)        /* for example apply after the end, or the wrong seat */
#define AGON_INVALID_DATA (-7)       /* parameters, opening or serialised bytes are corrupt */
#define AGON_BUDGET_EXHAUSTED (-8)   /* cancelled, the sink was full, or the budget is used up */
#define AGON_IO (-9)                 /* a service of the host failed */
#define AGON_NO_MEMORY (-10)
#define AGON_INTERNAL (-11)          /* a bug of the plugin: the episode is void, no agent is blamed */

#define AGON_ERROR_CAPACITY 504

/* Where a plugin says why a call failed. The host owns it, sets struct_size, and may pass NULL.
 * A plugin that fails writes code and a NUL-terminated UTF-8 sentence, cut at the capacity. The host
 * reads it only after a failure, and never past the capacity. */
typedef struct agon_error {
  uint32_t struct_size;
  int32_t code;
  char message[AGON_ERROR_CAPACITY];
} agon_error_t;

#endif
