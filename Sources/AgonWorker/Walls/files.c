/* SPDX-License-Identifier: Apache-2.0 */
/* Landlock: the worker may read libraries, and no other file; it may write none. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "Walls/walls.h"

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* Rights of Landlock's interface, as far as they are named here. */
#define READ_FILE (1ull << 2)
#define READ_DIR (1ull << 3)
#define RIGHTS_OF_VERSION_1 ((1ull << 13) - 1)
#define REFER (1ull << 13)
#define TRUNCATE (1ull << 14)
#define CONTROL_DEVICE (1ull << 15)
#define BIND_AND_CONNECT 3ull
#define SIGNALS_AND_SOCKETS 3ull
enum { RULE_PATH_BENEATH = 1, ASK_VERSION = 1, MOST_LIBRARIES = 1024 };

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

static int make_rules(void) {
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

/* Lets a file, or all beneath a folder, be read; one that is not there needs no rule. A symbolic link
 * is followed where `flags` lack O_NOFOLLOW. */
static void allow(int rules, const char *path, int flags) {
  int descriptor = open(path, O_PATH | O_CLOEXEC | flags);
  if (descriptor < 0) return;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && !S_ISLNK(status.st_mode)) {
    uint64_t rights = S_ISDIR(status.st_mode) ? READ_FILE | READ_DIR : READ_FILE;
    path_rule_t rule = {.rights = rights, .descriptor = descriptor};
    syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0);
  }
  close(descriptor);
}

/* Whether a file is called as libraries are: x.so, x.so.1. */
static int names_library(const char *name) {
  for (const char *at = strstr(name, ".so"); at != NULL; at = strstr(at + 1, ".so")) {
    if (at[3] == 0 || at[3] == '.') return 1;
  }
  return 0;
}

/* Lets a library be read. A link that is called like one may lead to any file, so it is the file at
 * its end that counts. */
static void allow_library(int rules, const char *path) {
  char target[PATH_MAX];
  struct stat status;
  if (realpath(path, target) == NULL || !names_library(strrchr(target, '/'))) return;
  if (stat(target, &status) == 0 && S_ISREG(status.st_mode)) allow(rules, target, O_NOFOLLOW);
}

/* Lets the shared libraries in a folder be read, by their names; what else lies there stays
 * hidden. */
static void allow_libraries(void *context, const char *folder) {
  int rules = *(int *)context;
  DIR *directory = opendir(folder);
  if (directory == NULL) return;
  struct dirent *entry;
  for (int count = 0; count < MOST_LIBRARIES && (entry = readdir(directory)) != NULL;) {
    if (!names_library(entry->d_name)) continue;
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (size < 0 || (size_t)size >= sizeof path) continue;
    allow_library(rules, path);
    count += 1;
  }
  closedir(directory);
}

/* A plugin hex.so may read what lies in the folder hex.resources beside it; a link in its place could
 * lead anywhere. */
static void allow_resources(int rules, const char *path) {
  static const char suffix[] = ".resources";
  char folder[PATH_MAX];
  size_t size = strlen(path);
  if (size > 3 && strcmp(path + size - 3, ".so") == 0) size -= 3;
  if (size + sizeof suffix > sizeof folder) return;
  memcpy(folder, path, size);
  memcpy(folder + size, suffix, sizeof suffix);
  allow(rules, folder, O_NOFOLLOW);
}

int hide_files(const char *path) {
  static const char *const readable[] = {
      "/lib", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib",
      "/usr/local/lib64", "/usr/share", "/etc/ld.so.cache", "/etc/ld.so.preload",
      "/dev/null", "/dev/zero", "/dev/urandom", "/proc/self/maps",  "/proc/cpuinfo",
      "/proc/meminfo", "/sys/devices/system/cpu",
  };
  int rules = make_rules();
  if (rules < 0) return 0;
  for (size_t index = 0; index < sizeof readable / sizeof *readable; index++) {
    allow(rules, readable[index], 0);
  }
  allow(rules, path, 0);
  allow_resources(rules, path);
  visit_library_folders(path, allow_libraries, &rules);
  long status = syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return status == 0;
}
