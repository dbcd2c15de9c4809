// SPDX-License-Identifier: Apache-2.0
/* The oracle extension: what each action is worth to a seat that knows its own card alone, against
 * an opponent who plays an equilibrium. Where the worth depends on which of the opponent's
 * equilibria it is, the bounds hold for all of them. With three seats there are bounds alone. */
#include "kuhn_poker.h"

#include <card_game/equilibrium.h>
#include <card_game/values.h>
#include <plugin_kit/failure.h>

/* How far two values may differ that are the same. */
#define TOLERANCE 1e-9
/* Two actions are legal whenever a seat acts. */
#define ACTIONS 2u

static agon_status_t describe(const agon_environment_t *environment, const agon_sink_t *out) {
  static const char text[] =
      "{\"method\":\"expected return for what the seat knows, against all equilibria of two "
      "seats\",\"strength\":\"exact or bounded\",\"unit\":\"return\"}";
  (void)environment;
  return out->write(out->context, text, sizeof text - 1) == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

/* Marks the actions that are best at every end at which they were measured. */
static void mark_best(agon_action_value_t values[ACTIONS], double ends[ACTIONS][CARD_EQUILIBRIA],
                      unsigned count) {
  for (unsigned action = 0; action < ACTIONS; action++) {
    bool best = count > 0;
    for (unsigned end = 0; end < count; end++) {
      best = best && ends[action][end] > ends[1 - action][end] - TOLERANCE;
    }
    if (best) values[action].flags |= AGON_VALUE_BEST;
  }
}

/* Values against the equilibria of two seats; false when none leads here. */
static bool value_solved(const card_hand_t *hand, unsigned seat,
                         agon_action_value_t values[ACTIONS]) {
  double ends[ACTIONS][CARD_EQUILIBRIA];
  unsigned measured = 0;
  for (unsigned id = 0; id < ACTIONS; id++) {
    const unsigned kind = (unsigned)card_kind_of(hand, id);
    measured = card_measure(hand, seat, card_measure_value, kind, ends[id]);
    if (measured == 0) return false;
    const double first = ends[id][0];
    const double last = ends[id][measured - 1];
    const bool exact = last - first < TOLERANCE && first - last < TOLERANCE;
    values[id].value = exact ? first : (first + last) / 2;
    values[id].lower = exact || first < last ? first : last;
    values[id].upper = exact || first > last ? first : last;
    values[id].flags = exact ? AGON_VALUE_EXACT : 0;
  }
  mark_best(values, ends, measured);
  return true;
}

/* Bounds over everything that is hidden and can follow, where no equilibrium is known. */
static void value_bounded(const card_hand_t *hand, unsigned seat,
                          agon_action_value_t values[ACTIONS]) {
  card_hand_t worlds[CARD_MOST_WORLDS];
  const unsigned count = card_worlds(hand, card_viewer(AGON_VIEW_RECALL, seat), worlds);
  for (unsigned id = 0; id < ACTIONS; id++) {
    const unsigned kind = (unsigned)card_kind_of(hand, id);
    card_range_t range = {card_descriptor.most_return, card_descriptor.least_return};
    for (unsigned index = 0; index < count; index++) {
      card_hand_t after = worlds[index];
      card_act(&after, kind);
      const card_range_t found = card_following(&after, seat);
      if (found.least < range.least) range.least = found.least;
      if (found.most > range.most) range.most = found.most;
    }
    values[id].value = card_action_value(hand, seat, kind);
    values[id].lower = range.least;
    values[id].upper = range.most;
    values[id].flags = range.least == range.most ? AGON_VALUE_EXACT : 0;
  }
  for (unsigned id = 0; id < ACTIONS; id++) {
    if (values[id].lower >= values[1 - id].upper) values[id].flags |= AGON_VALUE_BEST;
  }
}

static agon_status_t action_values(const agon_episode_t *episode, uint32_t seat,
                                   const agon_budget_t *budget, uint64_t seed,
                                   agon_action_value_t *out, uint64_t capacity, uint64_t *count,
                                   agon_error_t *error) {
  const card_hand_t *hand = &episode->hand;
  agon_action_value_t values[ACTIONS] = {{.action = 0, .plies = -1}, {.action = 1, .plies = -1}};
  (void)budget; /* the work is small and always the same */
  (void)seed;
  if (hand->to_act < 0 || hand->to_act != (int32_t)seat) {
    return kit_fail(error, AGON_WRONG_PHASE, "It is not the turn of seat %u.", (unsigned)seat);
  }
  if (!card_has_equilibrium(hand)) {
    value_bounded(hand, seat, values);
  } else if (!value_solved(hand, seat, values)) {
    return kit_fail(error, AGON_INTERNAL, "No equilibrium leads here.");
  }
  *count = ACTIONS;
  for (uint64_t id = 0; id < ACTIONS && id < capacity; id++) out[id] = values[id];
  return AGON_OK;
}

const agon_oracle_table_t kuhn_oracle_table = {
    .struct_size = sizeof(agon_oracle_table_t),
    .describe = describe,
    .action_values = action_values,
};
