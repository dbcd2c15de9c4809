// SPDX-License-Identifier: Apache-2.0
/* Text that is gathered in a buffer of the caller and goes to a sink in as few pieces as
 * possible. */
#ifndef LINE_GAME_TEXT_H
#define LINE_GAME_TEXT_H

#include <agon/agon.h>

#include <string.h>

#pragma GCC visibility push(hidden)

/* Text under construction. Without a sink it stays in the buffer, and what does not fit sets
 * `status` to AGON_BUDGET_EXHAUSTED. */
typedef struct line_text {
  const agon_sink_t *sink; /* may be NULL */
  char *bytes;
  uint64_t capacity;
  uint64_t size;
  agon_status_t status;
} line_text_t;

/* Hands what is gathered to the sink and empties the buffer. */
void line_text_flush(line_text_t *text);

/* Flushes, and answers AGON_OK or why the text is incomplete. */
agon_status_t line_text_finish(line_text_t *text);

/* Adds bytes that do not fit; use line_put. */
void line_put_slowly(line_text_t *text, const char *bytes, uint64_t size);

/* Adds a decimal number. */
void line_put_number(line_text_t *text, int64_t number);

/* Adds bytes. */
static inline void line_put(line_text_t *text, const char *bytes, uint64_t size) {
  if (size > text->capacity - text->size) {
    line_put_slowly(text, bytes, size);
    return;
  }
  memcpy(text->bytes + text->size, bytes, size);
  text->size += size;
}

/* Adds a NUL-terminated string. */
static inline void line_put_string(line_text_t *text, const char *string) {
  line_put(text, string, strlen(string));
}

/* Adds one character. */
static inline void line_put_character(line_text_t *text, char character) {
  line_put(text, &character, 1);
}

/* A text on a sink over a buffer that is an array. */
#define LINE_TEXT(target, array) \
  { .sink = (target), .bytes = (array), .capacity = sizeof(array) }

#pragma GCC visibility pop

#endif
