/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "worker.h"

/* The most bytes of messages in one reply. */
enum { MOST_BYTES = 64 * 1024 };

static void log_message(void *context, int32_t level, agon_span_t message) {
  messages_t *messages = &((worker_t *)context)->messages;
  pthread_mutex_lock(&messages->lock);
  size_t before = messages->bytes.size;
  agon_put_u32(&messages->bytes, (uint32_t)level);
  agon_put_text(&messages->bytes, message.data, message.size);
  if (messages->bytes.status == AGON_OK) {
    messages->count += 1;
  } else {
    messages->bytes.status = AGON_OK;
    messages->bytes.size = before;
    messages->dropped += 1;
  }
  pthread_mutex_unlock(&messages->lock);
}

static int32_t cancelled(void *context) {
  (void)context;
  return 0;
}

static const void *extension(void *context, const char *id) {
  (void)context;
  (void)id;
  return NULL;
}

void prepare_host(worker_t *worker) {
  pthread_mutex_init(&worker->messages.lock, NULL);
  worker->messages.bytes.limit = MOST_BYTES;
  worker->host = (agon_host_t){
      .struct_size = sizeof worker->host,
      .abi_major = AGON_ABI_MAJOR,
      .abi_minor = AGON_ABI_MINOR,
      .context = worker,
      .name = {.data = "agon", .size = strlen("agon")},
      .log = log_message,
      .cancelled = cancelled,
      .extension = extension,
  };
}

void put_messages(worker_t *worker) {
  messages_t *messages = &worker->messages;
  /* What has been told already must leave room: see the reply's limit. */
  worker->reply.limit += 2 * MOST_BYTES;
  pthread_mutex_lock(&messages->lock);
  agon_put_u32(&worker->reply, messages->count);
  agon_put(&worker->reply, messages->bytes.data, messages->bytes.size);
  agon_put_u32(&worker->reply, messages->dropped);
  messages->bytes.size = 0;
  messages->count = 0;
  messages->dropped = 0;
  pthread_mutex_unlock(&messages->lock);
  worker->reply.limit -= 2 * MOST_BYTES;
}
