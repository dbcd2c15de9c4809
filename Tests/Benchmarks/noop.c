/* SPDX-License-Identifier: Apache-2.0 */

/* The bar for a worker that is made ready: a program that opens a shared library and ends. With a number
 * it starts itself that often, and prints the median time until each has ended, in microseconds:
 *
 *   ./noop FILE.SO
 *   ./noop FILE.SO TIMES */

#include <dlfcn.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double microseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int ascending(const void *first, const void *second) {
  const double a = *(const double *)first;
  const double b = *(const double *)second;
  return (a > b) - (a < b);
}

/* Starts the program once with an empty environment, and waits for its end. */
static int start(char *program, char *file) {
  char *words[] = {program, file, NULL};
  char *variables[] = {NULL};
  pid_t child;
  int status = -1;
  if (posix_spawn(&child, program, NULL, NULL, words, variables) != 0) return -1;
  return waitpid(child, &status, 0) == child ? status : -1;
}

int main(int count, char **words) {
  if (count == 2) return dlopen(words[1], RTLD_NOW | RTLD_LOCAL) != NULL ? 0 : 1;
  const size_t times = count == 3 ? strtoul(words[2], NULL, 10) : 0;
  if (times == 0) {
    fprintf(stderr, "usage: noop FILE.SO [TIMES]\n");
    return 2;
  }
  double *taken = malloc(times * sizeof *taken);
  if (taken == NULL) return 1;
  for (size_t number = 0; number < times; number++) {
    const double begin = microseconds();
    if (start(words[0], words[1]) != 0) return 1;
    taken[number] = microseconds() - begin;
  }
  qsort(taken, times, sizeof *taken, ascending);
  printf("%f\n", taken[times / 2]);
  free(taken);
  return 0;
}
