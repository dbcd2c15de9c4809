/* SPDX-License-Identifier: Apache-2.0 */
/* Draft extension: edits. States that differ in one fact, and the turn given away.
 * Its id will not change when it leaves draft. */
#ifndef AGON_EXT_DRAFT_EDITS_H
#define AGON_EXT_DRAFT_EDITS_H

#include "../../environment.h"

#define AGON_EXT_EDITS "agon.edits/1"

typedef struct agon_edits_table {
  uint32_t struct_size;
  uint32_t reserved;

  /* Writes a JSON array of the state's elementary facts in wire form, such as
   * {"predicate": "owner", "args": ["c4", 0], "polarity": true}. [one thread per episode] */
  agon_status_t (*list)(const agon_episode_t *episode, const agon_sink_t *out);

  /* Makes a copy in which the fact (wire form) holds and as little else as possible differs. changes
   * gets a JSON array of the other facts that had to change. AGON_ILLEGAL_ACTION when no valid state
   * has the fact. The caller ends the copy. [one thread per episode] */
  agon_status_t (*edit)(const agon_episode_t *episode, agon_span_t fact, agon_episode_t **out,
                        const agon_sink_t *changes, agon_error_t *error);

  /* AGON_OK when the state could arise in play, else AGON_INVALID_DATA and a sentence.
   * [one thread per episode] */
  agon_status_t (*validate)(const agon_episode_t *episode, agon_error_t *error);

  /* Makes a copy in which it is `seat`'s turn and nothing else differs; the copy need not be a state
   * that play can reach. The caller ends it. AGON_WRONG_PHASE after the end.
   * [one thread per episode] */
  agon_status_t (*pass)(const agon_episode_t *episode, uint32_t seat, agon_episode_t **out,
                        agon_error_t *error);
} agon_edits_table_t;

#endif
