// SPDX-License-Identifier: Apache-2.0
/* Reading an action out of what an agent wrote, without ever guessing. */
#ifndef LINE_GAME_WORDS_H
#define LINE_GAME_WORDS_H

#include <plugin_kit/word.h>

#pragma GCC visibility push(hidden)

/* What the words of a text named. */
typedef struct line_reading {
  int64_t action;      /* the first action named, -1 when none */
  int64_t rival;       /* another action named, -1 when none */
  kit_word_t stray;    /* the first word that belongs to no action; its kind is END when none */
  kit_word_t cell;     /* a cell that names no action here; its kind is END when none */
} line_reading_t;

/* Tells whether a word belongs to the plain sentence around an action ("I play ..."), and so says
 * nothing by itself. */
bool line_word_is_plain(kit_word_t word);

/* Tells whether the single letter `word` is English before `next`: "a disc", "I play". */
bool line_word_is_article(kit_word_t word, kit_word_t next);

/* Notes that the text names an action. */
void line_reading_name(line_reading_t *reading, int64_t action);

/* Notes a word that belongs to no action. */
void line_reading_stray(line_reading_t *reading, kit_word_t word);

#pragma GCC visibility pop

#endif
