// SPDX-License-Identifier: Apache-2.0
/* The opening: {"cards": ["Q","K"], "actions": ["check"]}. Cards are dealt in order whenever chance
 * is to act, actions are played in order whenever a seat is. */
#include "episode.h"

#include <jansson.h>

/* An opening is a handful of names. */
#define MOST_OPENING_BYTES 1024u

/* An opening under way. */
typedef struct work {
  agon_episode_t *episode;
  const json_t *cards;   /* an array, or NULL */
  const json_t *actions; /* the same */
  size_t dealt;          /* cards that were used */
  size_t played;         /* actions that were used */
} work_t;

static agon_span_t span_of(const json_t *value) {
  return (agon_span_t){json_string_value(value), json_string_length(value)};
}

static agon_status_t deal_next(work_t *work, agon_error_t *error) {
  card_hand_t *hand = &work->episode->hand;
  const agon_span_t text = span_of(json_array_get(work->cards, work->dealt++));
  const unsigned cards = card_read_card(hand, text);
  char quoted[24];
  if (cards == 0 || (cards & (cards - 1)) != 0) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "Card %u of the opening, \"%s\", is not one card of the deck: give one as in "
                    "%s.",
                    (unsigned)work->dealt, kit_quote(text, quoted, sizeof quoted),
                    card_game.example);
  }
  if ((cards & card_dealable(hand)) == 0) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "Card %u of the opening, \"%s\", was dealt before: give another.",
                    (unsigned)work->dealt, kit_quote(text, quoted, sizeof quoted));
  }
  card_deal(hand, (unsigned)__builtin_ctz(cards));
  return AGON_OK;
}

static agon_status_t play_next(work_t *work, agon_error_t *error) {
  card_hand_t *hand = &work->episode->hand;
  const agon_span_t text = span_of(json_array_get(work->actions, work->played++));
  int64_t id = 0;
  char quoted[24];
  if (card_read_action(hand, text, &id, NULL) != AGON_OK) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "Action %u of the opening, \"%s\", is not a legal action there.",
                    (unsigned)work->played, kit_quote(text, quoted, sizeof quoted));
  }
  card_act(hand, (unsigned)card_kind_of(hand, id));
  if (!card_ended(hand)) return AGON_OK;
  return kit_fail(error, AGON_INVALID_DATA, "Action %u of the opening, \"%s\", ends the hand.",
                  (unsigned)work->played, kit_quote(text, quoted, sizeof quoted));
}

static agon_status_t play(work_t *work, agon_error_t *error) {
  const card_hand_t *hand = &work->episode->hand;
  const size_t cards = json_array_size(work->cards);
  const size_t actions = json_array_size(work->actions);
  agon_status_t status = AGON_OK;
  while (status == AGON_OK) {
    const bool chance = hand->to_act == AGON_SEAT_CHANCE;
    if (chance ? work->dealt == cards : work->played == actions) break;
    status = chance ? deal_next(work, error) : play_next(work, error);
  }
  if (status != AGON_OK) return status;
  if (work->dealt == cards && work->played == actions) return AGON_OK;
  return kit_fail(error, AGON_INVALID_DATA,
                  "The opening goes on with %s where %s is to come: give both in the order of "
                  "play, as in %s.",
                  work->dealt < cards ? "a card" : "an action",
                  work->dealt < cards ? "an action" : "a card", card_game.example);
}

/* Says what is wrong with a member of the object, or NULL. */
static const char *take_member(work_t *work, const char *name, const json_t *value) {
  const bool cards = strcmp(name, "cards") == 0;
  if (!cards && strcmp(name, "actions") != 0) {
    return "The opening has a member that is neither cards nor actions";
  }
  bool strings = json_is_array(value);
  for (size_t place = 0; place < json_array_size(value); place++) {
    strings = strings && json_is_string(json_array_get(value, place));
  }
  if (cards) {
    work->cards = value;
  } else {
    work->actions = value;
  }
  return strings ? NULL : "The cards and actions of an opening are lists of names";
}

agon_status_t card_open(agon_episode_t *episode, agon_span_t opening, agon_error_t *error) {
  if (opening.size == 0) return AGON_OK;
  json_error_t fault;
  json_t *object = NULL;
  if (opening.size <= MOST_OPENING_BYTES) {
    object = json_loadb(opening.data, opening.size, JSON_REJECT_DUPLICATES, &fault);
  }
  work_t work = {.episode = episode};
  const char *wrong = json_is_object(object) ? NULL : "The opening is not a JSON object";
  const char *name = NULL;
  json_t *value = NULL;
  json_object_foreach(object, name, value) {
    if (wrong == NULL) wrong = take_member(&work, name, value);
  }
  agon_status_t status = AGON_OK;
  if (wrong != NULL) {
    status = kit_fail(error, AGON_INVALID_DATA, "%s: give one such as %s.", wrong,
                      card_game.example);
  } else {
    status = play(&work, error);
  }
  json_decref(object);
  episode->opening = (uint8_t)(episode->hand.dealt + episode->hand.count);
  return status;
}
