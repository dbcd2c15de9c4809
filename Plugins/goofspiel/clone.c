// SPDX-License-Identifier: Apache-2.0
#include "episode.h"
#include "worlds.h"

#include <plugin_kit/failure.h>

/* The host draws the prizes, so an episode holds no chance that could be drawn afresh: to reseed is
 * to copy. Only bids that were hidden are drawn anew. */
agon_status_t goof_clone(const agon_episode_t *game, int32_t mode, uint32_t seat, uint64_t seed,
                         agon_episode_t **out, agon_error_t *error) {
  if (mode != AGON_CLONE_EXACT && mode != AGON_CLONE_RESEED && mode != AGON_CLONE_RESAMPLE) {
    return kit_fail(error, AGON_UNSUPPORTED, "There is no clone mode %d.", (int)mode);
  }
  if (mode == AGON_CLONE_RESAMPLE && seat >= game->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  agon_episode_t copy = *game;
  if (mode == AGON_CLONE_RESAMPLE && goof_rules(game)->hidden && game->rounds > 0) {
    goof_redraw(&copy, seat, seed);
  }
  return goof_keep(&copy, out, error);
}
