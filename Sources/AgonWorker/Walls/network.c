/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>

#include "Walls/walls.h"

/* A network of its own has no interface that is up; other users' message queues are gone too. Who
 * is not root needs a user namespace for it, which some systems refuse. */
int leave_network(void) {
  int spaces = CLONE_NEWNET | CLONE_NEWIPC;
  if (geteuid() == 0 && unshare(spaces) == 0) return 1;
  return unshare(CLONE_NEWUSER | spaces) == 0;
}
