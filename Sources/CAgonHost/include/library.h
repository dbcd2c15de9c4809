/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a plugin, and looking at its tables before anybody uses them. */
#ifndef AGON_LIBRARY_H
#define AGON_LIBRARY_H

#include <agon/agon.h>
#include <agon/ext/draft/batch.h>
#include <agon/ext/draft/edits.h>

/* Why a library is no plugin that this host can use. */
#define AGON_REFUSAL_NONE 0u
#define AGON_REFUSAL_UNLOADABLE 1u    /* text: the loader's words */
#define AGON_REFUSAL_NO_ENTRY 2u      /* it does not export the entry */
#define AGON_REFUSAL_NO_PLUGIN 3u     /* the entry gave nothing for this host's major version */
#define AGON_REFUSAL_OTHER_MAJOR 4u   /* first: the plugin's major version */
#define AGON_REFUSAL_PLUGIN_SIZE 5u   /* first: its struct_size, second: the least */
#define AGON_REFUSAL_LACKS 6u         /* text: what is NULL */
#define AGON_REFUSAL_INITIALISE 7u    /* text: why */
#define AGON_REFUSAL_COUNT 8u         /* first: how many environments it claims to offer */
#define AGON_REFUSAL_TABLE_SIZE 9u    /* text: which environment; first, second as above */

/* A refusal. The caller owns it. */
typedef struct agon_refusal {
  uint32_t kind;
  uint32_t first;
  uint32_t second;
  char text[AGON_ERROR_CAPACITY];
} agon_refusal_t;

/* The most environments of a plugin. */
#define AGON_MOST_ENVIRONMENTS 4096u

/* An opened plugin; it is never closed. `tables` has `count` entries and belongs to the caller, who
 * frees it. */
typedef struct agon_library {
  const agon_plugin_t *plugin;
  const agon_environment_table_t **tables;
  uint32_t count;
} agon_library_t;

/* Opens the library at a path, negotiates the version, initialises it and looks at all tables. */
agon_refusal_t agon_library_open(const char *path, const agon_host_t *host, agon_library_t *out);

/* The extensions that a host knows. */
#define AGON_KNOWN_EXTENSIONS 8u

/* The id of a known extension, by number. */
const char *agon_known_extension(uint32_t index);

/* The extension's table where the environment has it and it is large enough, else NULL. */
const void *agon_extension(const agon_environment_table_t *table, const char *id);

/* Whether the descriptor is there and large enough to be read. */
int32_t agon_has_descriptor(const agon_environment_table_t *table);

#endif
