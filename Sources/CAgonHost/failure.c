/* SPDX-License-Identifier: Apache-2.0 */
#include "failure.h"

#include <stdarg.h>
#include <stdio.h>

agon_error_t *agon_failure_error(agon_failure_t *failure) {
  failure->error.struct_size = sizeof failure->error;
  failure->error.code = 0;
  failure->error.message[0] = 0;
  return &failure->error;
}

agon_status_t agon_fail(agon_failure_t *failure, const char *call, agon_status_t status) {
  failure->status = status;
  failure->breaks_abi = 0;
  failure->call = call;
  return status;
}

agon_status_t agon_break(agon_failure_t *failure, const char *call, const char *format, ...) {
  failure->status = AGON_INTERNAL;
  failure->breaks_abi = 1;
  failure->call = call;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(failure->error.message, sizeof failure->error.message, format, arguments);
  va_end(arguments);
  return AGON_INTERNAL;
}
