// SPDX-License-Identifier: Apache-2.0
/* Claims drawn by a seed: true ones, and false ones that somebody could believe. */
#ifndef LINE_GAME_GENERATE_H
#define LINE_GAME_GENERATE_H

#include "claim.h"

#pragma GCC visibility push(hidden)

/* Fills agon_facts_table_t.generate. */
agon_status_t line_generate(const agon_episode_t *episode, uint32_t seat, int32_t truth,
                            uint64_t seed, uint32_t most, const agon_sink_t *out,
                            agon_error_t *error);

#pragma GCC visibility pop

#endif
