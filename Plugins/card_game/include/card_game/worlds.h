// SPDX-License-Identifier: Apache-2.0
/* The hands that are consistent with what somebody has seen. */
#ifndef CARD_GAME_WORLDS_H
#define CARD_GAME_WORLDS_H

#include <card_game/hand.h>

#pragma GCC visibility push(hidden)

/* Two private cards out of six, or three out of four. */
#define CARD_MOST_WORLDS 30u

/* Who looks at an episode. */
typedef struct card_viewer {
  int32_t view; /* AGON_VIEW_* */
  int32_t seat; /* AGON_SEAT_NONE for the views that are nobody's */
} card_viewer_t;

/* The viewer that a view and a seat name. */
card_viewer_t card_viewer(int32_t view, uint32_t seat);

/* Tells whether a viewer sees the card in a place of the deal. */
bool card_sees(const card_hand_t *hand, card_viewer_t viewer, unsigned place);

/* Writes all hands that a viewer cannot tell from this one, by ascending cards, and returns their
 * number, at least 1. */
unsigned card_worlds(const card_hand_t *hand, card_viewer_t viewer,
                     card_hand_t worlds[CARD_MOST_WORLDS]);

#pragma GCC visibility pop

#endif
