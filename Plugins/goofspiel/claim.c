// SPDX-License-Identifier: Apache-2.0
#include "claim.h"

static const char *read_seat(const goof_judge_t *judge, const json_t *value,
                             goof_arguments_t *arguments) {
  const double number = json_is_number(value) ? json_number_value(value) : -1;
  for (unsigned seat = 0; seat < judge->game->seats; seat++) {
    if (number != (double)seat) continue;
    arguments->seat = seat;
    return NULL;
  }
  return "A seat is the number of one that plays.";
}

static const char *read_card(const goof_judge_t *judge, const json_t *value,
                             goof_arguments_t *arguments) {
  if (!json_is_string(value)) return "A card is named by a string.";
  const agon_span_t text = {json_string_value(value), json_string_length(value)};
  const goof_rules_t *rules = goof_rules(judge->game);
  const agon_status_t status = goof_read_card(rules, text, &arguments->card, NULL);
  return status == AGON_OK ? NULL : "An argument does not name one card.";
}

/* Reads one argument; answers what is wrong with it, or NULL. */
static const char *read_argument(const goof_judge_t *judge, unsigned type, const json_t *value,
                                 goof_arguments_t *arguments) {
  switch (type) {
    case GOOF_ARGUMENT_SEAT:
      return read_seat(judge, value, arguments);
    case GOOF_ARGUMENT_CARD:
      return read_card(judge, value, arguments);
    case GOOF_ARGUMENT_NUMBER:
      return kit_number_read(value, &arguments->number);
    default:
      return kit_comparison_read(value, &arguments->comparison);
  }
}

static unsigned arity_of(const goof_predicate_t *predicate) {
  unsigned arity = 0;
  while (arity < GOOF_MOST_ARGUMENTS && predicate->types[arity] != GOOF_ARGUMENT_NONE) arity++;
  return arity;
}

/* Reads a claim into the judge; answers what is wrong with it, or NULL. */
static const char *read_claim(goof_judge_t *judge, const json_t *object, bool *polarity) {
  kit_claim_t claim;
  const char *reason = kit_claim_read(object, &claim);
  if (reason != NULL) return reason;
  judge->predicate = NULL;
  for (unsigned index = 0; claim.predicate != NULL && index < goof_predicate_count; index++) {
    if (strcmp(claim.predicate, goof_predicates[index].name) == 0) {
      judge->predicate = &goof_predicates[index];
    }
  }
  if (judge->predicate == NULL) return "The predicate is not known here.";
  const unsigned arity = arity_of(judge->predicate);
  if (json_array_size(claim.list) != arity) return "The number of arguments is wrong.";
  for (unsigned index = 0; index < arity && reason == NULL; index++) {
    reason = read_argument(judge, judge->predicate->types[index], json_array_get(claim.list, index),
                           &judge->arguments);
  }
  *polarity = claim.polarity;
  return reason;
}

bool goof_holds(const goof_judge_t *judge, const agon_episode_t *world) {
  const goof_arguments_t *arguments = &judge->arguments;
  if (judge->predicate->holds != NULL) {
    return judge->predicate->holds(world, judge->seat, arguments);
  }
  const double value = judge->predicate->value(world, arguments);
  switch (arguments->comparison) {
    case 0:
      return value < arguments->number;
    case 1:
      return value <= arguments->number;
    case 2:
      return value == arguments->number;
    case 3:
      return value >= arguments->number;
    default:
      return value > arguments->number;
  }
}

/* Adds a list of sets, one a seat. */
static void put_hands(kit_text_t *text, const agon_episode_t *game) {
  for (unsigned seat = 0; seat < game->seats; seat++) {
    kit_put_string(text, seat == 0 ? "[[" : ",[");
    goof_put_set(text, game->hands[seat], ",");
    kit_put_character(text, ']');
  }
  kit_put_character(text, ']');
}

static void put_number(kit_text_t *text, const char *name, int number) {
  kit_put_string(text, name);
  kit_put_number(text, number);
}

