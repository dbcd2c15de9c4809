// SPDX-License-Identifier: Apache-2.0
/* Finding an order of play for marks on a board. */
#ifndef LINE_GAME_RETRACE_H
#define LINE_GAME_RETRACE_H

#include "episode.h"

#pragma GCC visibility push(hidden)

/* Answers AGON_OK when play from the empty board can lead to these marks, and then writes the
 * actions in order (as many as there are marks); AGON_INVALID_DATA when it cannot;
 * AGON_BUDGET_EXHAUSTED or AGON_NO_MEMORY when that was not settled. Who acts follows from the
 * marks. */
agon_status_t line_retrace(const line_grid_t *grid, const uint64_t marks[LINE_SEATS],
                           uint8_t *actions);

/* The cheap tests that line_retrace begins with: numbers of marks, what they rest on, and who could
 * have won. False means that no play leads here. */
bool line_plausible(const line_grid_t *grid, const uint64_t marks[LINE_SEATS]);

#pragma GCC visibility pop

#endif
