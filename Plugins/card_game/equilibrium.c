// SPDX-License-Identifier: Apache-2.0
#include <card_game/equilibrium.h>

#include <card_game/game.h>
#include <card_game/values.h>

bool card_has_equilibrium(const card_hand_t *hand) {
  return card_game.mix != NULL && hand->seats == 2 && card_all_dealt(hand);
}

/* How likely the opponent's actions so far are with the cards of a hand. */
static double reach(const card_hand_t *hand, unsigned seat, unsigned equilibrium) {
  card_hand_t replay = card_hand_start(hand->rules, hand->seats);
  for (unsigned place = 0; place < hand->seats; place++) card_deal(&replay, hand->cards[place]);
  double weight = 1;
  for (unsigned place = 0; place < hand->count; place++) {
    const unsigned kind = hand->actions[place];
    if (hand->actors[place] != seat) {
      weight *= card_game.mix(&replay, equilibrium, hand->rules->ids[kind]);
    }
    card_act(&replay, kind);
  }
  return weight;
}

/* Fills a belief; false when the opponent's equilibrium never leads here. */
static bool believe(const card_hand_t *hand, card_belief_t *belief) {
  const card_viewer_t viewer = card_viewer(AGON_VIEW_RECALL, belief->seat);
  double sum = 0;
  belief->count = card_worlds(hand, viewer, belief->worlds);
  for (unsigned index = 0; index < belief->count; index++) {
    belief->weights[index] = reach(&belief->worlds[index], belief->seat, belief->equilibrium);
    sum += belief->weights[index];
  }
  for (unsigned index = 0; index < belief->count && sum > 0; index++) belief->weights[index] /= sum;
  return sum > 0;
}

unsigned card_measure(const card_hand_t *hand, unsigned seat, card_measure_t measure, unsigned kind,
                      double ends[CARD_EQUILIBRIA]) {
  unsigned count = 0;
  for (unsigned equilibrium = 0; equilibrium < CARD_EQUILIBRIA; equilibrium++) {
    card_belief_t belief = {.seat = seat, .equilibrium = equilibrium};
    if (believe(hand, &belief)) ends[count++] = measure(&belief, kind);
  }
  return count;
}

static double mean_return(const card_belief_t *belief) {
  double sum = 0;
  for (unsigned index = 0; index < belief->count; index++) {
    sum += belief->weights[index] * card_return(&belief->worlds[index], belief->seat);
  }
  return sum;
}

/* The belief after an action, whose choice by the opponent weighs the worlds (so that the weights
 * sum to the probability of the choice). */
static card_belief_t after(const card_belief_t *belief, unsigned kind) {
  card_belief_t next = *belief;
  for (unsigned index = 0; index < next.count; index++) {
    card_hand_t *world = &next.worlds[index];
    if (world->to_act != (int32_t)next.seat) {
      next.weights[index] *= card_game.mix(world, next.equilibrium, world->rules->ids[kind]);
    }
    card_act(world, kind);
  }
  return next;
}

/* The expected return of the seat's best play, times the sum of the weights. */
static double respond(const card_belief_t *belief) {
  const card_hand_t *hand = &belief->worlds[0];
  if (card_ended(hand)) return mean_return(belief);
  const bool own = hand->to_act == (int32_t)belief->seat;
  double best = -1e9;
  double sum = 0;
  for (unsigned kinds = card_kinds(hand); kinds != 0; kinds &= kinds - 1) {
    const card_belief_t next = after(belief, (unsigned)__builtin_ctz(kinds));
    const double value = respond(&next);
    if (value > best) best = value;
    sum += value;
  }
  return own ? best : sum;
}

double card_measure_value(const card_belief_t *belief, unsigned kind) {
  const card_belief_t next = after(belief, kind);
  return respond(&next);
}

double card_measure_showdown(const card_belief_t *belief, unsigned kind) {
  (void)kind;
  double sum = 0;
  for (unsigned index = 0; index < belief->count; index++) {
    card_range_t range;
    sum += belief->weights[index] * card_showdown(&belief->worlds[index], belief->seat, &range);
  }
  return sum;
}

double card_measure_choice(const card_belief_t *belief, unsigned kind) {
  double sum = 0;
  for (unsigned index = 0; index < belief->count; index++) {
    const card_hand_t *world = &belief->worlds[index];
    sum += belief->weights[index] *
           card_game.mix(world, belief->equilibrium, world->rules->ids[kind]);
  }
  return sum;
}

double card_measure_folding(const card_belief_t *belief, unsigned kind) {
  const bool own = belief->worlds[0].to_act == (int32_t)belief->seat;
  const card_belief_t next = own ? after(belief, kind) : *belief;
  return card_measure_choice(&next, CARD_FOLD);
}
