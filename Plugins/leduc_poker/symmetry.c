// SPDX-License-Identifier: Apache-2.0
/* The symmetry extension: spades and hearts change places on every card. Seats and actions stay. */
#include "leduc_poker.h"

static uint32_t count(const agon_environment_t *environment) {
  (void)environment;
  return 2;
}

static agon_status_t name(const agon_environment_t *environment, uint32_t element,
                          const agon_sink_t *out) {
  (void)environment;
  char buffer[16];
  kit_text_t text = KIT_TEXT(out, buffer);
  if (element > 1) return AGON_INVALID_ARGUMENT;
  kit_put_string(&text, element == 0 ? "identity" : "swap suits");
  return kit_text_finish(&text);
}

static agon_status_t inverse(const agon_environment_t *environment, uint32_t element,
                             uint32_t *out) {
  (void)environment;
  if (element > 1) return AGON_INVALID_ARGUMENT;
  *out = element;
  return AGON_OK;
}

static agon_status_t map_episode(const agon_episode_t *episode, uint32_t element,
                                 agon_episode_t **out, agon_error_t *error) {
  agon_episode_t mapped = *episode;
  if (element > 1) return AGON_INVALID_ARGUMENT;
  for (unsigned place = 0; place < mapped.hand.dealt; place++) {
    mapped.hand.cards[place] ^= (uint8_t)element;
  }
  return card_episode_keep(&mapped, out, error);
}

static agon_status_t map_action(const agon_episode_t *episode, uint32_t element, uint32_t seat,
                                int64_t id, uint32_t *mapped_seat, int64_t *mapped_id) {
  (void)episode;
  if (element > 1) return AGON_INVALID_ARGUMENT;
  *mapped_seat = seat;
  *mapped_id = id;
  return AGON_OK;
}

const agon_symmetry_table_t leduc_symmetry_table = {
    .struct_size = sizeof(agon_symmetry_table_t),
    .count = count,
    .name = name,
    .inverse = inverse,
    .map_episode = map_episode,
    .map_action = map_action,
};
