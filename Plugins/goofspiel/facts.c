// SPDX-License-Identifier: Apache-2.0
/* The facts extension: what can be claimed, and whether a claim is so. */
#include "claim.h"

#include <plugin_kit/failure.h>

#define WITNESS_BYTES 4096u

static const char *const type_names[] = {"", "seat", "action", "number", "comparison"};
static const char *const examples[] = {"", "0", "\"2\"", "1", "\">=\""};

static void put_predicate(kit_text_t *text, const goof_predicate_t *predicate) {
  kit_put_string(text, "{\"predicate\":\"");
  kit_put_string(text, predicate->name);
  kit_put_string(text, "\",\"arguments\":[");
  for (unsigned index = 0; index < GOOF_MOST_ARGUMENTS && predicate->types[index] != 0; index++) {
    kit_put_string(text, index == 0 ? "{\"name\":\"" : ",{\"name\":\"");
    kit_put_string(text, predicate->titles[index]);
    kit_put_string(text, "\",\"type\":\"");
    kit_put_string(text, type_names[predicate->types[index]]);
    kit_put_string(text, "\"}");
  }
  kit_put_string(text, "],\"gloss\":\"");
  kit_put_string(text, predicate->gloss);
  kit_put_string(text, "\",\"example\":{\"predicate\":\"");
  kit_put_string(text, predicate->name);
  kit_put_string(text, "\",\"args\":[");
  for (unsigned index = 0; index < GOOF_MOST_ARGUMENTS && predicate->types[index] != 0; index++) {
    if (index > 0) kit_put_character(text, ',');
    kit_put_string(text, examples[predicate->types[index]]);
  }
  kit_put_string(text, "],\"polarity\":true},\"exact\":true}");
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
