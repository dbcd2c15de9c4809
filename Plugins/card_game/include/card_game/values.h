// SPDX-License-Identifier: Apache-2.0
/* What a hand is worth when nothing is known of how the others play. */
#ifndef CARD_GAME_VALUES_H
#define CARD_GAME_VALUES_H

#include <card_game/worlds.h>

#pragma GCC visibility push(hidden)

/* The least and the greatest of some returns. */
typedef struct card_range {
  double least;
  double most;
} card_range_t;

/* The part of the pot that a seat gets at a showdown, over all boards that can still come: the
 * mean, and the bounds. */
double card_showdown(const card_hand_t *hand, unsigned seat, card_range_t *range);

/* The same mean over all hands that the seat cannot tell from this one, each counted once. */
double card_chance_to_win(const card_hand_t *hand, unsigned seat);

/* The returns of a seat over everything that can follow. */
card_range_t card_following(const card_hand_t *hand, unsigned seat);

/* The mean return of a seat when nobody bets, raises or folds any more. */
double card_called_down(const card_hand_t *hand, unsigned seat);

/* The same mean after an action, over all hands that the seat cannot tell from this one. */
double card_action_value(const card_hand_t *hand, unsigned seat, unsigned kind);

#pragma GCC visibility pop

#endif
