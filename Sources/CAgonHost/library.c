/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A known extension and the size of its table in this host's header. */
typedef struct known_extension {
  const char *id;
  size_t size;
} known_extension_t;

static const known_extension_t known[AGON_KNOWN_EXTENSIONS] = {
    {AGON_EXT_FACTS, sizeof(agon_facts_table_t)},
    {AGON_EXT_ORACLE, sizeof(agon_oracle_table_t)},
    {AGON_EXT_SYMMETRY, sizeof(agon_symmetry_table_t)},
    {AGON_EXT_METRICS, sizeof(agon_metrics_table_t)},
    {AGON_EXT_TASKS, sizeof(agon_tasks_table_t)},
    {AGON_EXT_TOOLS, sizeof(agon_tools_table_t)},
    {AGON_EXT_EDITS, sizeof(agon_edits_table_t)},
    {AGON_EXT_BATCH, sizeof(agon_batch_table_t)},
};

/* Bytes before the functions of an extension's table: its size and a reserved number. */
enum { FIRST_ENTRY = 2 * sizeof(uint32_t) };

const char *agon_known_extension(uint32_t index) {
  return index < AGON_KNOWN_EXTENSIONS ? known[index].id : NULL;
}

const void *agon_extension(const agon_environment_table_t *table, const char *id) {
  const void *extension = table->extension(id);
  if (extension == NULL) return NULL;
  uint32_t size;
  memcpy(&size, extension, sizeof size);
  for (uint32_t index = 0; index < AGON_KNOWN_EXTENSIONS; index++) {
    if (strcmp(known[index].id, id) == 0) return size >= known[index].size ? extension : NULL;
  }
  return NULL;
}

int32_t agon_has_descriptor(const agon_environment_table_t *table) {
  return table->descriptor != NULL && table->descriptor->struct_size >= sizeof(agon_descriptor_t);
}

static agon_refusal_t refuse(uint32_t kind, uint32_t first, size_t second, const char *text) {
  agon_refusal_t refusal = {.kind = kind, .first = first, .second = (uint32_t)second};
  snprintf(refusal.text, sizeof refusal.text, "%s", text == NULL ? "" : text);
  return refusal;
}

static agon_refusal_t lacks(const char *entry, uint32_t index) {
  agon_refusal_t refusal = {.kind = AGON_REFUSAL_LACKS};
  snprintf(refusal.text, sizeof refusal.text, "%s in the table of environment %u", entry,
           (unsigned)index);
  return refusal;
}

static agon_refusal_t enter(const char *path, const agon_plugin_t **out) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == NULL) {
    const char *reason = dlerror();
    return refuse(AGON_REFUSAL_UNLOADABLE, 0, 0, reason == NULL ? "no reason given" : reason);
  }
  void *symbol = dlsym(handle, AGON_ENTRY_SYMBOL);
  if (symbol == NULL) return refuse(AGON_REFUSAL_NO_ENTRY, 0, 0, NULL);
  agon_entry_function_t entry;
  memcpy(&entry, &symbol, sizeof entry);
  const agon_plugin_t *plugin = entry(AGON_ABI_MAJOR, AGON_ABI_MINOR);
  if (plugin == NULL) return refuse(AGON_REFUSAL_NO_PLUGIN, 0, 0, NULL);
  if (plugin->abi_major != AGON_ABI_MAJOR) {
    return refuse(AGON_REFUSAL_OTHER_MAJOR, plugin->abi_major, 0, NULL);
  }
  if (plugin->struct_size < sizeof(agon_plugin_t)) {
    return refuse(AGON_REFUSAL_PLUGIN_SIZE, plugin->struct_size, sizeof(agon_plugin_t), NULL);
  }
  *out = plugin;
  return refuse(AGON_REFUSAL_NONE, 0, 0, NULL);
}

static agon_refusal_t initialise(const agon_plugin_t *plugin, const char *path,
                                 const agon_host_t *host) {
  if (plugin->initialise == NULL) {
    return refuse(AGON_REFUSAL_LACKS, 0, 0, "agon_plugin_t.initialise");
  }
  agon_error_t error = {.struct_size = sizeof error};
  agon_status_t status =
      plugin->initialise(host, (agon_span_t){.data = path, .size = strlen(path)}, &error);
  error.message[sizeof error.message - 1] = 0;
  if (status >= AGON_OK) return refuse(AGON_REFUSAL_NONE, 0, 0, NULL);
  char words[64];
  snprintf(words, sizeof words, "It failed with status %d.", (int)status);
  return refuse(AGON_REFUSAL_INITIALISE, 0, 0, error.message[0] == 0 ? words : error.message);
}

