/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "worker.h"

/* The most actions of one joint turn. */
enum { MOST_ACTIONS = 64 };

agon_status_t begin_episode(worker_t *worker, agon_input_t *in) {
  uint32_t slot = agon_get_u32(in);
  uint32_t seats = agon_get_u32(in);
  uint64_t seed = agon_get_u64(in);
  agon_span_t opening = agon_get_text(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed) return AGON_INVALID_ARGUMENT;
  agon_episode_t *episode = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status =
      worker->table->begin(worker->environment, seats, seed, opening, &episode, error);
  if (status < AGON_OK) return status;
  return keep_episode(worker, slot, episode, "begin", want);
}

agon_status_t restore_episode(worker_t *worker, agon_input_t *in) {
  uint32_t slot = agon_get_u32(in);
  agon_span_t bytes = agon_get_text(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed) return AGON_INVALID_ARGUMENT;
  if (worker->table->restore == NULL) return AGON_UNSUPPORTED;
  agon_episode_t *episode = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->restore(worker->environment, bytes, &episode, error);
  if (status < AGON_OK) return status;
  return keep_episode(worker, slot, episode, "restore", want);
}

agon_status_t clone_episode(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t slot = agon_get_u32(in);
  int32_t mode = (int32_t)agon_get_u32(in);
  uint32_t seat = agon_get_u32(in);
  uint64_t seed = agon_get_u64(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->table->clone == NULL) return AGON_UNSUPPORTED;
  agon_episode_t *copy = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->clone(episode, mode, seat, seed, &copy, error);
  if (status < AGON_OK) return status;
  return keep_episode(worker, slot, copy, "clone", want);
}

agon_status_t apply_actions(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t count = agon_get_u32(in);
  agon_action_t actions[MOST_ACTIONS];
  if (in->failed || episode == NULL || count > MOST_ACTIONS) return AGON_INVALID_ARGUMENT;
  for (uint32_t index = 0; index < count; index++) {
    actions[index] = (agon_action_t){.seat = (int32_t)agon_get_u32(in)};
    actions[index].kind = (int32_t)agon_get_u32(in);
    actions[index].id = (int64_t)agon_get_u64(in);
    actions[index].text = agon_get_text(in);
  }
  uint32_t want = agon_get_u32(in);
  if (in->failed) return AGON_INVALID_ARGUMENT;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->apply(episode, actions, count, error);
  if (status < AGON_OK) return status;
  return put_state(worker, episode, want, 0);
}

agon_status_t tell_state(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t want = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  return put_state(worker, episode, want, 1);
}

agon_status_t list_legal_actions(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  agon_status_t status =
      agon_actions_legal(&worker->actions, worker->table, episode, seat, &worker->failure);
  if (status < AGON_OK) return status;
  agon_put_u32(&worker->reply, (uint32_t)worker->actions.count);
  agon_put(&worker->reply, worker->actions.ids,
           worker->actions.count * sizeof *worker->actions.ids);
  return AGON_OK;
}

agon_status_t name_action(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  int32_t seat = (int32_t)agon_get_u32(in);
  int64_t id = (int64_t)agon_get_u64(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_status_t status = worker->table->action_name(episode, seat, id, &sink);
  agon_output_end_text(&worker->reply, text);
  return status;
}

agon_status_t parse_action(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  agon_span_t text = agon_get_text(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status =
      worker->table->parse_action(episode, seat, text, &worker->number, error);
  if (status < AGON_OK) return status;
  agon_put_u64(&worker->reply, (uint64_t)worker->number);
  return AGON_OK;
}

agon_status_t observe(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  int32_t view = (int32_t)agon_get_u32(in);
  int32_t media = (int32_t)agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->observe(episode, seat, view, media, &sink, error);
  agon_output_end_text(&worker->reply, text);
  return status;
}

agon_status_t simulate_ahead(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  agon_span_t simulations = agon_get_text(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_status_t status = agon_simulate(worker->table, episode, simulations, &worker->reply,
                                       &worker->failure);
  agon_output_end_text(&worker->reply, text);
  return status;
}
