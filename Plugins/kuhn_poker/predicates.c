// SPDX-License-Identifier: Apache-2.0
#include "kuhn_poker.h"

#include <card_game/equilibrium.h>

static int32_t judge_opp_folds(card_judge_t *judge, const card_hand_t *world,
                               const card_argument_t *arguments) {
  double ends[CARD_EQUILIBRIA];
  const bool can_bet = world->to_act == (int32_t)judge->seat && world->raises == 0;
  const bool has_bet = world->to_act >= 0 && world->to_act != (int32_t)judge->seat &&
                       world->paid[judge->seat] == 2;
  if (!can_bet && !has_bet) return card_refuse(judge, "The seat has not bet and cannot bet now.");
  if (!arguments[2].equilibrium) {
    judge->reason = "How often the opponent folds is known of the equilibrium alone.";
    return AGON_FACT_UNKNOWN;
  }
  if (!card_solved(judge, world)) return AGON_FACT_UNKNOWN;
  const unsigned count =
      card_measure(world, judge->seat, card_measure_folding, CARD_RAISE, ends);
  return card_compare_ends(judge, ends, count, 100, arguments[0].comparison, arguments[1].number);
}

static int32_t judge_indifferent(card_judge_t *judge, const card_hand_t *world,
                                 const card_argument_t *arguments) {
  double first[CARD_EQUILIBRIA];
  double second[CARD_EQUILIBRIA];
  const int one = card_choice(judge, world, arguments[0].action);
  const int other = card_choice(judge, world, arguments[1].action);
  if (one < 0 || other < 0) return AGON_FACT_FALSE;
  if (!card_solved(judge, world)) return AGON_FACT_UNKNOWN;
  const card_measure_t measure = card_measure_value;
  const unsigned count = card_measure(world, judge->seat, measure, (unsigned)one, first);
  (void)card_measure(world, judge->seat, measure, (unsigned)other, second);
  for (unsigned end = 0; end < count; end++) first[end] -= second[end];
  return card_compare_ends(judge, first, count, 1, 2, 0);
}

static int32_t judge_nash_mix(card_judge_t *judge, const card_hand_t *world,
                              const card_argument_t *arguments) {
  double ends[CARD_EQUILIBRIA];
  const int kind = card_choice(judge, world, arguments[0].action);
  if (kind < 0) return AGON_FACT_FALSE;
  if (!card_solved(judge, world)) return AGON_FACT_UNKNOWN;
  const unsigned count =
      card_measure(world, judge->seat, card_measure_choice, (unsigned)kind, ends);
  return card_compare_ends(judge, ends, count, 100, arguments[1].comparison, arguments[2].number);
}

const card_predicate_t kuhn_predicates[KUHN_PREDICATES] = {
    {"opp_folds",
     {CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_PERCENT, CARD_ARGUMENT_GIVEN},
     {"op", "percent", "given"},
     "The chance that the opponent folds to a bet of self compares so; given is equilibrium.",
     judge_opp_folds},
    {"indifferent",
     {CARD_ARGUMENT_ACTION, CARD_ARGUMENT_ACTION},
     {"action", "other"},
     "Both actions of self are worth the same against an equilibrium.",
     judge_indifferent},
    {"nash_mix",
     {CARD_ARGUMENT_ACTION, CARD_ARGUMENT_COMPARISON, CARD_ARGUMENT_PERCENT},
     {"action", "op", "percent"},
     "The chance with which an equilibrium chooses the action of self here compares so.",
     judge_nash_mix},
};
