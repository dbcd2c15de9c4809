/* SPDX-License-Identifier: Apache-2.0 */

/* A stand-in for a model's server that keeps thousands of connections waiting in one thread:
 *
 *   model_server [latency=MS] [pieces=N] [faults=SHARE] [kinds=busy,error,...] [drip=MS]
 *                [retry_after=S] [seed=N] [play=1] [port=N]
 *
 * It prints "listening http://127.0.0.1:PORT", answers POST in OpenAI's protocol (in Anthropic's
 * where the path names /messages) after the latency, streamed where the question asks for it, and
 * ends with its standard input. GET /stats tells what it did; any other GET is not found. */

#define _GNU_SOURCE
#include "model_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, READ_BYTES = 65536, MOST_FILES = 65536 };

typedef struct connection {
  int file;
  text_t in, out;
  size_t sent;
  question_t question;
  fault_t fault;
  int piece;
  int64_t begun, due;
  bool is_answering;
  size_t place; /* in the heap, from 1; 0 when it waits for no time */
} connection_t;

static behaviour_t is = {
  .latency = 50000000, .drip = 20000000, .pieces = 16, .retry_after = 1};
static int poll_file;
static struct {
  unsigned long requests, answers, faults[FAULTS];
  unsigned busy, most_busy;
} stats;

/* The connections that wait for a time, the earliest first. */
static connection_t **heap;
static size_t heap_size, heap_room;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void put(size_t place, connection_t *connection) {
  heap[place] = connection;
  connection->place = place;
}

static void sift(size_t place, connection_t *connection) {
  while (place > 1 && heap[place / 2]->due > connection->due) {
    put(place, heap[place / 2]);
    place /= 2;
  }
  while (place * 2 <= heap_size) {
    size_t child = place * 2;
    if (child < heap_size && heap[child + 1]->due < heap[child]->due) child++;
    if (heap[child]->due >= connection->due) break;
    put(place, heap[child]);
    place = child;
  }
  put(place, connection);
}

static void wait_until(connection_t *connection, int64_t due) {
  connection->due = due;
  if (connection->place == 0) {
    if (++heap_size >= heap_room) {
      heap_room = heap_size * 2 + 64;
      heap = realloc(heap, heap_room * sizeof *heap);
      if (heap == NULL) exit(1);
    }
    connection->place = heap_size;
  }
  sift(connection->place, connection);
}

static void forget_time(connection_t *connection) {
  const size_t place = connection->place;
  connection->place = 0;
  if (place == 0) return;
  connection_t *last = heap[heap_size--];
  if (last != connection) sift(place, last);
}

static void hang_up(connection_t *connection) {
  forget_time(connection);
  if (connection->is_answering) stats.busy--;
  close(connection->file);
  free(connection->in.bytes);
  free(connection->out.bytes);
  free(connection);
}

static void watch(connection_t *connection, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = connection};
  epoll_ctl(poll_file, EPOLL_CTL_MOD, connection->file, &event);
}

/* Sends what is due; false when the connection is gone. */
static bool flush(connection_t *connection) {
  text_t *out = &connection->out;
  const bool drips = connection->fault == FAULT_DRIP;
  while (connection->sent < out->size) {
    const size_t size = drips ? 1 : out->size - connection->sent;
    const ssize_t count = send(connection->file, out->bytes + connection->sent, size, MSG_NOSIGNAL);
    if (count < 0 && errno == EAGAIN) {
      watch(connection, EPOLLIN | EPOLLOUT);
      return true;
    }
    if (count <= 0) {
      hang_up(connection);
      return false;
    }
    connection->sent += (size_t)count;
    if (drips && connection->sent < out->size) {
      wait_until(connection, now() + is.drip);
      return true;
    }
  }
  out->size = connection->sent = 0;
  return true;
}

static fault_t draw_fault(void) {
  fault_t kinds[FAULTS];
  size_t count = 0;
  for (int fault = 1; fault < FAULTS; fault++) {
    if (is.kinds[fault]) kinds[count++] = (fault_t)fault;
  }
  uint64_t mixed = (is.seed + stats.requests) * 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  mixed ^= mixed >> 31;
  if (count == 0 || (double)(mixed >> 11) / 9007199254740992.0 >= is.share) return FAULT_NONE;
  return kinds[mixed % 1021 % count];
}

