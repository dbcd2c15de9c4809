// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/word.h>

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
    return KIT_WORD_FOREIGN;
  }
  *size = end;
  if (letters && digits) return KIT_WORD_MIXED;
  return letters ? KIT_WORD_LETTERS : KIT_WORD_NUMBER;
}

kit_word_t kit_next_word(agon_span_t *text) {
  bool minus = false;
  while (text->size > 0) {
    const uint64_t size = typographic_size(*text);
    if (size == 0 && !separates(text->data[0])) break;
    minus = size == 0 && text->data[0] == '-';
    skip(text, size == 0 ? 1 : size);
  }
  if (text->size == 0) return (kit_word_t){.kind = KIT_WORD_END};
  kit_word_t word = {.bytes = text->data};
  word.kind = measure(*text, &word.size);
  if (minus && word.kind == KIT_WORD_NUMBER) word.kind = KIT_WORD_FOREIGN;
  skip(text, word.size);
  return word;
}

bool kit_word_among(kit_word_t word, const char *list) {
  while (*list != '\0') {
    const char *end = strchr(list, ' ');
    const uint64_t size = end == NULL ? strlen(list) : (uint64_t)(end - list);
    if (size == word.size && word.kind == KIT_WORD_LETTERS) {
      uint64_t place = 0;
      while (place < size && (word.bytes[place] | 0x20) == list[place]) place++;
      if (place == size) return true;
    }
    list += size + (end != NULL);
  }
  return false;
}

char kit_word_letter(kit_word_t word) {
  return word.kind == KIT_WORD_LETTERS && word.size == 1 ? (char)(word.bytes[0] | 0x20) : '\0';
}

int kit_word_number(kit_word_t word) {
  if (word.kind != KIT_WORD_NUMBER || word.size > 2) return -1;
  int number = 0;
  for (uint64_t place = 0; place < word.size; place++) {
    number = number * 10 + (word.bytes[place] - '0');
  }
  return number;
}
