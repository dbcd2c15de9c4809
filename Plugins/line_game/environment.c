// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

#include <jansson.h>
#include <stdlib.h>

/* An opening is at most one short name for each cell. */
#define MOST_OPENING_BYTES 4096u

agon_status_t line_initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
  (void)host;
  (void)path;
  (void)error;
  return AGON_OK;
}

static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                            agon_environment_t **out, agon_error_t *error) {
  line_grid_t grid;
  const agon_status_t status = line_game.configure(parameters, &grid, error);
  if (status != AGON_OK) return status;
  agon_environment_t *environment = malloc(sizeof *environment);
  if (environment == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for the rules.");
  *environment = (agon_environment_t){.grid = grid, .host = host};
  if (line_game.learn != NULL && !line_game.learn(environment)) {
    free(environment);
    return kit_fail(error, AGON_NO_MEMORY, "No memory for the table of the oracle.");
  }
  *out = environment;
  return AGON_OK;
}

static void destroy(agon_environment_t *environment) {
  if (environment == NULL) return;
  free(environment->knowledge);
  free(environment);
}

/* Plays one action of an opening. */
static agon_status_t open_with(agon_episode_t *episode, const json_t *name, unsigned number,
                               agon_error_t *error) {
  if (!json_is_string(name)) {
    return kit_fail(error, AGON_INVALID_DATA, "Action %u of the opening is not a string.", number);
  }
  const agon_span_t text = {json_string_value(name), json_string_length(name)};
  char quoted[24];
  int64_t action = 0;
  if (line_parse_action(episode, episode->position.to_act, text, &action, NULL) != AGON_OK) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "Action %u of the opening, \"%s\", is not a legal action there.", number,
                    kit_quote(text, quoted, sizeof quoted));
  }
  line_episode_play(episode, (unsigned)action);
  episode->history.opening = episode->history.count;
  if (line_ended(&episode->position)) {
    return kit_fail(error, AGON_INVALID_DATA, "Action %u of the opening, \"%s\", ends the game.",
                    number, kit_quote(text, quoted, sizeof quoted));
  }
  return AGON_OK;
}

static agon_status_t play_opening(agon_episode_t *episode, agon_span_t opening,
                                  agon_error_t *error) {
  if (opening.size == 0) return AGON_OK;
  json_error_t fault;
  json_t *list = NULL;
  if (opening.size <= MOST_OPENING_BYTES) {
    list = json_loadb(opening.data, opening.size, JSON_REJECT_DUPLICATES, &fault);
  }
  agon_status_t status = AGON_OK;
  if (!json_is_array(list)) {
    status = kit_fail(error, AGON_INVALID_DATA,
                      "The opening is not a JSON array of action names: give one such as "
                      "[\"%s\"].",
                      line_game.example);
  }
  const size_t size = json_array_size(list);
  for (size_t place = 0; place < size && status == AGON_OK; place++) {
    status = open_with(episode, json_array_get(list, place), (unsigned)place + 1, error);
  }
  json_decref(list);
  return status;
}

static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count,
                           uint64_t seed, agon_span_t opening, agon_episode_t **out,
                           agon_error_t *error) {
  (void)seed;
  if (seat_count != LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "The game seats 2, not %u.",
                    (unsigned)seat_count);
  }
  agon_episode_t episode = line_episode_start(environment);
  const agon_status_t status = play_opening(&episode, opening, error);
  return status == AGON_OK ? line_episode_keep(&episode, out, error) : status;
}

static void end(agon_episode_t *episode) { free(episode); }

static const void *extension(const char *id) {
  if (strcmp(id, AGON_EXT_FACTS) == 0) return &line_facts_table;
  if (strcmp(id, AGON_EXT_ORACLE) == 0) return &line_oracle_table;
  if (strcmp(id, AGON_EXT_SYMMETRY) == 0) return &line_symmetry_table;
  if (strcmp(id, AGON_EXT_EDITS) == 0) return &line_edits_table;
  return NULL;
}

static const agon_environment_table_t table = {
    .struct_size = sizeof(agon_environment_table_t),
    .descriptor = &line_descriptor,
    .create = create,
    .destroy = destroy,
    .begin = begin,
    .end = end,
    .progress = line_progress,
    .legal_actions = line_legal_actions,
    .chance_outcomes = NULL,
    .action_name = line_action_title,
    .parse_action = line_parse_action,
    .apply = line_apply,
    .rewards = line_rewards,
    .returns = line_returns,
    .observe = line_observe,
    .outcome = line_outcome,
    .clone = line_clone,
    .serialise = line_serialise,
    .restore = line_restore,
    .position_key = line_position_key,
    .extension = extension,
};

uint32_t line_environment_count(void) { return 1; }

const agon_environment_table_t *line_environment_at(uint32_t index) {
  return index == 0 ? &table : NULL;
}
