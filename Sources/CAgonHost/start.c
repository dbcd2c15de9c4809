/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Descriptors of the host are above those that the worker gets, so that none is lost on the way. */
enum { LEAST_DESCRIPTOR = 16, WAYS = 4 };

/* One way between host and worker: what the host keeps, what the worker gets, and as which. */
typedef struct way {
  int host;
  int worker;
  int target;
} way_t;

static int raise_descriptor(int descriptor) {
  if (descriptor < 0) return -1;
  int raised = fcntl(descriptor, F_DUPFD_CLOEXEC, LEAST_DESCRIPTOR);
  int error = errno;
  close(descriptor);
  errno = error;
  return raised;
}

static int raise_both(way_t *way, int host, int worker) {
  way->host = raise_descriptor(host);
  way->worker = raise_descriptor(worker);
  return way->host >= 0 && way->worker >= 0;
}

static int make_socket(way_t *way) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return 0;
  way->target = AGON_WIRE_SOCKET;
  return raise_both(way, ends[0], ends[1]);
}

static int make_pipe(way_t *way, int target) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return 0;
  way->target = target;
  if (!raise_both(way, ends[0], ends[1])) return 0;
  return fcntl(way->host, F_SETFL, O_NONBLOCK) == 0;
}

/* Memory that neither side can shrink beneath the other. */
static int make_note(way_t *way, agon_wire_note_t **note) {
  int memory = memfd_create("agon-worker", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0) return 0;
  way->target = AGON_WIRE_NOTE;
  way->worker = raise_descriptor(memory);
  if (way->worker < 0 || ftruncate(way->worker, sizeof **note) != 0) return 0;
  int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if (fcntl(way->worker, F_ADD_SEALS, seals) != 0) return 0;
  void *memory_here = mmap(NULL, sizeof **note, PROT_READ, MAP_SHARED, way->worker, 0);
  if (memory_here == MAP_FAILED) return 0;
  *note = memory_here;
  return 1;
}

static int spawn(way_t *ways, char *const *arguments, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  for (int index = 0; index < WAYS; index++) {
    posix_spawn_file_actions_adddup2(&actions, ways[index].worker, ways[index].target);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  char *empty[] = {NULL};
  int error = posix_spawn(pid, arguments[0], &actions, &attributes, arguments, empty);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

/* A host that was started with SIGCHLD ignored would never learn how a worker ended, and its process
 * id could be another's before the host is done with it. */
static void keep_remains(void) {
  struct sigaction action;
  if (sigaction(SIGCHLD, NULL, &action) != 0) return;
  int ignores = !(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN;
  if (!ignores && !(action.sa_flags & SA_NOCLDWAIT)) return;
  if (ignores) action.sa_handler = SIG_DFL;
  action.sa_flags &= ~SA_NOCLDWAIT;
  sigaction(SIGCHLD, &action, NULL);
}

void agon_close_to_others(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

agon_started_t agon_start_worker(char *const *arguments) {
  keep_remains();
  agon_close_to_others();
  agon_started_t started = {.socket = -1, .output = -1, .errors = -1};
  way_t ways[WAYS];
  for (int index = 0; index < WAYS; index++) ways[index] = (way_t){-1, -1, -1};
  pid_t pid = 0;
  if (make_socket(&ways[0]) && make_pipe(&ways[1], STDOUT_FILENO) &&
      make_pipe(&ways[2], STDERR_FILENO) && make_note(&ways[3], &started.note)) {
    started.error = spawn(ways, arguments, &pid);
  } else {
    started.error = errno;
  }
  for (int index = 0; index < WAYS; index++) {
    if (ways[index].worker >= 0) close(ways[index].worker);
    if (started.error != 0 && ways[index].host >= 0) close(ways[index].host);
  }
  if (started.error != 0) {
    agon_release_worker(&started);
    return started;
  }
  started.pid = pid;
  started.socket = ways[0].host;
  started.output = ways[1].host;
  started.errors = ways[2].host;
  return started;
}

void agon_release_worker(agon_started_t *started) {
  if (started->note != NULL) munmap(started->note, sizeof *started->note);
  if (started->socket >= 0) close(started->socket);
  started->note = NULL;
  started->socket = -1;
}

int32_t agon_make_bell(int32_t ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }
