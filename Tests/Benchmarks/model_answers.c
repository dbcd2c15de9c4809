/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "model_server.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HUGE_BYTES = 10 * 1024 * 1024, PROMPT_TOKENS = 200, CACHED_TOKENS = 150 };

const char *const fault_words[FAULTS] = {
  "none", "busy", "error", "hang", "reset", "drip", "truncated", "utf8", "huge"};

static void reserve(text_t *text, size_t more) {
  if (text->size + more <= text->room) return;
  text->room = (text->size + more) * 2;
  text->bytes = realloc(text->bytes, text->room);
  if (text->bytes == NULL) exit(1);
}

void append_bytes(text_t *text, const char *bytes, size_t size) {
  reserve(text, size);
  memcpy(text->bytes + text->size, bytes, size);
  text->size += size;
}

void append(text_t *text, const char *format, ...) {
  va_list values;
  va_start(values, format);
  const int size = vsnprintf(NULL, 0, format, values);
  va_end(values);
  reserve(text, (size_t)size + 1);
  va_start(values, format);
  vsnprintf(text->bytes + text->size, (size_t)size + 1, format, values);
  va_end(values);
  text->size += (size_t)size;
}

question_t read_question(const char *target, const char *body, size_t size) {
  question_t question = {.is_messages = strstr(target, "/messages") != NULL};
  static const char streamed[] = "\"stream\":true", legal[] = "Legal actions: ";
  question.is_streamed = memmem(body, size, streamed, sizeof streamed - 1) != NULL;
  const char *found = NULL, *rest = body, *end = body + size;
  while ((rest = memmem(rest, (size_t)(end - rest), legal, sizeof legal - 1)) != NULL) {
    rest += sizeof legal - 1;
    found = rest;
  }
  for (size_t index = 0; found != NULL && found + index < end; index++) {
    const char byte = found[index];
    const bool is_part = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (!is_part || index + 1 == sizeof question.action) break;
    question.action[index] = byte;
  }
  return question;
}

/* Appends word `number` of the answer, as it stands in a JSON text. */
static void append_word(text_t *out, const behaviour_t *is, const question_t *to, fault_t fault,
                        int number) {
  if (is->plays && number == 0) {
    const char *action = to->action;
    append(out, "<rationale> %s is empty [1]. </rationale>\\n<claims>\\n1 empty(%s) role=fact\\n"
                "</claims>\\n<conclusion> %s </conclusion>\\n<action> %s </action>\\n"
                "<confidence> 0.5 </confidence>", action, action, action, action);
  } else if (!is->plays) {
    append(out, "word%d ", number);
  }
  if (number > 0) return;
  if (fault == FAULT_UTF8) append_bytes(out, "\xC3\x28\xFF", 3);
  if (fault != FAULT_HUGE) return;
  reserve(out, HUGE_BYTES);
  memset(out->bytes + out->size, 'x', HUGE_BYTES);
  out->size += HUGE_BYTES;
}

static void append_usage(text_t *out, const behaviour_t *is, const question_t *to) {
  if (to->is_messages) {
    append(out, "\"usage\":{\"input_tokens\":%d,\"cache_read_input_tokens\":%d,"
                "\"cache_creation_input_tokens\":0,\"output_tokens\":%d}",
           PROMPT_TOKENS - CACHED_TOKENS, CACHED_TOKENS, is->pieces);
  } else {
    append(out, "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,"
                "\"prompt_tokens_details\":{\"cached_tokens\":%d}}",
           PROMPT_TOKENS, is->pieces, CACHED_TOKENS);
  }
}

static void append_head(text_t *out, const char *status, const char *type, const char *more,
                        size_t size) {
  append(out, "HTTP/1.1 %s\r\nContent-Type: %s\r\n%sContent-Length: %zu\r\n\r\n", status, type,
         more, size);
}

