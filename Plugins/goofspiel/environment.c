// SPDX-License-Identifier: Apache-2.0
#include "episode.h"
#include <plugin_kit/failure.h>
#include "parameters.h"

#include <stdlib.h>
#include <string.h>

static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                            agon_environment_t **out, agon_error_t *error) {
  (void)host;
  goof_rules_t rules;
  const agon_status_t status = goof_rules_read(parameters, &rules, error);
  if (status != AGON_OK) return status;
  agon_environment_t *environment = malloc(sizeof *environment);
  if (environment == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for the rules.");
  environment->rules = rules;
  *out = environment;
  return AGON_OK;
}

static void destroy(agon_environment_t *environment) { free(environment); }

static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count,
                           uint64_t seed, agon_span_t opening, agon_episode_t **out,
                           agon_error_t *error) {
  (void)seed; /* chance is explicit: the host draws the prizes */
  if (seat_count < GOOF_LEAST_SEATS || seat_count > GOOF_MOST_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "The game seats %u to %u, not %u.",
                     GOOF_LEAST_SEATS, GOOF_MOST_SEATS, (unsigned)seat_count);
  }
  agon_episode_t game = goof_start(environment, seat_count);
  const agon_status_t status = goof_open(&game, opening, error);
  return status == AGON_OK ? goof_keep(&game, out, error) : status;
}

static void end(agon_episode_t *game) { free(game); }

static const void *extension(const char *id) {
  return strcmp(id, AGON_EXT_FACTS) == 0 ? &goof_facts_table : NULL;
}

const agon_environment_table_t goof_table = {
    .struct_size = sizeof(agon_environment_table_t),
    .descriptor = &goof_descriptor,
    .create = create,
    .destroy = destroy,
    .begin = begin,
    .end = end,
    .progress = goof_progress,
    .legal_actions = goof_legal_actions,
    .chance_outcomes = goof_chance_outcomes,
    .action_name = goof_action_name,
    .parse_action = goof_parse_action,
    .apply = goof_apply,
    .rewards = goof_rewards,
    .returns = goof_returns,
    .observe = goof_observe,
    .outcome = goof_outcome,
    .clone = goof_clone,
    .serialise = goof_serialise,
    .restore = goof_restore,
    .position_key = goof_position_key,
    .extension = extension,
};
