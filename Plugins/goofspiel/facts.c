// SPDX-License-Identifier: Apache-2.0
/* The facts extension: what can be claimed, and whether a claim is so. */
#include "claim.h"

#include <plugin_kit/failure.h>
#include <plugin_kit/signature.h>

#define WITNESS_BYTES 4096u

static const char *const type_names[] = {"", "seat", "action", "number", "comparison"};
static const char *const examples[] = {"", "0", "\"2\"", "1", "\">=\""};

/* Writes an example of an argument. */
static void put_example(kit_text_t *text, const void *game, unsigned type, unsigned index) {
  (void)game;
  (void)index;
  kit_put_string(text, examples[type]);
}

static void put_predicate(kit_text_t *text, const goof_predicate_t *predicate) {
  unsigned arity = 0;
  while (arity < GOOF_MOST_ARGUMENTS && predicate->types[arity] != 0) arity++;
  const kit_signature_t signature = {
      .name = predicate->name,
      .gloss = predicate->gloss,
      .arity = arity,
      .titles = predicate->titles,
      .types = predicate->types,
      .type_names = type_names,
      .put_example = put_example,
  };
  kit_put_signature(text, &signature);
}

static agon_status_t predicates(const agon_environment_t *environment, const agon_sink_t *out) {
  (void)environment;
  char buffer[4096];
  kit_text_t text = KIT_TEXT(out, buffer);
  for (unsigned index = 0; index < goof_predicate_count; index++) {
    kit_put_character(&text, index == 0 ? '[' : ',');
    put_predicate(&text, &goof_predicates[index]);
  }
  kit_put_character(&text, ']');
  return kit_text_finish(&text);
}

static agon_status_t check(const agon_episode_t *game, uint32_t seat, int32_t view,
                           agon_span_t claim, const agon_budget_t *budget, int32_t *verdict,
                           const agon_sink_t *evidence, agon_error_t *error) {
  if (seat >= game->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  char witness[WITNESS_BYTES];
  goof_judge_t judge = goof_judge_make(game, seat, view);
  judge.witness = (kit_text_t)KIT_TEXT(NULL, witness);
  if (budget != NULL && AGON_HAS(budget, agon_budget_t, nodes) && budget->nodes != 0) {
    judge.work = budget->nodes;
  }
  *verdict = goof_judge_text(&judge, claim);
  if (evidence == NULL) return AGON_OK;
  char buffer[1024];
  kit_text_t text = KIT_TEXT(evidence, buffer);
  const kit_evidence_t answer = {
      .method = "rule",
      .exact = *verdict != AGON_FACT_UNKNOWN,
      .witness = &judge.witness,
      .reason = judge.reason,
  };
  kit_put_evidence(&text, &answer);
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the evidence.");
}

const agon_facts_table_t goof_facts_table = {
    .struct_size = sizeof(agon_facts_table_t),
    .predicates = predicates,
    .check = check,
    .generate = goof_generate,
};
