// SPDX-License-Identifier: Apache-2.0
/* Making, naming and showing episodes, for the tables of this folder. */
#ifndef CARD_GAME_EPISODE_H
#define CARD_GAME_EPISODE_H

#include <card_game/game.h>
#include <card_game/names.h>
#include <plugin_kit/failure.h>
#include <plugin_kit/word.h>

#pragma GCC visibility push(hidden)

/* The entries of the environment table; the ABI says what they do. */
agon_status_t card_progress(const agon_episode_t *episode, agon_progress_t *out);
agon_status_t card_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count);
agon_status_t card_chance_outcomes(const agon_episode_t *episode, int64_t *ids,
                                   double *probabilities, uint64_t capacity, uint64_t *count);
agon_status_t card_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error);
agon_status_t card_returns(const agon_episode_t *episode, double *out, uint64_t count);
agon_status_t card_outcome(const agon_episode_t *episode, const agon_sink_t *out);
agon_status_t card_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error);
uint64_t card_position_key(const agon_episode_t *episode);
agon_status_t card_action_title(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out);
agon_status_t card_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error);
agon_status_t card_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           int32_t media, const agon_sink_t *out, agon_error_t *error);
agon_status_t card_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                             agon_error_t *error);
agon_status_t card_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error);

/* The facts extension. */
extern const agon_facts_table_t card_facts_table;

/* Brings an episode of `seats` to the opening, a JSON object or nothing. */
agon_status_t card_open(agon_episode_t *episode, agon_span_t opening, agon_error_t *error);

/* The three forms of an observation. */
void card_observe_text(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text);
void card_observe_json(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text);
void card_observe_svg(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text);

#pragma GCC visibility pop

#endif
