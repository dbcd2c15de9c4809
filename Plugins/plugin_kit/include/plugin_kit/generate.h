// SPDX-License-Identifier: Apache-2.0
/* Claims drawn at random until enough of them have the truth that is asked for. */
#ifndef PLUGIN_KIT_GENERATE_H
#define PLUGIN_KIT_GENERATE_H

#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* What a draw answers that came to nothing; no AGON_FACT_ value. */
#define KIT_NO_CLAIM (-1)

/* How a game draws its claims. */
typedef struct kit_claim_source {
  void *game;               /* given to `draw`; holds the chance */
  uint32_t seats;           /* seats of the episode */
  unsigned draws_per_claim; /* draws after which a claim is given up, on average */
  /* Writes a claim in wire form and answers its truth, an AGON_FACT_ value, or KIT_NO_CLAIM. */
  int32_t (*draw)(void *game, kit_text_t *claim);
} kit_claim_source_t;

/* The table's function `generate`: writes an array of at most `most` different claims, 256 at most,
 * that have the truth. */
agon_status_t kit_generate(const kit_claim_source_t *source, uint32_t seat, int32_t truth,
                           uint32_t most, const agon_sink_t *out, agon_error_t *error);

#pragma GCC visibility pop

#endif
