/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: tools. What a seat may call; calls travel through apply as AGON_ACTION_TOOL. */
#ifndef AGON_EXT_TOOLS_H
#define AGON_EXT_TOOLS_H

#include "../environment.h"

#define AGON_EXT_TOOLS "agon.tools/1"

typedef struct agon_tools_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes a JSON array of {"name", "description", "parameters": JSON Schema} for the seat now.
   * [one thread per episode] */
  agon_status_t (*list)(const agon_episode_t *episode, uint32_t seat, const agon_sink_t *out);
} agon_tools_table_t;

#endif
