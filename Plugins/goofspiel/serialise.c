// SPDX-License-Identifier: Apache-2.0
/* The bytes of an episode: "aggf", the format, the environment's id and version (each after its
 * size), the five parameters and the number of seats; then how many turns the opening gave, how
 * many prizes chance turned up, and how many rounds are finished; then those prizes, and the bids
 * of each round. A state is rebuilt by playing, so bytes cannot describe what play cannot reach. */
#include "episode.h"

#include <plugin_kit/failure.h>

#define FORMAT 1
#define MOST_BYTES 192u

static void put_byte(kit_text_t *text, unsigned byte) { kit_put_character(text, (char)byte); }

static void put_span(kit_text_t *text, agon_span_t span) {
  put_byte(text, (unsigned)span.size);
  kit_put(text, span.data, span.size);
}

/* All that precedes the number of seats; equal for the episodes of equal environments. */
static void put_heading(kit_text_t *text, const goof_rules_t *rules) {
  kit_put_string(text, "aggf");
  put_byte(text, FORMAT);
  put_span(text, goof_descriptor.id);
  put_span(text, goof_descriptor.version);
  put_byte(text, (unsigned)rules->cards);
  put_byte(text, (unsigned)rules->order);
  put_byte(text, (unsigned)rules->carried);
  put_byte(text, (unsigned)rules->hidden);
  put_byte(text, (unsigned)rules->difference);
}

agon_status_t goof_serialise(const agon_episode_t *game, const agon_sink_t *out,
                             agon_error_t *error) {
  const unsigned reveals = goof_rules(game)->order == GOOF_RANDOM ? game->revealed : 0;
  char buffer[MOST_BYTES];
  kit_text_t text = KIT_TEXT(out, buffer);
  put_heading(&text, goof_rules(game));
  put_byte(&text, game->seats);
  put_byte(&text, game->opening);
  put_byte(&text, reveals);
  put_byte(&text, game->rounds);
  kit_put(&text, (const char *)game->prizes, reveals);
  for (unsigned round = 0; round < game->rounds; round++) {
    kit_put(&text, (const char *)game->bids[round], game->seats);
  }
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the bytes.");
}

/* The parts of untrusted bytes behind their heading. */
typedef struct record {
  unsigned seats;
  unsigned opening;
  unsigned reveals;
  unsigned rounds;
  const unsigned char *prizes;
  const unsigned char *bids;
} record_t;

/* Reads the parts of `size` bytes; false when their lengths do not fit together. */
static bool read_record(const goof_rules_t *rules, const unsigned char *bytes, uint64_t size,
                        record_t *record) {
  if (size < 4) return false;
  *record = (record_t){bytes[0], bytes[1], bytes[2], bytes[3], bytes + 4, bytes + 4 + bytes[2]};
  const unsigned cards = (unsigned)rules->cards;
  const bool random = rules->order == GOOF_RANDOM;
  if (record->seats < GOOF_LEAST_SEATS || record->seats > GOOF_MOST_SEATS) return false;
  if (record->rounds > cards || record->reveals > cards) return false;
  if (random && record->reveals != record->rounds && record->reveals != record->rounds + 1) {
    return false;
  }
  if (!random && record->reveals != 0) return false;
  const unsigned turns = record->rounds + record->reveals;
  const unsigned longest = random ? 2 * cards - 1 : cards - 1;
  if (record->opening > turns || record->opening > longest) return false;
  return size == 4u + record->reveals + (uint64_t)record->rounds * record->seats;
}

/* Plays the record; false when a prize or a bid is not legal. */
static bool replay(agon_episode_t *game, const record_t *record) {
  for (unsigned round = 0; round <= record->rounds; round++) {
    if (round < record->reveals) {
      const unsigned prize = record->prizes[round];
      if (prize > GOOF_MOST_CARDS || (goof_face_down(game) & goof_one(prize)) == 0) return false;
      goof_reveal(game, prize);
    }
    if (round == record->rounds) break;
    const unsigned char *cards = record->bids + (size_t)round * record->seats;
    for (unsigned seat = 0; seat < record->seats; seat++) {
      if (cards[seat] > GOOF_MOST_CARDS) return false;
      if ((game->hands[seat] & goof_one(cards[seat])) == 0) return false;
    }
    goof_bid(game, cards);
  }
  return true;
}

agon_status_t goof_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error) {
  char buffer[MOST_BYTES];
  kit_text_t heading = KIT_TEXT(NULL, buffer);
  put_heading(&heading, &environment->rules);
  if (bytes.size < heading.size || memcmp(bytes.data, buffer, heading.size) != 0) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The bytes are not an episode of %s %s with these parameters.",
                    goof_descriptor.id.data, goof_descriptor.version.data);
  }
  record_t record;
  const unsigned char *place = (const unsigned char *)bytes.data + heading.size;
  if (!read_record(&environment->rules, place, bytes.size - heading.size, &record)) {
    return kit_fail(error, AGON_INVALID_DATA, "The bytes are cut or have a wrong length.");
  }
  agon_episode_t game = goof_start(environment, record.seats);
  game.opening = (uint8_t)record.opening;
  if (!replay(&game, &record)) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The bytes hold a prize or a bid that is not legal where it stands.");
  }
  return goof_keep(&game, out, error);
}
