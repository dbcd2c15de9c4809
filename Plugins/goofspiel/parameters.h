// SPDX-License-Identifier: Apache-2.0
/* Reading the parameters and the opening. */
#ifndef GOOFSPIEL_PARAMETERS_H
#define GOOFSPIEL_PARAMETERS_H

#include "game.h"

#pragma GCC visibility push(hidden)

/* The values of the parameters that are words, by their number; NULL ends each. */
extern const char *const goof_order_names[];
extern const char *const goof_tie_names[];
extern const char *const goof_bid_names[];
extern const char *const goof_return_names[];

/* Reads a JSON object, or nothing, into rules. Fails with AGON_INVALID_DATA and a sentence that
 * names the parameter: unknown, of a wrong type, or out of bounds. */
agon_status_t goof_rules_read(agon_span_t text, goof_rules_t *rules, agon_error_t *error);

/* Plays an opening, or nothing, into a game at its start. Fails with AGON_INVALID_DATA; the game is
 * then of no use. */
agon_status_t goof_open(agon_episode_t *game, agon_span_t opening, agon_error_t *error);

#pragma GCC visibility pop

#endif
