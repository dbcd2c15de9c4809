/* SPDX-License-Identifier: Apache-2.0 */
/* Draft host extension: host-exec. A plugin runs commands only through this; what comes back is an
 * effect, which the host records and feeds back on replay. Its id will not change when it leaves
 * draft. */
#ifndef AGON_EXT_DRAFT_HOST_EXEC_H
#define AGON_EXT_DRAFT_HOST_EXEC_H

#include "../../host.h"
#include "../../status.h"

#define AGON_EXT_HOST_EXEC "agon.host-exec/1"

typedef struct agon_sandbox agon_sandbox_t; /* a tree of files in which commands run */

/* How a command ended. The caller owns it and sets struct_size. */
typedef struct agon_exec_result {
  uint32_t struct_size;
  int32_t exit_code; /* -1 when a signal ended it */
  int32_t signal;    /* 0 when none */
  int32_t timed_out; /* 1 when the deadline ended it */
  uint64_t microseconds;
  uint64_t peak_bytes;
} agon_exec_result_t;

/* All functions: [one thread per sandbox]. `context` is agon_host_t.context. */
typedef struct agon_host_exec_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Opens a sandbox from a template, JSON {"files": {path: text}, "limits": {...}}. */
  agon_status_t (*open)(void *context, agon_span_t template_json, agon_sandbox_t **out,
                        agon_error_t *error);

  /* Runs {"argv": [], "stdin": "", "limits": {"milliseconds", "bytes"}} to its end or deadline. */
  agon_status_t (*run)(void *context, agon_sandbox_t *sandbox, agon_span_t request,
                       const agon_sink_t *standard_output, const agon_sink_t *standard_error,
                       agon_exec_result_t *result, agon_error_t *error);

  /* Reads a file of the sandbox. */
  agon_status_t (*read)(void *context, agon_sandbox_t *sandbox, agon_span_t path,
                        const agon_sink_t *out, agon_error_t *error);

  /* Writes a file of the sandbox, replacing it. */
  agon_status_t (*write)(void *context, agon_sandbox_t *sandbox, agon_span_t path,
                         agon_span_t bytes, agon_error_t *error);

  /* Keeps the present tree under a number for reset. */
  agon_status_t (*snapshot)(void *context, agon_sandbox_t *sandbox, uint64_t *snapshot,
                            agon_error_t *error);

  /* Brings a kept tree back; 0 is the template. */
  agon_status_t (*reset)(void *context, agon_sandbox_t *sandbox, uint64_t snapshot,
                         agon_error_t *error);

  /* Ends the sandbox and all its processes. */
  void (*close)(void *context, agon_sandbox_t *sandbox);
} agon_host_exec_table_t;

#endif
