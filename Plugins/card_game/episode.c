// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <plugin_kit/random.h>

#include <stdlib.h>

agon_status_t card_episode_keep(const agon_episode_t *episode, agon_episode_t **out,
                                agon_error_t *error) {
  agon_episode_t *copy = malloc(sizeof *copy);
  if (copy == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for an episode.");
  *copy = *episode;
  *out = copy;
  return AGON_OK;
}

static unsigned count_of(unsigned set) { return (unsigned)__builtin_popcount(set); }

/* The number of different legal actions. */
static unsigned legal_count(const card_hand_t *hand) { return count_of(card_kinds(hand)); }

agon_status_t card_progress(const agon_episode_t *episode, agon_progress_t *out) {
  const card_hand_t *hand = &episode->hand;
  const uint32_t size = out->struct_size;
  const agon_progress_t progress = {
      .struct_size = size,
      .phase = card_ended(hand) ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY,
      .seat_to_act = hand->to_act,
      .seat_count = hand->seats,
      .turn = hand->dealt + hand->count - episode->opening,
      .acting = hand->to_act >= 0 ? UINT64_C(1) << hand->to_act : 0,
      .legal_count = legal_count(hand),
  };
  memcpy(out, &progress, size < sizeof progress ? size : sizeof progress);
  return AGON_OK;
}

agon_status_t card_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count) {
  const card_hand_t *hand = &episode->hand;
  if (seat >= hand->seats) return AGON_INVALID_ARGUMENT;
  uint64_t found = 0;
  for (int64_t id = 0; hand->to_act == (int32_t)seat && id < CARD_OUT_OF_PLACE; id++) {
    if (card_kind_of(hand, id) < 0) continue;
    if (found < capacity) ids[found] = id;
    found++;
  }
  *count = found;
  return AGON_OK;
}

agon_status_t card_chance_outcomes(const agon_episode_t *episode, int64_t *ids,
                                   double *probabilities, uint64_t capacity, uint64_t *count) {
  const card_hand_t *hand = &episode->hand;
  if (hand->to_act != AGON_SEAT_CHANCE) return AGON_WRONG_PHASE;
  unsigned cards = card_dealable(hand);
  const double probability = 1.0 / count_of(cards);
  uint64_t found = 0;
  for (; cards != 0; cards &= cards - 1) {
    if (found < capacity) {
      ids[found] = __builtin_ctz(cards);
      probabilities[found] = probability;
    }
    found++;
  }
  *count = found;
  return AGON_OK;
}

/* Deals the card of an outcome of chance, or says why not. */
static agon_status_t apply_chance(agon_episode_t *episode, int64_t id, agon_error_t *error) {
  card_hand_t *hand = &episode->hand;
  if (id < 0 || id >= (int64_t)card_deck(hand) || (card_dealable(hand) >> id & 1u) == 0) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "Card %lld is not in the deck.", (long long)id);
  }
  card_deal(hand, (unsigned)id);
  return AGON_OK;
}

agon_status_t card_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error) {
  card_hand_t *hand = &episode->hand;
  if (count != 1) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "One action is applied at a time, not %llu.",
                    (unsigned long long)count);
  }
  if (actions->kind != AGON_ACTION_ENUMERATED) {
    return kit_fail(error, AGON_UNSUPPORTED, "Only enumerated actions are played here.");
  }
  if (card_ended(hand)) {
    return kit_fail(error, AGON_WRONG_PHASE, "The hand is over: nobody acts.");
  }
  if (actions->seat != hand->to_act) {
    return kit_fail(error, AGON_WRONG_PHASE, "Seat %d cannot act: it is the turn of seat %d.",
                    (int)actions->seat, (int)hand->to_act);
  }
  if (actions->seat == AGON_SEAT_CHANCE) return apply_chance(episode, actions->id, error);
  const int kind = card_kind_of(hand, actions->id);
  if (kind < 0) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "Action %lld is not legal here.",
                    (long long)actions->id);
  }
  card_act(hand, (unsigned)kind);
  return AGON_OK;
}

/* Only the last action is rewarded, so the rewards of the last apply are the returns. */
agon_status_t card_returns(const agon_episode_t *episode, double *out, uint64_t count) {
  const card_hand_t *hand = &episode->hand;
  if (count != hand->seats) return AGON_INVALID_ARGUMENT;
  for (unsigned seat = 0; seat < count; seat++) out[seat] = card_return(hand, seat);
  return AGON_OK;
}

agon_status_t card_outcome(const agon_episode_t *episode, const agon_sink_t *out) {
  const card_hand_t *hand = &episode->hand;
  if (!card_ended(hand)) return AGON_WRONG_PHASE;
  char buffer[256];
  kit_text_t text = KIT_TEXT(out, buffer);
  const bool alone = count_of(~hand->folded & ((1u << hand->seats) - 1u)) == 1;
  kit_put_string(&text, alone ? "{\"reason\":\"fold\",\"winners\":["
                              : "{\"reason\":\"showdown\",\"winners\":[");
  bool first = true;
  for (unsigned seat = 0; seat < hand->seats; seat++) {
    if (card_share(hand, seat) == 0) continue;
    if (!first) kit_put_character(&text, ',');
    kit_put_number(&text, seat);
    first = false;
  }
  kit_put_string(&text, "],\"pot\":");
  kit_put_number(&text, card_pot(hand));
  kit_put_string(&text, ",\"cards\":[");
  for (unsigned place = 0; place < hand->dealt; place++) {
    kit_put_string(&text, place == 0 ? "\"" : ",\"");
    card_put_card(&text, hand, hand->cards[place]);
    kit_put_character(&text, '"');
  }
  kit_put_string(&text, "]}");
  return kit_text_finish(&text);
}

agon_status_t card_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error) {
  agon_episode_t copy = *episode;
  if (mode != AGON_CLONE_EXACT && mode != AGON_CLONE_RESEED && mode != AGON_CLONE_RESAMPLE) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no clone mode %d.", (int)mode);
  }
  if (mode == AGON_CLONE_RESAMPLE) {
    if (seat >= copy.hand.seats) {
      return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
    }
    card_hand_t worlds[CARD_MOST_WORLDS];
    const card_viewer_t viewer = card_viewer(AGON_VIEW_RECALL, seat);
    const unsigned count = card_worlds(&episode->hand, viewer, worlds);
    copy.hand = worlds[kit_draw_below(&seed, count)];
  }
  return card_episode_keep(&copy, out, error);
}

uint64_t card_position_key(const agon_episode_t *episode) { return card_key(&episode->hand); }
