// SPDX-License-Identifier: Apache-2.0
#include "leduc_poker.h"

/* Tells whether a card has the rank of the board. */
static bool pairs(const card_hand_t *world, unsigned card) {
  const int board = card_board(world);
  return board >= 0 && card_rank(world, (unsigned)board) == card_rank(world, card);
}

static int32_t judge_pair(card_judge_t *judge, const card_hand_t *world,
                          const card_argument_t *arguments) {
  const unsigned seat = arguments[0].seat;
  if (card_board(world) < 0) return card_refuse(judge, "There is no board yet.");
  return card_verdict(pairs(world, world->cards[seat]));
}

static int32_t judge_board(card_judge_t *judge, const card_hand_t *world,
                           const card_argument_t *arguments) {
  const int board = card_board(world);
  if (board < 0) return card_refuse(judge, "There is no board yet.");
  return card_verdict((arguments[0].cards >> board & 1u) != 0);
}

static int32_t judge_outs(card_judge_t *judge, const card_hand_t *world,
                          const card_argument_t *arguments) {
  unsigned outs = 0;
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  const unsigned own = world->cards[judge->seat];
  for (unsigned card = 0; card_board(world) < 0 && card < card_deck(world); card++) {
    outs += card != own && card_rank(world, card) == card_rank(world, own);
  }
  return card_compare(judge, outs, outs, arguments[0].comparison, arguments[1].number);
}

static int32_t judge_raise_count(card_judge_t *judge, const card_hand_t *world,
                                 const card_argument_t *arguments) {
  return card_compare(judge, world->raises, world->raises, arguments[0].comparison,
                      arguments[1].number);
}

static int32_t judge_best_unpaired(card_judge_t *judge, const card_hand_t *world,
                                   const card_argument_t *arguments) {
  (void)arguments;
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  const unsigned own = world->cards[judge->seat];
  if (pairs(world, own)) return card_refuse(judge, "The seat has a pair.");
  card_hand_t sight[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(world, card_viewer(AGON_VIEW_RECALL, judge->seat), sight);
  for (unsigned index = 0; index < count; index++) {
    const unsigned other = sight[index].cards[1 - judge->seat];
    if (!pairs(world, other) && card_rank(world, other) > card_rank(world, own)) {
      return AGON_FACT_FALSE;
    }
  }
  return AGON_FACT_TRUE;
}

const card_predicate_t leduc_predicates[LEDUC_PREDICATES] = {
    {"pair", {CARD_ARGUMENT_SEAT}, {"seat"}, "The seat's card pairs the board.", judge_pair},
    {"board", {CARD_ARGUMENT_CARD}, {"card"}, "The card lies on the board (K: any king).",
     judge_board},
    {"outs",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_COUNT},
     {"op", "cards"},
     "The cards that self has not seen and that would still give it a pair compare so.",
     judge_outs},
    {"raise_count",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_COUNT},
     {"op", "count"},
     "The bets and raises of this round compare so.",
     judge_raise_count},
    {"best_unpaired",
     {0},
     {0},
     "Self has no pair, and no hand without a pair that the other may hold is better.",
     judge_best_unpaired},
};
