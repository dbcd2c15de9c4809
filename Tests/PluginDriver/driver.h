// SPDX-License-Identifier: Apache-2.0
/* A small host in C that drives one plugin hard, to be run under the sanitizers. */
#ifndef PLUGIN_DRIVER_H
#define PLUGIN_DRIVER_H

#include <agon/agon.h>
#include <agon/ext/draft/edits.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for any output of the games that are driven. */
#define OUTPUT_BYTES 65536u
#define MOST_ACTIONS 64u

/* Ends the run with the place and the condition when it does not hold. */
#define REQUIRE(condition) \
  do { \
    if (!(condition)) fail(__FILE__, __LINE__, #condition); \
  } while (0)

/* A loaded environment with its extensions. */
typedef struct subject {
  const agon_environment_table_t *table;
  const agon_facts_table_t *facts;
  const agon_oracle_table_t *oracle;
  const agon_symmetry_table_t *symmetry;
  const agon_edits_table_t *edits;
  const agon_host_t *host;
  agon_environment_t *environment;
} subject_t;

/* Gathers what a plugin writes; keeps a closing NUL. */
typedef struct output {
  agon_sink_t sink;
  uint64_t size;
  char bytes[OUTPUT_BYTES];
} output_t;

/* Prints what did not hold and exits with status 1. */
_Noreturn void fail(const char *file, int line, const char *condition);

/* Empties an output and returns its sink. */
const agon_sink_t *output_reset(output_t *output);

/* An error for a plugin to fill. */
static inline agon_error_t error_empty(void) {
  return (agon_error_t){.struct_size = sizeof(agon_error_t)};
}

/* A span over a NUL-terminated string. */
static inline agon_span_t span_of(const char *text) { return (agon_span_t){text, strlen(text)}; }

/* Draws the next number below a bound (xorshift64*; the state is never 0). */
uint64_t draw(uint64_t *state, uint64_t bound);

/* Makes the environment with parameters, replacing the one that is there. */
void subject_configure(subject_t *subject, const char *parameters);

/* Begins an episode at the usual start. */
agon_episode_t *subject_begin(const subject_t *subject);

agon_progress_t progress_of(const subject_t *subject, const agon_episode_t *episode);

/* The legal actions of the seat that acts; answers their number. */
uint64_t legal_of(const subject_t *subject, const agon_episode_t *episode, int64_t *ids);

/* Applies an action of the seat that acts. */
agon_status_t apply_one(const subject_t *subject, agon_episode_t *episode, int64_t id);

/* An exact copy, and a copy after an action. */
agon_episode_t *copy_of(const subject_t *subject, const agon_episode_t *episode);
agon_episode_t *copy_after(const subject_t *subject, const agon_episode_t *episode, int64_t id);

/* The return of seat 0 in an ended episode. */
double return_of_first(const subject_t *subject, const agon_episode_t *episode);

/* The runs. */
void run_perft(const subject_t *subject, unsigned depth);
void run_counts(const subject_t *subject);
void run_play(const subject_t *subject, unsigned episodes, uint64_t seed);
void run_extensions(const subject_t *subject, unsigned episodes, uint64_t seed);
void run_fuzz(subject_t *subject, unsigned rounds, uint64_t seed);
void run_words(subject_t *subject);
void run_walk(const subject_t *subject, unsigned episodes, uint64_t seed);

#endif
