// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/text.h>

#include <stdbool.h>

void kit_text_flush(kit_text_t *text) {
  if (text->sink == NULL) return;
  if (text->size > 0 && text->status == AGON_OK &&
      text->sink->write(text->sink->context, text->bytes, text->size) != 0) {
    text->status = AGON_BUDGET_EXHAUSTED;
  }
  text->size = 0;
}

agon_status_t kit_text_finish(kit_text_t *text) {
  kit_text_flush(text);
  return text->status;
}

void kit_put_slowly(kit_text_t *text, const char *bytes, uint64_t size) {
  if (text->sink == NULL) {
    text->status = AGON_BUDGET_EXHAUSTED;
    return;
  }
  while (size > 0) {
    uint64_t room = text->capacity - text->size;
    if (room == 0) {
      kit_text_flush(text);
      room = text->capacity;
    }
    const uint64_t piece = size < room ? size : room;
    memcpy(text->bytes + text->size, bytes, piece);
    text->size += piece;
    bytes += piece;
    size -= piece;
  }
}

void kit_put_number(kit_text_t *text, int64_t number) {
  char digits[20];
  unsigned place = sizeof digits;
  uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
  do {
    digits[--place] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (number < 0) kit_put_character(text, '-');
  kit_put(text, digits + place, sizeof digits - place);
}

void kit_put_decimal(kit_text_t *text, double number) {
  const bool negative = number < 0;
  const uint64_t scaled = (uint64_t)((negative ? -number : number) * 1e6 + 0.5);
  if (negative && scaled > 0) kit_put_character(text, '-');
  kit_put_number(text, (int64_t)(scaled / 1000000u));
  uint64_t rest = scaled % 1000000u;
  if (rest == 0) return;
  char digits[7] = {'.'};
  unsigned size = 7;
  for (unsigned place = 6; place > 0; place--) {
    digits[place] = (char)('0' + rest % 10);
    rest /= 10;
  }
  while (digits[size - 1] == '0') size--;
  kit_put(text, digits, size);
}