static void end_answer(connection_t *connection) {
  connection->is_answering = false;
  stats.busy--;
  stats.answers += connection->fault == FAULT_NONE || connection->fault == FAULT_DRIP;
}

/* What is to be done at the time that a connection waited for; false when it is gone. */
static bool go_on(connection_t *connection) {
  forget_time(connection);
  const fault_t fault = connection->fault;
  if (connection->out.size > 0 && connection->is_answering && fault == FAULT_DRIP) {
    if (!flush(connection)) return false;
    if (connection->out.size == 0) end_answer(connection);
    return true;
  }
  const bool is_told = fault == FAULT_BUSY || fault == FAULT_ERROR;
  bool is_last = true;
  if (connection->question.is_streamed && !is_told && fault != FAULT_DRIP) {
    is_last = append_piece(&connection->out, &is, &connection->question, fault,
                           connection->piece++);
  } else {
    append_answer(&connection->out, &is, &connection->question, fault);
  }
  if (!is_last) {
    const int64_t share = is.latency * (connection->piece + 1) / is.pieces;
    wait_until(connection, connection->begun + share);
  }
  if (!flush(connection)) return false;
  if (is_last && connection->place == 0) end_answer(connection);
  return true;
}

static bool begin_answer(connection_t *connection) {
  connection->begun = now();
  connection->is_answering = true;
  connection->piece = 0;
  stats.requests++;
  if (++stats.busy > stats.most_busy) stats.most_busy = stats.busy;
  const fault_t fault = connection->fault = draw_fault();
  stats.faults[fault]++;
  if (fault == FAULT_HANG) return true;
  if (fault == FAULT_RESET) {
    const struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    setsockopt(connection->file, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    hang_up(connection);
    return false;
  }
  const bool is_told = fault == FAULT_BUSY || fault == FAULT_ERROR;
  const int64_t first = connection->question.is_streamed ? is.latency / is.pieces : is.latency;
  wait_until(connection, connection->begun + (is_told ? 0 : first));
  return true;
}

static bool answer_get(connection_t *connection, const char *target) {
  text_t body = {0};
  const bool is_stats = strcmp(target, "/stats") == 0;
  append(&body, "{\"requests\":%lu,\"answers\":%lu,\"most_in_flight\":%u,\"faults\":{",
         stats.requests, stats.answers, stats.most_busy);
  for (int fault = 1; fault < FAULTS; fault++) {
    append(&body, "%s\"%s\":%lu", fault > 1 ? "," : "", fault_words[fault], stats.faults[fault]);
  }
  append(&body, "}}");
  if (!is_stats) body.size = 0;
  append(&connection->out, "HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n",
         is_stats ? "200 OK" : "404 Not Found", body.size);
  append_bytes(&connection->out, body.bytes, body.size);
  free(body.bytes);
  connection->fault = FAULT_NONE;
  return flush(connection);
}

/* Takes a request out of what has come, when it is whole; false when the connection is gone. */
static bool take_request(connection_t *connection) {
  text_t *in = &connection->in;
  if (connection->is_answering || in->size == 0) return true;
  char *end = memmem(in->bytes, in->size, "\r\n\r\n", 4);
  if (end == NULL) return true;
  *end = '\0';
  const char *length = strcasestr(in->bytes, "\r\ncontent-length:");
  const size_t body_size = length != NULL ? strtoul(length + 17, NULL, 10) : 0;
  const size_t head_size = (size_t)(end + 4 - in->bytes);
  *end = '\r';
  if (in->size < head_size + body_size) return true;
  char method[8] = "", target[256] = "";
  sscanf(in->bytes, "%7s %255s", method, target);
  connection->question = read_question(target, in->bytes + head_size, body_size);
  memmove(in->bytes, in->bytes + head_size + body_size, in->size - head_size - body_size);
  in->size -= head_size + body_size;
  if (strcmp(method, "GET") == 0) return answer_get(connection, target);
  return begin_answer(connection);
}

static void serve(connection_t *connection, uint32_t events) {
  if (events & EPOLLOUT) {
    watch(connection, EPOLLIN);
    if (!flush(connection)) return;
  }
  if (!(events & (EPOLLIN | EPOLLHUP | EPOLLERR))) return;
  static char bytes[READ_BYTES];
  const ssize_t count = read(connection->file, bytes, sizeof bytes);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) {
    hang_up(connection);
    return;
  }
  append_bytes(&connection->in, bytes, (size_t)count);
  take_request(connection);
}

