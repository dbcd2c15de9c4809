/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "Walls/walls.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CAgonHost.h"

int close_descriptors(void) {
  return syscall(SYS_close_range, AGON_WIRE_NOTE + 1, ~0u, 0) == 0;
}

static int limit(int resource, uint64_t value) {
  struct rlimit bound = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &bound) == 0;
}

int set_limits(uint64_t memory) {
  enum { SECONDS = 24 * 60 * 60, DESCRIPTORS = 64, PROCESSES = 4096 };
  int all = limit(RLIMIT_CPU, SECONDS);
#if defined(__SANITIZE_ADDRESS__) /* which reserves terabytes */
  (void)memory;
#else
  all &= limit(RLIMIT_AS, memory);
#endif
  all &= limit(RLIMIT_FSIZE, 0);
  all &= limit(RLIMIT_CORE, 0);
  all &= limit(RLIMIT_NOFILE, DESCRIPTORS);
  all &= limit(RLIMIT_MEMLOCK, 0);
  all &= limit(RLIMIT_MSGQUEUE, 0);
  limit(RLIMIT_NPROC, PROCESSES); /* counts for the whole user, and not at all for root */
  return all;
}

/* Dies when the thread that started it does; or now, when that has happened already. A change of
 * user undoes this, so it comes after. */
static int die_with_host(void) {
  int is_set = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
  struct pollfd host = {.fd = AGON_WIRE_SOCKET, .events = POLLRDHUP};
  if (poll(&host, 1, 0) > 0 && (host.revents & (POLLRDHUP | POLLHUP))) _exit(0);
  return is_set;
}

uint32_t raise_walls(const char *path, uint64_t memory, uint32_t without) {
  static char *no_variables[] = {NULL}; /* not NULL itself: some libraries walk through it */
  uint32_t walls = 0;
  environ = no_variables;
  if (close_descriptors() && chdir("/") == 0) walls |= AGON_WALL_DESCRIPTORS;
  setsid();
  if (!(without & AGON_WALL_NETWORK) && leave_network()) walls |= AGON_WALL_NETWORK;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) walls |= AGON_WALL_PRIVILEGES;
  if (!(without & AGON_WALL_FILES) && hide_files(path)) walls |= AGON_WALL_FILES;
  int may_read = (walls & AGON_WALL_FILES) != 0;
  if (!(without & AGON_WALL_USER) && become_nobody(may_read)) walls |= AGON_WALL_USER;
  if (die_with_host()) walls |= AGON_WALL_DEATH;
  if (set_limits(memory)) walls |= AGON_WALL_LIMITS;
  if (!(without & AGON_WALL_CALLS) && refuse_calls(0)) walls |= AGON_WALL_CALLS;
  return walls;
}
