/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: facts. The plugin says which claims it can check, checks them, and makes examples. */
#ifndef AGON_EXT_FACTS_H
#define AGON_EXT_FACTS_H

#include "../environment.h"
#include "budget.h"

#define AGON_EXT_FACTS "agon.facts/1"

#define AGON_FACT_FALSE 0
#define AGON_FACT_TRUE 1
#define AGON_FACT_UNKNOWN 2 /* understood, undecided within the budget or from this view */
#define AGON_FACT_INVALID 3 /* predicate or argument not understood: never counted as a lie */

typedef struct agon_facts_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes a JSON array, one object a predicate: {"predicate", "arguments": [{"name", "type"}],
   * "gloss", "example": claim, "exact": bool}. Types: seat, action, cell, number, comparison,
   * predicate, list. [any thread] */
  agon_status_t (*predicates)(const agon_environment_t *environment, const agon_sink_t *out);

  /* Judges a claim of `seat` on the state as `view` shows it (AGON_VIEW_SEAT: on what that seat can
   * know). The claim is the wire form {"predicate", "args", "polarity"}: positional arguments, seats
   * as numbers, actions and cells by name. *verdict is AGON_FACT_*, with polarity applied. evidence
   * may be NULL; it gets {"method", "exact", "depth", "witness"}. Bounded work that decides nothing
   * is AGON_FACT_UNKNOWN. [one thread per episode] */
  agon_status_t (*check)(const agon_episode_t *episode, uint32_t seat, int32_t view,
                         agon_span_t claim, const agon_budget_t *budget, int32_t *verdict,
                         const agon_sink_t *evidence, agon_error_t *error);

  /* Writes a JSON array of at most `most` well-formed claims in wire form that are true (truth 1) or
   * false yet plausible (truth 0) for `seat` here, drawn by seed; exact ones only.
   * [one thread per episode] */
  agon_status_t (*generate)(const agon_episode_t *episode, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error);
} agon_facts_table_t;

#endif