static void accept_all(int listener) {
  int file;
  while ((file = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    const int yes = 1;
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    connection_t *connection = calloc(1, sizeof *connection);
    if (connection == NULL) exit(1);
    connection->file = file;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    epoll_ctl(poll_file, EPOLL_CTL_ADD, file, &event);
  }
}

static int listen_at(int port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), yes = 1;
  struct sockaddr_in address = {
    .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 4096) != 0) {
    perror("model_server");
    exit(1);
  }
  getsockname(listener, (struct sockaddr *)&address, &size);
  printf("listening http://127.0.0.1:%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static void read_kinds(char *words) {
  for (char *word = strtok(words, ","); word != NULL; word = strtok(NULL, ",")) {
    for (int fault = 1; fault < FAULTS; fault++) {
      if (strcmp(word, fault_words[fault]) == 0) is.kinds[fault] = true;
    }
  }
}

/* Reads the words of the command; the port. */
static int read_behaviour(int count, char **words) {
  int port = 0;
  for (int fault = 1; fault < FAULTS; fault++) is.kinds[fault] = true;
  for (int index = 1; index < count; index++) {
    char *value = strchr(words[index], '=');
    if (value == NULL) exit(2);
    *value++ = '\0';
    const char *key = words[index];
    if (strcmp(key, "kinds") == 0) {
      memset(is.kinds, 0, sizeof is.kinds);
      read_kinds(value);
    } else if (strcmp(key, "latency") == 0) is.latency = (int64_t)(atof(value) * 1e6);
    else if (strcmp(key, "drip") == 0) is.drip = (int64_t)(atof(value) * 1e6);
    else if (strcmp(key, "pieces") == 0) is.pieces = atoi(value) > 0 ? atoi(value) : 1;
    else if (strcmp(key, "faults") == 0) is.share = atof(value);
    else if (strcmp(key, "retry_after") == 0) is.retry_after = atoi(value);
    else if (strcmp(key, "seed") == 0) is.seed = strtoull(value, NULL, 10);
    else if (strcmp(key, "play") == 0) is.plays = atoi(value) != 0;
    else if (strcmp(key, "port") == 0) port = atoi(value);
    else exit(2);
  }
  if (is.plays) is.pieces = 1;
  return port;
}

int main(int count, char **words) {
  static connection_t listening, input;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max < MOST_FILES ? files.rlim_max : MOST_FILES;
  setrlimit(RLIMIT_NOFILE, &files);
  poll_file = epoll_create1(EPOLL_CLOEXEC);
  const int listener = listen_at(read_behaviour(count, words));
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = &listening};
  epoll_ctl(poll_file, EPOLL_CTL_ADD, listener, &event);
  event.data.ptr = &input;
  epoll_ctl(poll_file, EPOLL_CTL_ADD, STDIN_FILENO, &event);
  struct epoll_event events[EVENTS];
  while (true) {
    int wait = -1;
    if (heap_size > 0) {
      const int64_t left = heap[1]->due - now();
      wait = left <= 0 ? 0 : (int)(left / 1000000) + 1;
    }
    const int came = epoll_wait(poll_file, events, EVENTS, wait);
    for (int index = 0; index < came; index++) {
      connection_t *connection = events[index].data.ptr;
      if (connection == &input) {
        char bytes[64];
        if (read(STDIN_FILENO, bytes, sizeof bytes) <= 0) return 0;
      } else if (connection == &listening) {
        accept_all(listener);
      } else {
        serve(connection, events[index].events);
      }
    }
    const int64_t time = now();
    while (heap_size > 0 && heap[1]->due <= time) {
      connection_t *connection = heap[1];
      if (go_on(connection)) take_request(connection);
    }
  }
}
