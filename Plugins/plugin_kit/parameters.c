// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/failure.h>
#include <plugin_kit/parameters.h>

#include <jansson.h>
#include <string.h>

/* Parameters are a handful of numbers; more bytes than this are not parameters. */
#define MOST_BYTES 4096u

static agon_status_t read_one(const char *name, const json_t *value,
                              const kit_parameter_t *parameters, unsigned count,
                              agon_error_t *error) {
  for (unsigned place = 0; place < count; place++) {
    const kit_parameter_t *parameter = &parameters[place];
    if (strcmp(name, parameter->name) != 0) continue;
    if (!json_is_integer(value)) {
      return kit_fail(error, AGON_INVALID_DATA,
                       "The parameter \"%s\" is not a whole number: give one from %d to %d.", name,
                       parameter->least, parameter->most);
    }
    const json_int_t number = json_integer_value(value);
    if (number < parameter->least || number > parameter->most) {
      return kit_fail(error, AGON_INVALID_DATA,
                       "The parameter \"%s\" is %lld: give a number from %d to %d.", name,
                       (long long)number, parameter->least, parameter->most);
    }
    *parameter->value = (int)number;
    return AGON_OK;
  }
  char quoted[40];
  return kit_fail(error, AGON_INVALID_DATA, "There is no parameter \"%s\": remove it.",
                   kit_quote((agon_span_t){name, strlen(name)}, quoted, sizeof quoted));
}

agon_status_t kit_parameters_read(agon_span_t text, const kit_parameter_t *parameters,
                                   unsigned count, agon_error_t *error) {
  if (text.size == 0) return AGON_OK;
  if (text.size > MOST_BYTES) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The parameters are longer than %u bytes: give a small JSON object.",
                     MOST_BYTES);
  }
  json_error_t fault;
  json_t *object = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &fault);
  if (!json_is_object(object)) {
    const agon_status_t status = kit_fail(
        error, AGON_INVALID_DATA, "The parameters are not a JSON object: give one such as {}.");
    json_decref(object);
    return status;
  }
  agon_status_t status = AGON_OK;
  const char *name = NULL;
  json_t *value = NULL;
  json_object_foreach(object, name, value) {
    status = read_one(name, value, parameters, count, error);
    if (status != AGON_OK) break;
  }
  json_decref(object);
  return status;
}
