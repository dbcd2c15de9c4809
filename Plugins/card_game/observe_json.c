// SPDX-License-Identifier: Apache-2.0
/* The observation as one JSON object; the README lists its members. */
#include "episode.h"

static void put_card(kit_text_t *text, const card_hand_t *hand, int card) {
  if (card < 0) {
    kit_put_string(text, "null");
    return;
  }
  kit_put_character(text, '"');
  card_put_card(text, hand, (unsigned)card);
  kit_put_character(text, '"');
}

static void put_count(kit_text_t *text, const char *name, unsigned count) {
  kit_put_string(text, ",\"");
  kit_put_string(text, name);
  kit_put_string(text, "\":");
  kit_put_number(text, count);
}

/* What a viewer sees of the private cards; ends in a comma when there is anything. */
static void put_private(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  if (viewer.view == AGON_VIEW_RECALL) {
    kit_put_string(text, "\"seat\":");
    kit_put_number(text, viewer.seat);
    kit_put_character(text, ',');
  }
  if (viewer.seat >= 0) {
    kit_put_string(text, "\"card\":");
    put_card(text, hand, viewer.seat < hand->dealt ? hand->cards[viewer.seat] : -1);
    kit_put_character(text, ',');
  } else if (viewer.view == AGON_VIEW_FULL) {
    kit_put_string(text, "\"cards\":[");
    for (unsigned seat = 0; seat < hand->seats; seat++) {
      if (seat > 0) kit_put_character(text, ',');
      put_card(text, hand, seat < hand->dealt ? hand->cards[seat] : -1);
    }
    kit_put_string(text, "],");
  }
}

/* What follows in the views that are nobody's. */
static void put_rest(kit_text_t *text, const card_hand_t *hand, bool full) {
  kit_put_string(text, ",\"to_act\":");
  if (hand->to_act >= 0) {
    kit_put_number(text, hand->to_act);
  } else {
    kit_put_string(text, card_ended(hand) ? "null" : "\"chance\"");
  }
  if (!full) return;
  kit_put_string(text, ",\"returns\":");
  for (unsigned seat = 0; seat < hand->seats; seat++) {
    kit_put_character(text, seat == 0 ? '[' : ',');
    kit_put_decimal(text, card_return(hand, seat));
  }
  kit_put_character(text, ']');
}

void card_observe_json(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text) {
  const card_hand_t *hand = &episode->hand;
  const int32_t seat = viewer.seat >= 0 ? viewer.seat : hand->to_act;
  const bool board = hand->rules->rounds > 1;
  kit_put_character(text, '{');
  put_private(text, hand, viewer);
  if (board) {
    kit_put_string(text, "\"board\":");
    put_card(text, hand, card_board(hand));
    put_count(text, "round", hand->round + 1u);
    kit_put_character(text, ',');
  }
  kit_put_string(text, "\"history\":\"");
  card_put_history(text, hand);
  kit_put_character(text, '"');
  put_count(text, "pot", card_pot(hand));
  put_count(text, "to_call", seat >= 0 ? card_owed(hand, (unsigned)seat) : 0);
  if (board) put_count(text, "raises", hand->raises);
  kit_put_string(text, ",\"legal\":[");
  if (seat == hand->to_act) card_put_legal(text, hand, "\"", ",");
  kit_put_character(text, ']');
  if (viewer.seat < 0) put_rest(text, hand, viewer.view == AGON_VIEW_FULL);
  kit_put_character(text, '}');
}
