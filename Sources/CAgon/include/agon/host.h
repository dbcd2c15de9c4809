/* SPDX-License-Identifier: Apache-2.0 */
/* What the host offers to a plugin. */
#ifndef AGON_HOST_H
#define AGON_HOST_H

#include "span.h"
#include "version.h"

#define AGON_LOG_DEBUG 0
#define AGON_LOG_INFO 1
#define AGON_LOG_WARNING 2
#define AGON_LOG_ERROR 3

/* The host, as a plugin sees it. The host owns it; it lives as long as the process. Reached from
 * agon_plugin_t.initialise and agon_environment_table_t.create. All functions are never NULL. */
typedef struct agon_host {
  uint32_t struct_size;
  uint32_t abi_major;
  uint32_t abi_minor;
  uint32_t reserved;
  void *context; /* passed back as the first argument of every function below */
  agon_span_t name;
  agon_span_t version;

  /* Writes one message to the run's log; level is AGON_LOG_*. Copies the message. [any thread] */
  void (*log)(void *context, int32_t level, agon_span_t message);

  /* Answers non-zero when the host wants the current long call to end; the plugin then returns
   * AGON_BUDGET_EXHAUSTED. Cheap: poll it every few thousand nodes. [any thread] */
  int32_t (*cancelled)(void *context);

  /* The host's table of the extension with this NUL-terminated id, or NULL when the host lacks it.
   * The table is static. [any thread] */
  const void *(*extension)(void *context, const char *id);
} agon_host_t;

#endif
