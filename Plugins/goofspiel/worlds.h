// SPDX-License-Identifier: Apache-2.0
/* What a seat can know when bids are hidden: the ways in which the other seats may have bid. */
#ifndef GOOFSPIEL_WORLDS_H
#define GOOFSPIEL_WORLDS_H

#include "game.h"

#pragma GCC visibility push(hidden)

/* What is asked of a world, beyond that the observer cannot tell it from the real one. */
typedef struct goof_question {
  goof_cards_t held[GOOF_MOST_SEATS]; /* cards that the seat still holds */
  goof_cards_t bid[GOOF_MOST_SEATS];  /* cards that it has bid */
  uint8_t below[GOOF_MOST_SEATS];     /* not 0: it holds a card below this one; `bid` is empty */
} goof_question_t;

/* The answers of goof_find_world. */
typedef enum goof_found { GOOF_NO_WORLD, GOOF_WORLD, GOOF_WORLD_UNDECIDED } goof_found_t;

/* Looks for a world that has what is asked. `observer` is a seat, or AGON_SEAT_NONE for one who
 * knows no hand at all. Each of `*work` steps is counted down; at 0 the answer is undecided.
 * `random` may be NULL; else it drives the order of the search. */
goof_found_t goof_find_world(const agon_episode_t *game, int observer,
                             const goof_question_t *question, uint64_t *work, uint64_t *random,
                             agon_episode_t *world);

/* Draws the bids of all seats but `observer` anew, consistent with all that it has seen. With two
 * seats each world is equally likely; README.md says how it is with more. */
void goof_redraw(agon_episode_t *game, unsigned observer, uint64_t seed);

/* Tells whether a round ended in a tie between seats that the observer is not among. */
bool goof_foreign_tie(const agon_episode_t *game, int observer, unsigned round);

#pragma GCC visibility pop

#endif
