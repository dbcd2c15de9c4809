// SPDX-License-Identifier: Apache-2.0
/* How the cells of the board are named: "b2", "column b, 2", "centre", "top left". */
#include "tic_tac_toe.h"

/* What a word says of a place. */
#define LEFT 1u
#define RIGHT 2u
#define BOTTOM 4u
#define TOP 8u
#define MIDDLE 16u

/* The place that a word names, 0 when it names none. */
static unsigned place_of(kit_word_t word) {
  if (kit_word_among(word, "left")) return LEFT;
  if (kit_word_among(word, "right")) return RIGHT;
  if (kit_word_among(word, "bottom lower")) return BOTTOM;
  if (kit_word_among(word, "top upper")) return TOP;
  return kit_word_among(word, "middle center centre central") ? MIDDLE : 0;
}

static int action_at(const line_grid_t *grid, int bit) {
  return bit % grid->stride * grid->width + bit / grid->stride;
}

/* The action of a cell of which one or two words told the place; -1 when they name no cell. */
static int action_of(const line_grid_t *grid, unsigned first, unsigned second) {
  const unsigned both = first | second;
  const bool lone_edge = second == 0 && first != MIDDLE;
  const bool twice = first == second && first != MIDDLE;
  if (lone_edge || twice || (both & (LEFT | RIGHT)) == (LEFT | RIGHT) ||
      (both & (TOP | BOTTOM)) == (TOP | BOTTOM)) {
    return -1;
  }
  const int column = (both & LEFT) != 0 ? 0 : (both & RIGHT) != 0 ? 2 : 1;
  const int row = (both & BOTTOM) != 0 ? 0 : (both & TOP) != 0 ? 2 : 1;
  return row * grid->width + column;
}

/* Reads a place of one or two words; answers whether it used the second. */
static bool read_place(const line_grid_t *grid, kit_word_t word, kit_word_t next,
                       line_reading_t *reading) {
  const unsigned second = next.kind == KIT_WORD_LETTERS ? place_of(next) : 0;
  const int action = action_of(grid, place_of(word), second);
  if (action >= 0) {
    line_reading_name(reading, action);
  } else {
    line_reading_stray(reading, word);
  }
  return second != 0;
}

/* Reads "b 2"; answers whether the two words are a cell. */
static bool read_apart(const line_grid_t *grid, kit_word_t word, kit_word_t next,
                       line_reading_t *reading) {
  if (kit_word_letter(word) == '\0' || next.kind != KIT_WORD_NUMBER || next.size != 1) {
    return false;
  }
  const char name[2] = {word.bytes[0], next.bytes[0]};
  const int cell = line_cell_read(grid, name, sizeof name);
  if (cell >= 0) line_reading_name(reading, action_at(grid, cell));
  return cell >= 0;
}

void tic_tac_toe_read_words(const line_grid_t *grid, const line_position_t *position,
                            agon_span_t text, line_reading_t *reading) {
  (void)position;
  kit_word_t word = kit_next_word(&text);
  while (word.kind != KIT_WORD_END) {
    kit_word_t next = kit_next_word(&text);
    const int cell = line_cell_read(grid, word.bytes, word.size);
    bool both = false;
    if (word.kind == KIT_WORD_MIXED && cell >= 0) {
      line_reading_name(reading, action_at(grid, cell));
    } else if (place_of(word) != 0) {
      both = read_place(grid, word, next, reading);
    } else if (read_apart(grid, word, next, reading)) {
      both = true;
    } else if (!line_word_is_plain(word) && !line_word_is_article(word, next)) {
      line_reading_stray(reading, word);
    }
    word = both ? kit_next_word(&text) : next;
  }
}