/* The first function of the table that is NULL and must not be. */
static const char *missing_entry(const agon_environment_table_t *table) {
  const struct {
    const char *name;
    int is_there;
  } entries[] = {
      {"descriptor", table->descriptor != NULL},
      {"create", table->create != NULL},
      {"destroy", table->destroy != NULL},
      {"begin", table->begin != NULL},
      {"end", table->end != NULL},
      {"progress", table->progress != NULL},
      {"legal_actions", table->legal_actions != NULL},
      {"action_name", table->action_name != NULL},
      {"parse_action", table->parse_action != NULL},
      {"apply", table->apply != NULL},
      {"rewards", table->rewards != NULL},
      {"returns", table->returns != NULL},
      {"observe", table->observe != NULL},
      {"outcome", table->outcome != NULL},
      {"position_key", table->position_key != NULL},
      {"extension", table->extension != NULL},
  };
  for (size_t index = 0; index < sizeof entries / sizeof *entries; index++) {
    if (!entries[index].is_there) return entries[index].name;
  }
  if (!agon_has_descriptor(table)) return NULL;
  uint64_t abilities = table->descriptor->abilities;
  int clones = (abilities & AGON_ABILITY_CLONE) != 0;
  int serialises = (abilities & AGON_ABILITY_SERIALISE) != 0;
  if (clones && table->clone == NULL) return "clone";
  if (serialises && table->serialise == NULL) return "serialise";
  if (serialises && table->restore == NULL) return "restore";
  int is_drawn = table->descriptor->chance == AGON_CHANCE_EXPLICIT;
  return is_drawn && table->chance_outcomes == NULL ? "chance_outcomes" : NULL;
}

static agon_refusal_t check_table(const agon_environment_table_t *table, uint32_t index) {
  char place[32];
  snprintf(place, sizeof place, "%u", (unsigned)index);
  if (table->struct_size < sizeof *table) {
    return refuse(AGON_REFUSAL_TABLE_SIZE, table->struct_size, sizeof *table, place);
  }
  const char *missing = missing_entry(table);
  if (missing != NULL) return lacks(missing, index);
  for (uint32_t number = 0; number < AGON_KNOWN_EXTENSIONS; number++) {
    const char *extension = table->extension(known[number].id);
    if (extension == NULL) continue;
    uint32_t size;
    memcpy(&size, extension, sizeof size);
    size_t end = size < known[number].size ? size : known[number].size;
    for (size_t at = FIRST_ENTRY; at + sizeof(uintptr_t) <= end; at += sizeof(uintptr_t)) {
      uintptr_t entry;
      memcpy(&entry, extension + at, sizeof entry);
      if (entry != 0) continue;
      agon_refusal_t refusal = {.kind = AGON_REFUSAL_LACKS};
      snprintf(refusal.text, sizeof refusal.text, "the entry at byte %zu of %s in environment %u",
               at, known[number].id, (unsigned)index);
      return refusal;
    }
  }
  return refuse(AGON_REFUSAL_NONE, 0, 0, NULL);
}

static agon_refusal_t read_tables(const agon_plugin_t *plugin, agon_library_t *out) {
  if (plugin->environment_count == NULL) {
    return refuse(AGON_REFUSAL_LACKS, 0, 0, "agon_plugin_t.environment_count");
  }
  if (plugin->environment_at == NULL) {
    return refuse(AGON_REFUSAL_LACKS, 0, 0, "agon_plugin_t.environment_at");
  }
  uint32_t count = plugin->environment_count();
  if (count < 1 || count > AGON_MOST_ENVIRONMENTS) {
    return refuse(AGON_REFUSAL_COUNT, count, 0, NULL);
  }
  const agon_environment_table_t **tables = calloc(count, sizeof *tables);
  if (tables == NULL) return refuse(AGON_REFUSAL_UNLOADABLE, 0, 0, "out of memory");
  for (uint32_t index = 0; index < count; index++) {
    tables[index] = plugin->environment_at(index);
    agon_refusal_t refusal = tables[index] == NULL ? lacks("", index)
                                                   : check_table(tables[index], index);
    if (tables[index] == NULL) {
      snprintf(refusal.text, sizeof refusal.text, "the table of environment %u", (unsigned)index);
    }
    if (refusal.kind != AGON_REFUSAL_NONE) {
      free(tables);
      return refusal;
    }
  }
  out->tables = tables;
  out->count = count;
  return refuse(AGON_REFUSAL_NONE, 0, 0, NULL);
}

agon_refusal_t agon_library_open(const char *path, const agon_host_t *host, agon_library_t *out) {
  const agon_plugin_t *plugin = NULL;
  agon_refusal_t refusal = enter(path, &plugin);
  if (refusal.kind != AGON_REFUSAL_NONE) return refusal;
  refusal = initialise(plugin, path, host);
  if (refusal.kind != AGON_REFUSAL_NONE) return refusal;
  refusal = read_tables(plugin, out);
  if (refusal.kind == AGON_REFUSAL_NONE) out->plugin = plugin;
  return refusal;
}
