/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and texts as bytes, little-endian: what frames are made of. */
#ifndef AGON_BYTES_H
#define AGON_BYTES_H

#include <agon/agon.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that grow as they are written. Begin with zeros and a limit; free `data` at the end. */
typedef struct agon_output {
  uint8_t *data;
  size_t size;
  size_t capacity;
  size_t limit;   /* no more bytes than these */
  int32_t status; /* AGON_OK, AGON_NO_MEMORY, or AGON_BUDGET_EXHAUSTED beyond the limit; it stays */
} agon_output_t;

/* Makes room for `size` more bytes and takes them; NULL when there is none. */
uint8_t *agon_output_take(agon_output_t *output, size_t size);

void agon_put(agon_output_t *output, const void *bytes, size_t size);
void agon_put_u32(agon_output_t *output, uint32_t number);
void agon_put_u64(agon_output_t *output, uint64_t number);
void agon_put_f64(agon_output_t *output, double number);

/* A size of 32 bits and that many bytes. */
void agon_put_text(agon_output_t *output, const char *bytes, uint64_t size);

/* Begins a text whose size is not known yet; gives its place for agon_output_end_text. */
size_t agon_output_begin_text(agon_output_t *output);
void agon_output_end_text(agon_output_t *output, size_t place);

/* A sink that appends to the output. */
agon_sink_t agon_output_sink(agon_output_t *output);

/* Bytes that are read from a sender who is not trusted. */
typedef struct agon_input {
  const uint8_t *at;
  const uint8_t *end;
  int32_t failed; /* not 0 after a read beyond the end; all reads then give 0 */
} agon_input_t;

/* The next `size` bytes; NULL beyond the end. */
const uint8_t *agon_get(agon_input_t *input, size_t size);
uint32_t agon_get_u32(agon_input_t *input);
uint64_t agon_get_u64(agon_input_t *input);
agon_span_t agon_get_text(agon_input_t *input);

#endif
