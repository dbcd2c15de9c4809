// SPDX-License-Identifier: Apache-2.0
/* The facts extension: what can be claimed, and whether a claim is so. */
#include "judging.h"

#include <plugin_kit/signature.h>

#define WITNESS_BYTES 512u

static const char *const type_names[] = {"",       "seat",   "action", "cell", "comparison",
                                         "number", "number", "number", "cell", "number"};

/* Writes an example of an argument; a later one is another than the first. */
static void put_example(kit_text_t *text, const void *game, unsigned type, unsigned index) {
  (void)game;
  const bool second = index > 0;
  switch (type) {
    case CARD_ARGUMENT_SEAT:
      kit_put_character(text, '1');
      return;
    case CARD_ARGUMENT_ACTION:
      kit_put_string(text, second ? "\"call\"" : "\"fold\"");
      return;
    case CARD_ARGUMENT_CARD:
      kit_put_string(text, second ? "\"Q\"" : "\"K\"");
      return;
    case CARD_ARGUMENT_COMPARISON:
      kit_put_string(text, "\">=\"");
      return;
    case CARD_ARGUMENT_GIVEN:
      kit_put_string(text, card_game.mix == NULL ? "\"prior\"" : "\"equilibrium\"");
      return;
    default:
      kit_put_string(text, type == CARD_ARGUMENT_PERCENT ? "50" : "1");
  }
}

static void put_predicate(kit_text_t *text, const card_predicate_t *predicate) {
  const kit_signature_t signature = {
      .name = predicate->name,
      .gloss = predicate->gloss,
      .arity = card_arity(predicate),
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
  for (unsigned index = 0; index < card_predicate_count(); index++) {
    kit_put_character(&text, index == 0 ? '[' : ',');
    put_predicate(&text, card_predicate_at(index));
  }
  kit_put_character(&text, ']');
  return kit_text_finish(&text);
}

/* Adds a hand in which the predicate holds, or fails. */
static void put_world(kit_text_t *text, const card_hand_t *world, const char *name) {
  if (world->rules == NULL) return;
  kit_put_string(text, ",{\"");
  kit_put_string(text, name);
  kit_put_string(text, "\":[");
  for (unsigned place = 0; place < world->dealt; place++) {
    kit_put_string(text, place == 0 ? "\"" : ",\"");
    card_put_card(text, world, world->cards[place]);
    kit_put_character(text, '"');
  }
  kit_put_string(text, "]}");
}

static void put_witness(kit_text_t *text, const card_finding_t *finding) {
  const card_judge_t *judge = &finding->judge;
  if (finding->verdict == AGON_FACT_INVALID) return;
  kit_put_string(text, "{\"worlds\":");
  kit_put_number(text, finding->worlds);
  kit_put_string(text, ",\"holding\":");
  kit_put_number(text, finding->holding);
  kit_put_character(text, '}');
  if (judge->measured && judge->least == judge->most) {
    kit_put_string(text, ",{\"value\":");
    kit_put_decimal(text, judge->least);
    kit_put_character(text, '}');
  } else if (judge->measured) {
    kit_put_string(text, ",{\"lower\":");
    kit_put_decimal(text, judge->least);
    kit_put_string(text, ",\"upper\":");
    kit_put_decimal(text, judge->most);
    kit_put_character(text, '}');
  }
  put_world(text, &finding->with, "with");
  put_world(text, &finding->without, "without");
}

static agon_status_t put_evidence(const card_finding_t *finding, const agon_sink_t *out) {
  char bytes[WITNESS_BYTES];
  char buffer[1024];
  kit_text_t witness = KIT_TEXT(NULL, bytes);
  kit_text_t text = KIT_TEXT(out, buffer);
  put_witness(&witness, finding);
  const bool unknown = finding->verdict == AGON_FACT_UNKNOWN;
  const bool hidden = unknown && !finding->undecided;
  const kit_evidence_t evidence = {
      .method = finding->judge.searched ? "search" : "rule",
      .exact = !unknown,
      .witness = &witness,
      .reason = hidden ? "It depends on cards that are hidden." : finding->judge.reason,
  };
  kit_put_evidence(&text, &evidence);
  return kit_text_finish(&text);
}

static agon_status_t check(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           agon_span_t claim, const agon_budget_t *budget, int32_t *verdict,
                           const agon_sink_t *evidence, agon_error_t *error) {
  (void)budget; /* every claim costs a bounded, small amount of work */
  if (seat >= episode->hand.seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no view %d.", (int)view);
  }
  const card_finding_t finding = card_judge(episode, seat, card_viewer(view, seat), claim);
  *verdict = finding.verdict;
  if (evidence == NULL || put_evidence(&finding, evidence) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the evidence.");
}

const agon_facts_table_t card_facts_table = {
    .struct_size = sizeof(agon_facts_table_t),
    .predicates = predicates,
    .check = check,
    .generate = card_generate,
};
