/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin: the shared library that offers environments. */
#ifndef AGON_PLUGIN_H
#define AGON_PLUGIN_H

#include "environment.h"

/* What agon_entry returns. Static, constant, valid as long as the process. */
typedef struct agon_plugin {
  uint32_t struct_size;
  uint32_t abi_major; /* the version that the plugin was compiled against */
  uint32_t abi_minor;
  uint32_t reserved;
  agon_span_t name;
  agon_span_t version;
  agon_span_t build; /* compiler and revision, recorded with every episode; may be empty */

  /* Called once per load before anything else, with the path of the library. Cheap; called again it
   * changes nothing. The host serialises calls. */
  agon_status_t (*initialise)(const agon_host_t *host, agon_span_t path, agon_error_t *error);

  /* Number of environments, constant. [any thread] */
  uint32_t (*environment_count)(void);

  /* The table of environment `index`, below the count. [any thread] */
  const agon_environment_table_t *(*environment_at)(uint32_t index);
} agon_plugin_t;

typedef const agon_plugin_t *(*agon_entry_function_t)(uint32_t host_major, uint32_t host_minor);

#ifdef __cplusplus
extern "C" {
#endif

/* The only symbol that a plugin exports. Pure: no allocation, no thread, no I/O. Returns NULL when the
 * plugin cannot serve a host of that major version. The host never closes the library. */
AGON_EXPORT const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor);

#ifdef __cplusplus
}
#endif

#endif
