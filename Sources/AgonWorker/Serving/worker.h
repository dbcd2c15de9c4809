/* SPDX-License-Identifier: Apache-2.0 */
/* The worker: one plugin, one environment of it, and its episodes, served to one host. */
#ifndef AGON_WORKER_H
#define AGON_WORKER_H

#include <agon/agon.h>
#include <agon/ext/draft/edits.h>
#include <pthread.h>

#include "CAgonHost.h"

/* Messages that a plugin logs between two replies, as they go into a reply. */
typedef struct messages {
  pthread_mutex_t lock; /* a plugin may log from any thread */
  agon_output_t bytes;
  uint32_t count;
  uint32_t dropped;
} messages_t;

/* Everything. */
typedef struct worker {
  const char *path;
  uint32_t walls;
  agon_wire_note_t *note;
  agon_host_t host;
  messages_t messages;

  agon_library_t library;
  const agon_environment_table_t *table; /* NULL before an environment is made */
  agon_environment_t *environment;
  const agon_facts_table_t *facts;
  const agon_oracle_table_t *oracle;
  const agon_edits_table_t *edits;
  const agon_symmetry_table_t *symmetry;

  agon_episode_t **episodes; /* by slot */
  uint32_t episode_capacity;

  agon_actions_t actions; /* what was listed last */
  agon_failure_t failure; /* why the operation in progress fails */
  int64_t number;         /* what a failed reading of an action still tells */
  agon_output_t reply;
  agon_lookout_t lookout; /* for the next request */
} worker_t;

/* Serves the host until it goes; does not return. */
_Noreturn void serve(worker_t *worker);

/* Does one operation and writes its results; below zero when it failed, with worker->failure set. */
agon_status_t perform(worker_t *worker, uint32_t operation, agon_input_t *in);

/* Prepares the services that the plugin is handed. */
void prepare_host(worker_t *worker);

/* Writes the messages that came since the last reply, and forgets them. */
void put_messages(worker_t *worker);

/* The episode of a slot; NULL, and a failure, when there is none. */
agon_episode_t *episode_at(worker_t *worker, uint32_t slot);

/* Puts an episode that the plugin made into a slot, and writes its state. */
agon_status_t keep_episode(worker_t *worker, uint32_t slot, agon_episode_t *episode,
                           const char *call, uint32_t want);

/* Ends the episode of a slot, if there is one. */
void end_episode(worker_t *worker, uint32_t slot);

/* Ends all episodes. */
void end_all_episodes(worker_t *worker);

/* Writes where an episode stands, with the parts that are wanted; parts that fail are left out,
 * or, where they must be there, are the failure. */
agon_status_t put_state(worker_t *worker, const agon_episode_t *episode, uint32_t want, int must);

/* The operations. */
agon_status_t open_library(worker_t *worker, agon_input_t *in);
agon_status_t create_environment(worker_t *worker, agon_input_t *in);
agon_status_t begin_episode(worker_t *worker, agon_input_t *in);
agon_status_t restore_episode(worker_t *worker, agon_input_t *in);
agon_status_t clone_episode(worker_t *worker, agon_input_t *in);
agon_status_t apply_actions(worker_t *worker, agon_input_t *in);
agon_status_t tell_state(worker_t *worker, agon_input_t *in);
agon_status_t list_legal_actions(worker_t *worker, agon_input_t *in);
agon_status_t name_action(worker_t *worker, agon_input_t *in);
agon_status_t parse_action(worker_t *worker, agon_input_t *in);
agon_status_t observe(worker_t *worker, agon_input_t *in);
agon_status_t end_episodes(worker_t *worker, agon_input_t *in);
agon_status_t check_claim(worker_t *worker, agon_input_t *in);
agon_status_t generate_claims(worker_t *worker, agon_input_t *in);
agon_status_t value_actions(worker_t *worker, agon_input_t *in);
agon_status_t list_facts(worker_t *worker, agon_input_t *in);
agon_status_t edit_episode(worker_t *worker, agon_input_t *in);
agon_status_t validate_episode(worker_t *worker, agon_input_t *in);
agon_status_t pass_turn(worker_t *worker, agon_input_t *in);
agon_status_t tell_element(worker_t *worker, agon_input_t *in);
agon_status_t map_episode(worker_t *worker, agon_input_t *in);
agon_status_t map_action(worker_t *worker, agon_input_t *in);
agon_status_t simulate_ahead(worker_t *worker, agon_input_t *in);

#endif
