/* SPDX-License-Identifier: Apache-2.0 */
/* Why a call of a plugin failed. */
#ifndef AGON_FAILURE_H
#define AGON_FAILURE_H

#include <agon/agon.h>

/* What went wrong. The caller owns it. */
typedef struct agon_failure {
  int32_t status;       /* below zero */
  int32_t breaks_abi;   /* not 0 when the answer, not the call, is wrong: status is AGON_INTERNAL */
  const char *call;     /* the function of the ABI, static; NULL for the one that was asked for */
  agon_error_t error;   /* what was said of it */
} agon_failure_t;

/* Prepares the place for a plugin's words, and lends it. */
agon_error_t *agon_failure_error(agon_failure_t *failure);

/* Notes a status of a call; gives it back. */
agon_status_t agon_fail(agon_failure_t *failure, const char *call, agon_status_t status);

/* Notes an answer that breaks the ABI, with a sentence; gives AGON_INTERNAL. */
agon_status_t agon_break(agon_failure_t *failure, const char *call, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
