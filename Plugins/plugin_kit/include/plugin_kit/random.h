// SPDX-License-Identifier: Apache-2.0
/* Numbers drawn from a seed alone: SplitMix64 (Steele, Lea and Flood, 2014). */
#ifndef PLUGIN_KIT_RANDOM_H
#define PLUGIN_KIT_RANDOM_H

#include <stdint.h>

/* Mixes all bits of a word; a bijection. */
static inline uint64_t kit_scramble(uint64_t word) {
  word = (word ^ (word >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  word = (word ^ (word >> 27)) * UINT64_C(0x94d049bb133111eb);
  return word ^ (word >> 31);
}

/* Advances the generator and returns the next word. */
static inline uint64_t kit_draw(uint64_t *state) {
  *state += UINT64_C(0x9e3779b97f4a7c15);
  return kit_scramble(*state);
}

/* Draws a number below a bound that is not 0 (and far below 2^32, so that the bias is nothing). */
static inline unsigned kit_draw_below(uint64_t *state, unsigned bound) {
  return (unsigned)(((kit_draw(state) >> 32) * bound) >> 32);
}

#endif
