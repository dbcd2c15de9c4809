// SPDX-License-Identifier: Apache-2.0
/* Making and changing episodes, for the tables of this folder. */
#ifndef LINE_GAME_EPISODE_H
#define LINE_GAME_EPISODE_H

#include <plugin_kit/failure.h>
#include <line_game/game.h>
#include <plugin_kit/text.h>

#include <agon/ext/draft/edits.h>

#pragma GCC visibility push(hidden)

/* The entries of the environment table; the ABI says what they do. */
agon_status_t line_progress(const agon_episode_t *episode, agon_progress_t *out);
agon_status_t line_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                 uint64_t capacity, uint64_t *count);
agon_status_t line_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                         agon_error_t *error);
agon_status_t line_rewards(const agon_episode_t *episode, double *out, uint64_t count);
agon_status_t line_returns(const agon_episode_t *episode, double *out, uint64_t count);
agon_status_t line_outcome(const agon_episode_t *episode, const agon_sink_t *out);
agon_status_t line_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error);
uint64_t line_position_key(const agon_episode_t *episode);
agon_status_t line_action_title(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out);
agon_status_t line_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error);
agon_status_t line_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                           int32_t media, const agon_sink_t *out, agon_error_t *error);
agon_status_t line_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                             agon_error_t *error);
agon_status_t line_restore(const agon_environment_t *environment, agon_span_t bytes,
                           agon_episode_t **out, agon_error_t *error);

/* The tables of the extensions. */
extern const agon_facts_table_t line_facts_table;
extern const agon_oracle_table_t line_oracle_table;
extern const agon_symmetry_table_t line_symmetry_table;
extern const agon_edits_table_t line_edits_table;

/* The episode at the start of the board, on the caller's stack. */
agon_episode_t line_episode_start(const agon_environment_t *environment);

/* Copies an episode to the heap; fails with AGON_NO_MEMORY. */
agon_status_t line_episode_keep(const agon_episode_t *episode, agon_episode_t **out,
                                agon_error_t *error);

/* Plays a legal action and notes it, without counting a turn. */
void line_episode_play(agon_episode_t *episode, unsigned action);

/* Gives the turn away in an open episode; a pass right after a pass takes the first one back. */
void line_episode_pass(agon_episode_t *episode);

/* Adds a JSON array of the names of a set of cells, and of a set of action ids. */
void line_put_cells(kit_text_t *text, const line_grid_t *grid, uint64_t cells);
void line_put_actions(kit_text_t *text, const line_grid_t *grid, uint64_t actions);

/* Adds the sentence that says which actions are legal. */
void line_put_legal(kit_text_t *text, const agon_episode_t *episode);

/* Adds the name of a cell or of an action. */
void line_put_cell(kit_text_t *text, const line_grid_t *grid, unsigned bit);
void line_put_action(kit_text_t *text, const line_grid_t *grid, unsigned action);

/* The cell that the last action marked, or none; *seat is who marked it. */
uint64_t line_last_cell(const agon_episode_t *episode, unsigned *seat);

/* The three forms of an observation. The seat is AGON_SEAT_NONE for the views that are nobody's. */
void line_observe_text(const agon_episode_t *episode, int32_t seat, int32_t view,
                       kit_text_t *text);
void line_observe_json(const agon_episode_t *episode, int32_t seat, int32_t view,
                       kit_text_t *text);
void line_observe_svg(const agon_episode_t *episode, kit_text_t *text);

/* The letters that stand for the marks of the seats. */
static inline char line_letter(unsigned seat) { return seat == 0 ? 'X' : 'O'; }

#pragma GCC visibility pop

#endif
