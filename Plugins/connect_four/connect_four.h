// SPDX-License-Identifier: Apache-2.0
/* The parts of the game that line_game asks for. */
#ifndef CONNECT_FOUR_H
#define CONNECT_FOUR_H

#include <line_game/game.h>

#pragma GCC visibility push(hidden)

/* Fills line_game.read_words. */
void connect_four_read_words(const line_grid_t *grid, const line_position_t *position,
                             agon_span_t text, line_reading_t *reading);

/* Fills line_game.tighten: proves by search. */
bool connect_four_tighten(line_solver_t *solver, const line_position_t *position, unsigned depth,
                          line_bounds_t *bounds);

#pragma GCC visibility pop

#endif
