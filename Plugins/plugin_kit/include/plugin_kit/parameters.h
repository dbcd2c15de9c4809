// SPDX-License-Identifier: Apache-2.0
/* Reading the parameters of an environment. */
#ifndef PLUGIN_KIT_PARAMETERS_H
#define PLUGIN_KIT_PARAMETERS_H

#include <agon/agon.h>

#pragma GCC visibility push(hidden)

/* One whole number that may be given. */
typedef struct kit_parameter {
  const char *name;
  int least;
  int most;
  int *value; /* holds the default, and is overwritten when the parameter is given */
} kit_parameter_t;

/* Reads a JSON object, or nothing, into the values. Fails with AGON_INVALID_DATA and a sentence
 * that names the parameter: unknown, not a whole number, or out of bounds. */
agon_status_t kit_parameters_read(agon_span_t text, const kit_parameter_t *parameters,
                                   unsigned count, agon_error_t *error);

#pragma GCC visibility pop

#endif
