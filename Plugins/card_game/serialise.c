// SPDX-License-Identifier: Apache-2.0
/* The bytes of an episode: "agcd", the format, the environment's id and version (each after its
 * size), the seats, how many cards and actions came from the opening, the number of cards and the
 * cards, the number of actions and their ids. A state is rebuilt by dealing and playing, so bytes
 * cannot describe what play cannot reach. */
#include "episode.h"

#define FORMAT 1
#define MOST_BYTES 96u

static void put_byte(kit_text_t *text, unsigned byte) { kit_put_character(text, (char)byte); }

static void put_span(kit_text_t *text, agon_span_t span) {
  put_byte(text, (unsigned)span.size);
  kit_put(text, span.data, span.size);
}

static void put_heading(kit_text_t *text) {
  kit_put_string(text, "agcd");
  put_byte(text, FORMAT);
  put_span(text, card_descriptor.id);
  put_span(text, card_descriptor.version);
}

agon_status_t card_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                             agon_error_t *error) {
  const card_hand_t *hand = &episode->hand;
  char buffer[MOST_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  put_heading(&text);
  put_byte(&text, hand->seats);
  put_byte(&text, episode->opening);
  put_byte(&text, hand->dealt);
  kit_put(&text, (const char *)hand->cards, hand->dealt);
  put_byte(&text, hand->count);
  for (unsigned place = 0; place < hand->count; place++) {
    put_byte(&text, hand->rules->ids[hand->actions[place]]);
  }
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the bytes.");
}

/* Deals and plays what the bytes list; false when something is not possible or left over. */
static bool replay(card_hand_t *hand, agon_span_t cards, agon_span_t actions) {
  uint64_t dealt = 0;
  uint64_t played = 0;
  while (dealt < cards.size || played < actions.size) {
    if (hand->to_act == AGON_SEAT_CHANCE) {
      if (dealt == cards.size) return false;
      const unsigned card = (unsigned char)cards.data[dealt++];
      if (card >= CARD_MOST_DECK || (card_dealable(hand) >> card & 1u) == 0) return false;
      card_deal(hand, card);
    } else {
      if (played == actions.size) return false;
      const int kind = card_kind_of(hand, (unsigned char)actions.data[played++]);
      if (kind < 0) return false;
      card_act(hand, (unsigned)kind);
    }
  }
  return true;
}

agon_status_t card_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error) {
  char buffer[MOST_BYTES];
  kit_text_t heading = KIT_TEXT(NULL, buffer);
  put_heading(&heading);
  if (bytes.size < heading.size + 4 || memcmp(bytes.data, buffer, heading.size) != 0) {
    return kit_fail(error, AGON_INVALID_DATA, "The bytes are not an episode of %s %s.",
                    card_descriptor.id.data, card_descriptor.version.data);
  }
  const unsigned char *place = (const unsigned char *)bytes.data + heading.size;
  const uint64_t rest = bytes.size - heading.size;
  const unsigned seats = place[0];
  const unsigned opening = place[1];
  const uint64_t dealt = place[2];
  const uint64_t played = rest > 3 + dealt ? place[3 + dealt] : 0;
  if (rest != 4 + dealt + played || seats < card_descriptor.least_seats ||
      seats > card_descriptor.most_seats || opening > dealt + played) {
    return kit_fail(error, AGON_INVALID_DATA, "The bytes are cut or have a wrong length.");
  }
  agon_episode_t episode = {
      .environment = environment,
      .hand = card_hand_start(&card_game.rules, seats),
      .opening = (uint8_t)opening,
  };
  const agon_span_t cards = {(const char *)place + 3, dealt};
  const agon_span_t actions = {(const char *)place + 4 + dealt, played};
  if (!replay(&episode.hand, cards, actions)) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The bytes deal a card or play an action that is not legal there.");
  }
  return card_episode_keep(&episode, out, error);
}
