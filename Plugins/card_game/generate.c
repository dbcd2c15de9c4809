// SPDX-License-Identifier: Apache-2.0
/* Claims drawn at random, kept when the asking seat can know that they are true, or false. */
#include "judging.h"

#include <plugin_kit/generate.h>
#include <plugin_kit/random.h>

#define DRAWS_PER_CLAIM 64u

/* A call under way. */
typedef struct workshop {
  const agon_episode_t *episode;
  unsigned seat;
  uint64_t random;
} workshop_t;

/* Numbers that a claim of each type may plausibly have. */
static int64_t draw_number(workshop_t *shop, unsigned type) {
  static const uint8_t percents[] = {0, 10, 20, 25, 30, 33, 40, 50, 60, 67, 70, 75, 90, 100};
  const card_hand_t *hand = &shop->episode->hand;
  if (type == CARD_ARGUMENT_PERCENT) return percents[kit_draw_below(&shop->random, 14)];
  if (type == CARD_ARGUMENT_RETURN) return (int64_t)kit_draw_below(&shop->random, 7) - 3;
  if (type == CARD_ARGUMENT_COUNT) return kit_draw_below(&shop->random, 3);
  const unsigned pot = card_pot(hand);
  return kit_draw_below(&shop->random, 2) == 0 ? kit_draw_below(&shop->random, 4)
                                               : pot - 1 + kit_draw_below(&shop->random, 3);
}

/* Draws a kind of action, mostly a legal one. */
static unsigned draw_kind(workshop_t *shop) {
  const unsigned kinds = card_kinds(&shop->episode->hand);
  const bool legal = kinds != 0 && kit_draw_below(&shop->random, 4) > 0;
  unsigned kind = kit_draw_below(&shop->random, CARD_KINDS);
  while (legal && (kinds >> kind & 1u) == 0) kind = (kind + 1) % CARD_KINDS;
  return kind;
}

/* Draws an argument and writes it. */
static void put_argument(workshop_t *shop, kit_text_t *text, unsigned type) {
  const card_hand_t *hand = &shop->episode->hand;
  switch (type) {
    case CARD_ARGUMENT_SEAT:
      kit_put_number(text, kit_draw_below(&shop->random, hand->seats));
      return;
    case CARD_ARGUMENT_ACTION:
      kit_put_character(text, '"');
      kit_put_string(text, card_game.kinds[draw_kind(shop)]);
      break;
    case CARD_ARGUMENT_CARD:
      kit_put_character(text, '"');
      card_put_card(text, hand, kit_draw_below(&shop->random, card_deck(hand)));
      /* A rank alone is said more often than a card with its suit. */
      if (hand->rules->suits > 1 && kit_draw_below(&shop->random, 3) > 0) text->size--;
      break;
    case CARD_ARGUMENT_COMPARISON:
      kit_put_character(text, '"');
      kit_put_string(text, kit_comparisons[kit_draw_below(&shop->random, 5)]);
      break;
    case CARD_ARGUMENT_GIVEN:
      kit_put_string(text, kit_draw_below(&shop->random, 2) == 0 ? "\"prior" : "\"equilibrium");
      break;
    default:
      kit_put_number(text, draw_number(shop, type));
      return;
  }
  kit_put_character(text, '"');
}

/* Draws a claim and writes it. */
static void put_claim(workshop_t *shop, kit_text_t *text) {
  const card_predicate_t *predicate =
      card_predicate_at(kit_draw_below(&shop->random, card_predicate_count()));
  const bool polarity = kit_draw_below(&shop->random, 6) != 0;
  kit_put_string(text, "{\"predicate\":\"");
  kit_put_string(text, predicate->name);
  kit_put_string(text, "\",\"args\":[");
  for (unsigned index = 0; index < card_arity(predicate); index++) {
    if (index > 0) kit_put_character(text, ',');
    put_argument(shop, text, predicate->types[index]);
  }
  kit_put_string(text, polarity ? "],\"polarity\":true}" : "],\"polarity\":false}");
}

/* Draws a claim and judges it on what the asking seat can know. */
static int32_t draw_claim(void *game, kit_text_t *text) {
  workshop_t *shop = game;
  put_claim(shop, text);
  const agon_span_t claim = {text->bytes, text->size};
  const card_viewer_t viewer = card_viewer(AGON_VIEW_SEAT, shop->seat);
  return card_judge(shop->episode, shop->seat, viewer, claim).verdict;
}

agon_status_t card_generate(const agon_episode_t *episode, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error) {
  workshop_t shop = {.episode = episode, .seat = seat, .random = seed};
  const kit_claim_source_t source = {
      .game = &shop,
      .seats = episode->hand.seats,
      .draws_per_claim = DRAWS_PER_CLAIM,
      .draw = draw_claim,
  };
  return kit_generate(&source, seat, truth, most, out, error);
}
