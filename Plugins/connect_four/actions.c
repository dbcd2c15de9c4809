// SPDX-License-Identifier: Apache-2.0
/* How columns are named: "d", "column d", "col 4", "4", and "d1" when a disc would land there. */
#include "connect_four.h"

/* The column that a letter or a number from 1 names; -1 when it names none. */
static int column_of(const line_grid_t *grid, kit_word_t word) {
  const char letter = kit_word_letter(word);
  const int column = letter != '\0' ? letter - 'a' : kit_word_number(word) - 1;
  return column >= 0 && column < grid->width ? column : -1;
}

/* The number in a word such as "col4"; a word of kind END when it is none. */
static kit_word_t fused_number(kit_word_t word) {
  for (unsigned size = 3; size <= 6 && size < word.size; size += 3) {
    const kit_word_t head = {.bytes = word.bytes, .size = size, .kind = KIT_WORD_LETTERS};
    kit_word_t tail = {word.bytes + size, word.size - size, KIT_WORD_NUMBER};
    bool digits = kit_word_among(head, "col column");
    for (uint64_t place = 0; place < tail.size; place++) {
      digits &= tail.bytes[place] >= '0' && tail.bytes[place] <= '9';
    }
    if (digits) return tail;
  }
  return (kit_word_t){.kind = KIT_WORD_END};
}

/* Reads a cell: it stands for its column when a disc would land there, or when the column is
 * full. */
static void read_cell(const line_grid_t *grid, const line_position_t *position, kit_word_t word,
                      line_reading_t *reading) {
  const int cell = line_cell_read(grid, word.bytes, word.size);
  if (cell < 0) {
    line_reading_stray(reading, word);
    return;
  }
  const unsigned column = (unsigned)cell / grid->stride;
  const uint64_t target = line_target(grid, position, column);
  if (target == 0 || target == line_cell((unsigned)cell)) {
    line_reading_name(reading, column);
  } else if (reading->cell.kind == KIT_WORD_END) {
    reading->cell = word;
  }
}

/* Reads one word; answers whether it used the next one too. */
static bool read_word(const line_grid_t *grid, const line_position_t *position, kit_word_t word,
                      kit_word_t next, line_reading_t *reading) {
  const bool titled = kit_word_among(word, "column col");
  const bool single = kit_word_letter(next) != '\0' || next.kind == KIT_WORD_NUMBER;
  const kit_word_t number = fused_number(word);
  const kit_word_t title = titled && single ? next : number.kind != KIT_WORD_END ? number : word;
  const int column = column_of(grid, title);
  const bool used = titled && single;
  if (!used && line_word_is_article(word, next)) return false;
  if (column >= 0) {
    line_reading_name(reading, column);
  } else if (used || number.kind != KIT_WORD_END) {
    line_reading_stray(reading, title);
  } else if (word.kind == KIT_WORD_MIXED) {
    read_cell(grid, position, word, reading);
  } else if (!line_word_is_plain(word)) {
    line_reading_stray(reading, word);
  }
  return used;
}

void connect_four_read_words(const line_grid_t *grid, const line_position_t *position,
                             agon_span_t text, line_reading_t *reading) {
  kit_word_t word = kit_next_word(&text);
  while (word.kind != KIT_WORD_END) {
    const kit_word_t next = kit_next_word(&text);
    const bool used = read_word(grid, position, word, next, reading);
    word = used ? kit_next_word(&text) : next;
  }
}
