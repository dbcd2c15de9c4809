// SPDX-License-Identifier: Apache-2.0
/* The observation as one line of sentences. */
#include "episode.h"

/* Adds a card as a person says it: "K (spades)". */
static void put_card(kit_text_t *text, const card_hand_t *hand, unsigned card) {
  static const char ranks[] = "JQKA";
  kit_put_character(text, ranks[card_rank(hand, card)]);
  if (hand->rules->suits == 1) return;
  kit_put_string(text, card % hand->rules->suits == 0 ? " (spades)" : " (hearts)");
}

/* Adds who a seat is to a viewer. */
static void put_actor(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer,
                      unsigned seat) {
  if (viewer.seat == (int32_t)seat) {
    kit_put_string(text, "you");
  } else if (viewer.seat >= 0 && hand->seats == 2) {
    kit_put_string(text, "opponent");
  } else {
    kit_put_string(text, "seat ");
    kit_put_number(text, seat);
  }
}

static void put_held(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  if (viewer.seat >= hand->dealt) {
    kit_put_string(text, "You hold no card yet. ");
  } else if (viewer.seat >= 0) {
    kit_put_string(text, "You hold ");
    put_card(text, hand, hand->cards[viewer.seat]);
    kit_put_string(text, ". ");
  }
  for (unsigned seat = 0; viewer.view == AGON_VIEW_FULL && seat < hand->seats; seat++) {
    if (seat >= hand->dealt) continue;
    kit_put_string(text, "Seat ");
    kit_put_number(text, seat);
    kit_put_string(text, " holds ");
    put_card(text, hand, hand->cards[seat]);
    kit_put_string(text, ". ");
  }
}

static void put_paid(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  bool equal = true;
  for (unsigned seat = 1; seat < hand->seats; seat++) {
    equal = equal && hand->paid[seat] == hand->paid[0];
  }
  kit_put_string(text, "Pot ");
  kit_put_number(text, card_pot(hand));
  if (equal) {
    kit_put_string(text, ", each has put in ");
    kit_put_number(text, hand->paid[0]);
  }
  for (unsigned seat = 0; !equal && seat < hand->seats; seat++) {
    kit_put_string(text, ", ");
    put_actor(text, hand, viewer, seat);
    kit_put_string(text, viewer.seat == (int32_t)seat ? " have put in " : " has put in ");
    kit_put_number(text, hand->paid[seat]);
  }
  kit_put_string(text, ". ");
}

/* Who did what: "you check, opponent bets 1". */
static void put_deeds(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  kit_put_string(text, "History: ");
  if (hand->count == 0) kit_put_string(text, "no action yet");
  for (unsigned place = 0; place < hand->count; place++) {
    const unsigned kind = hand->actions[place];
    if (place > 0) kit_put_string(text, ", ");
    put_actor(text, hand, viewer, hand->actors[place]);
    kit_put_character(text, ' ');
    kit_put_string(text, card_game.kinds[kind]);
    if (viewer.seat != hand->actors[place]) kit_put_character(text, 's');
    if (kind != CARD_CALL && kind != CARD_RAISE) continue;
    kit_put_character(text, ' ');
    kit_put_number(text, hand->rules->stakes[0]);
  }
  kit_put_string(text, ". ");
}

/* The actions of a round: "Round 1: check raise call. " */
static void put_round(kit_text_t *text, const card_hand_t *hand, unsigned round) {
  const unsigned first = round == 0 ? 0 : hand->first_round;
  const unsigned last = round < hand->round ? hand->first_round : hand->count;
  kit_put_string(text, "Round ");
  kit_put_number(text, round + 1);
  kit_put_string(text, first == last ? ": no action yet" : ":");
  for (unsigned place = first; place < last; place++) {
    kit_put_character(text, ' ');
    kit_put_string(text, card_game.kinds[hand->actions[place]]);
  }
  kit_put_string(text, ". ");
}

static void put_rounds(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  const int32_t seat = viewer.seat >= 0 ? viewer.seat : hand->to_act;
  const int board = card_board(hand);
  if (board >= 0) {
    kit_put_string(text, "Board ");
    put_card(text, hand, (unsigned)board);
  } else {
    kit_put_string(text, "No board yet");
  }
  kit_put_string(text, ". Pot ");
  kit_put_number(text, card_pot(hand));
  kit_put_string(text, ", to call ");
  kit_put_number(text, seat >= 0 ? card_owed(hand, (unsigned)seat) : 0);
  kit_put_string(text, ". ");
  for (unsigned round = 0; round <= hand->round; round++) put_round(text, hand, round);
}

static void put_ending(kit_text_t *text, const card_hand_t *hand, bool full) {
  const unsigned left = ~(unsigned)hand->folded & ((1u << hand->seats) - 1u);
  kit_put_string(text, (left & (left - 1)) == 0 ? "The hand is over: the others folded."
                                                : "The hand is over: showdown.");
  for (unsigned seat = 0; full && seat < hand->seats; seat++) {
    kit_put_string(text, seat == 0 ? " Returns: " : ", ");
    kit_put_decimal(text, card_return(hand, seat));
  }
  if (full) kit_put_character(text, '.');
}

/* What is to come. */
static void put_turn(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer) {
  if (card_ended(hand)) {
    put_ending(text, hand, viewer.view == AGON_VIEW_FULL);
  } else if (hand->to_act == AGON_SEAT_CHANCE) {
    kit_put_string(text, "A card is to be dealt.");
  } else if (viewer.seat == hand->to_act) {
    kit_put_string(text, "You may: ");
    card_put_legal(text, hand, "", ", ");
    kit_put_character(text, '.');
  } else if (viewer.seat < 0) {
    kit_put_string(text, "Seat ");
    kit_put_number(text, hand->to_act);
    kit_put_string(text, " may: ");
    card_put_legal(text, hand, "", ", ");
    kit_put_character(text, '.');
  } else if (hand->seats == 2) {
    kit_put_string(text, "It is the opponent's turn.");
  } else {
    kit_put_string(text, "It is the turn of ");
    put_actor(text, hand, viewer, (unsigned)hand->to_act);
    kit_put_character(text, '.');
  }
}

void card_observe_text(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text) {
  const card_hand_t *hand = &episode->hand;
  if (hand->rules->rounds > 1) {
    kit_put_string(text, "Round ");
    kit_put_number(text, hand->round + 1);
    kit_put_string(text, ". ");
  }
  if (viewer.seat >= 0 && hand->seats > 2) {
    kit_put_string(text, "You are seat ");
    kit_put_number(text, viewer.seat);
    kit_put_string(text, " of ");
    kit_put_number(text, hand->seats);
    kit_put_string(text, ". ");
  }
  put_held(text, hand, viewer);
  if (card_game.names_actors) {
    put_paid(text, hand, viewer);
    put_deeds(text, hand, viewer);
  } else {
    put_rounds(text, hand, viewer);
  }
  put_turn(text, hand, viewer);
  kit_put_character(text, '\n');
}
