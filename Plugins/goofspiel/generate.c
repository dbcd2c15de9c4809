// SPDX-License-Identifier: Apache-2.0
/* Claims drawn by a seed: true ones, and false ones that somebody could believe. */
#include "claim.h"

#include <plugin_kit/generate.h>
#include <plugin_kit/random.h>

#define DRAWS_PER_CLAIM 48u
/* Steps that the search for worlds may take for one claim. */
#define WORK_PER_CLAIM UINT64_C(2000)

/* A call under way. */
typedef struct workshop {
  const agon_episode_t *game;
  unsigned seat;
  uint64_t random;
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

/* Draws a claim and judges it. */
static int32_t draw_claim(void *game, kit_text_t *text) {
  workshop_t *shop = game;
  put_claim(shop, text, &goof_predicates[draw(shop, goof_predicate_count)]);
  if (text->status != AGON_OK) return KIT_NO_CLAIM;
  return judge_claim(shop, (agon_span_t){text->bytes, text->size});
}

agon_status_t goof_generate(const agon_episode_t *game, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error) {
  workshop_t shop = {.game = game, .seat = seat, .random = seed};
  const kit_claim_source_t source = {
      .game = &shop,
      .seats = game->seats,
      .draws_per_claim = DRAWS_PER_CLAIM,
      .draw = draw_claim,
  };
  return kit_generate(&source, seat, truth, most, out, error);
}
