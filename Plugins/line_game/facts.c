// SPDX-License-Identifier: Apache-2.0
/* The facts extension: what can be claimed, and whether a claim is so. */
#include "generate.h"

#include <plugin_kit/signature.h>

#define WITNESS_BYTES 8192u

static const char *const type_names[] = {"",       "seat",       "action",   "cell",
                                         "number", "comparison", "predicate"};

/* Writes an example of an argument; a later one is another action or the like than the first. */
static void put_example(kit_text_t *text, const void *game, unsigned type, unsigned index) {
  const line_grid_t *grid = game;
  const bool second = index > 0;
  switch (type) {
    case LINE_ARGUMENT_SEAT:
      kit_put_character(text, '0');
      return;
    case LINE_ARGUMENT_ACTION:
    case LINE_ARGUMENT_CELL:
      kit_put_character(text, '"');
      if (type == LINE_ARGUMENT_CELL) {
        line_put_cell(text, grid, second ? 1 : 0);
      } else {
        line_put_action(text, grid, second ? 1 : 0);
      }
      kit_put_character(text, '"');
      return;
    case LINE_ARGUMENT_NUMBER:
      kit_put_character(text, '0');
      return;
    case LINE_ARGUMENT_COMPARISON:
      kit_put_string(text, "\">=\"");
      return;
    default:
      kit_put_string(text, "{\"predicate\":\"turn\",\"args\":[1],\"polarity\":true}");
  }
}

static void put_predicate(kit_text_t *text, const line_grid_t *grid,
                          const line_predicate_t *predicate) {
  unsigned arity = 0;
  while (arity < LINE_MOST_ARGUMENTS && predicate->types[arity] != 0) arity++;
  const kit_signature_t signature = {
      .name = predicate->name,
      .gloss = predicate->gloss,
      .arity = arity,
      .titles = predicate->titles,
      .types = predicate->types,
      .type_names = type_names,
      .game = grid,
      .put_example = put_example,
  };
  kit_put_signature(text, &signature);
}

static agon_status_t predicates(const agon_environment_t *environment, const agon_sink_t *out) {
  char buffer[4096];
  kit_text_t text = KIT_TEXT(out, buffer);
  for (unsigned index = 0; index < line_predicate_count; index++) {
    kit_put_character(&text, index == 0 ? '[' : ',');
    put_predicate(&text, &environment->grid, &line_predicates[index]);
  }
  kit_put_character(&text, ']');
  return kit_text_finish(&text);
}

static agon_status_t put_evidence(const line_judge_t *judge, const agon_sink_t *out) {
  char buffer[1024];
  kit_text_t text = KIT_TEXT(out, buffer);
  const kit_evidence_t evidence = {
      .method = judge->searched ? "search" : "rule",
      .exact = !judge->unknown,
      .depth = judge->depth,
      .witness = &judge->witness,
      .reason = judge->reason,
  };
  kit_put_evidence(&text, &evidence);
  return kit_text_finish(&text);
}

static agon_status_t check(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           agon_span_t claim, const agon_budget_t *budget, int32_t *verdict,
                           const agon_sink_t *evidence, agon_error_t *error) {
  if (seat >= LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  char witness[WITNESS_BYTES];
  line_solver_t solver = line_solver_open(episode->environment, budget);
  line_judge_t judge = {
      .environment = episode->environment,
      .solver = &solver,
      .seat = seat,
      .witness = KIT_TEXT(NULL, witness),
  };
  const int32_t found = line_judge_text(&judge, episode, claim);
  line_solver_close(&solver);
  if (solver.cancelled) return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The host cancelled.");
  if (found == AGON_FACT_INVALID) judge.witness.size = 0;
  if (solver.deepest > judge.depth) judge.depth = solver.deepest;
  *verdict = found;
  if (evidence == NULL || put_evidence(&judge, evidence) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the evidence.");
}

const agon_facts_table_t line_facts_table = {
    .struct_size = sizeof(agon_facts_table_t),
    .predicates = predicates,
    .check = check,
    .generate = line_generate,
};
