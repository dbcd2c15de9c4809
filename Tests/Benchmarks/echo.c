/* SPDX-License-Identifier: Apache-2.0 */

/* The bar for a step through the wall: two processes send each other frames of a step's sizes over a
 * socketpair, one thread each. Prints the median time of a request and its reply, in microseconds:
 *
 *   ./echo REQUEST_BYTES REPLY_BYTES TIMES */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 4096 };

static double microseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static bool take(int file, size_t size) {
  char bytes[MOST_BYTES];
  while (size > 0) {
    const ssize_t count = recv(file, bytes, size, 0);
    if (count <= 0) return false;
    size -= (size_t)count;
  }
  return true;
}

static bool give(int file, size_t size) {
  static const char bytes[MOST_BYTES];
  return send(file, bytes, size, MSG_NOSIGNAL) == (ssize_t)size;
}

static int ascending(const void *first, const void *second) {
  const double a = *(const double *)first;
  const double b = *(const double *)second;
  return (a > b) - (a < b);
}

int main(int count, char **words) {
  const size_t request = count == 4 ? strtoul(words[1], NULL, 10) : 0;
  const size_t reply = count == 4 ? strtoul(words[2], NULL, 10) : 0;
  const size_t times = count == 4 ? strtoul(words[3], NULL, 10) : 0;
  if (request == 0 || request > MOST_BYTES || reply == 0 || reply > MOST_BYTES || times == 0) {
    fprintf(stderr, "usage: echo REQUEST_BYTES REPLY_BYTES TIMES; at most %d bytes\n", MOST_BYTES);
    return 2;
  }
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return 1;
  const pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) {
    close(ends[0]);
    while (take(ends[1], request) && give(ends[1], reply)) continue;
    _exit(0);
  }
  close(ends[1]);
  double *taken = malloc(times * sizeof *taken);
  if (taken == NULL) return 1;
  for (size_t number = 0; number < times; number++) {
    const double begin = microseconds();
    if (!give(ends[0], request) || !take(ends[0], reply)) return 1;
    taken[number] = microseconds() - begin;
  }
  close(ends[0]);
  waitpid(child, NULL, 0);
  qsort(taken, times, sizeof *taken, ascending);
  printf("%f\n", taken[times / 2]);
  free(taken);
  return 0;
}
