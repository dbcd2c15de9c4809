/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes in, and bytes out. */
#ifndef AGON_SPAN_H
#define AGON_SPAN_H

#include <stdint.h>

/* Bytes that somebody else owns; text is UTF-8 and not NUL-terminated. data may be NULL when size
 * is 0. As an argument it lives until the callee returns; in a descriptor, as long as the process. */
typedef struct agon_span {
  const char *data;
  uint64_t size;
} agon_span_t;

/* Where the callee writes output of any size; it may write in pieces. The one who passes the sink
 * owns it. write returns 0 to go on; any other answer asks the callee to stop at once and return
 * AGON_BUDGET_EXHAUSTED. A sink is used on the calling thread and never after the call returns. */
typedef struct agon_sink {
  void *context;
  int32_t (*write)(void *context, const void *bytes, uint64_t size);
} agon_sink_t;

#endif
