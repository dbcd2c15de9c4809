// SPDX-License-Identifier: Apache-2.0
/* The parts of the game that line_game asks for. */
#ifndef TIC_TAC_TOE_H
#define TIC_TAC_TOE_H

#include <line_game/game.h>

#pragma GCC visibility push(hidden)

/* Fills line_game.read_words. */
void tic_tac_toe_read_words(const line_grid_t *grid, const line_position_t *position,
                            agon_span_t text, line_reading_t *reading);

/* Fills line_game.learn: the value of every board. */
bool tic_tac_toe_learn(agon_environment_t *environment);

/* Fills line_game.tighten: looks the value up. */
bool tic_tac_toe_tighten(line_solver_t *solver, const line_position_t *position, unsigned depth,
                         line_bounds_t *bounds);

#pragma GCC visibility pop

#endif
