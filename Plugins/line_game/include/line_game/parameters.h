// SPDX-License-Identifier: Apache-2.0
/* Reading the parameters of an environment. */
#ifndef LINE_GAME_PARAMETERS_H
#define LINE_GAME_PARAMETERS_H

#include <agon/agon.h>

#pragma GCC visibility push(hidden)

/* One whole number that may be given. */
typedef struct line_parameter {
  const char *name;
  int least;
  int most;
  int *value; /* holds the default, and is overwritten when the parameter is given */
} line_parameter_t;

/* Reads a JSON object, or nothing, into the values. Fails with AGON_INVALID_DATA and a sentence
 * that names the parameter: unknown, not a whole number, or out of bounds. */
agon_status_t line_parameters_read(agon_span_t text, const line_parameter_t *parameters,
                                   unsigned count, agon_error_t *error);

#pragma GCC visibility pop

#endif
