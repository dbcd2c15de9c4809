// SPDX-License-Identifier: Apache-2.0
#include <line_game/words.h>

bool line_word_is_plain(kit_word_t word) {
  return kit_word_among(word,
                        "i m ll will my the is in at to on as with play place put drop choose "
                        "select take mark move action answer final best next cell square disc "
                        "disk piece token corner column col x o seat");
}

bool line_word_is_article(kit_word_t word, kit_word_t next) {
  switch (kit_word_letter(word)) {
    case 'a':
      return kit_word_among(next, "disc disk piece token mark move counter chip stone");
    case 'i':
      return kit_word_among(next, "m ll will play place put drop choose select take mark move");
    default:
      return false;
  }
}

void line_reading_name(line_reading_t *reading, int64_t action) {
  if (reading->action < 0) reading->action = action;
  if (reading->action != action && reading->rival < 0) reading->rival = action;
}

void line_reading_stray(line_reading_t *reading, kit_word_t word) {
  if (reading->stray.kind == KIT_WORD_END) reading->stray = word;
}
