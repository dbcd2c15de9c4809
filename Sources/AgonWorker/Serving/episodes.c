/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "worker.h"

agon_episode_t *episode_at(worker_t *worker, uint32_t slot) {
  if (slot < worker->episode_capacity && worker->episodes[slot] != NULL) {
    return worker->episodes[slot];
  }
  agon_fail(&worker->failure, "request", AGON_INVALID_ARGUMENT);
  return NULL;
}

/* Makes room for a slot. */
static agon_status_t reach(worker_t *worker, uint32_t slot) {
  if (slot < worker->episode_capacity) return AGON_OK;
  if (slot >= AGON_WIRE_MOST_EPISODES) return AGON_NO_MEMORY;
  uint32_t capacity = worker->episode_capacity * 2;
  if (capacity <= slot) capacity = slot + 64;
  agon_episode_t **episodes = realloc(worker->episodes, capacity * sizeof *episodes);
  if (episodes == NULL) return AGON_NO_MEMORY;
  size_t more = (capacity - worker->episode_capacity) * sizeof *episodes;
  memset(episodes + worker->episode_capacity, 0, more);
  worker->episodes = episodes;
  worker->episode_capacity = capacity;
  return AGON_OK;
}

agon_status_t keep_episode(worker_t *worker, uint32_t slot, agon_episode_t *episode,
                           const char *call, uint32_t want) {
  if (episode == NULL) return agon_break(&worker->failure, call, "It made no episode.");
  agon_status_t status = reach(worker, slot);
  if (status < AGON_OK || worker->episodes[slot] != NULL) {
    worker->table->end(episode);
    return agon_fail(&worker->failure, call, status < AGON_OK ? status : AGON_INVALID_ARGUMENT);
  }
  status = put_state(worker, episode, want, 0);
  if (status < AGON_OK) {
    worker->table->end(episode);
    return status;
  }
  worker->episodes[slot] = episode;
  return AGON_OK;
}

void end_episode(worker_t *worker, uint32_t slot) {
  if (slot >= worker->episode_capacity || worker->episodes[slot] == NULL) return;
  worker->table->end(worker->episodes[slot]);
  worker->episodes[slot] = NULL;
}

void end_all_episodes(worker_t *worker) {
  for (uint32_t slot = 0; slot < worker->episode_capacity; slot++) end_episode(worker, slot);
}

agon_status_t end_episodes(worker_t *worker, agon_input_t *in) {
  uint32_t count = agon_get_u32(in);
  for (uint32_t index = 0; index < count && !in->failed; index++) {
    end_episode(worker, agon_get_u32(in));
  }
  return AGON_OK;
}
