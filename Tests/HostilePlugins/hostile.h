/* SPDX-License-Identifier: Apache-2.0 */
/* Faults that are compiled in, because they show before any parameter is read: -DHOSTILE=name. */
#ifndef HOSTILE_HOSTILE_H
#define HOSTILE_HOSTILE_H

#include "count.h"

#pragma GCC visibility push(hidden)

#ifndef HOSTILE
#define HOSTILE none
#endif

/* The names for -DHOSTILE. */
enum hostile_variant {
  none,
  /* agon_entry */
  entry_null,
  entry_wild,
  entry_segfault,
  entry_loop,
  load_segfault,
  load_exit,
  load_loop,
  /* agon_plugin_t */
  other_major,
  future_minor,
  plugin_small,
  plugin_large,
  plugin_huge,
  plugin_name_null,
  plugin_name_wild,
  plugin_name_huge,
  initialise_null,
  initialise_fails,
  initialise_segfault,
  initialise_loop,
  count_entry_null,
  count_zero,
  count_negative,
  at_null,
  at_gives_null,
  at_gives_wild,
  same_id_twice,
  /* agon_environment_table_t */
  table_small,
  table_large,
  table_huge,
  descriptor_null,
  null_create,
  null_destroy,
  null_begin,
  null_end,
  null_progress,
  null_legal_actions,
  null_action_name,
  null_parse_action,
  null_apply,
  null_rewards,
  null_returns,
  null_observe,
  null_outcome,
  null_clone,
  null_serialise,
  null_restore,
  null_position_key,
  null_extension,
  extension_wild,
  extension_empty,
  extension_segfault,
  extension_loop,
  /* agon_descriptor_t */
  descriptor_small,
  descriptor_large,
  id_null,
  id_wild,
  id_huge,
  id_empty,
  id_invalid_utf8,
  rules_wild,
  schema_garbage,
  seats_zero,
  seats_reversed,
  seats_many,
  dynamics_unknown,
  bounds_reversed,
  bounds_infinite,
  turns_negative,
  turns_too_few,
  abilities_all,
  perfect_information,
  /* chance as a turn of its own */
  chance_fair,
  chance_short,
  chance_negative,
  chance_nan,
  chance_empty,
  chance_huge,
  null_chance_outcomes,
};

/* An entry of the table, or NULL where the variant says so. */
#define ENTRY(name) (HOSTILE == null_##name ? NULL : name)

/* A table that a newer host would know more of, and one that is cut. */
#define TABLE_SIZE \
  (uint32_t)(HOSTILE == table_small   ? offsetof(agon_environment_table_t, clone) \
             : HOSTILE == table_large ? sizeof(agon_environment_table_t) + 64 \
             : HOSTILE == table_huge  ? UINT32_MAX \
                                      : sizeof(agon_environment_table_t))

/* Fills agon_environment_table_t.extension. */
const void *hostile_extension(const char *id);

#pragma GCC visibility pop

#endif
