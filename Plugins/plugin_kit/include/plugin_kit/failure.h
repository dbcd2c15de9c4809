// SPDX-License-Identifier: Apache-2.0
/* How a call says why it fails. */
#ifndef PLUGIN_KIT_FAILURE_H
#define PLUGIN_KIT_FAILURE_H

#include <agon/agon.h>

#pragma GCC visibility push(hidden)

/* Writes the code and the sentence to the host's error, which may be NULL, and returns the code. */
__attribute__((format(printf, 3, 4))) agon_status_t kit_fail(agon_error_t *error,
                                                             agon_status_t code,
                                                             const char *format, ...);

/* Copies at most capacity - 1 printable ASCII characters of untrusted text, others as '?'; longer
 * text ends in "...". Returns `out`. */
const char *kit_quote(agon_span_t text, char *out, uint64_t capacity);

#pragma GCC visibility pop

#endif
