/* SPDX-License-Identifier: Apache-2.0 */
/* The declared facts of an environment: all that a host needs to know before it creates anything. */
#ifndef AGON_DESCRIPTOR_H
#define AGON_DESCRIPTOR_H

#include "span.h"

/* dynamics */
#define AGON_DYNAMICS_SEQUENTIAL 0   /* one seat acts at a time */
#define AGON_DYNAMICS_SIMULTANEOUS 1 /* all acting seats submit together */
#define AGON_DYNAMICS_MIXED 2

/* chance */
#define AGON_CHANCE_NONE 0
#define AGON_CHANCE_EXPLICIT 1 /* chance acts in turn, with enumerable outcomes */
#define AGON_CHANCE_SAMPLED 2  /* drawn inside apply from the episode's own generator */

/* utility */
#define AGON_UTILITY_ZERO_SUM 0
#define AGON_UTILITY_CONSTANT_SUM 1
#define AGON_UTILITY_GENERAL_SUM 2
#define AGON_UTILITY_COOPERATIVE 3

/* replay */
#define AGON_REPLAY_EXACT 0   /* parameters, seed and actions give the same bytes everywhere */
#define AGON_REPLAY_EFFECTS 1 /* exact only when the recorded effects of host-exec are fed back */

/* abilities: a bit set */
#define AGON_ABILITY_PERFECT_INFORMATION (1ull << 0) /* every seat sees the whole state */
#define AGON_ABILITY_CLONE (1ull << 1)
#define AGON_ABILITY_SERIALISE (1ull << 2)
#define AGON_ABILITY_ENUMERATE (1ull << 3)     /* legal_actions is complete and finite */
#define AGON_ABILITY_TEXT_ACTIONS (1ull << 4)  /* free text is applied as it is */
#define AGON_ABILITY_TOOL_ACTIONS (1ull << 5)  /* see ext/tools.h */
#define AGON_ABILITY_COMMUNICATION (1ull << 6) /* seats may send messages */
#define AGON_ABILITY_NEEDS_EXEC (1ull << 7)    /* create fails without the host-exec extension */

/* The facts of one environment. The plugin owns it; it is constant and lives as long as the process.
 * New facts are appended; test with AGON_HAS. */
typedef struct agon_descriptor {
  uint32_t struct_size;
  int32_t dynamics;
  int32_t chance;
  int32_t utility;
  int32_t replay;
  uint32_t least_seats;
  uint32_t most_seats; /* at most 64 */
  uint32_t reserved;
  uint64_t abilities;
  uint64_t media;       /* bit (1 << AGON_MEDIA_*) for each form of observation */
  double least_return;  /* per seat; NaN when unbounded */
  double most_return;   /* per seat; NaN when unbounded */
  int64_t most_turns;   /* the longest episode in successful apply calls; 0 when no bound is known.
                         * An upper bound over all parameters. */
  agon_span_t id;       /* stable for ever; a new id when the rules change: "connect_four" */
  agon_span_t version;  /* of the rules and the content, recorded with every episode */
  agon_span_t title;
  agon_span_t summary;  /* one sentence */
  agon_span_t rules;    /* the rules and the action grammar as plain text, for people and agents */
  agon_span_t licence;  /* SPDX expression */
  agon_span_t authors;
  agon_span_t parameters_schema; /* JSON Schema of create's parameters; empty when there are none */
} agon_descriptor_t;

#endif
