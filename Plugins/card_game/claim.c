// SPDX-License-Identifier: Apache-2.0
#include "judging.h"

#include <card_game/equilibrium.h>

/* Numbers closer than this are equal. */
#define TOLERANCE 1e-9

unsigned card_predicate_count(void) { return card_shared_count + card_game.predicate_count; }

const card_predicate_t *card_predicate_at(unsigned index) {
  return index < card_shared_count ? &card_shared_predicates[index]
                                   : &card_game.predicates[index - card_shared_count];
}

unsigned card_arity(const card_predicate_t *predicate) {
  unsigned arity = 0;
  while (arity < CARD_MOST_ARGUMENTS && predicate->types[arity] != CARD_ARGUMENT_NONE) arity++;
  return arity;
}

int32_t card_refuse(card_judge_t *judge, const char *reason) {
  judge->reason = reason;
  return AGON_FACT_FALSE;
}

/* Whether `value op number`, with equality for what is close. */
static bool compares(double value, unsigned comparison, double number) {
  const double difference = value - number;
  const bool equal = difference < TOLERANCE && difference > -TOLERANCE;
  switch (comparison) {
    case 0:
      return !equal && difference < 0;
    case 1:
      return equal || difference < 0;
    case 2:
      return equal;
    case 3:
      return equal || difference > 0;
    default:
      return !equal && difference > 0;
  }
}

int32_t card_compare(card_judge_t *judge, double least, double most, unsigned comparison,
                     double number) {
  judge->measured = true;
  judge->least = least;
  judge->most = most;
  const bool low = compares(least, comparison, number);
  const bool high = compares(most, comparison, number);
  if (comparison == 2 && least < number && number < most && !low && !high) {
    return AGON_FACT_UNKNOWN;
  }
  return low == high ? card_verdict(low) : AGON_FACT_UNKNOWN;
}

int32_t card_compare_ends(card_judge_t *judge, const double *ends, unsigned count, double scale,
                          unsigned comparison, double number) {
  judge->searched = true;
  if (count == 0) {
    judge->reason = "No equilibrium of the opponent leads here.";
    return AGON_FACT_UNKNOWN;
  }
  const double first = ends[0] * scale;
  const double last = ends[count - 1] * scale;
  const int32_t verdict = card_compare(judge, first < last ? first : last,
                                       first < last ? last : first, comparison, number);
  if (verdict == AGON_FACT_UNKNOWN) judge->reason = "It depends on which equilibrium is played.";
  return verdict;
}

int card_choice(card_judge_t *judge, const card_hand_t *world, int64_t action) {
  const bool acts = world->to_act == (int32_t)judge->seat;
  const int kind = acts ? card_kind_of(world, action) : -1;
  if (kind < 0) {
    judge->reason = acts ? "The action is not legal here." : "It is not the turn of the seat.";
  }
  return kind;
}

bool card_holding(card_judge_t *judge, const card_hand_t *world) {
  if (!card_all_dealt(world)) {
    judge->reason = "The cards are not dealt yet.";
    return false;
  }
  if (card_is_in(world, judge->seat)) return true;
  judge->reason = "The seat has folded.";
  return false;
}

bool card_solved(card_judge_t *judge, const card_hand_t *world) {
  if (card_has_equilibrium(world)) return true;
  judge->reason = "No equilibrium is known here.";
  return false;
}

static const char *read_seat(const card_hand_t *hand, const json_t *value,
                             card_argument_t *argument) {
  const double number = json_is_number(value) ? json_number_value(value) : -1;
  for (unsigned seat = 0; seat < hand->seats; seat++) {
    if (number != seat) continue;
    argument->seat = seat;
    return NULL;
  }
  return "A seat is one of the numbers from 0.";
}

static const char *read_given(const json_t *value, card_argument_t *argument) {
  const char *text = json_is_string(value) ? json_string_value(value) : "";
  argument->equilibrium = strcmp(text, "equilibrium") == 0;
  if (argument->equilibrium || strcmp(text, "prior") == 0) return NULL;
  return "What is given is prior or equilibrium.";
}

