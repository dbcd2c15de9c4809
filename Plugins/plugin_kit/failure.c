// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/failure.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

agon_status_t kit_fail(agon_error_t *error, agon_status_t code, const char *format, ...) {
  if (error == NULL || !AGON_HAS(error, agon_error_t, message)) return code;
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  error->code = code;
  return code;
}

const char *kit_quote(agon_span_t text, char *out, uint64_t capacity) {
  const uint64_t room = capacity - 1;
  const uint64_t size = text.size < room ? text.size : room;
  for (uint64_t place = 0; place < size; place++) {
    const char character = text.data[place];
    out[place] = character >= ' ' && character <= '~' ? character : '?';
  }
  if (text.size > room && room >= 3) memcpy(out + room - 3, "...", 3);
  out[size] = '\0';
  return out;
}
