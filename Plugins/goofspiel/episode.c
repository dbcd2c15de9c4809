// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <plugin_kit/failure.h>
#include <plugin_kit/random.h>

#include <string.h>

agon_status_t goof_progress(const agon_episode_t *game, agon_progress_t *out) {
  static const int32_t to_act[] = {AGON_SEAT_CHANCE, AGON_SEAT_SIMULTANEOUS, AGON_SEAT_NONE};
  const goof_stage_t stage = goof_stage(game);
  const uint32_t size = out->struct_size;
  const unsigned face_down = goof_count(goof_face_down(game));
  const unsigned hand = goof_count(game->hands[0]);
  const agon_progress_t progress = {
      .struct_size = size,
      .phase = stage == GOOF_ENDED ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY,
      .seat_to_act = to_act[stage],
      .seat_count = game->seats,
      .turn = goof_turns(game),
      .acting = stage == GOOF_BID ? (UINT64_C(1) << game->seats) - 1 : 0,
      .legal_count = stage == GOOF_REVEAL ? face_down : stage == GOOF_BID ? hand : 0,
  };
  memcpy(out, &progress, size < sizeof progress ? size : sizeof progress);
  return AGON_OK;
}

/* Writes the cards of a set, ascending, as far as there is room; answers how many there are. */
static uint64_t write_cards(unsigned set, int64_t *ids, uint64_t capacity) {
  uint64_t found = 0;
  for (; set != 0; set &= set - 1) {
    if (found < capacity) ids[found] = goof_lowest(set);
    found++;
  }
  return found;
}

agon_status_t goof_legal_actions(const agon_episode_t *game, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count) {
  if (seat >= game->seats) return AGON_INVALID_ARGUMENT;
  *count = write_cards(goof_stage(game) == GOOF_BID ? game->hands[seat] : 0u, ids, capacity);
  return AGON_OK;
}

agon_status_t goof_chance_outcomes(const agon_episode_t *game, int64_t *ids, double *probabilities,
                                   uint64_t capacity, uint64_t *count) {
  if (goof_stage(game) != GOOF_REVEAL) return AGON_WRONG_PHASE;
  *count = write_cards(goof_face_down(game), ids, capacity);
  for (uint64_t index = 0; index < *count && index < capacity; index++) {
    probabilities[index] = 1.0 / (double)*count;
  }
  return AGON_OK;
}

/* Turns up the prize that chance has drawn. */
static agon_status_t apply_chance(agon_episode_t *game, const agon_action_t *actions,
                                  uint64_t count, agon_error_t *error) {
  if (count != 1 || actions->kind != AGON_ACTION_ENUMERATED) {
    return kit_fail(error, AGON_INVALID_ARGUMENT,
                     "Chance turns up one prize: one enumerated outcome is applied, not %llu.",
                     (unsigned long long)count);
  }
  if (actions->seat != AGON_SEAT_CHANCE) {
    return kit_fail(error, AGON_WRONG_PHASE,
                     "Seat %d cannot bid before chance has turned up the next prize.",
                     (int)actions->seat);
  }
  const int64_t prize = actions->id;
  if (prize < 1 || prize > (int64_t)GOOF_MOST_CARDS ||
      (goof_face_down(game) & goof_one((unsigned)prize)) == 0) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "There is no prize %lld face down.",
                     (long long)prize);
  }
  goof_reveal(game, (unsigned)prize);
  return AGON_OK;
}