static void append_refusal(text_t *out, const behaviour_t *is, fault_t fault) {
  static const char busy[] = "{\"error\":{\"message\":\"Too many requests\"}}";
  static const char page[] = "<html><title>500 Internal Server Error</title></html>";
  if (fault == FAULT_ERROR) {
    append_head(out, "500 Internal Server Error", "text/html", "", sizeof page - 1);
    append(out, "%s", page);
    return;
  }
  char wait[64];
  snprintf(wait, sizeof wait, "Retry-After: %d\r\n", is->retry_after);
  append_head(out, "429 Too Many Requests", "application/json", wait, sizeof busy - 1);
  append(out, "%s", busy);
}

void append_answer(text_t *out, const behaviour_t *is, const question_t *to, fault_t fault) {
  if (fault == FAULT_BUSY || fault == FAULT_ERROR) {
    append_refusal(out, is, fault);
    return;
  }
  text_t body = {0};
  append(&body, to->is_messages
                    ? "{\"type\":\"message\",\"role\":\"assistant\",\"stop_reason\":\"end_turn\","
                      "\"content\":[{\"type\":\"text\",\"text\":\""
                    : "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,"
                      "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
                      "\"content\":\"");
  for (int word = 0; word < is->pieces; word++) append_word(&body, is, to, fault, word);
  append(&body, to->is_messages ? "\"}]," : "\"}}],");
  append_usage(&body, is, to);
  append(&body, "}");
  if (fault == FAULT_TRUNCATED) body.size /= 2;
  append_head(out, "200 OK", "application/json", "", body.size);
  append_bytes(out, body.bytes, body.size);
  free(body.bytes);
}

/* Appends one chunk of a chunked body. */
static void append_chunk(text_t *out, const text_t *chunk) {
  append(out, "%zx\r\n", chunk->size);
  append_bytes(out, chunk->bytes, chunk->size);
  append(out, "\r\n");
}

/* Appends the events that begin a stream. */
static void append_opening(text_t *chunk, const behaviour_t *is, const question_t *to) {
  if (to->is_messages) {
    append(chunk, "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{");
    append_usage(chunk, is, to);
    append(chunk, "}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\","
                  "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                  "event: ping\ndata: {\"type\":\"ping\"}\n\n");
  } else {
    append(chunk, "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                  "\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                  "\"finish_reason\":null}]}\n\n");
  }
}

/* Appends the events that end a stream. */
static void append_closing(text_t *chunk, const behaviour_t *is, const question_t *to) {
  if (to->is_messages) {
    append(chunk, "event: message_delta\ndata: {\"type\":\"message_delta\","
                  "\"delta\":{\"stop_reason\":\"end_turn\"},");
    append_usage(chunk, is, to);
    append(chunk, "}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
  } else {
    append(chunk, "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                  "\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],");
    append_usage(chunk, is, to);
    append(chunk, "}\n\ndata: [DONE]\n\n");
  }
}

bool append_piece(text_t *out, const behaviour_t *is, const question_t *to, fault_t fault,
                  int number) {
  text_t chunk = {0};
  if (number == 0) {
    append(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                "Transfer-Encoding: chunked\r\n\r\n");
    append_opening(&chunk, is, to);
  }
  const bool breaks_off = fault == FAULT_TRUNCATED && number >= is->pieces / 2;
  if (number < is->pieces && !breaks_off) {
    append(&chunk, to->is_messages
                       ? "event: content_block_delta\ndata: {\"type\":\"content_block_delta\","
                         "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                       : "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                         "\"delta\":{\"content\":\"");
    append_word(&chunk, is, to, fault, number);
    append(&chunk, to->is_messages ? "\"}}\n\n" : "\"},\"finish_reason\":null}]}\n\n");
  }
  const bool is_last = breaks_off || number + 1 >= is->pieces;
  if (is_last && !breaks_off) append_closing(&chunk, is, to);
  if (chunk.size > 0) append_chunk(out, &chunk);
  if (is_last) append(out, "0\r\n\r\n");
  free(chunk.bytes);
  return is_last;
}
