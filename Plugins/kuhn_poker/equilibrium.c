// SPDX-License-Identifier: Apache-2.0
/* The equilibria of two seats (Kuhn, 1950). Those of seat 0 form a line: with a between 0 and 1/3,
 * it bets J with probability a and K with 3a, and after check and bet it calls with Q with a + 1/3.
 * Seat 1 has one only. Against each other all of them give seat 0 the value -1/18. */
#include "kuhn_poker.h"

#define JACK 0u
#define QUEEN 1u

/* The probability that the seat to act bets or calls. */
static double betting(const card_hand_t *hand, double a) {
  const double third = 1.0 / 3;
  const unsigned card = hand->cards[hand->to_act];
  const bool facing = hand->raises > 0;
  if (hand->to_act == 1) {
    if (card == JACK) return facing ? 0 : third;
    if (card == QUEEN) return facing ? third : 0;
    return 1;
  }
  if (card == JACK) return facing ? 0 : a;
  if (card == QUEEN) return facing ? a + third : 0;
  return facing ? 1 : 3 * a;
}

double kuhn_mix(const card_hand_t *hand, unsigned equilibrium, int64_t id) {
  const double bet = betting(hand, equilibrium == 0 ? 0 : 1.0 / 3);
  return id == KUHN_BET ? bet : 1 - bet;
}
