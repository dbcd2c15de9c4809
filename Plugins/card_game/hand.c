// SPDX-License-Identifier: Apache-2.0
#include <card_game/hand.h>

#include <plugin_kit/random.h>

/* Added to the rank of a card that makes a pair with the board. */
#define PAIR CARD_MOST_DECK

static unsigned everybody(const card_hand_t *hand) { return (1u << hand->seats) - 1u; }

static unsigned count_of(unsigned set) { return (unsigned)__builtin_popcount(set); }

card_hand_t card_hand_start(const card_rules_t *rules, unsigned seats) {
  card_hand_t hand = {.rules = rules, .to_act = AGON_SEAT_CHANCE, .seats = (uint8_t)seats};
  for (unsigned seat = 0; seat < seats; seat++) hand.paid[seat] = 1;
  return hand;
}

unsigned card_dealable(const card_hand_t *hand) {
  if (hand->to_act != AGON_SEAT_CHANCE) return 0;
  unsigned cards = (1u << card_deck(hand)) - 1u;
  for (unsigned place = 0; place < hand->dealt; place++) cards &= ~(1u << hand->cards[place]);
  return cards;
}

/* Gives the turn to the first seat of a set, counted from `start` around the table. */
static void give_turn(card_hand_t *hand, unsigned start, unsigned set) {
  unsigned seat = start % hand->seats;
  while ((set >> seat & 1u) == 0) seat = (seat + 1) % hand->seats;
  hand->to_act = (int32_t)seat;
}

static void open_round(card_hand_t *hand) {
  hand->owing = (uint8_t)(everybody(hand) & ~hand->folded);
  hand->raises = 0;
  give_turn(hand, 0, hand->owing);
}

void card_deal(card_hand_t *hand, unsigned card) {
  const bool board = card_all_dealt(hand);
  hand->cards[hand->dealt++] = (uint8_t)card;
  if (board) hand->round++;
  if (card_all_dealt(hand)) open_round(hand);
}

unsigned card_kinds(const card_hand_t *hand) {
  if (hand->to_act < 0) return 0;
  const bool paying = card_owed(hand, (unsigned)hand->to_act) > 0;
  unsigned kinds = paying ? 1u << CARD_FOLD | 1u << CARD_CALL : 1u << CARD_CHECK;
  if (hand->raises < hand->rules->most_raises) kinds |= 1u << CARD_RAISE;
  return kinds;
}

int card_kind_of(const card_hand_t *hand, int64_t id) {
  const unsigned kinds = card_kinds(hand);
  for (unsigned kind = 0; kind < CARD_KINDS; kind++) {
    if ((kinds >> kind & 1u) != 0 && hand->rules->ids[kind] == id) return (int)kind;
  }
  return -1;
}

static void close_round(card_hand_t *hand) {
  const bool alone = count_of(everybody(hand) & ~hand->folded) == 1;
  const bool last = hand->round + 1u == hand->rules->rounds;
  if (hand->round == 0) hand->first_round = hand->count;
  hand->to_act = alone || last ? AGON_SEAT_NONE : AGON_SEAT_CHANCE;
}

void card_act(card_hand_t *hand, unsigned kind) {
  const unsigned seat = (unsigned)hand->to_act;
  hand->actions[hand->count] = (uint8_t)kind;
  hand->actors[hand->count++] = (uint8_t)seat;
  hand->owing &= (uint8_t)~(1u << seat);
  if (kind == CARD_FOLD) hand->folded |= (uint8_t)(1u << seat);
  if (kind == CARD_CALL || kind == CARD_RAISE) {
    hand->paid[seat] += (uint8_t)card_owed(hand, seat);
  }
  if (kind == CARD_RAISE) {
    hand->paid[seat] += hand->rules->stakes[hand->round];
    hand->raises++;
    hand->owing = (uint8_t)(everybody(hand) & ~hand->folded & ~(1u << seat));
  }
  const bool alone = count_of(everybody(hand) & ~hand->folded) == 1;
  if (alone || hand->owing == 0) {
    close_round(hand);
  } else {
    give_turn(hand, seat + 1, hand->owing);
  }
}

unsigned card_owed(const card_hand_t *hand, unsigned seat) {
  unsigned most = 0;
  if (card_ended(hand) || (hand->folded >> seat & 1u) != 0) return 0;
  for (unsigned other = 0; other < hand->seats; other++) {
    if (hand->paid[other] > most) most = hand->paid[other];
  }
  return most - hand->paid[seat];
}

unsigned card_pot(const card_hand_t *hand) {
  unsigned pot = 0;
  for (unsigned seat = 0; seat < hand->seats; seat++) pot += hand->paid[seat];
  return pot;
}

unsigned card_strength(const card_hand_t *hand, unsigned seat) {
  const unsigned rank = card_rank(hand, hand->cards[seat]);
  const int board = card_board(hand);
  return board >= 0 && card_rank(hand, (unsigned)board) == rank ? rank + PAIR : rank;
}

double card_share(const card_hand_t *hand, unsigned seat) {
  unsigned equal = 0;
  if (!card_is_in(hand, seat)) return 0;
  const unsigned own = card_strength(hand, seat);
  for (unsigned other = 0; other < hand->seats; other++) {
    if (!card_is_in(hand, other)) continue;
    const unsigned strength = card_strength(hand, other);
    if (strength > own) return 0;
    equal += strength == own;
  }
  return 1.0 / equal;
}

double card_return(const card_hand_t *hand, unsigned seat) {
  if (!card_ended(hand)) return 0;
  return card_share(hand, seat) * card_pot(hand) - hand->paid[seat];
}

uint64_t card_key(const card_hand_t *hand) {
  uint64_t key = kit_scramble(hand->seats);
  for (unsigned place = 0; place < hand->dealt; place++) {
    key = kit_scramble(key ^ (hand->cards[place] + 1u));
  }
  key = kit_scramble(key + hand->dealt);
  for (unsigned place = 0; place < hand->count; place++) {
    key = kit_scramble(key ^ (hand->actions[place] + 1u));
  }
  return key == 0 ? 1 : key;
}
