// SPDX-License-Identifier: Apache-2.0
/* The entries of the environment table, and what they share. */
#ifndef GOOFSPIEL_EPISODE_H
#define GOOFSPIEL_EPISODE_H

#include "game.h"

#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* The entries of the environment table; the ABI says what they do. */
agon_status_t goof_progress(const agon_episode_t *game, agon_progress_t *out);
agon_status_t goof_legal_actions(const agon_episode_t *game, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count);
agon_status_t goof_chance_outcomes(const agon_episode_t *game, int64_t *ids, double *probabilities,
                                   uint64_t capacity, uint64_t *count);
agon_status_t goof_action_name(const agon_episode_t *game, int32_t seat, int64_t id,
                               const agon_sink_t *out);
agon_status_t goof_parse_action(const agon_episode_t *game, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error);
agon_status_t goof_apply(agon_episode_t *game, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error);
agon_status_t goof_rewards(const agon_episode_t *game, double *out, uint64_t count);
agon_status_t goof_returns(const agon_episode_t *game, double *out, uint64_t count);
agon_status_t goof_observe(const agon_episode_t *game, uint32_t seat, int32_t view, int32_t media,
                           const agon_sink_t *out, agon_error_t *error);
agon_status_t goof_outcome(const agon_episode_t *game, const agon_sink_t *out);
agon_status_t goof_clone(const agon_episode_t *game, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error);
agon_status_t goof_serialise(const agon_episode_t *game, const agon_sink_t *out,
                             agon_error_t *error);
agon_status_t goof_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error);
uint64_t goof_position_key(const agon_episode_t *game);

/* The facts of the environment, and the table of the facts extension. */
extern const agon_descriptor_t goof_descriptor;
extern const agon_facts_table_t goof_facts_table;
/* The environment's table. */
extern const agon_environment_table_t goof_table;

/* Who looks: a seat; nobody, who sees what everybody sees; or the one who sees everything. */
typedef struct goof_eye {
  int seat;  /* AGON_SEAT_NONE for nobody */
  bool all;  /* sees everything */
  bool past; /* is told all rounds, not the last one alone */
} goof_eye_t;

/* Tells whether the hand and the bids of a seat are seen. */
static inline bool goof_sees(const agon_episode_t *game, goof_eye_t eye, unsigned seat) {
  return eye.all || !goof_rules(game)->hidden || eye.seat == (int)seat;
}

/* Adds the numbers of a set in ascending order with `between` between them. */
void goof_put_set(kit_text_t *text, unsigned set, const char *between);

/* The three forms of an observation. */
void goof_observe_text(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text);
void goof_observe_json(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text);
void goof_observe_svg(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text);

/* Reads the one card of these rules that a text names. Fails with AGON_UNPARSEABLE_ACTION or
 * AGON_AMBIGUOUS_ACTION and a sentence. */
agon_status_t goof_read_card(const goof_rules_t *rules, agon_span_t text, unsigned *card,
                             agon_error_t *error);

#pragma GCC visibility pop

#endif
