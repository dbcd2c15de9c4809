// SPDX-License-Identifier: Apache-2.0
/* Reading an action out of what an agent wrote, without ever guessing. */
#ifndef LINE_GAME_WORDS_H
#define LINE_GAME_WORDS_H

#include <line_game/position.h>

#include <agon/agon.h>

#pragma GCC visibility push(hidden)

/* The kinds of words. */
#define LINE_WORD_END 0     /* no word is left */
#define LINE_WORD_LETTERS 1 /* "column" */
#define LINE_WORD_NUMBER 2  /* "4" */
#define LINE_WORD_MIXED 3   /* "b2" */
#define LINE_WORD_FOREIGN 4 /* in no grammar here: "-4", letters beyond ASCII */

/* A run of letters and digits in the text. */
typedef struct line_word {
  const char *bytes;
  uint64_t size;
  int kind; /* LINE_WORD_* */
} line_word_t;

/* What the words of a text named. */
typedef struct line_reading {
  int64_t action;      /* the first action named, -1 when none */
  int64_t rival;       /* another action named, -1 when none */
  line_word_t stray;   /* the first word that belongs to no action; its kind is END when none */
  line_word_t cell;    /* a cell that names no action here; its kind is END when none */
} line_reading_t;

/* Takes the next word off the front of the text. Quotes, brackets, blanks and other marks
 * separate. */
line_word_t line_next_word(agon_span_t *text);

/* Tells whether a word is one of a list, letter case ignored: "column col". */
bool line_word_among(line_word_t word, const char *list);

/* Tells whether a word belongs to the plain sentence around an action ("I play ..."), and so says
 * nothing by itself. */
bool line_word_is_plain(line_word_t word);

/* Tells whether the single letter `word` is English before `next`: "a disc", "I play". */
bool line_word_is_article(line_word_t word, line_word_t next);

/* The lower-case letter of a word of one letter, else 0. */
char line_word_letter(line_word_t word);

/* The number that a word of digits says, or -1 when it is no number or above 99. */
int line_word_number(line_word_t word);

/* Notes that the text names an action. */
void line_reading_name(line_reading_t *reading, int64_t action);

/* Notes a word that belongs to no action. */
void line_reading_stray(line_reading_t *reading, line_word_t word);

#pragma GCC visibility pop

#endif
