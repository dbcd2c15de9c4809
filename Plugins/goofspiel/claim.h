// SPDX-License-Identifier: Apache-2.0
/* A claim that was read from its wire form, and what is needed to judge it. */
#ifndef GOOFSPIEL_CLAIM_H
#define GOOFSPIEL_CLAIM_H

#include "episode.h"
#include "worlds.h"

#include <plugin_kit/claim.h>

#pragma GCC visibility push(hidden)

/* Types of arguments. */
#define GOOF_ARGUMENT_NONE 0
#define GOOF_ARGUMENT_SEAT 1
#define GOOF_ARGUMENT_CARD 2
#define GOOF_ARGUMENT_NUMBER 3
#define GOOF_ARGUMENT_COMPARISON 4

#define GOOF_MOST_ARGUMENTS 3u
/* Steps of a search for worlds when the budget does not say. */
#define GOOF_DEFAULT_WORK UINT64_C(20000)

/* The arguments of a claim; no predicate has two of a type. */
typedef struct goof_arguments {
  unsigned seat;
  unsigned card;
  double number;
  unsigned comparison; /* index into kit_comparisons */
} goof_arguments_t;

typedef struct goof_predicate goof_predicate_t;

/* The work on one claim. */
typedef struct goof_judge {
  const agon_episode_t *game;
  unsigned seat; /* who asks */
  int observer;  /* whose knowledge counts, AGON_SEAT_NONE for what everybody knows */
  bool informed; /* everything is known: the real state decides */
  const goof_predicate_t *predicate;
  goof_arguments_t arguments;
  uint64_t work;
  bool undecided;      /* the work did not suffice */
  const char *reason;  /* a sentence, or NULL */
  kit_text_t witness;  /* elements of the JSON array, with commas between */
} goof_judge_t;

/* What in a state a predicate looks at, and so its witness. */
typedef enum goof_subject {
  GOOF_POINTS,
  GOOF_TABLE,
  GOOF_TO_COME,
  GOOF_ROUNDS,
  GOOF_HANDS,
  GOOF_HIGHEST
} goof_subject_t;

/* A predicate that can be judged. It has `holds`, or `value` for a comparison with a number. */
struct goof_predicate {
  const char *name;
  uint8_t types[GOOF_MOST_ARGUMENTS];      /* GOOF_ARGUMENT_* */
  const char *titles[GOOF_MOST_ARGUMENTS]; /* names of the arguments */
  goof_subject_t subject;
  const char *gloss; /* one sentence for people */
  bool (*holds)(const agon_episode_t *game, unsigned seat, const goof_arguments_t *arguments);
  int (*value)(const agon_episode_t *game, const goof_arguments_t *arguments);
  /* Looks for a world in which the predicate has a truth; NULL when all seats know its truth. */
  goof_found_t (*search)(goof_judge_t *judge, bool truth, agon_episode_t *world);
};

/* All predicates, in the order of the README. */
extern const goof_predicate_t goof_predicates[];
extern const unsigned goof_predicate_count;

/* Tells whether the claim's predicate holds in a world. */
bool goof_holds(const goof_judge_t *judge, const agon_episode_t *world);

/* Parses and judges a claim; AGON_FACT_*, polarity applied. */
int32_t goof_judge_text(goof_judge_t *judge, agon_span_t claim);

/* A judge of a seat's claims on what a view shows. */
goof_judge_t goof_judge_make(const agon_episode_t *game, unsigned seat, int32_t view);

/* The searches, for the table of predicates. */
goof_found_t goof_search_holds(goof_judge_t *judge, bool truth, agon_episode_t *world);
goof_found_t goof_search_legal(goof_judge_t *judge, bool truth, agon_episode_t *world);
goof_found_t goof_search_highest(goof_judge_t *judge, bool truth, agon_episode_t *world);
goof_found_t goof_search_can_win(goof_judge_t *judge, bool truth, agon_episode_t *world);
goof_found_t goof_search_sure_win(goof_judge_t *judge, bool truth, agon_episode_t *world);
goof_found_t goof_search_equal(goof_judge_t *judge, bool truth, agon_episode_t *world);

/* Fills agon_facts_table_t.generate. */
agon_status_t goof_generate(const agon_episode_t *game, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error);

#pragma GCC visibility pop

#endif
