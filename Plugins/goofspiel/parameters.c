// SPDX-License-Identifier: Apache-2.0
#include "parameters.h"

#include <plugin_kit/failure.h>

#include <jansson.h>
#include <string.h>

/* Parameters are a handful of words; more bytes than this are not parameters. */
#define MOST_BYTES 4096u

const char *const goof_order_names[] = {"random", "ascending", "descending", NULL};
const char *const goof_tie_names[] = {"discard", "carry", NULL};
const char *const goof_bid_names[] = {"revealed", "hidden", NULL};
const char *const goof_return_names[] = {"win_loss", "points_difference", NULL};

/* One parameter whose value is one of a list of words. */
typedef struct choice {
  const char *name;
  const char *const *words;
  const char *hint; /* the words, for a sentence */
  int *value;
} choice_t;

static agon_status_t read_choice(const choice_t *choice, const json_t *value,
                                 agon_error_t *error) {
  const char *text = json_string_value(value);
  for (int index = 0; text != NULL && choice->words[index] != NULL; index++) {
    if (strcmp(text, choice->words[index]) != 0) continue;
    *choice->value = index;
    return AGON_OK;
  }
  return kit_fail(error, AGON_INVALID_DATA, "The parameter \"%s\" is to be one of: %s.",
                   choice->name, choice->hint);
}

static agon_status_t read_cards(const json_t *value, goof_rules_t *rules, agon_error_t *error) {
  const json_int_t cards = json_is_integer(value) ? json_integer_value(value) : 0;
  if (cards < (json_int_t)GOOF_LEAST_CARDS || cards > (json_int_t)GOOF_MOST_CARDS) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The parameter \"cards\" is to be a whole number from %u to %u.",
                     GOOF_LEAST_CARDS, GOOF_MOST_CARDS);
  }
  rules->cards = (int)cards;
  return AGON_OK;
}

static agon_status_t read_one(const char *name, const json_t *value, goof_rules_t *rules,
                              agon_error_t *error) {
  const choice_t choices[] = {
      {"prizes", goof_order_names, "random, ascending, descending", &rules->order},
      {"ties", goof_tie_names, "discard, carry", &rules->carried},
      {"bids", goof_bid_names, "revealed, hidden", &rules->hidden},
      {"returns", goof_return_names, "win_loss, points_difference", &rules->difference},
  };
  if (strcmp(name, "cards") == 0) return read_cards(value, rules, error);
  for (unsigned index = 0; index < sizeof choices / sizeof choices[0]; index++) {
    if (strcmp(name, choices[index].name) == 0) return read_choice(&choices[index], value, error);
  }
  char quoted[40];
  return kit_fail(error, AGON_INVALID_DATA,
                   "There is no parameter \"%s\": remove it, or use cards, prizes, ties, bids or "
                   "returns.",
                   kit_quote((agon_span_t){name, strlen(name)}, quoted, sizeof quoted));
}

agon_status_t goof_rules_read(agon_span_t text, goof_rules_t *rules, agon_error_t *error) {
  *rules = (goof_rules_t){.cards = GOOF_MOST_CARDS};
  if (text.size == 0) return AGON_OK;
  if (text.size > MOST_BYTES) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The parameters are longer than %u bytes: give a small JSON object.",
                     MOST_BYTES);
  }
  json_error_t fault;
  json_t *object = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &fault);
  agon_status_t status = AGON_OK;
  if (!json_is_object(object)) {
    status = kit_fail(error, AGON_INVALID_DATA,
                       "The parameters are not a JSON object: give one such as {\"cards\":5}.");
  }
  const char *name = NULL;
  json_t *value = NULL;
  json_object_foreach(object, name, value) {
    if (status == AGON_OK) status = read_one(name, value, rules, error);
  }
  json_decref(object);
  return status;
}
