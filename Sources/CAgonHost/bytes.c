/* SPDX-License-Identifier: Apache-2.0 */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

uint8_t *agon_output_take(agon_output_t *output, size_t size) {
  if (output->status != AGON_OK) return NULL;
  if (size > output->limit - output->size) {
    output->status = AGON_BUDGET_EXHAUSTED;
    return NULL;
  }
  size_t needed = output->size + size;
  if (needed > output->capacity) {
    size_t capacity = output->capacity * 2 > needed ? output->capacity * 2 : needed + 256;
    uint8_t *data = realloc(output->data, capacity);
    if (data == NULL) {
      output->status = AGON_NO_MEMORY;
      return NULL;
    }
    output->data = data;
    output->capacity = capacity;
  }
  uint8_t *place = output->data + output->size;
  output->size = needed;
  return place;
}

void agon_put(agon_output_t *output, const void *bytes, size_t size) {
  uint8_t *place = agon_output_take(output, size);
  if (place != NULL && size > 0) memcpy(place, bytes, size);
}

void agon_put_u32(agon_output_t *output, uint32_t number) {
  agon_put(output, &number, sizeof number);
}

void agon_put_u64(agon_output_t *output, uint64_t number) {
  agon_put(output, &number, sizeof number);
}

void agon_put_f64(agon_output_t *output, double number) {
  agon_put(output, &number, sizeof number);
}

void agon_put_text(agon_output_t *output, const char *bytes, uint64_t size) {
  if (size > output->limit) {
    if (output->status == AGON_OK) output->status = AGON_BUDGET_EXHAUSTED;
    return;
  }
  agon_put_u32(output, (uint32_t)size);
  agon_put(output, bytes, (size_t)size);
}

size_t agon_output_begin_text(agon_output_t *output) {
  agon_put_u32(output, 0);
  return output->size;
}

void agon_output_end_text(agon_output_t *output, size_t place) {
  if (output->status != AGON_OK) return;
  uint32_t size = (uint32_t)(output->size - place);
  memcpy(output->data + place - sizeof size, &size, sizeof size);
}

static int32_t append(void *context, const void *bytes, uint64_t size) {
  agon_output_t *output = context;
  if (size > output->limit) {
    output->status = AGON_BUDGET_EXHAUSTED;
    return 1;
  }
  agon_put(output, bytes, (size_t)size);
  return output->status == AGON_OK ? 0 : 1;
}

agon_sink_t agon_output_sink(agon_output_t *output) {
  return (agon_sink_t){.context = output, .write = append};
}

const uint8_t *agon_get(agon_input_t *input, size_t size) {
  if (input->failed || size > (size_t)(input->end - input->at)) {
    input->failed = 1;
    return NULL;
  }
  const uint8_t *place = input->at;
  input->at += size;
  return place;
}

uint32_t agon_get_u32(agon_input_t *input) {
  uint32_t number = 0;
  const uint8_t *place = agon_get(input, sizeof number);
  if (place != NULL) memcpy(&number, place, sizeof number);
  return number;
}

uint64_t agon_get_u64(agon_input_t *input) {
  uint64_t number = 0;
  const uint8_t *place = agon_get(input, sizeof number);
  if (place != NULL) memcpy(&number, place, sizeof number);
  return number;
}

agon_span_t agon_get_text(agon_input_t *input) {
  uint32_t size = agon_get_u32(input);
  const uint8_t *place = agon_get(input, size);
  return (agon_span_t){.data = (const char *)place, .size = place == NULL ? 0 : size};
}
