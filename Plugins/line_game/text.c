// SPDX-License-Identifier: Apache-2.0
#include <line_game/text.h>

void line_text_flush(line_text_t *text) {
  if (text->sink == NULL) return;
  if (text->size > 0 && text->status == AGON_OK &&
      text->sink->write(text->sink->context, text->bytes, text->size) != 0) {
    text->status = AGON_BUDGET_EXHAUSTED;
  }
  text->size = 0;
}

agon_status_t line_text_finish(line_text_t *text) {
  line_text_flush(text);
  return text->status;
}

void line_put_slowly(line_text_t *text, const char *bytes, uint64_t size) {
  if (text->sink == NULL) {
    text->status = AGON_BUDGET_EXHAUSTED;
    return;
  }
  while (size > 0) {
    uint64_t room = text->capacity - text->size;
    if (room == 0) {
      line_text_flush(text);
      room = text->capacity;
    }
    const uint64_t piece = size < room ? size : room;
    memcpy(text->bytes + text->size, bytes, piece);
    text->size += piece;
    bytes += piece;
    size -= piece;
  }
}

void line_put_number(line_text_t *text, int64_t number) {
  char digits[20];
  unsigned place = sizeof digits;
  uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
  do {
    digits[--place] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (number < 0) line_put_character(text, '-');
  line_put(text, digits + place, sizeof digits - place);
}
