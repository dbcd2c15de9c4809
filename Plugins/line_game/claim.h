// SPDX-License-Identifier: Apache-2.0
/* A claim that was read from its wire form, and what is needed to judge it. */
#ifndef LINE_GAME_CLAIM_H
#define LINE_GAME_CLAIM_H

#include "episode.h"

#include <plugin_kit/claim.h>

#pragma GCC visibility push(hidden)

/* Types of arguments. */
#define LINE_ARGUMENT_NONE 0
#define LINE_ARGUMENT_SEAT 1
#define LINE_ARGUMENT_ACTION 2
#define LINE_ARGUMENT_CELL 3
#define LINE_ARGUMENT_NUMBER 4
#define LINE_ARGUMENT_COMPARISON 5
#define LINE_ARGUMENT_CLAIM 6

#define LINE_MOST_ARGUMENTS 2u
/* How deep `next` may nest. */
#define LINE_MOST_LEVELS 8u
/* An argument; which member counts is said by the predicate's type for it. */
typedef struct line_argument {
  unsigned seat;
  unsigned action;
  unsigned cell;       /* bit number */
  double number;
  unsigned comparison; /* index into kit_comparisons */
  const json_t *claim;
} line_argument_t;

/* The work on one claim. */
typedef struct line_judge {
  const agon_environment_t *environment;
  line_solver_t *solver;
  unsigned seat;         /* who asks */
  unsigned level;        /* how many `next` are around */
  bool searched;         /* the oracle was asked */
  bool unknown;          /* a value was not proven */
  unsigned depth;        /* plies played out */
  const char *reason;    /* a sentence, or NULL */
  kit_text_t witness;   /* elements of the JSON array, with commas between */
} line_judge_t;

/* A predicate that can be judged. */
typedef struct line_predicate {
  const char *name;
  uint8_t types[LINE_MOST_ARGUMENTS];      /* LINE_ARGUMENT_* */
  const char *titles[LINE_MOST_ARGUMENTS]; /* names of the arguments */
  bool valued;                             /* the oracle's values decide, not the rules alone */
  const char *gloss;                       /* one sentence for people */
  /* Judges on a position, with polarity true; AGON_FACT_*. */
  int32_t (*judge)(line_judge_t *judge, const line_position_t *position,
                   const line_argument_t *arguments);
} line_predicate_t;

/* All predicates, in the order of the README. */
extern const line_predicate_t line_predicates[];
extern const unsigned line_predicate_count;

/* Reads and judges a claim on a position; AGON_FACT_*, polarity applied. */
int32_t line_judge_claim(line_judge_t *judge, const line_position_t *position,
                         const json_t *claim);

/* Reads what is invalid, or the arguments of a claim: the predicate, or NULL with judge->reason. */
const line_predicate_t *line_claim_read(line_judge_t *judge, const line_position_t *position,
                                        const json_t *claim, line_argument_t *arguments,
                                        bool *polarity);

/* Parses and judges a claim. */
int32_t line_judge_text(line_judge_t *judge, const agon_episode_t *episode, agon_span_t claim);

/* Gives the turn to a seat; false when the position has ended. */
bool line_turned(const line_position_t *position, unsigned seat, line_position_t *turned);

/* Begin and end of one element of the witness: {"<name>": ... }. */
void line_witness_open(line_judge_t *judge, const char *name);
void line_witness_close(line_judge_t *judge);
/* Whole elements. */
void line_witness_ended(line_judge_t *judge);
void line_witness_illegal(line_judge_t *judge, unsigned action);
void line_witness_play(line_judge_t *judge, const unsigned *actions, unsigned count);
void line_witness_line(line_judge_t *judge, uint64_t marks);
void line_witness_wins(line_judge_t *judge, uint64_t actions);
void line_witness_value(line_judge_t *judge, unsigned action, line_bounds_t value);

/* The judges that need the oracle; the others are in predicates.c. */
int32_t line_judge_forced(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments);
int32_t line_judge_best(line_judge_t *judge, const line_position_t *position,
                        const line_argument_t *arguments);
int32_t line_judge_better(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments);
int32_t line_judge_value(line_judge_t *judge, const line_position_t *position,
                         const line_argument_t *arguments);
int32_t line_judge_reply(line_judge_t *judge, const line_position_t *position,
                         const line_argument_t *arguments);

/* Gets home: the asking seat to act. False, with the witness, when the position has ended. */
bool line_home(line_judge_t *judge, const line_position_t *position, line_position_t *home);
/* Plays an action from home. False, with the witness, when it is illegal. */
bool line_play(line_judge_t *judge, const line_position_t *home, unsigned action,
               line_position_t *after);

/* The verdict of a condition. */
static inline int32_t line_verdict(bool holds) { return holds ? AGON_FACT_TRUE : AGON_FACT_FALSE; }

#pragma GCC visibility pop

#endif
