/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "worker.h"

static agon_status_t put_legal(worker_t *worker, const agon_episode_t *episode,
                               const agon_progress_t *progress) {
  agon_output_t *reply = &worker->reply;
  uint64_t acting = progress->phase == AGON_PHASE_PLAY ? progress->acting : 0;
  uint32_t seats = (uint32_t)__builtin_popcountll(acting);
  uint64_t total = 0;
  agon_put_u32(reply, seats);
  for (; acting != 0; acting &= acting - 1) {
    uint32_t seat = (uint32_t)__builtin_ctzll(acting);
    agon_status_t status =
        agon_actions_legal(&worker->actions, worker->table, episode, seat, &worker->failure);
    if (status < AGON_OK) return status;
    total += worker->actions.count;
    if (total > AGON_WIRE_MOST_IDS) return AGON_BUDGET_EXHAUSTED;
    agon_put_u32(reply, seat);
    agon_put_u32(reply, (uint32_t)worker->actions.count);
    agon_put(reply, worker->actions.ids, worker->actions.count * sizeof *worker->actions.ids);
  }
  return AGON_OK;
}

/* Writes the names of the ids that put_legal wrote at `place`. */
static agon_status_t put_names(worker_t *worker, const agon_episode_t *episode, size_t place) {
  agon_output_t *reply = &worker->reply;
  if (place == 0 || reply->status != AGON_OK) return AGON_BUDGET_EXHAUSTED;
  size_t end = reply->size;
  size_t at = place + sizeof(uint32_t);
  uint32_t names = 0;
  while (at < end) {
    uint32_t seat;
    uint32_t count;
    memcpy(&seat, reply->data + at, sizeof seat);
    memcpy(&count, reply->data + at + sizeof seat, sizeof count);
    at += sizeof seat + sizeof count;
    names += count;
    if (names > AGON_WIRE_MOST_NAMES) return AGON_BUDGET_EXHAUSTED;
    for (uint32_t index = 0; index < count; index++, at += sizeof(int64_t)) {
      int64_t id;
      memcpy(&id, reply->data + at, sizeof id);
      size_t text = agon_output_begin_text(reply);
      agon_sink_t sink = agon_output_sink(reply);
      agon_status_t status = worker->table->action_name(episode, (int32_t)seat, id, &sink);
      if (status < AGON_OK || reply->status != AGON_OK) return AGON_BUDGET_EXHAUSTED;
      agon_output_end_text(reply, text);
    }
  }
  return AGON_OK;
}

static agon_status_t put_chance(worker_t *worker, const agon_episode_t *episode,
                                const agon_progress_t *progress) {
  agon_output_t *reply = &worker->reply;
  if (progress->phase != AGON_PHASE_PLAY || progress->seat_to_act != AGON_SEAT_CHANCE) {
    agon_put_u32(reply, 0);
    return AGON_OK;
  }
  agon_status_t status =
      agon_actions_chance(&worker->actions, worker->table, episode, &worker->failure);
  if (status < AGON_OK) return status;
  agon_put_u32(reply, (uint32_t)worker->actions.count);
  for (uint64_t index = 0; index < worker->actions.count; index++) {
    agon_put_u64(reply, (uint64_t)worker->actions.ids[index]);
    agon_put_f64(reply, worker->actions.probabilities[index]);
  }
  return AGON_OK;
}

/* A function of the table that writes one number a seat. */
typedef agon_status_t (*read_numbers_t)(const agon_episode_t *episode, double *out,
                                        uint64_t count);

static agon_status_t put_numbers(worker_t *worker, const agon_episode_t *episode, uint32_t seats,
                                 const char *call, read_numbers_t read) {
  double numbers[64] = {0};
  agon_status_t status = read(episode, numbers, seats);
  if (status < AGON_OK) return agon_fail(&worker->failure, call, status);
  agon_put(&worker->reply, numbers, seats * sizeof *numbers);
  return AGON_OK;
}

static agon_status_t put_bytes(worker_t *worker, const agon_episode_t *episode) {
  if (worker->table->serialise == NULL) {
    return agon_fail(&worker->failure, "serialise", AGON_UNSUPPORTED);
  }
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->serialise(episode, &sink, error);
  if (status < AGON_OK) return agon_fail(&worker->failure, "serialise", status);
  agon_output_end_text(&worker->reply, text);
  return AGON_OK;
}

static agon_status_t put_outcome(worker_t *worker, const agon_episode_t *episode) {
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_status_t status = worker->table->outcome(episode, &sink);
  if (status < AGON_OK) return agon_fail(&worker->failure, "outcome", status);
  agon_output_end_text(&worker->reply, text);
  return AGON_OK;
}

static agon_status_t put_part(worker_t *worker, const agon_episode_t *episode, uint32_t part,
                              const agon_progress_t *progress, size_t legal) {
  uint32_t seats = progress->seat_count;
  switch (part) {
    case AGON_WANT_LEGAL: return put_legal(worker, episode, progress);
    case AGON_WANT_NAMES: return put_names(worker, episode, legal);
    case AGON_WANT_CHANCE: return put_chance(worker, episode, progress);
    case AGON_WANT_RETURNS:
      return put_numbers(worker, episode, seats, "returns", worker->table->returns);
    case AGON_WANT_REWARDS:
      return put_numbers(worker, episode, seats, "rewards", worker->table->rewards);
    case AGON_WANT_KEY:
      agon_put_u64(&worker->reply, worker->table->position_key(episode));
      return AGON_OK;
    case AGON_WANT_BYTES: return put_bytes(worker, episode);
    case AGON_WANT_OUTCOME: return put_outcome(worker, episode);
    default: return AGON_UNSUPPORTED;
  }
}

agon_status_t put_state(worker_t *worker, const agon_episode_t *episode, uint32_t want, int must) {
  agon_output_t *reply = &worker->reply;
  agon_progress_t progress = {.struct_size = sizeof progress};
  agon_status_t status = worker->table->progress(episode, &progress);
  if (status < AGON_OK) return agon_fail(&worker->failure, "progress", status);
  if (progress.seat_count < 1 || progress.seat_count > 64) {
    return agon_break(&worker->failure, "progress", "It counts %u seats.",
                      (unsigned)progress.seat_count);
  }
  size_t place = reply->size;
  uint32_t parts = 0;
  size_t legal = 0;
  agon_put_u32(reply, 0);
  agon_put_u32(reply, (uint32_t)progress.phase);
  agon_put_u32(reply, (uint32_t)progress.seat_to_act);
  agon_put_u32(reply, progress.seat_count);
  agon_put_u64(reply, (uint64_t)progress.turn);
  agon_put_u64(reply, progress.acting);
  agon_put_u64(reply, progress.legal_count);
  for (uint32_t part = 1; part <= AGON_WANT_OUTCOME; part <<= 1) {
    if (!(want & part) || reply->status != AGON_OK) continue;
    size_t before = reply->size;
    status = put_part(worker, episode, part, &progress, legal);
    if (status >= AGON_OK && reply->status == AGON_OK) {
      if (part == AGON_WANT_LEGAL) legal = before;
      parts |= part;
      continue;
    }
    if (must) return status < AGON_OK ? status : reply->status;
    reply->size = before;
    reply->status = AGON_OK;
  }
  if (reply->status != AGON_OK) return reply->status;
  memcpy(reply->data + place, &parts, sizeof parts);
  return AGON_OK;
}
