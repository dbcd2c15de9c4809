// SPDX-License-Identifier: Apache-2.0
/* Claims in wire form, {"predicate", "args", "polarity"}, and the evidence that answers them. */
#ifndef PLUGIN_KIT_CLAIM_H
#define PLUGIN_KIT_CLAIM_H

#include <plugin_kit/text.h>

#include <jansson.h>
#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* A claim in wire form is never longer. */
#define KIT_MOST_CLAIM_BYTES 4096u

/* "<", "<=", "=", ">=", ">", then NULL. */
extern const char *const kit_comparisons[];

/* The parts of a claim; they belong to the JSON value that they were read from. */
typedef struct kit_claim {
  const char *predicate; /* NULL when it is no string */
  const json_t *list;    /* the arguments */
  bool polarity;         /* true when the claim does not say */
} kit_claim_t;

/* Parses a claim into an object that the caller releases; NULL with the reason. */
json_t *kit_claim_load(agon_span_t text, const char **reason);

/* Takes a claim apart; answers what is wrong with it, or NULL. */
const char *kit_claim_read(const json_t *object, kit_claim_t *claim);

/* Reads a comparison as an index into kit_comparisons; answers what is wrong, or NULL. */
const char *kit_comparison_read(const json_t *value, unsigned *comparison);

/* Reads a finite number; answers what is wrong, or NULL. */
const char *kit_number_read(const json_t *value, double *number);

/* What an answer rests on. */
typedef struct kit_evidence {
  const char *method;        /* "rule" or "search" */
  bool exact;
  unsigned depth;            /* plies that were looked ahead */
  const kit_text_t *witness; /* the elements of a JSON array, with commas between */
  const char *reason;        /* a sentence, or NULL */
} kit_evidence_t;

/* Adds the evidence as a JSON object. */
void kit_put_evidence(kit_text_t *text, const kit_evidence_t *evidence);

#pragma GCC visibility pop

#endif
