// SPDX-License-Identifier: Apache-2.0
/* Predicates, and what is needed to judge one.
 *
 * A predicate is judged in one hand at a time, a world. What the asking seat knows in that world
 * is part of it: the worlds that the seat cannot tell from it. */
#ifndef CARD_GAME_CLAIM_H
#define CARD_GAME_CLAIM_H

#include <card_game/game.h>

#pragma GCC visibility push(hidden)

/* Types of arguments. */
#define CARD_ARGUMENT_NONE 0
#define CARD_ARGUMENT_SEAT 1
#define CARD_ARGUMENT_ACTION 2
#define CARD_ARGUMENT_CARD 3
#define CARD_ARGUMENT_COMPARISON 4
#define CARD_ARGUMENT_CHIPS 5   /* a number of chips */
#define CARD_ARGUMENT_PERCENT 6 /* a number from 0 to 100 */
#define CARD_ARGUMENT_RETURN 7  /* a number that a hand can return */
#define CARD_ARGUMENT_GIVEN 8   /* "prior" or "equilibrium" */
#define CARD_ARGUMENT_COUNT 9   /* a number of cards or raises */

#define CARD_MOST_ARGUMENTS 4u

/* An argument; which member counts is said by the predicate's type for it. */
typedef struct card_argument {
  unsigned seat;
  int64_t action;      /* id, legal or not */
  unsigned cards;      /* bit set of the cards that were named */
  unsigned comparison; /* index into kit_comparisons */
  double number;
  bool equilibrium;    /* given */
} card_argument_t;

/* The work on one claim. */
typedef struct card_judge {
  unsigned seat;      /* who asks */
  bool searched;      /* play was looked ahead, or an equilibrium asked */
  bool measured;      /* least and most are set */
  double least;       /* bounds of the number that was compared */
  double most;
  const char *reason; /* a sentence, or NULL */
} card_judge_t;

/* A predicate that can be judged. */
typedef struct card_predicate {
  const char *name;
  uint8_t types[CARD_MOST_ARGUMENTS];      /* CARD_ARGUMENT_* */
  const char *titles[CARD_MOST_ARGUMENTS]; /* names of the arguments */
  const char *gloss;                       /* one sentence for people */
  /* Judges in one world, with polarity true; AGON_FACT_*. */
  int32_t (*judge)(card_judge_t *judge, const card_hand_t *world,
                   const card_argument_t *arguments);
} card_predicate_t;

/* The verdict of a condition. */
static inline int32_t card_verdict(bool holds) { return holds ? AGON_FACT_TRUE : AGON_FACT_FALSE; }

/* False for a formal reason. */
int32_t card_refuse(card_judge_t *judge, const char *reason);

/* Compares a number that lies between two bounds: true or false when it is so for all numbers
 * between them, else unknown. Differences below 1e-9 count as none. */
int32_t card_compare(card_judge_t *judge, double least, double most, unsigned comparison,
                     double number);

/* The kind of an action that the asking seat can choose now, or -1 with the reason. */
int card_choice(card_judge_t *judge, const card_hand_t *world, int64_t action);

/* Tells whether all seats have a card and the asking one has not folded; else the reason. */
bool card_holding(card_judge_t *judge, const card_hand_t *world);

/* Tells whether an equilibrium can be asked; else the reason. */
bool card_solved(card_judge_t *judge, const card_hand_t *world);

/* Compares what was measured at the ends of the line of equilibria. */
int32_t card_compare_ends(card_judge_t *judge, const double *ends, unsigned count, double scale,
                          unsigned comparison, double number);

#pragma GCC visibility pop

#endif
