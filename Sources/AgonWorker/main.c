/* SPDX-License-Identifier: Apache-2.0 */
/* agon-worker: runs one plugin apart from the host, behind walls. The host starts it with a socket
 * and a page of shared memory; started by hand it has neither, and says so. With --program it turns
 * into a program of its own, behind the same walls. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "Program/program.h"
#include "Serving/worker.h"
#include "Walls/walls.h"
#include "memory.h"

static int is_socket(int descriptor) {
  int kind = 0;
  socklen_t size = sizeof kind;
  return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == SOCK_STREAM;
}

static uint64_t number(const char *text) {
  char *end = NULL;
  errno = 0;
  uint64_t value = strtoull(text, &end, 10);
  return errno == 0 && end != text && *end == 0 ? value : 0;
}

/* Arguments: the plugin's absolute path, bytes of memory, bit set of walls to leave out. */
int main(int count, char **arguments) {
  if (count > 1 && strcmp(arguments[1], "--program") == 0) {
    return become_program(count - 2, arguments + 2);
  }
  if (count != 4 || arguments[1][0] != '/' || number(arguments[2]) == 0 ||
      !is_socket(AGON_WIRE_SOCKET)) {
    fputs("agon-worker runs one plugin for agon, which starts it; it is not started by hand.\n",
          stderr);
    return AGON_WORKER_EXIT_USAGE;
  }
  agon_wire_note_t *note = mmap(NULL, sizeof *note, PROT_READ | PROT_WRITE, MAP_SHARED,
                                AGON_WIRE_NOTE, 0);
  if (note == MAP_FAILED) return AGON_WORKER_EXIT_USAGE;
  close(AGON_WIRE_NOTE);
  note_refused_memory_in(note);
  signal(SIGPIPE, SIG_IGN);
  setvbuf(stdout, NULL, _IOLBF, 0);
  static worker_t worker;
  worker.path = arguments[1];
  worker.note = note;
  worker.walls = raise_walls(worker.path, number(arguments[2]), (uint32_t)number(arguments[3]));
  prepare_host(&worker);
  serve(&worker);
}
