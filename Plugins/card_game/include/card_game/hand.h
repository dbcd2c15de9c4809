// SPDX-License-Identifier: Apache-2.0
/* One hand of a betting game: a plain value that is copied to look ahead. */
#ifndef CARD_GAME_HAND_H
#define CARD_GAME_HAND_H

#include <agon/agon.h>

#include <stdbool.h>

#pragma GCC visibility push(hidden)

#define CARD_MOST_SEATS 3u
/* A private card for each seat, or two and the board. */
#define CARD_MOST_DEALT 3u
#define CARD_MOST_ACTIONS 8u
#define CARD_MOST_DECK 6u
#define CARD_MOST_SUITS 2u
#define CARD_MOST_ROUNDS 2u

/* What a seat can do, whatever its game calls it. */
#define CARD_CHECK 0u /* stay in when nothing is to be paid */
#define CARD_FOLD 1u  /* give up when something is to be paid */
#define CARD_CALL 2u  /* pay it */
#define CARD_RAISE 3u /* pay it, and a stake more: a bet or a raise */
#define CARD_KINDS 4u

/* The rules: numbers that make one betting game. */
typedef struct card_rules {
  uint8_t extra_ranks;              /* ranks beyond one a seat */
  uint8_t suits;                    /* cards of each rank */
  uint8_t rounds;                   /* the board is dealt before the second */
  uint8_t stakes[CARD_MOST_ROUNDS]; /* what a bet or raise adds, by round */
  uint8_t most_raises;              /* bets and raises in a round */
  uint8_t ids[CARD_KINDS];          /* the action id of each kind */
} card_rules_t;

/* Who holds what, what was done, and whose turn it is. A card is rank * suits + suit. */
typedef struct card_hand {
  const card_rules_t *rules;
  int32_t to_act;                     /* a seat, AGON_SEAT_CHANCE or AGON_SEAT_NONE */
  uint8_t seats;
  uint8_t dealt;                      /* cards dealt so far: one a seat, then the board */
  uint8_t cards[CARD_MOST_DEALT];
  uint8_t round;                      /* from 0 */
  uint8_t raises;                     /* bets and raises in this round */
  uint8_t folded;                     /* bit set of seats */
  uint8_t owing;                      /* bit set of the seats that are still to act in this round */
  uint8_t paid[CARD_MOST_SEATS];
  uint8_t count;                      /* actions so far */
  uint8_t first_round;                /* how many of them belong to the first round */
  uint8_t actions[CARD_MOST_ACTIONS]; /* their kinds */
  uint8_t actors[CARD_MOST_ACTIONS];  /* their seats */
} card_hand_t;

/* The hand before any card is dealt; everybody has put in 1. */
card_hand_t card_hand_start(const card_rules_t *rules, unsigned seats);

/* The number of cards of the deck. */
static inline unsigned card_deck(const card_hand_t *hand) {
  return (hand->seats + hand->rules->extra_ranks) * (unsigned)hand->rules->suits;
}

/* The rank of a card, from 0. */
static inline unsigned card_rank(const card_hand_t *hand, unsigned card) {
  return card / hand->rules->suits;
}

/* The cards that chance can deal now, as a bit set; none when chance does not act. */
unsigned card_dealable(const card_hand_t *hand);

/* Deals a card that can be dealt. */
void card_deal(card_hand_t *hand, unsigned card);

/* The kinds of action that the seat to act can choose, as a bit set; none when no seat acts. */
unsigned card_kinds(const card_hand_t *hand);

/* The kind of a legal action by its id, or -1 when no legal action has it. */
int card_kind_of(const card_hand_t *hand, int64_t id);

/* Does what is legal. */
void card_act(card_hand_t *hand, unsigned kind);

/* Tells whether nobody acts any more. */
static inline bool card_ended(const card_hand_t *hand) { return hand->to_act == AGON_SEAT_NONE; }

/* Tells whether a seat holds a card and has not folded. */
static inline bool card_is_in(const card_hand_t *hand, unsigned seat) {
  return seat < hand->dealt && (hand->folded >> seat & 1u) == 0;
}

/* Tells whether every seat has its card. */
static inline bool card_all_dealt(const card_hand_t *hand) { return hand->dealt >= hand->seats; }

/* The card on the board, or -1. */
static inline int card_board(const card_hand_t *hand) {
  return hand->dealt > hand->seats ? hand->cards[hand->seats] : -1;
}

/* What a seat must add to stay in; 0 when it has folded or the hand is over. */
unsigned card_owed(const card_hand_t *hand, unsigned seat);

/* All that was put in. */
unsigned card_pot(const card_hand_t *hand);

/* How good the card of a seat is with the board as it is: the higher wins. */
unsigned card_strength(const card_hand_t *hand, unsigned seat);

/* The part of the pot that a seat gets when the cards are shown now; less than 1 for a split. */
double card_share(const card_hand_t *hand, unsigned seat);

/* The return of a seat; 0 until the hand is over. */
double card_return(const card_hand_t *hand, unsigned seat);

/* A hash of all that was dealt and done, never 0. */
uint64_t card_key(const card_hand_t *hand);

#pragma GCC visibility pop

#endif
