/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "lookout.h"

#include <errno.h>
#include <sys/socket.h>
#include <time.h>

/* How long one look takes, in nanoseconds: about twice the time in which a sleeping core wakes. */
enum { LONGEST_LOOK = 100 * 1000 };

/* Costs no system call. */
static int64_t nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Leaves the core's means to a thread that shares it. */
static void rest(void) {
#if defined(__x86_64__)
  for (int count = 0; count < 4; count++) __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static int is_there_nothing(ssize_t count) {
  return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

static void note(agon_lookout_t *lookout, int was_in_vain) {
  if (!was_in_vain) {
    lookout->penalty /= 2;
    return;
  }
  uint32_t penalty = 2 * lookout->penalty + 1;
  if (penalty > AGON_LOOKOUT_MOST_PENALTY) penalty = AGON_LOOKOUT_MOST_PENALTY;
  lookout->penalty = penalty;
  lookout->asleep = penalty;
}

ssize_t agon_receive(int32_t socket, void *bytes, size_t size, agon_lookout_t *lookout) {
  if (lookout->asleep > 0) {
    lookout->asleep -= 1;
    return recv(socket, bytes, size, 0);
  }
  ssize_t count = recv(socket, bytes, size, MSG_DONTWAIT);
  /* What is there already tells nothing of waiting: on a busy core the other side went first. */
  if (!is_there_nothing(count)) return count;
  const int64_t begin = nanoseconds();
  int64_t waited = 0;
  do {
    rest();
    waited = nanoseconds() - begin; /* long, too, where another thread took the core away */
    count = recv(socket, bytes, size, MSG_DONTWAIT);
  } while (is_there_nothing(count) && waited < LONGEST_LOOK);
  note(lookout, waited >= LONGEST_LOOK);
  return is_there_nothing(count) ? recv(socket, bytes, size, 0) : count;
}