/* Checks one bid and notes it; a card of 0 means that a seat has not bid. */
static agon_status_t take_bid(const agon_episode_t *game, const agon_action_t *action,
                              uint8_t *cards, agon_error_t *error) {
  if (action->kind != AGON_ACTION_ENUMERATED) {
    return kit_fail(error, AGON_UNSUPPORTED, "Only enumerated actions are played here.");
  }
  if (action->seat < 0 || action->seat >= (int32_t)game->seats) {
    return kit_fail(error, AGON_WRONG_PHASE, "Seat %d does not bid: seats 0 to %u do.",
                     (int)action->seat, game->seats - 1u);
  }
  if (cards[action->seat] != 0) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "Seat %d has two bids: give it one.",
                     (int)action->seat);
  }
  const int64_t card = action->id;
  if (card < 1 || card > (int64_t)GOOF_MOST_CARDS ||
      (game->hands[action->seat] & goof_one((unsigned)card)) == 0) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "%lld is not a card in the hand of seat %d.",
                     (long long)card, (int)action->seat);
  }
  cards[action->seat] = (uint8_t)card;
  return AGON_OK;
}

agon_status_t goof_apply(agon_episode_t *game, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error) {
  uint8_t cards[GOOF_MOST_SEATS] = {0};
  const goof_stage_t stage = goof_stage(game);
  if (stage == GOOF_ENDED) {
    return kit_fail(error, AGON_WRONG_PHASE, "The game has ended: nobody acts.");
  }
  if (stage == GOOF_REVEAL) return apply_chance(game, actions, count, error);
  if (count != game->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT,
                     "Each of the %u seats bids at once: give %u actions, not %llu.", game->seats,
                     game->seats, (unsigned long long)count);
  }
  for (uint64_t index = 0; index < count; index++) {
    const agon_status_t status = take_bid(game, &actions[index], cards, error);
    if (status != AGON_OK) return status;
  }
  goof_bid(game, cards);
  return AGON_OK;
}

agon_status_t goof_rewards(const agon_episode_t *game, double *out, uint64_t count) {
  if (count != game->seats) return AGON_INVALID_ARGUMENT;
  for (unsigned seat = 0; seat < count; seat++) out[seat] = goof_reward(game, seat);
  return AGON_OK;
}

agon_status_t goof_returns(const agon_episode_t *game, double *out, uint64_t count) {
  if (count != game->seats) return AGON_INVALID_ARGUMENT;
  for (unsigned seat = 0; seat < count; seat++) out[seat] = goof_return(game, seat);
  return AGON_OK;
}

agon_status_t goof_outcome(const agon_episode_t *game, const agon_sink_t *out) {
  if (goof_stage(game) != GOOF_ENDED) return AGON_WRONG_PHASE;
  char buffer[256];
  kit_text_t text = KIT_TEXT(out, buffer);
  unsigned most = 0;
  unsigned winners = 0;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (game->points[seat] > most) winners = 0;
    if (game->points[seat] >= most) winners |= 1u << seat;
    if (game->points[seat] > most) most = game->points[seat];
  }
  const bool level = goof_count(winners) == game->seats;
  kit_put_string(&text, level ? "{\"reason\":\"level points\"" : "{\"reason\":\"most points\"");
  kit_put_string(&text, ",\"winners\":[");
  goof_put_set(&text, level ? 0u : winners, ",");
  kit_put_string(&text, "],\"points\":[");
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (seat > 0) kit_put_character(&text, ',');
    kit_put_number(&text, game->points[seat]);
  }
  kit_put_string(&text, "],\"lost\":");
  kit_put_number(&text, game->lost);
  kit_put_character(&text, '}');
  return kit_text_finish(&text);
}

/* The hands, the points, the prizes and what is carried decide all that can follow. */
uint64_t goof_position_key(const agon_episode_t *game) {
  uint64_t key = kit_scramble(UINT64_C(0x9e3779b97f4a7c15) + game->seats);
  for (unsigned seat = 0; seat < game->seats; seat++) {
    key = kit_scramble(key ^ ((uint64_t)game->hands[seat] << 8 | game->points[seat]));
  }
  const uint64_t prizes = (uint64_t)goof_face_down(game) << 16 | goof_prize(game) << 8;
  key = kit_scramble(key ^ (prizes | game->carried));
  return key == 0 ? 1 : key;
}
