/* SPDX-License-Identifier: Apache-2.0 */
/* Starting agon-worker. */
#ifndef AGON_START_H
#define AGON_START_H

#include "wire.h"

/* A worker that was started, seen from the host. The caller owns the descriptors, which are closed
 * in other children, and the mapped note. */
typedef struct agon_started {
  int32_t pid; /* 0 when it was not started */
  int32_t error; /* the system's number of the reason then */
  int32_t socket;
  int32_t output; /* what it writes to standard output, read without blocking */
  int32_t errors; /* and to standard error */
  agon_wire_note_t *note;
} agon_started_t;

/* Starts a worker: `arguments` as exec takes them, the executable first. It dies when the calling
 * thread ends. This process must be able to wait for it: an ignored SIGCHLD is ignored no more. */
agon_started_t agon_start_worker(char *const *arguments);

/* Gives back what was started: unmaps the note, closes the socket; the other descriptors stay. */
void agon_release_worker(agon_started_t *started);

/* Makes a pipe that neither blocks nor is inherited, to wake a thread with; 0 when it is made. */
int32_t agon_make_bell(int32_t ends[2]);

#endif
