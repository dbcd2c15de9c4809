// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

#include <plugin_kit/generate.h>
#include <plugin_kit/random.h>

#define DRAWS_PER_CLAIM 48u
/* Nodes that one claim about values may cost, and after how many unproven ones no more are
 * tried. */
#define NODES_PER_CLAIM 4000u
#define MOST_UNPROVEN 3u

/* A call under way. */
typedef struct workshop {
  const agon_episode_t *episode;
  unsigned seat;
  uint64_t random;
  unsigned unproven;
} workshop_t;

/* Draws an action: mostly a legal one, and often one that decides something. */
static unsigned draw_action(workshop_t *shop, const line_position_t *position) {
  const line_grid_t *grid = &shop->episode->environment->grid;
  uint64_t set = line_legal_set(grid, position);
  const unsigned kind = kit_draw_below(&shop->random, 8);
  if (kind < 4) {
    const uint64_t wins = line_wins(grid, position, kind & 1u);
    if (wins != 0) set = wins;
  }
  if (set == 0 || kind == 7) return kit_draw_below(&shop->random, grid->action_count);
  for (unsigned skipped = kit_draw_below(&shop->random, line_count(set)); skipped > 0; skipped--) {
    set &= set - 1;
  }
  return line_lowest(set);
}

static void put_literal(workshop_t *shop, kit_text_t *text);

/* Draws an argument and writes it. */
static void put_argument(workshop_t *shop, kit_text_t *text, unsigned type,
                         const line_position_t *position) {
  static const char *const numbers[] = {"-1", "-0.5", "0", "0.5", "1"};
  const line_grid_t *grid = &shop->episode->environment->grid;
  if (type == LINE_ARGUMENT_CLAIM) {
    put_literal(shop, text);
    return;
  }
  if (type == LINE_ARGUMENT_SEAT) {
    kit_put_number(text, kit_draw_below(&shop->random, LINE_SEATS));
    return;
  }
  if (type == LINE_ARGUMENT_NUMBER) {
    kit_put_string(text, numbers[kit_draw_below(&shop->random, 5)]);
    return;
  }
  kit_put_character(text, '"');
  if (type == LINE_ARGUMENT_ACTION) {
    line_put_action(text, grid, draw_action(shop, position));
  } else if (type == LINE_ARGUMENT_CELL) {
    const unsigned column = kit_draw_below(&shop->random, grid->width);
    const unsigned row = kit_draw_below(&shop->random, grid->height);
    line_put_cell(text, grid, column * grid->stride + row);
  } else {
    kit_put_string(text, kit_comparisons[kit_draw_below(&shop->random, 5)]);
  }
  kit_put_character(text, '"');
}

static void put_claim(workshop_t *shop, kit_text_t *text, const line_predicate_t *predicate,
                      bool polarity) {
  const line_position_t *position = &shop->episode->position;
  kit_put_string(text, "{\"predicate\":\"");
  kit_put_string(text, predicate->name);
  kit_put_string(text, "\",\"args\":[");
  for (unsigned index = 0; index < LINE_MOST_ARGUMENTS && predicate->types[index] != 0; index++) {
    if (index > 0) kit_put_character(text, ',');
    put_argument(shop, text, predicate->types[index], position);
  }
  kit_put_string(text, polarity ? "],\"polarity\":true}" : "],\"polarity\":false}");
}

/* Writes a claim that the rules decide and that nests nothing, to stand inside another. */
static void put_literal(workshop_t *shop, kit_text_t *text) {
  for (;;) {
    const unsigned index = kit_draw_below(&shop->random, line_predicate_count);
    const line_predicate_t *predicate = &line_predicates[index];
    if (predicate->valued || predicate->types[1] == LINE_ARGUMENT_CLAIM) continue;
    put_claim(shop, text, predicate, true);
    return;
  }
}

/* Judges a drawn claim; unknown also when the search costs too much here. */
static int32_t judge(workshop_t *shop, agon_span_t claim) {
  char witness[4096];
  const agon_budget_t budget = {.struct_size = sizeof budget, .nodes = NODES_PER_CLAIM};
  line_solver_t solver = line_solver_open(shop->episode->environment, &budget);
  line_judge_t judge = {
      .environment = shop->episode->environment,
      .solver = &solver,
      .seat = shop->seat,
      .witness = KIT_TEXT(NULL, witness),
  };
  const int32_t verdict = line_judge_text(&judge, shop->episode, claim);
  line_solver_close(&solver);
  if (verdict == AGON_FACT_UNKNOWN) shop->unproven++;
  return verdict;
}

/* Draws a claim and judges it. */
static int32_t draw_claim(void *game, kit_text_t *text) {
  workshop_t *shop = game;
  const unsigned index = kit_draw_below(&shop->random, line_predicate_count);
  const line_predicate_t *predicate = &line_predicates[index];
  if (predicate->valued && shop->unproven >= MOST_UNPROVEN) return KIT_NO_CLAIM;
  const bool polarity = kit_draw_below(&shop->random, 6) != 0;
  put_claim(shop, text, predicate, polarity);
  if (text->status != AGON_OK) return KIT_NO_CLAIM;
  return judge(shop, (agon_span_t){text->bytes, text->size});
}

agon_status_t line_generate(const agon_episode_t *episode, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error) {
  workshop_t shop = {.episode = episode, .seat = seat, .random = seed};
  const kit_claim_source_t source = {
      .game = &shop,
      .seats = LINE_SEATS,
      .draws_per_claim = DRAWS_PER_CLAIM,
      .draw = draw_claim,
  };
  return kit_generate(&source, seat, truth, most, out, error);
}
