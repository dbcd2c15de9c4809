/* SPDX-License-Identifier: Apache-2.0 */
/* Extension: symmetry. Maps of states and actions that keep the rules. Element 0 is the identity. */
#ifndef AGON_EXT_SYMMETRY_H
#define AGON_EXT_SYMMETRY_H

#include "../environment.h"

#define AGON_EXT_SYMMETRY "agon.symmetry/1"

typedef struct agon_symmetry_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Number of elements of the group, at least 1. [any thread] */
  uint32_t (*count)(const agon_environment_t *environment);

  /* Writes the name of an element: "identity", "rotate 90". [any thread] */
  agon_status_t (*name)(const agon_environment_t *environment, uint32_t element,
                        const agon_sink_t *out);

  /* The element that undoes `element`. [any thread] */
  agon_status_t (*inverse)(const agon_environment_t *environment, uint32_t element, uint32_t *out);

  /* Makes the mapped episode; the caller ends it. [one thread per episode] */
  agon_status_t (*map_episode)(const agon_episode_t *episode, uint32_t element,
                               agon_episode_t **out, agon_error_t *error);

  /* Maps an action and the seat that takes it. [one thread per episode] */
  agon_status_t (*map_action)(const agon_episode_t *episode, uint32_t element, uint32_t seat,
                              int64_t id, uint32_t *mapped_seat, int64_t *mapped_id);
} agon_symmetry_table_t;

#endif
