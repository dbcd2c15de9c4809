// SPDX-License-Identifier: Apache-2.0
/* The predicates that all card games have; the README of this folder says what they mean. */
#include "judging.h"

#include <card_game/equilibrium.h>
#include <card_game/values.h>

static int32_t judge_legal(card_judge_t *judge, const card_hand_t *world,
                           const card_argument_t *arguments) {
  (void)judge;
  return card_verdict(card_kind_of(world, arguments[0].action) >= 0);
}

static int32_t judge_turn(card_judge_t *judge, const card_hand_t *world,
                          const card_argument_t *arguments) {
  (void)judge;
  return card_verdict(world->to_act == (int32_t)arguments[0].seat);
}

static int32_t judge_holds(card_judge_t *judge, const card_hand_t *world,
                           const card_argument_t *arguments) {
  const unsigned seat = arguments[0].seat;
  if (seat >= world->dealt) return card_refuse(judge, "The seat has no card yet.");
  return card_verdict((arguments[1].cards >> world->cards[seat] & 1u) != 0);
}

static int32_t judge_can_hold(card_judge_t *judge, const card_hand_t *world,
                              const card_argument_t *arguments) {
  card_hand_t sight[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(world, card_viewer(AGON_VIEW_RECALL, judge->seat), sight);
  for (unsigned index = 0; index < count; index++) {
    if (judge_holds(judge, &sight[index], arguments) == AGON_FACT_TRUE) return AGON_FACT_TRUE;
  }
  return AGON_FACT_FALSE;
}

static int32_t judge_best_hand_now(card_judge_t *judge, const card_hand_t *world,
                                   const card_argument_t *arguments) {
  (void)arguments;
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  return card_verdict(card_share(world, judge->seat) > 0);
}

static int32_t judge_nuts(card_judge_t *judge, const card_hand_t *world,
                          const card_argument_t *arguments) {
  (void)arguments;
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  card_hand_t sight[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(world, card_viewer(AGON_VIEW_RECALL, judge->seat), sight);
  for (unsigned index = 0; index < count; index++) {
    card_range_t range;
    card_showdown(&sight[index], judge->seat, &range);
    if (range.least == 0) return AGON_FACT_FALSE;
  }
  return AGON_FACT_TRUE;
}

static int32_t judge_drawing_dead(card_judge_t *judge, const card_hand_t *world,
                                  const card_argument_t *arguments) {
  (void)arguments;
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  card_range_t range;
  card_showdown(world, judge->seat, &range);
  return card_verdict(range.most == 0);
}

static int32_t judge_beats(card_judge_t *judge, const card_hand_t *world,
                           const card_argument_t *arguments) {
  (void)judge;
  bool all = true;
  for (unsigned first = 0; first < card_deck(world); first++) {
    for (unsigned second = 0; second < card_deck(world); second++) {
      if ((arguments[0].cards >> first & 1u) == 0 || (arguments[1].cards >> second & 1u) == 0) {
        continue;
      }
      card_hand_t shown = *world;
      shown.cards[0] = (uint8_t)first;
      shown.cards[1] = (uint8_t)second;
      all = all && card_strength(&shown, 0) > card_strength(&shown, 1);
    }
  }
  return card_verdict(all);
}

static int32_t judge_pot(card_judge_t *judge, const card_hand_t *world,
                         const card_argument_t *arguments) {
  const double pot = card_pot(world);
  return card_compare(judge, pot, pot, arguments[0].comparison, arguments[1].number);
}

static int32_t judge_to_call(card_judge_t *judge, const card_hand_t *world,
                             const card_argument_t *arguments) {
  const double owed = card_owed(world, judge->seat);
  return card_compare(judge, owed, owed, arguments[0].comparison, arguments[1].number);
}

static int32_t judge_pot_odds(card_judge_t *judge, const card_hand_t *world,
                              const card_argument_t *arguments) {
  const double owed = card_owed(world, judge->seat);
  const double odds = 100 * owed / (card_pot(world) + owed);
  return card_compare(judge, odds, odds, arguments[0].comparison, arguments[1].number);
}

/* How far a bet or raise of the asking seat is from an even chance to win; -2 when it is none. */
static double edge(card_judge_t *judge, const card_hand_t *world, int64_t action) {
  const int kind = card_choice(judge, world, action);
  if (kind < 0) return -2;
  if (kind == (int)CARD_RAISE) return card_chance_to_win(world, judge->seat) - 0.5;
  judge->reason = "The action is neither a bet nor a raise.";
  return -2;
}

static int32_t judge_bluff(card_judge_t *judge, const card_hand_t *world,
                           const card_argument_t *arguments) {
  const double found = edge(judge, world, arguments[0].action);
  return card_verdict(found > -1 && found < -1e-9);
}

static int32_t judge_value_bet(card_judge_t *judge, const card_hand_t *world,
                               const card_argument_t *arguments) {
  return card_verdict(edge(judge, world, arguments[0].action) > 1e-9);
}

/* Tells whether all that follows `better` is at least as good as all that follows `worse` in every
 * world, and something in some world is better. */
static bool dominates(const card_hand_t *worlds, unsigned count, unsigned seat, unsigned better,
                      unsigned worse) {
  bool strictly = false;
  for (unsigned index = 0; index < count; index++) {
    card_hand_t above = worlds[index];
    card_hand_t below = worlds[index];
    card_act(&above, better);
    card_act(&below, worse);
    const card_range_t high = card_following(&above, seat);
    const card_range_t low = card_following(&below, seat);
    if (high.least < low.most) return false;
    strictly = strictly || high.most > low.least;
  }
  return strictly;
}

static int32_t judge_dominated(card_judge_t *judge, const card_hand_t *world,
                               const card_argument_t *arguments) {
  const int worse = card_choice(judge, world, arguments[0].action);
  if (worse < 0) return AGON_FACT_FALSE;
  judge->searched = true;
  card_hand_t sight[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(world, card_viewer(AGON_VIEW_RECALL, judge->seat), sight);
  for (unsigned kinds = card_kinds(world); kinds != 0; kinds &= kinds - 1) {
    const unsigned kind = (unsigned)__builtin_ctz(kinds);
    if (kind == (unsigned)worse) continue;
    if (dominates(sight, count, judge->seat, kind, (unsigned)worse)) return AGON_FACT_TRUE;
  }
  return AGON_FACT_FALSE;
}

/* Compares what a measure gives of an equilibrium; unknown where none is known. */
static int32_t compare_measure(card_judge_t *judge, const card_hand_t *world,
                               card_measure_t measure, unsigned kind, double scale,
                               const card_argument_t *comparison) {
  double ends[CARD_EQUILIBRIA];
  if (!card_solved(judge, world)) return AGON_FACT_UNKNOWN;
  const unsigned count = card_measure(world, judge->seat, measure, kind, ends);
  return card_compare_ends(judge, ends, count, scale, comparison[0].comparison,
                           comparison[1].number);
}

static int32_t judge_ev(card_judge_t *judge, const card_hand_t *world,
                        const card_argument_t *arguments) {
  const int kind = card_choice(judge, world, arguments[0].action);
  if (kind < 0) return AGON_FACT_FALSE;
  judge->searched = true;
  if (arguments[3].equilibrium) {
    return compare_measure(judge, world, card_measure_value, (unsigned)kind, 1, &arguments[1]);
  }
  const double value = card_action_value(world, judge->seat, (unsigned)kind);
  return card_compare(judge, value, value, arguments[1].comparison, arguments[2].number);
}

static int32_t judge_win_prob(card_judge_t *judge, const card_hand_t *world,
                              const card_argument_t *arguments) {
  if (!card_holding(judge, world)) return AGON_FACT_FALSE;
  if (arguments[2].equilibrium) {
    return compare_measure(judge, world, card_measure_showdown, 0, 100, &arguments[0]);
  }
  const double percent = 100 * card_chance_to_win(world, judge->seat);
  return card_compare(judge, percent, percent, arguments[0].comparison, arguments[1].number);
}

const card_predicate_t card_shared_predicates[] = {
    {"legal", {CARD_ARGUMENT_ACTION}, {"action"}, "The seat that acts may play it.", judge_legal},
    {"turn", {CARD_ARGUMENT_SEAT}, {"seat"}, "The seat acts now.", judge_turn},
    {"holds",
     {CARD_ARGUMENT_SEAT, CARD_ARGUMENT_CARD},
     {"seat", "card"},
     "The seat holds the card (K: any king).",
     judge_holds},
    {"can_hold",
     {CARD_ARGUMENT_SEAT, CARD_ARGUMENT_CARD},
     {"seat", "card"},
     "By what self has seen, the seat may hold the card.",
     judge_can_hold},
    {"best_hand_now",
     {0},
     {0},
     "Nobody who is still in holds a better hand than self now.",
     judge_best_hand_now},
    {"nuts",
     {0},
     {0},
     "Self cannot lose a showdown, whatever is hidden and still to come.",
     judge_nuts},
    {"drawing_dead",
     {0},
     {0},
     "Self loses a showdown whatever card is still to come.",
     judge_drawing_dead},
    {"beats",
     {CARD_ARGUMENT_CARD, CARD_ARGUMENT_CARD},
     {"card", "other"},
     "At a showdown now a seat with the card beats one with the other card.",
     judge_beats},
    {"pot",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_CHIPS},
     {"op", "chips"},
     "The pot compares so with the chips.",
     judge_pot},
    {"to_call",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_CHIPS},
     {"op", "chips"},
     "What self must pay to stay in compares so with the chips.",
     judge_to_call},
    {"pot_odds",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_PERCENT},
     {"op", "percent"},
     "What self must pay, in percent of the pot after paying, compares so.",
     judge_pot_odds},
    {"bluff",
     {CARD_ARGUMENT_ACTION},
     {"action"},
     "A bet or raise of self with less than an even chance to win a showdown.",
     judge_bluff},
    {"value_bet",
     {CARD_ARGUMENT_ACTION},
     {"action"},
     "A bet or raise of self with more than an even chance to win a showdown.",
     judge_value_bet},
    {"dominated",
     {CARD_ARGUMENT_ACTION},
     {"action"},
     "Another action of self is never worse, whatever is hidden and follows, and may be better.",
     judge_dominated},
    {"ev",
     {CARD_ARGUMENT_ACTION, CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_RETURN, CARD_ARGUMENT_GIVEN},
     {"action", "op", "value", "given"},
     "The expected return of self after the action compares so; given is prior (all hidden cards "
     "alike, nobody bets or folds any more) or equilibrium.",
     judge_ev},
    {"win_prob",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_PERCENT, CARD_ARGUMENT_GIVEN},
     {"op", "percent", "given"},
     "The chance of self to win a showdown, a split counted as its part, compares so; given is "
     "prior (all hidden cards alike) or equilibrium.",
     judge_win_prob},
};

const unsigned card_shared_count =
    sizeof card_shared_predicates / sizeof card_shared_predicates[0];
