// SPDX-License-Identifier: Apache-2.0
/* The opening: {"prizes": [3, 1], "bids": [[2, 4]]}, rounds that are over when the episode begins,
 * and one more prize on the table where there is one more prize than rounds. */
#include <plugin_kit/failure.h>
#include "parameters.h"

#include <jansson.h>
#include <string.h>

#define MOST_BYTES 4096u

/* The number that stands for a card of a set; 0 when the value is none of them. */
static unsigned card_of(const json_t *value, unsigned set) {
  if (!json_is_integer(value)) return 0;
  const json_int_t number = json_integer_value(value);
  if (number < 1 || number > (json_int_t)GOOF_MOST_CARDS) return 0;
  return (set & goof_one((unsigned)number)) != 0 ? (unsigned)number : 0;
}

static agon_status_t play_prize(agon_episode_t *game, const json_t *value, agon_error_t *error) {
  const unsigned prize = card_of(value, goof_face_down(game));
  if (prize == 0) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "Prize %u of the opening is not the number of a prize that is face down.",
                     game->revealed + 1u);
  }
  goof_reveal(game, prize);
  game->opening++;
  return AGON_OK;
}

static agon_status_t play_round(agon_episode_t *game, const json_t *value, agon_error_t *error) {
  uint8_t cards[GOOF_MOST_SEATS];
  const unsigned round = game->rounds + 1u;
  if (!json_is_array(value) || json_array_size(value) != game->seats) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "Round %u of the opening is not an array of one bid for each of the %u seats.",
                     round, game->seats);
  }
  for (unsigned seat = 0; seat < game->seats; seat++) {
    cards[seat] = (uint8_t)card_of(json_array_get(value, seat), game->hands[seat]);
    if (cards[seat] == 0) {
      return kit_fail(error, AGON_INVALID_DATA,
                       "The bid of seat %u in round %u of the opening is not a card of its hand.",
                       seat, round);
    }
  }
  goof_bid(game, cards);
  game->opening++;
  return AGON_OK;
}

/* Plays what the object holds, whose form has been checked. */
static agon_status_t play(agon_episode_t *game, const json_t *prizes, const json_t *bids,
                          agon_error_t *error) {
  const bool random = goof_rules(game)->order == GOOF_RANDOM;
  const size_t rounds = json_array_size(bids);
  const size_t reveals = random ? json_array_size(prizes) : 0;
  agon_status_t status = AGON_OK;
  for (size_t index = 0; index < rounds && status == AGON_OK; index++) {
    if (random) status = play_prize(game, json_array_get(prizes, index), error);
    if (status == AGON_OK) status = play_round(game, json_array_get(bids, index), error);
  }
  if (status == AGON_OK && reveals > rounds) {
    status = play_prize(game, json_array_get(prizes, rounds), error);
  }
  return status;
}

static agon_status_t open_with(agon_episode_t *game, const json_t *object, agon_error_t *error) {
  const json_t *prizes = json_object_get(object, "prizes");
  const json_t *bids = json_object_get(object, "bids");
  const size_t members = (prizes != NULL) + (size_t)(bids != NULL);
  if (!json_is_object(object) || json_object_size(object) != members ||
      (prizes != NULL && !json_is_array(prizes)) || (bids != NULL && !json_is_array(bids))) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The opening is not an object of the arrays prizes and bids: give one such as "
                     "{\"prizes\":[3,1],\"bids\":[[2,4]]}.");
  }
  const size_t rounds = json_array_size(bids);
  const size_t reveals = json_array_size(prizes);
  if (rounds >= (size_t)goof_rules(game)->cards) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The opening ends the game: give fewer than %d rounds.",
                     goof_rules(game)->cards);
  }
  if (goof_rules(game)->order != GOOF_RANDOM && prizes != NULL) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The prizes come in a fixed order: leave prizes out of the opening.");
  }
  if (goof_rules(game)->order == GOOF_RANDOM && reveals != rounds && reveals != rounds + 1) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The opening has %zu prizes and %zu rounds: give as many prizes as rounds, or "
                     "one more.",
                     reveals, rounds);
  }
  return play(game, prizes, bids, error);
}

agon_status_t goof_open(agon_episode_t *game, agon_span_t opening, agon_error_t *error) {
  if (opening.size == 0) return AGON_OK;
  if (opening.size > MOST_BYTES) {
    return kit_fail(error, AGON_INVALID_DATA, "The opening is longer than %u bytes.", MOST_BYTES);
  }
  json_error_t fault;
  json_t *object = json_loadb(opening.data, opening.size, JSON_REJECT_DUPLICATES, &fault);
  const agon_status_t status = open_with(game, object, error);
  json_decref(object);
  return status;
}
