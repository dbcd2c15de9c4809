/* SPDX-License-Identifier: Apache-2.0 */
/* What a plugin may do beside answering: crash, hang, take memory, and reach out into the world. */
#ifndef HOSTILE_DEEDS_H
#define HOSTILE_DEEDS_H

#include "count.h"

#pragma GCC visibility push(hidden)

/* What a deed is given. */
typedef struct occasion {
  const char *path; /* the file of the plan, empty when there is none */
  char *note;       /* NOTE_BYTES for what it found out; NULL before an episode begins */
} occasion_t;

/* One deed. Some do not return. One that returns another status than AGON_OK makes the entry
 * fail. */
typedef struct deed {
  const char *fault;
  agon_status_t (*act)(const occasion_t *occasion);
} deed_t;

/* The deeds, a NULL fault at the end: those that end or stop the process, and those that reach
 * out. */
extern const deed_t ending_deeds[];
extern const deed_t reaching_deeds[];

/* Does the plan's deed if the plan says so for this entry, turn and seed. */
agon_status_t strike(const plan_t *plan, const char *entry, int64_t turn, uint64_t seed,
                     char *note);

#pragma GCC visibility pop

#endif
