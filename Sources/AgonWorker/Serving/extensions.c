/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "worker.h"

static agon_budget_t budget_of(uint64_t nodes) {
  return (agon_budget_t){.struct_size = sizeof(agon_budget_t), .nodes = nodes};
}

agon_status_t check_claim(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  int32_t view = (int32_t)agon_get_u32(in);
  agon_budget_t budget = budget_of(agon_get_u64(in));
  agon_span_t claim = agon_get_text(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->facts == NULL) return AGON_UNSUPPORTED;
  agon_output_t evidence = {.limit = worker->reply.limit};
  agon_sink_t sink = agon_output_sink(&evidence);
  int32_t verdict = 0;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status =
      worker->facts->check(episode, seat, view, claim, &budget, &verdict, &sink, error);
  if (evidence.status != AGON_OK) worker->reply.status = evidence.status;
  agon_put_u32(&worker->reply, (uint32_t)verdict);
  agon_put_text(&worker->reply, (const char *)evidence.data, evidence.size);
  free(evidence.data);
  return status;
}

agon_status_t generate_claims(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  int32_t truth = (int32_t)agon_get_u32(in);
  uint64_t seed = agon_get_u64(in);
  uint32_t most = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->facts == NULL) return AGON_UNSUPPORTED;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status =
      worker->facts->generate(episode, seat, truth, seed, most, &sink, error);
  agon_output_end_text(&worker->reply, text);
  return status;
}

static void put_value(agon_output_t *reply, const agon_action_value_t *value) {
  agon_put_u64(reply, (uint64_t)value->action);
  agon_put_f64(reply, value->value);
  agon_put_f64(reply, value->lower);
  agon_put_f64(reply, value->upper);
  agon_put_u32(reply, value->flags);
  agon_put_u32(reply, (uint32_t)value->plies);
}

agon_status_t value_actions(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t seat = agon_get_u32(in);
  agon_budget_t budget = budget_of(agon_get_u64(in));
  uint64_t seed = agon_get_u64(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->oracle == NULL) return AGON_UNSUPPORTED;
  agon_progress_t progress = {.struct_size = sizeof progress};
  agon_status_t status = worker->table->progress(episode, &progress);
  if (status < AGON_OK) return agon_fail(&worker->failure, "progress", status);
  uint64_t capacity = progress.legal_count < 1 ? 1 : progress.legal_count;
  if (capacity > AGON_MOST_ACTIONS) capacity = AGON_MOST_ACTIONS;
  agon_action_value_t *values = calloc(capacity, sizeof *values);
  if (values == NULL) return AGON_NO_MEMORY;
  uint64_t count = 0;
  agon_error_t *error = agon_failure_error(&worker->failure);
  status = worker->oracle->action_values(episode, seat, &budget, seed, values, capacity, &count,
                                         error);
  if (count > capacity) count = capacity;
  agon_put_u32(&worker->reply, (uint32_t)count);
  for (uint64_t index = 0; index < count; index++) put_value(&worker->reply, &values[index]);
  free(values);
  return status;
}

agon_status_t list_facts(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  if (episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->edits == NULL) return AGON_UNSUPPORTED;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_status_t status = worker->edits->list(episode, &sink);
  agon_output_end_text(&worker->reply, text);
  return status;
}

agon_status_t edit_episode(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t slot = agon_get_u32(in);
  agon_span_t fact = agon_get_text(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->edits == NULL) return AGON_UNSUPPORTED;
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  agon_episode_t *copy = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->edits->edit(episode, fact, &copy, &sink, error);
  if (status < AGON_OK) return status;
  agon_output_end_text(&worker->reply, text);
  return keep_episode(worker, slot, copy, "edits.edit", want);
}

agon_status_t validate_episode(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  if (episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->edits == NULL) return AGON_UNSUPPORTED;
  return worker->edits->validate(episode, agon_failure_error(&worker->failure));
}

agon_status_t pass_turn(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t slot = agon_get_u32(in);
  uint32_t seat = agon_get_u32(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->edits == NULL) return AGON_UNSUPPORTED;
  agon_episode_t *copy = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->edits->pass(episode, seat, &copy, error);
  if (status < AGON_OK) return status;
  return keep_episode(worker, slot, copy, "edits.pass", want);
}

agon_status_t tell_element(worker_t *worker, agon_input_t *in) {
  uint32_t element = agon_get_u32(in);
  if (in->failed) return AGON_INVALID_ARGUMENT;
  if (worker->symmetry == NULL) return AGON_UNSUPPORTED;
  uint32_t inverse = 0;
  agon_status_t status = worker->symmetry->inverse(worker->environment, element, &inverse);
  if (status < AGON_OK) return agon_fail(&worker->failure, "symmetry.inverse", status);
  agon_put_u32(&worker->reply, inverse);
  size_t text = agon_output_begin_text(&worker->reply);
  agon_sink_t sink = agon_output_sink(&worker->reply);
  status = worker->symmetry->name(worker->environment, element, &sink);
  agon_output_end_text(&worker->reply, text);
  return status;
}

agon_status_t map_episode(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t slot = agon_get_u32(in);
  uint32_t element = agon_get_u32(in);
  uint32_t want = agon_get_u32(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->symmetry == NULL) return AGON_UNSUPPORTED;
  agon_episode_t *copy = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->symmetry->map_episode(episode, element, &copy, error);
  if (status < AGON_OK) return status;
  return keep_episode(worker, slot, copy, "symmetry.map_episode", want);
}

agon_status_t map_action(worker_t *worker, agon_input_t *in) {
  agon_episode_t *episode = episode_at(worker, agon_get_u32(in));
  uint32_t element = agon_get_u32(in);
  uint32_t seat = agon_get_u32(in);
  int64_t id = (int64_t)agon_get_u64(in);
  if (in->failed || episode == NULL) return AGON_INVALID_ARGUMENT;
  if (worker->symmetry == NULL) return AGON_UNSUPPORTED;
  uint32_t mapped_seat = 0;
  int64_t mapped_id = 0;
  agon_status_t status =
      worker->symmetry->map_action(episode, element, seat, id, &mapped_seat, &mapped_id);
  if (status < AGON_OK) return status;
  agon_put_u32(&worker->reply, mapped_seat);
  agon_put_u64(&worker->reply, (uint64_t)mapped_id);
  return AGON_OK;
}
