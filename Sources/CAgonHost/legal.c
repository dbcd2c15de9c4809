/* SPDX-License-Identifier: Apache-2.0 */
#include "legal.h"

#include <inttypes.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 256 };

void agon_actions_free(agon_actions_t *actions) {
  free(actions->ids);
  free(actions->probabilities);
  *actions = (agon_actions_t){0};
}

/* Makes room for `count` ids and probabilities. */
static agon_status_t make_room(agon_actions_t *actions, uint64_t count, const char *call,
                               agon_failure_t *failure) {
  if (count <= actions->capacity) return AGON_OK;
  agon_actions_free(actions);
  actions->ids = malloc(count * sizeof *actions->ids);
  actions->probabilities = malloc(count * sizeof *actions->probabilities);
  if (actions->ids == NULL || actions->probabilities == NULL) {
    agon_actions_free(actions);
    return agon_fail(failure, call, AGON_NO_MEMORY);
  }
  actions->capacity = count;
  return AGON_OK;
}

agon_status_t agon_actions_legal(agon_actions_t *actions, const agon_environment_table_t *table,
                                 const agon_episode_t *episode, uint32_t seat,
                                 agon_failure_t *failure) {
  static const char call[] = "legal_actions";
  agon_failure_error(failure);
  agon_status_t room = make_room(actions, FIRST_CAPACITY, call, failure);
  if (room < AGON_OK) return room;
  for (int attempt = 0;; attempt++) {
    uint64_t count = 0;
    agon_status_t status =
        table->legal_actions(episode, seat, actions->ids, actions->capacity, &count);
    if (status < AGON_OK) return agon_fail(failure, call, status);
    if (count > AGON_MOST_ACTIONS) {
      return agon_break(failure, call, "It counts %" PRIu64 " legal actions.", count);
    }
    if (count <= actions->capacity || attempt > 0) {
      actions->count = count < actions->capacity ? count : actions->capacity;
      return AGON_OK;
    }
    room = make_room(actions, count, call, failure);
    if (room < AGON_OK) return room;
  }
}

agon_status_t agon_actions_chance(agon_actions_t *actions, const agon_environment_table_t *table,
                                  const agon_episode_t *episode, agon_failure_t *failure) {
  static const char call[] = "chance_outcomes";
  agon_failure_error(failure);
  if (table->chance_outcomes == NULL) {
    return agon_break(failure, call, "Chance acts, but the plugin lists no outcomes.");
  }
  agon_status_t room = make_room(actions, FIRST_CAPACITY, call, failure);
  if (room < AGON_OK) return room;
  for (int attempt = 0;; attempt++) {
    uint64_t count = 0;
    agon_status_t status = table->chance_outcomes(episode, actions->ids, actions->probabilities,
                                                  actions->capacity, &count);
    if (status < AGON_OK) return agon_fail(failure, call, status);
    if (count > AGON_MOST_ACTIONS) {
      return agon_break(failure, call, "It counts %" PRIu64 " outcomes.", count);
    }
    if (count <= actions->capacity || attempt > 0) {
      actions->count = count < actions->capacity ? count : actions->capacity;
      return AGON_OK;
    }
    room = make_room(actions, count, call, failure);
    if (room < AGON_OK) return room;
  }
}
