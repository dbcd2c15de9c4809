// SPDX-License-Identifier: Apache-2.0
/* The parts of the game that card_game asks for. */
#ifndef LEDUC_POKER_H
#define LEDUC_POKER_H

#include <card_game/claim.h>

#pragma GCC visibility push(hidden)

/* Action ids. */
#define LEDUC_FOLD 0
#define LEDUC_CALL 1 /* check or call */
#define LEDUC_RAISE 2

/* Predicates on the board and on pairs. */
#define LEDUC_PREDICATES 5
extern const card_predicate_t leduc_predicates[LEDUC_PREDICATES];

/* The suits are alike. */
extern const agon_symmetry_table_t leduc_symmetry_table;

#pragma GCC visibility pop

#endif
