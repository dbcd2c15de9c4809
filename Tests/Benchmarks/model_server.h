/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MODEL_SERVER_H
#define MODEL_SERVER_H

/* What the parts of the stand-in for a model's server share. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that grow. */
typedef struct {
  char *bytes;
  size_t size, room;
} text_t;

/* Appends as printf does; memory that runs out ends the program. */
__attribute__((format(printf, 2, 3))) void append(text_t *text, const char *format, ...);

/* Appends bytes. */
void append_bytes(text_t *text, const char *bytes, size_t size);

/* What goes wrong with an answer. */
typedef enum {
  FAULT_NONE,
  FAULT_BUSY,      /* status 429 with Retry-After */
  FAULT_ERROR,     /* status 500 */
  FAULT_HANG,      /* no answer at all */
  FAULT_RESET,     /* the connection is reset */
  FAULT_DRIP,      /* a right answer, byte by byte */
  FAULT_TRUNCATED, /* the JSON, or the stream, ends in its midst */
  FAULT_UTF8,      /* a text that is not UTF-8 */
  FAULT_HUGE,      /* 10 MB */
  FAULTS
} fault_t;

/* The words for faults, in that order. */
extern const char *const fault_words[FAULTS];

/* How the server behaves. */
typedef struct {
  int64_t latency;      /* from a request to the end of its answer, in nanoseconds */
  int64_t drip;         /* between two bytes of a dripping answer, in nanoseconds */
  int pieces;           /* words of an answer, and pieces of a streamed one */
  int retry_after;      /* seconds, told with status 429 */
  double share;         /* of the answers that go wrong, from 0 to 1 */
  bool kinds[FAULTS];   /* the faults that may be */
  uint64_t seed;
  bool plays;           /* whether the answer is the first legal action of the question */
} behaviour_t;

/* A question, as far as the answer depends on it. */
typedef struct {
  bool is_streamed;
  bool is_messages; /* Anthropic's protocol, else OpenAI's */
  char action[16];  /* the first legal action that the question names, or empty */
} question_t;

/* Reads a request: its target and its body. */
question_t read_question(const char *target, const char *body, size_t size);

/* Appends a whole response. */
void append_answer(text_t *out, const behaviour_t *is, const question_t *to, fault_t fault);

/* Appends piece `number` of a streamed response, whose first one brings the head; true with the
 * last one. */
bool append_piece(text_t *out, const behaviour_t *is, const question_t *to, fault_t fault,
                  int number);

#endif
