/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting for the other side of the wall without sleeping, where it answers soon.
 *
 * To wake a core that sleeps takes longer than most requests do, above all in a virtual machine.
 * So who waits looks for a short time before it sleeps. Where that was in vain, because the other
 * side has much to do, or nothing, or needs the very core that is spent on looking, it sleeps
 * through the next waits at once: twice as many after each look in vain. So a side that is rarely
 * asked costs no processor time, and one on a busy machine next to none. */
#ifndef AGON_LOOKOUT_H
#define AGON_LOOKOUT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What one side knows of its waits; all zero at the beginning. Used by one thread at a time. */
typedef struct agon_lookout {
  uint32_t penalty; /* how many waits the last look in vain cost; halved by each other look */
  uint32_t asleep;  /* how many of them are left */
} agon_lookout_t;

/* The most waits that one look in vain costs. */
#define AGON_LOOKOUT_MOST_PENALTY 511u

/* Receives some bytes of a socket, as recv() does without flags: waits until there are any, or for
 * the time that the socket permits. */
ssize_t agon_receive(int32_t socket, void *bytes, size_t size, agon_lookout_t *lookout);

#endif
