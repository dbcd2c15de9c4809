/* SPDX-License-Identifier: Apache-2.0 */
/* A small game that behaves: two seats count up to a goal. The faults are put around it. */
#ifndef HOSTILE_COUNT_H
#define HOSTILE_COUNT_H

#include <agon/agon.h>

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

#define COUNT_SEATS 2u
#define COUNT_GOAL 10
/* The most that a turn can add. */
#define COUNT_STEP 2
/* Room for what a fault found out, shown in observations. */
#define NOTE_BYTES 8192u

/* What is to go wrong, where, and when; the parameters say it. */
typedef struct plan {
  char fault[40];  /* a name of README.md; empty for none */
  char entry[24];  /* of the environment table: where a deed is done */
  char path[512];  /* a file that a deed touches */
  int64_t turn;    /* the first turn that is struck */
  uint64_t one_in; /* episodes whose seed is a multiple of this are struck */
} plan_t;

/* The rules, and the plan. */
struct agon_environment {
  plan_t plan;
};

/* One run. */
struct agon_episode {
  const agon_environment_t *environment;
  char *note; /* NOTE_BYTES, never part of the state */
  uint64_t seed;
  int64_t turn;
  int32_t total; /* -1 before chance has dealt */
  int32_t secrets[COUNT_SEATS]; /* 0 to 9: each seat sees its own alone */
};

/* Fails with a sentence. */
agon_status_t fail(agon_error_t *error, agon_status_t code, const char *sentence);

/* Writes a NUL-terminated text to a sink. */
agon_status_t say(const agon_sink_t *out, const char *text);

/* The seat that acts; meaningless once the goal is reached. */
static inline uint32_t acting(const agon_episode_t *episode) {
  return (uint32_t)(episode->turn % COUNT_SEATS);
}

/* True where chance deals the digit of seat 1 as a turn of its own; else the seed deals it. */
extern const bool count_deals;

/* The digits that can be dealt. */
#define COUNT_DIGITS 10

/* True while the digit is still to be dealt. */
static inline bool undealt(const agon_episode_t *episode) { return episode->total < 0; }

/* True once the goal is reached. */
static inline bool ended(const agon_episode_t *episode) { return episode->total >= COUNT_GOAL; }

/* The entries of the environment table, as a good plugin fills them. */
agon_status_t count_create(const agon_host_t *host, agon_span_t parameters,
                           agon_environment_t **out, agon_error_t *error);
void count_destroy(agon_environment_t *environment);
agon_status_t count_begin(const agon_environment_t *environment, uint32_t seat_count,
                          uint64_t seed, agon_span_t opening, agon_episode_t **out,
                          agon_error_t *error);
void count_end(agon_episode_t *episode);
agon_status_t count_progress(const agon_episode_t *episode, agon_progress_t *out);
agon_status_t count_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                  uint64_t capacity, uint64_t *count);
agon_status_t count_chance_outcomes(const agon_episode_t *episode, int64_t *ids,
                                    double *probabilities, uint64_t capacity, uint64_t *count);
agon_status_t count_action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out);
agon_status_t count_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                 int64_t *id, agon_error_t *error);
agon_status_t count_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                          agon_error_t *error);
agon_status_t count_returns(const agon_episode_t *episode, double *out, uint64_t count);
agon_status_t count_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                            int32_t media, const agon_sink_t *out, agon_error_t *error);
agon_status_t count_outcome(const agon_episode_t *episode, const agon_sink_t *out);
agon_status_t count_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                          uint64_t seed, agon_episode_t **out, agon_error_t *error);
agon_status_t count_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                              agon_error_t *error);
agon_status_t count_restore(const agon_environment_t *environment, agon_span_t bytes,
                            agon_episode_t **out, agon_error_t *error);
uint64_t count_position_key(const agon_episode_t *episode);

/* Reads the plan out of the parameters; what is missing has its default. False when they are
 * no object or hold a key of none of its parts. */
bool plan_read(agon_span_t parameters, plan_t *plan);

/* The table with the faults around the game. */
extern const agon_environment_table_t hostile_table;
/* The facts, true or wrong. */
extern const agon_descriptor_t hostile_descriptor;

#pragma GCC visibility pop

#endif
