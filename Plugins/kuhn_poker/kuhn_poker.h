// SPDX-License-Identifier: Apache-2.0
/* The parts of the game that card_game asks for. */
#ifndef KUHN_POKER_H
#define KUHN_POKER_H

#include <card_game/claim.h>

#pragma GCC visibility push(hidden)

/* Action ids: check or fold, bet or call. */
#define KUHN_PASS 0
#define KUHN_BET 1

/* Fills card_game.mix: the equilibria of two seats, in closed form. */
double kuhn_mix(const card_hand_t *hand, unsigned equilibrium, int64_t id);

/* Predicates that need the equilibria. */
#define KUHN_PREDICATES 3
extern const card_predicate_t kuhn_predicates[KUHN_PREDICATES];

/* The value of each action against an opponent who plays an equilibrium. */
extern const agon_oracle_table_t kuhn_oracle_table;

#pragma GCC visibility pop

#endif
