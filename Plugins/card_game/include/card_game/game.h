// SPDX-License-Identifier: Apache-2.0
/* What a library must define to be a card game, and what an environment and an episode are.
 *
 * Each library holds one game: it defines card_game and card_descriptor, and fills its
 * agon_plugin_t with the functions at the end. */
#ifndef CARD_GAME_GAME_H
#define CARD_GAME_GAME_H

#include <card_game/worlds.h>
#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* A word that stands for an action. */
typedef struct card_word {
  const char *word; /* NULL ends a list */
  uint8_t kind;     /* CARD_*; CARD_KINDS when it stands for an id in every situation */
  uint8_t id;       /* the action when kind is CARD_KINDS */
  bool opens;       /* only when nothing is to be paid: "bet" where another bet is a raise */
} card_word_t;

/* The rules. Constant once made. */
struct agon_environment {
  const agon_host_t *host;
};

/* One run: where it stands, and how much of it came from the opening. */
struct agon_episode {
  const agon_environment_t *environment;
  card_hand_t hand;
  uint8_t opening; /* cards and actions that were set by the opening */
};

struct card_predicate;

/* What one game adds to what all card games share. */
typedef struct card_game {
  card_rules_t rules;
  const char *letters;             /* of each action id, for histories: "pb" */
  const char *kinds[CARD_KINDS];   /* the name of each kind of action */
  const card_word_t *words;        /* all that is read as an action */
  bool names_actors;               /* a history says who acted; else seat 0 begins each round */
  const char *example;             /* an opening, for messages */

  /* The probability that the seat to act chooses an action in an equilibrium of two seats. All
   * equilibria lie between number 0 and number 1, and what is computed from them is monotone
   * between. NULL when no equilibrium is known. */
  double (*mix)(const card_hand_t *hand, unsigned equilibrium, int64_t id);

  /* Predicates beyond those that all card games have. */
  const struct card_predicate *predicates;
  unsigned predicate_count;

  /* The tables of extensions that only this game has; NULL for other ids. */
  const void *(*extension)(const char *id);
} card_game_t;

/* The one game of this library. */
extern const card_game_t card_game;
/* Its facts. */
extern const agon_descriptor_t card_descriptor;

/* The facts that all card games share, as initialisers of their descriptor. */
#define CARD_SHARED_FACTS \
  .struct_size = sizeof(agon_descriptor_t), .dynamics = AGON_DYNAMICS_SEQUENTIAL, \
  .chance = AGON_CHANCE_EXPLICIT, .utility = AGON_UTILITY_ZERO_SUM, .replay = AGON_REPLAY_EXACT, \
  .abilities = AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE | AGON_ABILITY_ENUMERATE, \
  .media = 1u << AGON_MEDIA_TEXT | 1u << AGON_MEDIA_JSON | 1u << AGON_MEDIA_SVG, \
  .licence = KIT_SPAN("Apache-2.0"), .authors = KIT_SPAN("The Agon authors")

/* The initialisers of a library's agon_plugin_t, but for its name and version. */
#define CARD_SHARED_PLUGIN \
  .struct_size = sizeof(agon_plugin_t), .abi_major = AGON_ABI_MAJOR, .abi_minor = AGON_ABI_MINOR, \
  .build = KIT_SPAN("C17, " __VERSION__), .initialise = card_initialise, \
  .environment_count = card_environment_count, .environment_at = card_environment_at

/* Fills agon_plugin_t.initialise: there is nothing to do. */
agon_status_t card_initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error);
/* Fills agon_plugin_t.environment_count: one. */
uint32_t card_environment_count(void);
/* Fills agon_plugin_t.environment_at. */
const agon_environment_table_t *card_environment_at(uint32_t index);

/* Copies an episode to the heap; fails with AGON_NO_MEMORY. */
agon_status_t card_episode_keep(const agon_episode_t *episode, agon_episode_t **out,
                                agon_error_t *error);

#pragma GCC visibility pop

#endif
