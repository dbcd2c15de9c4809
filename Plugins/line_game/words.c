// SPDX-License-Identifier: Apache-2.0
#include <line_game/words.h>

#include <string.h>

static bool is_letter(char byte) {
  const char lower = (char)(byte | 0x20);
  return lower >= 'a' && lower <= 'z';
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Typographic quotes, dashes, dots and hard blanks of UTF-8, which separate words as ASCII ones do;
 * answers how many bytes one takes, 0 when the text does not begin with one. */
static uint64_t typographic_size(agon_span_t text) {
  if (text.size >= 3 && memcmp(text.data, "\xe2\x80", 2) == 0) return 3;
  if (text.size >= 2 && memcmp(text.data, "\xc2\xa0", 2) == 0) return 2;
  return 0;
}

static bool separates(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
         (byte > ' ' && byte < 0x7f && !is_letter(byte) && !is_digit(byte));
}

static void skip(agon_span_t *text, uint64_t size) {
  text->data += size;
  text->size -= size;
}

/* The kind of the word that the text begins with, whose size is written. */
static int measure(agon_span_t text, uint64_t *size) {
  bool letters = false;
  bool digits = false;
  uint64_t end = 0;
  while (end < text.size && (is_letter(text.data[end]) || is_digit(text.data[end]))) {
    letters |= is_letter(text.data[end]);
    digits |= is_digit(text.data[end]);
    end++;
  }
  if (end == 0) {
    while (end < text.size && !separates(text.data[end]) && !is_letter(text.data[end]) &&
           !is_digit(text.data[end])) {
      end++;
    }
    *size = end;
    return LINE_WORD_FOREIGN;
  }
  *size = end;
  if (letters && digits) return LINE_WORD_MIXED;
  return letters ? LINE_WORD_LETTERS : LINE_WORD_NUMBER;
}

line_word_t line_next_word(agon_span_t *text) {
  bool minus = false;
  while (text->size > 0) {
    const uint64_t size = typographic_size(*text);
    if (size == 0 && !separates(text->data[0])) break;
    minus = size == 0 && text->data[0] == '-';
    skip(text, size == 0 ? 1 : size);
  }
  if (text->size == 0) return (line_word_t){.kind = LINE_WORD_END};
  line_word_t word = {.bytes = text->data};
  word.kind = measure(*text, &word.size);
  if (minus && word.kind == LINE_WORD_NUMBER) word.kind = LINE_WORD_FOREIGN;
  skip(text, word.size);
  return word;
}

bool line_word_among(line_word_t word, const char *list) {
  while (*list != '\0') {
    const char *end = strchr(list, ' ');
    const uint64_t size = end == NULL ? strlen(list) : (uint64_t)(end - list);
    if (size == word.size && word.kind == LINE_WORD_LETTERS) {
      uint64_t place = 0;
      while (place < size && (word.bytes[place] | 0x20) == list[place]) place++;
      if (place == size) return true;
    }
    list += size + (end != NULL);
  }
  return false;
}

bool line_word_is_plain(line_word_t word) {
  return line_word_among(word,
                         "i m ll will my the is in at to on as with play place put drop choose "
                         "select take mark move action answer final best next cell square disc "
                         "disk piece token corner column col x o seat");
}

bool line_word_is_article(line_word_t word, line_word_t next) {
  switch (line_word_letter(word)) {
    case 'a':
      return line_word_among(next, "disc disk piece token mark move counter chip stone");
    case 'i':
      return line_word_among(next, "m ll will play place put drop choose select take mark move");
    default:
      return false;
  }
}

char line_word_letter(line_word_t word) {
  return word.kind == LINE_WORD_LETTERS && word.size == 1 ? (char)(word.bytes[0] | 0x20) : '\0';
}

int line_word_number(line_word_t word) {
  if (word.kind != LINE_WORD_NUMBER || word.size > 2) return -1;
  int number = 0;
  for (uint64_t place = 0; place < word.size; place++) {
    number = number * 10 + (word.bytes[place] - '0');
  }
  return number;
}

void line_reading_name(line_reading_t *reading, int64_t action) {
  if (reading->action < 0) reading->action = action;
  if (reading->action != action && reading->rival < 0) reading->rival = action;
}

void line_reading_stray(line_reading_t *reading, line_word_t word) {
  if (reading->stray.kind == LINE_WORD_END) reading->stray = word;
}
