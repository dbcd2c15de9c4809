/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "Walls/landlock.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* Rights of Landlock's interface, as far as they are named here. */
#define RIGHTS_OF_VERSION_1 ((1ull << 13) - 1)
#define REFER (1ull << 13)
#define TRUNCATE (1ull << 14)
#define CONTROL_DEVICE (1ull << 15)
#define BIND_AND_CONNECT 3ull
#define SIGNALS_AND_SOCKETS 3ull
enum { RULE_PATH_BENEATH = 1, ASK_VERSION = 1 };

/* The kernel's struct landlock_ruleset_attr. */
typedef struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scoped;
} ruleset_t;

/* The kernel's struct landlock_path_beneath_attr. */
typedef struct __attribute__((packed)) path_rule {
  uint64_t rights;
  int32_t descriptor;
} path_rule_t;

int landlock_rules(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
  if (version < 1) return -1;
  ruleset_t rules = {.files = RIGHTS_OF_VERSION_1};
  size_t size = sizeof rules.files;
  if (version >= 2) rules.files |= REFER;
  if (version >= 3) rules.files |= TRUNCATE;
  if (version >= 5) rules.files |= CONTROL_DEVICE;
  if (version >= 4) {
    rules.network = BIND_AND_CONNECT;
    size = offsetof(ruleset_t, scoped);
  }
  if (version >= 6) {
    rules.scoped = SIGNALS_AND_SOCKETS;
    size = sizeof rules;
  }
  return (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
}

void landlock_allow(int rules, const char *path, int flags, uint64_t rights) {
  int descriptor = open(path, O_PATH | O_CLOEXEC | flags);
  if (descriptor < 0) return;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && !S_ISLNK(status.st_mode)) {
    if (!S_ISDIR(status.st_mode)) rights &= ~LANDLOCK_READ_FOLDER;
    path_rule_t rule = {.rights = rights, .descriptor = descriptor};
    syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0);
  }
  close(descriptor);
}

int landlock_enforce(int rules) {
  long status = syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return status == 0;
}
