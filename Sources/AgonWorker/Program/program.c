/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "Program/program.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CAgonHost.h"
#include "Walls/landlock.h"
#include "Walls/walls.h"

/* What the command line asks for. */
typedef struct order {
  uint64_t memory;
  uint32_t without;
  const char *folder;
  char **readable; /* NULL at the end */
  char **command;  /* the program's path and its arguments, NULL at the end */
} order_t;

static int read_number(const char *text, uint64_t *out) {
  char *end = NULL;
  errno = 0;
  *out = strtoull(text, &end, 10);
  return errno == 0 && end != text && *end == 0;
}

static int read_order(int count, char **arguments, order_t *order) {
  uint64_t without = 0;
  if (count < 5 || !read_number(arguments[0], &order->memory) || order->memory == 0 ||
      !read_number(arguments[1], &without) || without > UINT32_MAX || arguments[2][0] != '/') {
    return 0;
  }
  order->without = (uint32_t)without;
  order->folder = arguments[2];
  order->readable = arguments + 3;
  for (int index = 3; index + 1 < count; index++) {
    if (strcmp(arguments[index], "--") != 0) continue;
    arguments[index] = NULL;
    order->command = arguments + index + 1;
    return order->command[0][0] == '/';
  }
  return 0;
}

/* Landlock: the system's programs and libraries may be read and run, and what the order names. */
static int hide_other_files(const order_t *order) {
  static const char *const programs[] = {"/bin", "/usr/bin", "/usr/local/bin", "/usr/games",
                                         "/usr/libexec", "/etc/ssl/openssl.cnf", "/etc/localtime"};
  const uint64_t rights = LANDLOCK_READ_FILE | LANDLOCK_READ_FOLDER | LANDLOCK_EXECUTE;
  int rules = landlock_rules();
  if (rules < 0) return 0;
  allow_system(rules, rights);
  for (size_t index = 0; index < sizeof programs / sizeof *programs; index++) {
    landlock_allow(rules, programs[index], 0, rights);
  }
  landlock_allow(rules, order->command[0], 0, rights);
  for (char **path = order->readable; *path != NULL; path++) {
    landlock_allow(rules, *path, 0, rights);
  }
  return landlock_enforce(rules);
}

/* Dies when the thread that started it does; or now, when that has happened already: its standard
 * input, which that thread's process alone can write to, has then ended. */
static int die_with_host(void) {
  int is_set = prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
  struct pollfd host = {.fd = STDIN_FILENO, .events = 0};
  if (poll(&host, 1, 0) > 0 && (host.revents & (POLLHUP | POLLERR | POLLNVAL))) _exit(0);
  return is_set;
}

/* The same walls as a plugin's, in the same order; what is different is the files, and that the list
 * of calls lets it become the program. */
static uint32_t raise_walls_of_program(const order_t *order) {
  static char *no_variables[] = {NULL};
  uint32_t walls = 0;
  uint32_t without = order->without;
  environ = no_variables;
  if (syscall(SYS_close_range, STDERR_FILENO + 1, ~0u, 0) == 0) walls |= AGON_WALL_DESCRIPTORS;
  setsid();
  if (!(without & AGON_WALL_NETWORK) && leave_network()) walls |= AGON_WALL_NETWORK;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) walls |= AGON_WALL_PRIVILEGES;
  if (!(without & AGON_WALL_FILES) && hide_other_files(order)) walls |= AGON_WALL_FILES;
  int may_read = (walls & AGON_WALL_FILES) != 0;
  if (!(without & AGON_WALL_USER) && become_nobody(may_read)) walls |= AGON_WALL_USER;
  pass_reading_on();
  if (die_with_host()) walls |= AGON_WALL_DEATH;
  if (set_limits(order->memory)) walls |= AGON_WALL_LIMITS;
  if (!(without & AGON_WALL_CALLS) && refuse_calls(1)) walls |= AGON_WALL_CALLS;
  if (!(walls & AGON_WALL_CALLS)) give_up_reading();
  return walls;
}

static int give_up(const char *what) {
  fprintf(stderr, "%s: %s\n", what, strerror(errno));
  return PROGRAM_EXIT_NOT_STARTED;
}

int become_program(int count, char **arguments) {
  order_t order = {0};
  if (!read_order(count, arguments, &order)) {
    fputs("agon-worker --program runs one program for agon, which starts it; it is not started by "
          "hand.\n", stderr);
    return AGON_WORKER_EXIT_USAGE;
  }
  if (chdir(order.folder) != 0) return give_up(order.folder);
  uint32_t walls = raise_walls_of_program(&order);
  if (dprintf(STDOUT_FILENO, "walls %u\n", walls) < 0) return give_up("standard output");
  execv(order.command[0], order.command);
  _exit(give_up(order.command[0])); /* nothing that runs at an exit has rights any more */
}
