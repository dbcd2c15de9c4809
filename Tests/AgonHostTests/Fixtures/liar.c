/* SPDX-License-Identifier: Apache-2.0 */
/* Stands between a host and agon-worker and tells the host other things than the worker said. What
 * it does follows from the low 16 bits of the memory limit, so that a test can choose. REAL is the
 * worker. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HOST = 3, NOTE = 4, MOST = 1 << 20 };

static uint64_t state;

static uint64_t next(void) {
  state += 0x9E3779B97F4A7C15u;
  uint64_t word = state;
  word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
  word = (word ^ word >> 27) * 0x94D049BB133111EBu;
  return word ^ word >> 31;
}

static void read_whole(int descriptor, uint8_t *bytes, size_t size) {
  while (size > 0) {
    ssize_t count = read(descriptor, bytes, size);
    if (count <= 0) _exit(0);
    bytes += count;
    size -= (size_t)count;
  }
}

static void write_whole(int descriptor, const uint8_t *bytes, size_t size) {
  while (size > 0) {
    ssize_t count = write(descriptor, bytes, size);
    if (count <= 0) _exit(0);
    bytes += count;
    size -= (size_t)count;
  }
}

static size_t read_frame(int descriptor, uint8_t *frame) {
  uint32_t size;
  read_whole(descriptor, frame, sizeof size);
  memcpy(&size, frame, sizeof size);
  if (size > MOST - sizeof size) _exit(0);
  read_whole(descriptor, frame + sizeof size, size);
  return sizeof size + size;
}

/* Changes some bytes of a frame, or its size, or cuts it. */
static size_t lie(uint8_t *frame, size_t size) {
  uint32_t inner = (uint32_t)size - 4;
  switch (next() % 8) {
    case 0: inner = (uint32_t)next(); break;
    case 1: size = inner = 0; return 4;
    case 2: inner = (uint32_t)(next() % (inner + 1)); size = 4 + inner; break;
    case 3: memset(frame + 4, 0xFF, size - 4); break;
    default:
      for (uint64_t count = 1 + next() % 4; count > 0 && size > 4; count--) {
        size_t place = 4 + next() % (size - 4);
        frame[place] = next() % 2 ? (uint8_t)next() : 0xFF;
      }
  }
  memcpy(frame, &inner, sizeof inner);
  return size;
}

int main(int count, char **arguments) {
  if (count != 4) return 64;
  state = strtoull(arguments[2], NULL, 10) & 0xFFFF;
  uint64_t honest = state % 4; /* frames before the first lie */
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return 64;
  if (fork() == 0) {
    dup2(ends[1], HOST);
    execv(REAL, arguments);
    _exit(64);
  }
  close(ends[1]);
  static uint8_t frame[MOST];
  for (uint64_t number = 0;; number++) {
    size_t size = read_frame(HOST, frame);
    write_whole(ends[0], frame, size);
    size = read_frame(ends[0], frame);
    if (number >= honest) size = lie(frame, size);
    write_whole(HOST, frame, size);
  }
}
