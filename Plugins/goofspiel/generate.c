// SPDX-License-Identifier: Apache-2.0
/* Claims drawn by a seed: true ones, and false ones that somebody could believe. */
#include "claim.h"

#include <plugin_kit/failure.h>
#include <plugin_kit/random.h>

/* At most this many claims are made by a call, each after at most so many draws. */
#define MOST_CLAIMS 256u
#define DRAWS_PER_CLAIM 48u
/* Steps that the search for worlds may take for one claim. */
#define WORK_PER_CLAIM UINT64_C(2000)
#define CLAIM_BYTES 256u

/* A call under way. */
typedef struct workshop {
  const agon_episode_t *game;
  unsigned seat;
  uint64_t random;
  unsigned made;
  uint64_t hashes[MOST_CLAIMS]; /* of the claims made, so that none is made twice */
} workshop_t;

static unsigned draw(workshop_t *shop, unsigned bound) {
  return kit_draw_below(&shop->random, bound);
}

/* Draws a card: mostly one of the asking seat's hand. */
static unsigned draw_card(workshop_t *shop) {
  unsigned set = shop->game->hands[shop->seat];
  if (set == 0 || draw(shop, 3) == 0) set = goof_all(goof_rules(shop->game));
  for (unsigned skip = draw(shop, goof_count(set)); skip > 0; skip--) set &= set - 1;
  return goof_lowest(set);
}

/* Draws a number near to what the predicate compares, as far as the asking seat can know it. */
static int draw_number(workshop_t *shop, const goof_predicate_t *predicate,
                       const goof_arguments_t *arguments) {
  const goof_rules_t *rules = goof_rules(shop->game);
  const unsigned cards = (unsigned)rules->cards;
  const int offset = (int)draw(shop, 7) - 3;
  if (predicate->value == NULL) return 1 + (int)draw(shop, shop->game->rounds + 1u);
  if (predicate->search != NULL && rules->hidden) return 1 + (int)draw(shop, cards);
  return predicate->value(shop->game, arguments) + offset;
}

/* Draws a claim on a predicate and writes it. */
static void put_claim(workshop_t *shop, kit_text_t *text, const goof_predicate_t *predicate) {
  goof_arguments_t arguments = {.seat = draw(shop, shop->game->seats)};
  kit_put_string(text, "{\"predicate\":\"");
  kit_put_string(text, predicate->name);
  kit_put_string(text, "\",\"args\":[");
  for (unsigned index = 0; index < GOOF_MOST_ARGUMENTS && predicate->types[index] != 0; index++) {
    if (index > 0) kit_put_character(text, ',');
    switch (predicate->types[index]) {
      case GOOF_ARGUMENT_SEAT:
        kit_put_number(text, arguments.seat);
        break;
      case GOOF_ARGUMENT_NUMBER:
        kit_put_number(text, draw_number(shop, predicate, &arguments));
        break;
      case GOOF_ARGUMENT_CARD:
        kit_put_character(text, '"');
        kit_put_number(text, draw_card(shop));
        kit_put_character(text, '"');
        break;
      default:
        kit_put_character(text, '"');
        kit_put_string(text, kit_comparisons[draw(shop, 5)]);
        kit_put_character(text, '"');
    }
  }
  kit_put_string(text, draw(shop, 6) == 0 ? "],\"polarity\":false}" : "],\"polarity\":true}");
}

/* Judges a claim on what the asking seat can know. */
static int32_t judge_claim(const workshop_t *shop, agon_span_t claim) {
  char witness[4096];
  goof_judge_t judge = goof_judge_make(shop->game, shop->seat, AGON_VIEW_SEAT);
  judge.work = WORK_PER_CLAIM;
  judge.witness = (kit_text_t)KIT_TEXT(NULL, witness);
  return goof_judge_text(&judge, claim);
}

static bool is_new(workshop_t *shop, agon_span_t claim) {
  uint64_t hash = claim.size;
  for (uint64_t place = 0; place < claim.size; place++) {
    hash = kit_scramble(hash ^ (unsigned char)claim.data[place]);
  }
  for (unsigned index = 0; index < shop->made; index++) {
    if (shop->hashes[index] == hash) return false;
  }
  shop->hashes[shop->made] = hash;
  return true;
}

/* Draws one claim into the text; true when it is new and has the truth that is asked for. */
static bool make(workshop_t *shop, kit_text_t *text, int32_t truth) {
  put_claim(shop, text, &goof_predicates[draw(shop, goof_predicate_count)]);
  const agon_span_t claim = {text->bytes, text->size};
  return text->status == AGON_OK && judge_claim(shop, claim) == truth && is_new(shop, claim);
}

agon_status_t goof_generate(const agon_episode_t *game, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error) {
  if (seat >= game->seats || truth < 0 || truth > 1) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u or no truth %d.",
                    (unsigned)seat, (int)truth);
  }
  const unsigned wanted = most < MOST_CLAIMS ? most : MOST_CLAIMS;
  char buffer[4096];
  kit_text_t text = KIT_TEXT(out, buffer);
  workshop_t shop = {.game = game, .seat = seat, .random = seed};
  kit_put_character(&text, '[');
  for (unsigned draws = 0; draws < wanted * DRAWS_PER_CLAIM && shop.made < wanted; draws++) {
    char bytes[CLAIM_BYTES];
    kit_text_t claim = KIT_TEXT(NULL, bytes);
    if (!make(&shop, &claim, truth)) continue;
    if (shop.made++ > 0) kit_put_character(&text, ',');
    kit_put(&text, claim.bytes, claim.size);
  }
  kit_put_character(&text, ']');
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the claims.");
}
