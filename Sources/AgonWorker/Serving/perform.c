/* SPDX-License-Identifier: Apache-2.0 */
#include "worker.h"

typedef agon_status_t (*operation_t)(worker_t *worker, agon_input_t *in);

static agon_status_t end_all(worker_t *worker, agon_input_t *in) {
  (void)in;
  end_all_episodes(worker);
  return AGON_OK;
}

/* By number; the names are the calls of the ABI that a failure is told of. */
static const struct {
  const char *call;
  operation_t perform;
} operations[] = {
    [AGON_WIRE_OPEN] = {"open", open_library},
    [AGON_WIRE_CREATE] = {"create", create_environment},
    [AGON_WIRE_BEGIN] = {"begin", begin_episode},
    [AGON_WIRE_RESTORE] = {"restore", restore_episode},
    [AGON_WIRE_CLONE] = {"clone", clone_episode},
    [AGON_WIRE_APPLY] = {"apply", apply_actions},
    [AGON_WIRE_STATE] = {"progress", tell_state},
    [AGON_WIRE_LEGAL] = {"legal_actions", list_legal_actions},
    [AGON_WIRE_NAME] = {"action_name", name_action},
    [AGON_WIRE_PARSE] = {"parse_action", parse_action},
    [AGON_WIRE_OBSERVE] = {"observe", observe},
    [AGON_WIRE_END] = {"end", end_episodes},
    [AGON_WIRE_END_ALL] = {"end", end_all},
    [AGON_WIRE_CHECK] = {"facts.check", check_claim},
    [AGON_WIRE_GENERATE] = {"facts.generate", generate_claims},
    [AGON_WIRE_VALUES] = {"oracle.action_values", value_actions},
    [AGON_WIRE_FACTS] = {"edits.list", list_facts},
    [AGON_WIRE_EDIT] = {"edits.edit", edit_episode},
    [AGON_WIRE_VALIDATE] = {"edits.validate", validate_episode},
    [AGON_WIRE_PASS] = {"edits.pass", pass_turn},
    [AGON_WIRE_ELEMENT] = {"symmetry.name", tell_element},
    [AGON_WIRE_MAP] = {"symmetry.map_episode", map_episode},
    [AGON_WIRE_MAP_ACTION] = {"symmetry.map_action", map_action},
    [AGON_WIRE_SIMULATE] = {"simulate", simulate_ahead},
};

agon_status_t perform(worker_t *worker, uint32_t operation, agon_input_t *in) {
  uint32_t count = sizeof operations / sizeof *operations;
  int is_known = operation < count && operations[operation].perform != NULL;
  int is_ready = worker->environment != NULL || operation <= AGON_WIRE_CREATE;
  if (!is_known || !is_ready || in->failed) {
    return agon_fail(&worker->failure, "request", AGON_INVALID_ARGUMENT);
  }
  worker->failure.call = operations[operation].call; /* until a call of the plugin fails */
  agon_status_t status = operations[operation].perform(worker, in);
  if (status >= AGON_OK) return AGON_OK;
  worker->failure.status = status;
  if (worker->failure.call == NULL) worker->failure.call = operations[operation].call;
  return status;
}
