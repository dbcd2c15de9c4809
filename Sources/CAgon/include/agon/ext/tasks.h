/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: tasks. Data sets with splits. */
#ifndef AGON_EXT_TASKS_H
#define AGON_EXT_TASKS_H

#include "../environment.h"

#define AGON_EXT_TASKS "agon.tasks/1"

typedef struct agon_tasks_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes a JSON array of {"name", "count", "sha256"}. [any thread] */
  agon_status_t (*splits)(const agon_environment_t *environment, const agon_sink_t *out);

  /* Writes the public part of a task: {"id", "prompt", "tags", "opening"}. `opening` is passed to begin.
   * Hidden tests and answers never cross this boundary. [any thread] */
  agon_status_t (*task)(const agon_environment_t *environment, agon_span_t split, uint64_t index,
                        const agon_sink_t *out, agon_error_t *error);
} agon_tasks_table_t;

#endif
