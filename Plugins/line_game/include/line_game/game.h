// SPDX-License-Identifier: Apache-2.0
/* What a library must define to be a line game, and what an environment and an episode are.
 *
 * * Each library holds one game: it defines line_game and line_descriptor, and fills its
 * agon_plugin_t with the functions at the end. */
#ifndef LINE_GAME_GAME_H
#define LINE_GAME_GAME_H

#include <line_game/oracle.h>
#include <line_game/words.h>
#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* A move that gives the turn away in a copy; every other move is an action id. */
#define LINE_PASS 0xffu
/* Room for the moves of an episode: at most one pass stands before each action, and one at the
 * end. */
#define LINE_MOST_MOVES (2u * LINE_MOST_ACTIONS + 1u)

/* The actions that led to a position, openings and passes included. */
typedef struct line_history {
  uint8_t count;   /* moves */
  uint8_t opening; /* how many of them came from the opening */
  uint8_t turns;   /* how many of them were applied by the host */
  uint8_t moves[LINE_MOST_MOVES];
} line_history_t;

/* The rules with their parameters. Constant once made. */
struct agon_environment {
  line_grid_t grid;
  const agon_host_t *host;
  void *knowledge; /* what the game's oracle computed once, or NULL */
};

/* One run: where it stands, and how it came there. */
struct agon_episode {
  const agon_environment_t *environment;
  line_position_t position;
  line_history_t history;
};

/* What one game adds to the rules that all line games share. */
typedef struct line_game {
  bool round;               /* marks are drawn as discs, else as crosses and noughts */
  const char *example;      /* an action as an agent should write it: "b2" */
  const char *method;       /* of the oracle, for agon.oracle/1 describe: a JSON object */

  /* Reads parameters (JSON, or nothing) into a grid; fails with AGON_INVALID_DATA. */
  agon_status_t (*configure)(agon_span_t parameters, line_grid_t *grid, agon_error_t *error);

  /* Reads what the words of a text name here. */
  void (*read_words)(const line_grid_t *grid, const line_position_t *position, agon_span_t text,
                     line_reading_t *reading);

  /* Computes the environment's knowledge, freed by free(); false when there is no memory. May be
   * NULL. */
  bool (*learn)(agon_environment_t *environment);

  /* Tightens the bounds of an open position by a search of at least `depth` plies (depth 0 costs
   * next to nothing). Answers false when looking deeper cannot help. */
  bool (*tighten)(line_solver_t *solver, const line_position_t *position, unsigned depth,
                  line_bounds_t *bounds);
} line_game_t;

/* The one game of this library. */
extern const line_game_t line_game;
/* Its facts. */
extern const agon_descriptor_t line_descriptor;

/* The facts that all line games share, as initialisers of their descriptor. */
#define LINE_SHARED_FACTS \
  .struct_size = sizeof(agon_descriptor_t), .dynamics = AGON_DYNAMICS_SEQUENTIAL, \
  .chance = AGON_CHANCE_NONE, .utility = AGON_UTILITY_ZERO_SUM, .replay = AGON_REPLAY_EXACT, \
  .least_seats = LINE_SEATS, .most_seats = LINE_SEATS, \
  .abilities = AGON_ABILITY_PERFECT_INFORMATION | AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE | \
               AGON_ABILITY_ENUMERATE, \
  .media = 1u << AGON_MEDIA_TEXT | 1u << AGON_MEDIA_JSON | 1u << AGON_MEDIA_SVG, \
  .least_return = -1, .most_return = 1, .licence = KIT_SPAN("Apache-2.0"), \
  .authors = KIT_SPAN("The Agon authors")

/* The initialisers of a library's agon_plugin_t, but for its name and version. */
#define LINE_SHARED_PLUGIN \
  .struct_size = sizeof(agon_plugin_t), .abi_major = AGON_ABI_MAJOR, .abi_minor = AGON_ABI_MINOR, \
  .build = KIT_SPAN("C17, " __VERSION__), .initialise = line_initialise, \
  .environment_count = line_environment_count, .environment_at = line_environment_at

/* Fills agon_plugin_t.initialise: there is nothing to do. */
agon_status_t line_initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error);
/* Fills agon_plugin_t.environment_count: one. */
uint32_t line_environment_count(void);
/* Fills agon_plugin_t.environment_at. */
const agon_environment_table_t *line_environment_at(uint32_t index);

#pragma GCC visibility pop

#endif
