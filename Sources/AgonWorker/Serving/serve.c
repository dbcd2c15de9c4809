/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "worker.h"

/* Reads some bytes from the host; without a host there is nothing left to do. */
static size_t receive(worker_t *worker, uint8_t *bytes, size_t size) {
  for (;;) {
    ssize_t count = agon_receive(AGON_WIRE_SOCKET, bytes, size, &worker->lookout);
    if (count > 0) return (size_t)count;
    if (count == 0) _exit(0);
    if (errno != EINTR) _exit(AGON_WORKER_EXIT_SOCKET);
  }
}

static void send_all(const uint8_t *bytes, size_t size) {
  while (size > 0) {
    ssize_t count = write(AGON_WIRE_SOCKET, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) _exit(AGON_WORKER_EXIT_SOCKET);
    bytes += count;
    size -= (size_t)count;
  }
}

/* Reads one frame into a buffer that grows; gives its bytes without the size. */
static agon_span_t receive_frame(worker_t *worker, uint8_t **buffer, size_t *capacity) {
  uint32_t size;
  size_t got = 0;
  while (got < sizeof size) got += receive(worker, *buffer + got, *capacity - got);
  memcpy(&size, *buffer, sizeof size);
  if (size > AGON_WIRE_MOST_BYTES) _exit(AGON_WORKER_EXIT_SOCKET);
  size_t whole = sizeof size + size;
  if (whole > *capacity) {
    uint8_t *larger = realloc(*buffer, whole);
    if (larger == NULL) _exit(AGON_WORKER_EXIT_SOCKET);
    *buffer = larger;
    *capacity = whole;
  }
  while (got < whole) got += receive(worker, *buffer + got, whole - got);
  return (agon_span_t){.data = (const char *)*buffer + sizeof size, .size = size};
}

static void put_failure(worker_t *worker) {
  agon_output_t *reply = &worker->reply;
  agon_failure_t *failure = &worker->failure;
  const char *call = failure->call == NULL ? "" : failure->call;
  failure->error.message[sizeof failure->error.message - 1] = 0;
  agon_put_u32(reply, (uint32_t)failure->status);
  agon_put_u32(reply, (uint32_t)failure->breaks_abi);
  agon_put_u64(reply, (uint64_t)worker->number);
  agon_put_text(reply, call, strlen(call));
  agon_put_text(reply, failure->error.message, strlen(failure->error.message));
}

/* Forgets the results after `size`, so that a failure can be told in their place. */
static void withdraw(agon_output_t *reply, size_t size) {
  reply->size = size;
  reply->status = AGON_OK;
}

/* Does the operations of a request until one fails, and writes the reply. */
static void answer(worker_t *worker, agon_span_t request) {
  agon_output_t *reply = &worker->reply;
  withdraw(reply, 0);
  agon_put_u64(reply, 0); /* the frame's size, and how many operations succeeded */
  agon_input_t in = {.at = (const uint8_t *)request.data,
                     .end = (const uint8_t *)request.data + request.size};
  uint32_t count = agon_get_u32(&in);
  uint32_t done = 0;
  for (; done < count; done++) {
    uint32_t operation = agon_get_u32(&in);
    size_t before = reply->size;
    worker->note->operation = operation;
    worker->note->memory_refused = 0;
    worker->number = 0;
    worker->failure = (agon_failure_t){0};
    agon_failure_error(&worker->failure);
    agon_status_t status = perform(worker, operation, &in);
    if (status >= AGON_OK && reply->status == AGON_OK) continue;
    if (reply->status == AGON_BUDGET_EXHAUSTED) {
      const char *call = worker->failure.call;
      agon_break(&worker->failure, call, "It wrote more than %u bytes.", AGON_WIRE_MOST_BYTES);
    } else if (reply->status != AGON_OK) {
      agon_fail(&worker->failure, NULL, reply->status);
    }
    withdraw(reply, before);
    put_failure(worker);
    break;
  }
  put_messages(worker);
  worker->note->operation = 0;
  if (reply->status != AGON_OK) _exit(AGON_WORKER_EXIT_SOCKET);
  uint32_t head[2] = {(uint32_t)(reply->size - sizeof(uint32_t)), done};
  memcpy(reply->data, head, sizeof head);
  send_all(reply->data, reply->size);
}

_Noreturn void serve(worker_t *worker) {
  size_t capacity = 64 * 1024;
  uint8_t *buffer = malloc(capacity);
  if (buffer == NULL) _exit(AGON_WORKER_EXIT_SOCKET);
  worker->reply.limit = AGON_WIRE_MOST_BYTES - 128 * 1024;
  for (;;) answer(worker, receive_frame(worker, &buffer, &capacity));
}
