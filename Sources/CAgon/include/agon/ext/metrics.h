/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: metrics. Numbers beside the return. */
#ifndef AGON_EXT_METRICS_H
#define AGON_EXT_METRICS_H

#include "../environment.h"

#define AGON_EXT_METRICS "agon.metrics/1"

typedef struct agon_metrics_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes a JSON array of {"name", "unit", "better": "higher" | "lower", "per": "seat" | "episode"}.
   * [any thread] */
  agon_status_t (*list)(const agon_environment_t *environment, const agon_sink_t *out);

  /* Writes the values for a seat in the order of list; NaN means not defined here.
   * [one thread per episode] */
  agon_status_t (*read)(const agon_episode_t *episode, uint32_t seat, double *out, uint64_t count);
} agon_metrics_table_t;

#endif
