/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "Walls/walls.h"
#include "worker.h"

static void put_span(agon_output_t *reply, agon_span_t span) {
  agon_put_text(reply, span.data, span.data == NULL ? 0 : span.size);
}

static void put_descriptor(agon_output_t *reply, const agon_descriptor_t *facts) {
  agon_put_u32(reply, (uint32_t)facts->dynamics);
  agon_put_u32(reply, (uint32_t)facts->chance);
  agon_put_u32(reply, (uint32_t)facts->utility);
  agon_put_u32(reply, (uint32_t)facts->replay);
  agon_put_u32(reply, facts->least_seats);
  agon_put_u32(reply, facts->most_seats);
  agon_put_u64(reply, facts->abilities);
  agon_put_u64(reply, facts->media);
  agon_put_f64(reply, facts->least_return);
  agon_put_f64(reply, facts->most_return);
  agon_put_u64(reply, (uint64_t)facts->most_turns);
  put_span(reply, facts->id);
  put_span(reply, facts->version);
  put_span(reply, facts->title);
  put_span(reply, facts->summary);
  put_span(reply, facts->rules);
  put_span(reply, facts->licence);
  put_span(reply, facts->authors);
  put_span(reply, facts->parameters_schema);
}

static void put_environment(agon_output_t *reply, const agon_environment_table_t *table) {
  uint32_t extensions = 0;
  for (uint32_t index = 0; index < AGON_KNOWN_EXTENSIONS; index++) {
    if (table->extension(agon_known_extension(index)) != NULL) extensions |= 1u << index;
  }
  int32_t is_there = agon_has_descriptor(table);
  agon_put_u32(reply, (uint32_t)is_there);
  if (!is_there) return;
  put_descriptor(reply, table->descriptor);
  agon_put_u32(reply, extensions);
}

agon_status_t open_library(worker_t *worker, agon_input_t *in) {
  agon_span_t version = agon_get_text(in);
  if (in->failed || worker->library.plugin != NULL) return AGON_INVALID_ARGUMENT;
  char *kept = malloc(version.size + 1);
  if (kept == NULL) return AGON_NO_MEMORY;
  if (version.size > 0) memcpy(kept, version.data, version.size);
  worker->host.version = (agon_span_t){.data = kept, .size = version.size};
  agon_refusal_t refusal = agon_library_open(worker->path, &worker->host, &worker->library);
  give_up_reading();
  agon_output_t *reply = &worker->reply;
  agon_put_u32(reply, worker->walls);
  agon_put_u32(reply, refusal.kind);
  agon_put_u32(reply, refusal.first);
  agon_put_u32(reply, refusal.second);
  agon_put_text(reply, refusal.text, strlen(refusal.text));
  if (refusal.kind != AGON_REFUSAL_NONE) return AGON_OK;
  const agon_plugin_t *plugin = worker->library.plugin;
  put_span(reply, plugin->name);
  put_span(reply, plugin->version);
  put_span(reply, plugin->build);
  agon_put_u32(reply, plugin->abi_major);
  agon_put_u32(reply, plugin->abi_minor);
  agon_put_u32(reply, worker->library.count);
  for (uint32_t index = 0; index < worker->library.count; index++) {
    put_environment(reply, worker->library.tables[index]);
  }
  return AGON_OK;
}

static void find_extensions(worker_t *worker) {
  worker->facts = agon_extension(worker->table, AGON_EXT_FACTS);
  worker->oracle = agon_extension(worker->table, AGON_EXT_ORACLE);
  worker->edits = agon_extension(worker->table, AGON_EXT_EDITS);
  worker->symmetry = agon_extension(worker->table, AGON_EXT_SYMMETRY);
}

agon_status_t create_environment(worker_t *worker, agon_input_t *in) {
  uint32_t index = agon_get_u32(in);
  agon_span_t parameters = agon_get_text(in);
  if (in->failed || index >= worker->library.count || worker->environment != NULL) {
    return AGON_INVALID_ARGUMENT;
  }
  worker->table = worker->library.tables[index];
  agon_environment_t *made = NULL;
  agon_error_t *error = agon_failure_error(&worker->failure);
  agon_status_t status = worker->table->create(&worker->host, parameters, &made, error);
  if (status < AGON_OK) return status;
  if (made == NULL) return agon_break(&worker->failure, "create", "It made no environment.");
  find_extensions(worker);
  agon_output_t *reply = &worker->reply;
  agon_put_u32(reply, (worker->facts != NULL ? AGON_HAS_FACTS : 0) |
                          (worker->oracle != NULL ? AGON_HAS_ORACLE : 0) |
                          (worker->edits != NULL ? AGON_HAS_EDITS : 0) |
                          (worker->symmetry != NULL ? AGON_HAS_SYMMETRY : 0));
  agon_put_u32(reply, worker->symmetry == NULL ? 1 : worker->symmetry->count(made));
  size_t text = agon_output_begin_text(reply);
  agon_sink_t sink = agon_output_sink(reply);
  if (worker->facts != NULL) status = worker->facts->predicates(made, &sink);
  if (status < AGON_OK) {
    worker->table->destroy(made);
    return agon_fail(&worker->failure, "predicates", status);
  }
  agon_output_end_text(reply, text);
  worker->environment = made;
  return AGON_OK;
}
