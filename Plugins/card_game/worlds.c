// SPDX-License-Identifier: Apache-2.0
#include <card_game/worlds.h>

card_viewer_t card_viewer(int32_t view, uint32_t seat) {
  const bool own = view == AGON_VIEW_SEAT || view == AGON_VIEW_RECALL;
  return (card_viewer_t){.view = view, .seat = own ? (int32_t)seat : AGON_SEAT_NONE};
}

bool card_sees(const card_hand_t *hand, card_viewer_t viewer, unsigned place) {
  return viewer.view == AGON_VIEW_FULL || place >= hand->seats || (int32_t)place == viewer.seat;
}

/* Fills the places from `place` on with every choice of unseen cards. */
static unsigned fill(card_hand_t *hand, card_viewer_t viewer, unsigned place, unsigned unseen,
                     card_hand_t *worlds, unsigned count) {
  if (place == hand->dealt) {
    worlds[count] = *hand;
    return count + 1;
  }
  if (card_sees(hand, viewer, place)) {
    return fill(hand, viewer, place + 1, unseen, worlds, count);
  }
  for (unsigned rest = unseen; rest != 0; rest &= rest - 1) {
    const unsigned card = (unsigned)__builtin_ctz(rest);
    hand->cards[place] = (uint8_t)card;
    count = fill(hand, viewer, place + 1, unseen & ~(1u << card), worlds, count);
  }
  return count;
}

unsigned card_worlds(const card_hand_t *hand, card_viewer_t viewer,
                     card_hand_t worlds[CARD_MOST_WORLDS]) {
  card_hand_t trial = *hand;
  unsigned unseen = (1u << card_deck(hand)) - 1u;
  for (unsigned place = 0; place < hand->dealt; place++) {
    if (card_sees(hand, viewer, place)) unseen &= ~(1u << hand->cards[place]);
  }
  return fill(&trial, viewer, 0, unseen, worlds, 0);
}
