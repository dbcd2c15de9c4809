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

/* Lets no other process of the same user look into this one: its variables, where keys may be, its
 * memory and its descriptors in /proc belong to root from now on. Where the host is not root, a
 * worker runs as the host's own user, and without Landlock nothing else would keep it from them.
 * There are no core dumps then, and only root can attach a debugger. A program that this process
 * starts is as open as ever. */
void agon_close_to_others(void);

/* Starts a worker: `arguments` as exec takes them, the executable first. It dies when the calling
 * thread ends. This process must be able to wait for it: an ignored SIGCHLD is ignored no more. And
 * this process is closed to others first. */
agon_started_t agon_start_worker(char *const *arguments);

/* Gives back what was started: unmaps the note, closes the socket; the other descriptors stay. */
void agon_release_worker(agon_started_t *started);

/* Makes a pipe that neither blocks nor is inherited, to wake a thread with; 0 when it is made. */
int32_t agon_make_bell(int32_t ends[2]);

#endif
