// SPDX-License-Identifier: Apache-2.0
/* What a seat knows and gains against an opponent who plays an equilibrium (card_game.mix). */
#ifndef CARD_GAME_EQUILIBRIUM_H
#define CARD_GAME_EQUILIBRIUM_H

#include <card_game/worlds.h>

#pragma GCC visibility push(hidden)

/* The ends of the line on which all equilibria lie. */
#define CARD_EQUILIBRIA 2u

/* The hands that a seat cannot tell apart, with how likely each is. */
typedef struct card_belief {
  unsigned seat;
  unsigned equilibrium; /* what the opponent plays: 0 or 1 */
  unsigned count;
  card_hand_t worlds[CARD_MOST_WORLDS];
  double weights[CARD_MOST_WORLDS]; /* sum to 1 */
} card_belief_t;

/* A number that a belief gives. */
typedef double (*card_measure_t)(const card_belief_t *belief, unsigned kind);

/* Tells whether an equilibrium is known for so many seats. */
bool card_has_equilibrium(const card_hand_t *hand);

/* Measures at the ends of the line of equilibria, for what `seat` knows in this hand. Writes one
 * number for each end at which the opponent's play can lead here, and returns how many: 0 when it
 * can at neither. All equilibria lie between the numbers. */
unsigned card_measure(const card_hand_t *hand, unsigned seat, card_measure_t measure, unsigned kind,
                      double ends[CARD_EQUILIBRIA]);

/* The expected return of the seat after an action of this kind and its best play from there. */
double card_measure_value(const card_belief_t *belief, unsigned kind);

/* The part of the pot that the seat expects at a showdown; the kind does not matter. */
double card_measure_showdown(const card_belief_t *belief, unsigned kind);

/* The probability that the opponent folds: now when it is to act, else after such an action. */
double card_measure_folding(const card_belief_t *belief, unsigned kind);

/* The probability of the opponent's or the seat's own choice of this kind, where it is to act. */
double card_measure_choice(const card_belief_t *belief, unsigned kind);

#pragma GCC visibility pop

#endif
