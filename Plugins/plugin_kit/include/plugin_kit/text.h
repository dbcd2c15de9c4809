// SPDX-License-Identifier: Apache-2.0
/* Text that is gathered in a buffer of the caller and goes to a sink in as few pieces as
 * possible. */
#ifndef PLUGIN_KIT_TEXT_H
#define PLUGIN_KIT_TEXT_H

#include <agon/agon.h>

#include <string.h>

#pragma GCC visibility push(hidden)

/* Text under construction. Without a sink it stays in the buffer, and what does not fit sets
 * `status` to AGON_BUDGET_EXHAUSTED. */
typedef struct kit_text {
  const agon_sink_t *sink; /* may be NULL */
  char *bytes;
  uint64_t capacity;
  uint64_t size;
  agon_status_t status;
} kit_text_t;

/* Hands what is gathered to the sink and empties the buffer. */
void kit_text_flush(kit_text_t *text);

/* Flushes, and answers AGON_OK or why the text is incomplete. */
agon_status_t kit_text_finish(kit_text_t *text);

/* Adds bytes that do not fit; use kit_put. */
void kit_put_slowly(kit_text_t *text, const char *bytes, uint64_t size);

/* Adds a decimal number. */
void kit_put_number(kit_text_t *text, int64_t number);

/* Adds a number between -10^12 and 10^12 with at most 6 digits after the point: "-0.5", "3". */
void kit_put_decimal(kit_text_t *text, double number);

/* Adds bytes. */
static inline void kit_put(kit_text_t *text, const char *bytes, uint64_t size) {
  if (size > text->capacity - text->size) {
    kit_put_slowly(text, bytes, size);
    return;
  }
  memcpy(text->bytes + text->size, bytes, size);
  text->size += size;
}

/* Adds a NUL-terminated string. */
static inline void kit_put_string(kit_text_t *text, const char *string) {
  kit_put(text, string, strlen(string));
}

/* Adds one character. */
static inline void kit_put_character(kit_text_t *text, char character) {
  kit_put(text, &character, 1);
}

/* A text on a sink over a buffer that is an array. */
#define KIT_TEXT(target, array) \
  { .sink = (target), .bytes = (array), .capacity = sizeof(array) }

/* A span over a string literal, as an initialiser. */
#define KIT_SPAN(literal) \
  { (literal), sizeof(literal) - 1 }

#pragma GCC visibility pop

#endif