/* Reads one argument; answers what is wrong with it, or NULL. */
static const char *read_argument(const card_hand_t *hand, unsigned type, const json_t *value,
                                 card_argument_t *argument) {
  const agon_span_t text = {json_string_value(value), json_string_length(value)};
  agon_status_t status = AGON_UNPARSEABLE_ACTION;
  switch (type) {
    case CARD_ARGUMENT_SEAT:
      return read_seat(hand, value, argument);
    case CARD_ARGUMENT_ACTION:
      if (text.data != NULL) status = card_read_action(hand, text, &argument->action, NULL);
      if (status == AGON_OK || status == AGON_ILLEGAL_ACTION) return NULL;
      return "An argument does not name one action.";
    case CARD_ARGUMENT_CARD:
      argument->cards = text.data == NULL ? 0 : card_read_card(hand, text);
      return argument->cards != 0 ? NULL : "An argument does not name a card of the deck.";
    case CARD_ARGUMENT_COMPARISON:
      return kit_comparison_read(value, &argument->comparison);
    case CARD_ARGUMENT_GIVEN:
      return read_given(value, argument);
    default:
      return kit_number_read(value, &argument->number);
  }
}

/* Reads a claim; the predicate, or NULL with the reason. */
static const card_predicate_t *read_claim(const card_hand_t *hand, const json_t *object,
                                          card_argument_t *arguments, bool *polarity,
                                          const char **reason) {
  kit_claim_t claim;
  *reason = kit_claim_read(object, &claim);
  if (*reason != NULL) return NULL;
  *polarity = claim.polarity;
  const card_predicate_t *predicate = NULL;
  for (unsigned index = 0; index < card_predicate_count(); index++) {
    const card_predicate_t *known = card_predicate_at(index);
    if (strcmp(claim.predicate, known->name) == 0) predicate = known;
  }
  if (predicate == NULL) {
    *reason = "The predicate is not known here.";
    return NULL;
  }
  if (json_array_size(claim.list) != card_arity(predicate)) {
    *reason = "The number of arguments is wrong.";
    return NULL;
  }
  for (unsigned index = 0; index < card_arity(predicate); index++) {
    *reason = read_argument(hand, predicate->types[index], json_array_get(claim.list, index),
                            &arguments[index]);
    if (*reason != NULL) return NULL;
  }
  return predicate;
}

/* Judges in every world of the view. */
static void judge_worlds(const agon_episode_t *episode, card_viewer_t viewer,
                         const card_predicate_t *predicate, const card_argument_t *arguments,
                         card_finding_t *finding) {
  card_hand_t worlds[CARD_MOST_WORLDS];
  card_judge_t *judge = &finding->judge;
  finding->worlds = card_worlds(&episode->hand, viewer, worlds);
  double least = 0;
  double most = 0;
  unsigned missing = 0;
  for (unsigned index = 0; index < finding->worlds; index++) {
    const int32_t verdict = predicate->judge(judge, &worlds[index], arguments);
    if (index == 0 || judge->least < least) least = judge->least;
    if (index == 0 || judge->most > most) most = judge->most;
    if (verdict == AGON_FACT_TRUE && finding->holding++ == 0) finding->with = worlds[index];
    if (verdict == AGON_FACT_FALSE && missing++ == 0) finding->without = worlds[index];
    if (verdict == AGON_FACT_UNKNOWN) finding->undecided = true;
  }
  judge->least = least;
  judge->most = most;
}

card_finding_t card_judge(const agon_episode_t *episode, uint32_t seat, card_viewer_t viewer,
                          agon_span_t claim) {
  card_finding_t finding = {.verdict = AGON_FACT_INVALID, .judge = {.seat = seat}};
  card_argument_t arguments[CARD_MOST_ARGUMENTS] = {0};
  bool polarity = true;
  json_t *object = kit_claim_load(claim, &finding.judge.reason);
  if (object == NULL) return finding;
  const card_predicate_t *predicate =
      read_claim(&episode->hand, object, arguments, &polarity, &finding.judge.reason);
  json_decref(object);
  if (predicate == NULL) return finding;
  judge_worlds(episode, viewer, predicate, arguments, &finding);
  const bool all = finding.holding == finding.worlds;
  if (finding.undecided || (!all && finding.holding > 0)) {
    finding.verdict = AGON_FACT_UNKNOWN;
  } else {
    finding.verdict = card_verdict(all == polarity);
  }
  return finding;
}