/* Adds what the predicate looks at in the real state. */
static void put_state(goof_judge_t *judge) {
  const agon_episode_t *game = judge->game;
  kit_text_t *text = &judge->witness;
  switch (judge->predicate->subject) {
    case GOOF_HANDS:
      kit_put_string(text, "{\"hands\":");
      put_hands(text, game);
      break;
    case GOOF_POINTS:
      for (unsigned seat = 0; seat < game->seats; seat++) {
        put_number(text, seat == 0 ? "{\"points\":[" : ",", game->points[seat]);
      }
      kit_put_character(text, ']');
      break;
    case GOOF_ROUNDS:
      put_number(text, "{\"rounds_left\":", goof_rules(game)->cards - game->rounds);
      break;
    case GOOF_HIGHEST:
      for (unsigned round = 0; round < game->rounds; round++) {
        kit_put_string(text, round == 0 ? "{\"highest\":[[" : ",[");
        goof_put_set(text, goof_tops(game, round), ",");
        kit_put_character(text, ']');
      }
      kit_put_string(text, game->rounds == 0 ? "{\"highest\":[]" : "]");
      break;
    default:
      put_number(text, "{\"prize\":", (int)goof_prize(game));
      put_number(text, ",\"carried\":", game->carried);
      kit_put_string(text, ",\"to_come\":[");
      goof_put_set(text, goof_face_down(game), ",");
      kit_put_character(text, ']');
  }
  kit_put_character(text, '}');
}

/* Looks for a world in which the claim's predicate has a truth, and adds it as a witness. */
static bool find_world(goof_judge_t *judge, bool truth) {
  agon_episode_t world;
  kit_text_t *text = &judge->witness;
  const goof_found_t found = judge->predicate->search(judge, truth, &world);
  judge->undecided |= found == GOOF_WORLD_UNDECIDED;
  if (found != GOOF_WORLD) return false;
  kit_put_string(text, text->size == 0 ? "{\"world\":" : ",{\"world\":");
  put_hands(text, &world);
  kit_put_string(text, truth ? ",\"holds\":true}" : ",\"holds\":false}");
  return true;
}

/* Judges with polarity true. */
static int32_t judge_claim(goof_judge_t *judge) {
  if (judge->informed || judge->predicate->search == NULL) {
    put_state(judge);
    return goof_holds(judge, judge->game) ? AGON_FACT_TRUE : AGON_FACT_FALSE;
  }
  const bool possible = find_world(judge, true);
  const bool refutable = find_world(judge, false);
  if (possible != refutable && !judge->undecided) {
    return possible ? AGON_FACT_TRUE : AGON_FACT_FALSE;
  }
  judge->reason = judge->undecided ? "The search for possible bids ran out of steps."
                                   : "The bids that are hidden decide it.";
  return AGON_FACT_UNKNOWN;
}

int32_t goof_judge_text(goof_judge_t *judge, agon_span_t claim) {
  bool polarity = true;
  json_t *object = kit_claim_load(claim, &judge->reason);
  if (object == NULL) return AGON_FACT_INVALID;
  judge->reason = read_claim(judge, object, &polarity);
  json_decref(object);
  if (judge->reason != NULL) return AGON_FACT_INVALID;
  const int32_t verdict = judge_claim(judge);
  if (polarity || verdict > AGON_FACT_TRUE) return verdict;
  return verdict == AGON_FACT_TRUE ? AGON_FACT_FALSE : AGON_FACT_TRUE;
}

goof_judge_t goof_judge_make(const agon_episode_t *game, unsigned seat, int32_t view) {
  const bool own = view == AGON_VIEW_SEAT || view == AGON_VIEW_RECALL;
  return (goof_judge_t){
      .game = game,
      .seat = seat,
      .observer = own ? (int)seat : AGON_SEAT_NONE,
      .informed = view == AGON_VIEW_FULL || !goof_rules(game)->hidden,
      .work = GOOF_DEFAULT_WORK,
  };
}
