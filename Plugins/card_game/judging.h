// SPDX-License-Identifier: Apache-2.0
/* Reading claims, and judging them over all worlds of a view. */
#ifndef CARD_GAME_JUDGING_H
#define CARD_GAME_JUDGING_H

#include "episode.h"

#include <card_game/claim.h>
#include <plugin_kit/claim.h>

#pragma GCC visibility push(hidden)

/* The predicates that all card games have; those of the game follow them. */
extern const card_predicate_t card_shared_predicates[];
extern const unsigned card_shared_count;

/* The number of predicates, and one of them. */
unsigned card_predicate_count(void);
const card_predicate_t *card_predicate_at(unsigned index);

/* The number of arguments that a predicate takes. */
unsigned card_arity(const card_predicate_t *predicate);

/* What a view makes of a claim. */
typedef struct card_finding {
  int32_t verdict; /* AGON_FACT_*, polarity applied */
  card_judge_t judge;
  unsigned worlds;
  unsigned holding;       /* worlds in which the predicate holds */
  card_hand_t with;       /* the first of them */
  card_hand_t without;    /* the first of the others */
  bool undecided;         /* in some world the predicate itself is unknown */
} card_finding_t;

/* Reads and judges a claim of a seat. */
card_finding_t card_judge(const agon_episode_t *episode, uint32_t seat, card_viewer_t viewer,
                          agon_span_t claim);

/* Fills agon_facts_table_t.generate. */
agon_status_t card_generate(const agon_episode_t *episode, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error);

#pragma GCC visibility pop

#endif
