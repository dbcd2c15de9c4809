// SPDX-License-Identifier: Apache-2.0
/* The words of what an agent wrote. */
#ifndef PLUGIN_KIT_WORD_H
#define PLUGIN_KIT_WORD_H

#include <agon/agon.h>

#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* The kinds of words. */
#define KIT_WORD_END 0     /* no word is left */
#define KIT_WORD_LETTERS 1 /* "column" */
#define KIT_WORD_NUMBER 2  /* "4" */
#define KIT_WORD_MIXED 3   /* "b2" */
#define KIT_WORD_FOREIGN 4 /* in no grammar here: "-4", letters beyond ASCII */

/* A run of letters and digits in a text. */
typedef struct kit_word {
  const char *bytes;
  uint64_t size;
  int kind; /* KIT_WORD_* */
} kit_word_t;

/* Takes the next word off the front of the text. Quotes, brackets, blanks and other marks
 * separate. */
kit_word_t kit_next_word(agon_span_t *text);

/* Tells whether a word is one of a list, letter case ignored: "column col". */
bool kit_word_among(kit_word_t word, const char *list);

/* The lower-case letter of a word of one letter, else 0. */
char kit_word_letter(kit_word_t word);

/* The number that a word of digits says, or -1 when it is no number or above 99. */
int kit_word_number(kit_word_t word);

#pragma GCC visibility pop

#endif
