/* SPDX-License-Identifier: Apache-2.0 */
/* Deeds that reach out of the process: to descriptors, files, processes, the network and the
 * environment. */
#define _GNU_SOURCE
#include "deeds.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define GIGABYTE ((size_t)1 << 30)
/* Descriptors that are tried; no host has more. */
#define MOST_DESCRIPTORS 1024
#define MOST_CHILDREN 64
#define MOST_THREADS 4

extern char **environ;

/* Adds a line to the note, where there is one. */
__attribute__((format(printf, 2, 3))) static void note(const occasion_t *occasion,
                                                       const char *format, ...) {
  if (occasion->note == NULL) return;
  const size_t size = strlen(occasion->note);
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(occasion->note + size, NOTE_BYTES - size, format, arguments);
  va_end(arguments);
}

static agon_status_t close_all(const occasion_t *occasion) {
  (void)occasion;
  for (int descriptor = 0; descriptor < MOST_DESCRIPTORS; descriptor++) (void)close(descriptor);
  return AGON_OK;
}

/* Writes a gigabyte to a descriptor, or until it takes no more. */
static agon_status_t flood(int descriptor) {
  static const char line[4096] = "hostile output that nobody asked for\n";
  for (size_t size = 0; size < GIGABYTE; size += sizeof line) {
    if (write(descriptor, line, sizeof line) < 0 && errno != EINTR) break;
  }
  return AGON_OK;
}

static agon_status_t flood_output(const occasion_t *occasion) {
  (void)occasion;
  return flood(STDOUT_FILENO);
}

static agon_status_t flood_errors(const occasion_t *occasion) {
  (void)occasion;
  return flood(STDERR_FILENO);
}

static agon_status_t print_line(const occasion_t *occasion) {
  (void)occasion;
  (void)printf("a line on standard output\n");
  (void)fflush(stdout);
  return AGON_OK;
}

/* Writes bytes that are no message to every descriptor, also to the one that leads to the host. */
static agon_status_t scribble(const occasion_t *occasion) {
  (void)occasion;
  static const char junk[64] = "\xff\xff\xff\x7fjunk where a message is due";
  for (int descriptor = 3; descriptor < MOST_DESCRIPTORS; descriptor++) {
    if (fcntl(descriptor, F_GETFD) < 0) continue;
    (void)send(descriptor, junk, sizeof junk, MSG_DONTWAIT | MSG_NOSIGNAL);
  }
  return AGON_OK;
}

/* Makes a child that outlives the call. */
static agon_status_t fork_once(const occasion_t *occasion) {
  const pid_t child = fork();
  if (child == 0) {
    for (;;) (void)pause();
  }
  note(occasion, "fork: %s\n", child < 0 ? "refused" : "made");
  return AGON_OK;
}

static agon_status_t fork_many(const occasion_t *occasion) {
  for (int index = 0; index < MOST_CHILDREN; index++) (void)fork_once(occasion);
  return AGON_OK;
}

/* Becomes another program. */
static agon_status_t become(const occasion_t *occasion) {
  char program[] = "/bin/true";
  char *const arguments[] = {program, NULL};
  (void)execv(program, arguments);
  note(occasion, "exec: refused\n");
  return AGON_OK;
}

static void *spin(void *context) {
  volatile uint64_t *counter = context;
  for (;;) *counter += 1;
  return NULL;
}

/* Starts threads that outlive the call. */
static agon_status_t start_threads(const occasion_t *occasion) {
  static volatile uint64_t counters[MOST_THREADS];
  int started = 0;
  for (int index = 0; index < MOST_THREADS; index++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, spin, (void *)(uintptr_t)&counters[index]) != 0) continue;
    (void)pthread_detach(thread);
    started++;
  }
  note(occasion, "threads: %d\n", started);
  return AGON_OK;
}

static agon_status_t kill_parent(const occasion_t *occasion) {
  const int answer = kill(getppid(), SIGTERM);
  note(occasion, "kill: %s\n", answer == 0 ? "sent" : "refused");
  return AGON_OK;
}

static agon_status_t trace_parent(const occasion_t *occasion) {
  const pid_t parent = getppid();
  const long answer = ptrace(PTRACE_ATTACH, parent, NULL, NULL);
  note(occasion, "ptrace: %s\n", answer == 0 ? "attached" : "refused");
  if (answer != 0) return AGON_OK;
  (void)waitpid(parent, NULL, __WALL);
  (void)ptrace(PTRACE_DETACH, parent, NULL, NULL);
  return AGON_OK;
}

/* Shows all variables of the environment. */
static agon_status_t read_environment(const occasion_t *occasion) {
  unsigned count = 0;
  for (char **variable = environ; variable != NULL && *variable != NULL; variable++) {
    note(occasion, "variable: %.400s\n", *variable);
    count++;
  }
  note(occasion, "variables: %u\n", count);
  return AGON_OK;
}

/* Tries a service on this machine; a refusal by the service itself is as good as a connection. */
static agon_status_t connect_out(const occasion_t *occasion) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const struct sockaddr_in address = {
      .sin_family = AF_INET,
      .sin_port = htons(80),
      .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)},
  };
  if (descriptor < 0) {
    note(occasion, "socket: refused\n");
    return AGON_OK;
  }
  const int answer = connect(descriptor, (const struct sockaddr *)&address, sizeof address);
  const bool reached = answer == 0 || errno == EINPROGRESS || errno == ECONNREFUSED;
  note(occasion, "socket: made, connect: %s\n", reached ? "reached" : strerror(errno));
  (void)close(descriptor);
  return AGON_OK;
}

static agon_status_t write_file(const occasion_t *occasion) {
  const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  const int descriptor = open(occasion->path, flags, 0600);
  note(occasion, "write: %s\n", descriptor < 0 ? "refused" : "opened");
  if (descriptor < 0) return AGON_OK;
  (void)!write(descriptor, "hostile\n", 8);
  (void)close(descriptor);
  return AGON_OK;
}

static agon_status_t remove_file(const occasion_t *occasion) {
  note(occasion, "remove: %s\n", unlink(occasion->path) == 0 ? "done" : "refused");
  return AGON_OK;
}

/* Shows the first bytes of a file, such as the database of the run. */
static agon_status_t read_file(const occasion_t *occasion) {
  char bytes[33] = {0};
  const int descriptor = open(occasion->path, O_RDONLY | O_CLOEXEC);
  const ssize_t size = descriptor < 0 ? -1 : read(descriptor, bytes, sizeof bytes - 1);
  if (descriptor >= 0) (void)close(descriptor);
  note(occasion, "read: %s%.15s\n", size < 0 ? "refused" : "opened ", size < 0 ? "" : bytes);
  return AGON_OK;
}

const deed_t reaching_deeds[] = {
    {"close", close_all},
    {"flood_output", flood_output},
    {"flood_errors", flood_errors},
    {"print", print_line},
    {"scribble", scribble},
    {"fork", fork_once},
    {"fork_bomb", fork_many},
    {"exec", become},
    {"threads", start_threads},
    {"kill_parent", kill_parent},
    {"trace_parent", trace_parent},
    {"read_environment", read_environment},
    {"connect", connect_out},
    {"write_file", write_file},
    {"remove_file", remove_file},
    {"read_file", read_file},
    {NULL, NULL},
};
