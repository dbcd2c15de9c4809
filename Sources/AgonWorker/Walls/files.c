/* SPDX-License-Identifier: Apache-2.0 */
/* Landlock: the worker may read libraries, and no other file; it may write none. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "Walls/landlock.h"
#include "Walls/walls.h"

enum { MOST_LIBRARIES = 1024 };

/* Lets a file, or all beneath a folder, be read. */
static void allow(int rules, const char *path, int flags) {
  landlock_allow(rules, path, flags, LANDLOCK_READ_FILE | LANDLOCK_READ_FOLDER);
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

void allow_system(int rules, uint64_t rights) {
  static const char *const readable[] = {
      "/lib", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib",
      "/usr/local/lib64", "/usr/share", "/etc/ld.so.cache", "/etc/ld.so.preload",
      "/dev/null", "/dev/zero", "/dev/urandom", "/proc/self/maps",  "/proc/cpuinfo",
      "/proc/meminfo", "/sys/devices/system/cpu",
  };
  for (size_t index = 0; index < sizeof readable / sizeof *readable; index++) {
    landlock_allow(rules, readable[index], 0, rights);
  }
}

int hide_files(const char *path) {
  int rules = landlock_rules();
  if (rules < 0) return 0;
  allow_system(rules, LANDLOCK_READ_FILE | LANDLOCK_READ_FOLDER);
  allow(rules, path, 0);
  allow_resources(rules, path);
  visit_library_folders(path, allow_libraries, &rules);
  return landlock_enforce(rules);
}
