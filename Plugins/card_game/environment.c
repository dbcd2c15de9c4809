// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <plugin_kit/parameters.h>

#include <stdlib.h>

agon_status_t card_initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
  (void)host;
  (void)path;
  (void)error;
  return AGON_OK;
}

static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                            agon_environment_t **out, agon_error_t *error) {
  const agon_status_t status = kit_parameters_read(parameters, NULL, 0, error);
  if (status != AGON_OK) return status;
  agon_environment_t *environment = malloc(sizeof *environment);
  if (environment == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for the rules.");
  *environment = (agon_environment_t){.host = host};
  *out = environment;
  return AGON_OK;
}

static void destroy(agon_environment_t *environment) { free(environment); }

static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count,
                           uint64_t seed, agon_span_t opening, agon_episode_t **out,
                           agon_error_t *error) {
  (void)seed; /* the host draws the cards */
  const unsigned least = card_descriptor.least_seats;
  const unsigned most = card_descriptor.most_seats;
  if (seat_count < least || seat_count > most) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "The game seats %u to %u, not %u.", least, most,
                    (unsigned)seat_count);
  }
  agon_episode_t episode = {
      .environment = environment,
      .hand = card_hand_start(&card_game.rules, seat_count),
  };
  const agon_status_t status = card_open(&episode, opening, error);
  return status == AGON_OK ? card_episode_keep(&episode, out, error) : status;
}

static void end(agon_episode_t *episode) { free(episode); }

static const void *extension(const char *id) {
  if (strcmp(id, AGON_EXT_FACTS) == 0) return &card_facts_table;
  return card_game.extension(id);
}

static const agon_environment_table_t table = {
    .struct_size = sizeof(agon_environment_table_t),
    .descriptor = &card_descriptor,
    .create = create,
    .destroy = destroy,
    .begin = begin,
    .end = end,
    .progress = card_progress,
    .legal_actions = card_legal_actions,
    .chance_outcomes = card_chance_outcomes,
    .action_name = card_action_title,
    .parse_action = card_parse_action,
    .apply = card_apply,
    .rewards = card_returns,
    .returns = card_returns,
    .observe = card_observe,
    .outcome = card_outcome,
    .clone = card_clone,
    .serialise = card_serialise,
    .restore = card_restore,
    .position_key = card_position_key,
    .extension = extension,
};

uint32_t card_environment_count(void) { return 1; }

const agon_environment_table_t *card_environment_at(uint32_t index) {
  return index == 0 ? &table : NULL;
}
