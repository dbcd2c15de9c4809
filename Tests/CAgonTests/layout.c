/* SPDX-License-Identifier: Apache-2.0 */
/* The layout of the ABI: every constant, size, offset and signature, as they stand for ever. Compiling
 * this file is the test. A line here changes only together with the ABI's version. 64-bit targets. */
#include <CAgon.h>

#ifdef __cplusplus
#include <type_traits>
#define HOLDS(condition, words) static_assert(condition, words)
#define IS_TYPE(type, field, ...) \
  HOLDS((std::is_same<decltype(type::field), __VA_ARGS__>::value), #type "." #field)
#else
#define HOLDS(condition, words) _Static_assert(condition, words)
#define IS_TYPE(type, field, ...) \
  HOLDS(_Generic(((type *)0)->field, __VA_ARGS__: 1, default: 0), #type "." #field)
#endif

#define CONSTANT(name, value) HOLDS((name) == (value), #name)
#define SIZE(type, size) HOLDS(sizeof(type) == (size), "sizeof " #type)
#define FIELD(type, field, offset, ...)                         \
  HOLDS(offsetof(type, field) == (offset), #type "." #field);   \
  IS_TYPE(type, field, __VA_ARGS__)
#define ARRAY(type, field, offset, element, count)                                 \
  HOLDS(offsetof(type, field) == (offset), #type "." #field);                      \
  HOLDS(sizeof(((type *)0)->field) == sizeof(element) * (count), #type "." #field)
#define SAME(text, words) HOLDS(sizeof(text) == sizeof(words), #text)

/* span.h */

SIZE(agon_span_t, 16);
FIELD(agon_span_t, data, 0, const char *);
FIELD(agon_span_t, size, 8, uint64_t);

SIZE(agon_sink_t, 16);
FIELD(agon_sink_t, context, 0, void *);
FIELD(agon_sink_t, write, 8, int32_t (*)(void *, const void *, uint64_t));

/* version.h */
CONSTANT(AGON_ABI_MAJOR, 1);
CONSTANT(AGON_ABI_MINOR, 0);
SAME(AGON_ENTRY_SYMBOL, "agon_entry");

/* status.h */
CONSTANT(AGON_OK, 0);
CONSTANT(AGON_UNSUPPORTED, -1);
CONSTANT(AGON_INVALID_ARGUMENT, -2);
CONSTANT(AGON_UNPARSEABLE_ACTION, -3);
CONSTANT(AGON_ILLEGAL_ACTION, -4);
CONSTANT(AGON_AMBIGUOUS_ACTION, -5);
CONSTANT(AGON_WRONG_PHASE, -6);
CONSTANT(AGON_INVALID_DATA, -7);
CONSTANT(AGON_BUDGET_EXHAUSTED, -8);
CONSTANT(AGON_IO, -9);
CONSTANT(AGON_NO_MEMORY, -10);
CONSTANT(AGON_INTERNAL, -11);
CONSTANT(AGON_ERROR_CAPACITY, 504);

SIZE(agon_error_t, 512);
FIELD(agon_error_t, struct_size, 0, uint32_t);
FIELD(agon_error_t, code, 4, int32_t);
ARRAY(agon_error_t, message, 8, char, 504);

/* action.h */
CONSTANT(AGON_SEAT_CHANCE, -1);
CONSTANT(AGON_SEAT_SIMULTANEOUS, -2);
CONSTANT(AGON_SEAT_NONE, -4);
CONSTANT(AGON_ACTION_ENUMERATED, 0);
CONSTANT(AGON_ACTION_TEXT, 1);
CONSTANT(AGON_ACTION_TOOL, 2);
CONSTANT(AGON_ACTION_MESSAGE, 3);

SIZE(agon_action_t, 40);
FIELD(agon_action_t, seat, 0, int32_t);
FIELD(agon_action_t, kind, 4, int32_t);
FIELD(agon_action_t, id, 8, int64_t);
FIELD(agon_action_t, to, 16, uint64_t);
FIELD(agon_action_t, text, 24, agon_span_t);

/* observation.h */
CONSTANT(AGON_VIEW_SEAT, 0);
CONSTANT(AGON_VIEW_RECALL, 1);
CONSTANT(AGON_VIEW_PUBLIC, 2);
CONSTANT(AGON_VIEW_FULL, 3);
CONSTANT(AGON_MEDIA_TEXT, 0);
CONSTANT(AGON_MEDIA_JSON, 1);
CONSTANT(AGON_MEDIA_PNG, 2);
CONSTANT(AGON_MEDIA_SVG, 3);
CONSTANT(AGON_MEDIA_F32, 4);

/* progress.h */
CONSTANT(AGON_PHASE_PLAY, 0);
CONSTANT(AGON_PHASE_TERMINATED, 1);
CONSTANT(AGON_PHASE_TRUNCATED, 2);

SIZE(agon_progress_t, 40);
FIELD(agon_progress_t, struct_size, 0, uint32_t);
FIELD(agon_progress_t, phase, 4, int32_t);
FIELD(agon_progress_t, seat_to_act, 8, int32_t);
FIELD(agon_progress_t, seat_count, 12, uint32_t);
FIELD(agon_progress_t, turn, 16, int64_t);
FIELD(agon_progress_t, acting, 24, uint64_t);
FIELD(agon_progress_t, legal_count, 32, uint64_t);

/* descriptor.h */
CONSTANT(AGON_DYNAMICS_SEQUENTIAL, 0);
CONSTANT(AGON_DYNAMICS_SIMULTANEOUS, 1);
CONSTANT(AGON_DYNAMICS_MIXED, 2);
CONSTANT(AGON_CHANCE_NONE, 0);
CONSTANT(AGON_CHANCE_EXPLICIT, 1);
CONSTANT(AGON_CHANCE_SAMPLED, 2);
CONSTANT(AGON_UTILITY_ZERO_SUM, 0);
CONSTANT(AGON_UTILITY_CONSTANT_SUM, 1);
CONSTANT(AGON_UTILITY_GENERAL_SUM, 2);
CONSTANT(AGON_UTILITY_COOPERATIVE, 3);
CONSTANT(AGON_REPLAY_EXACT, 0);
CONSTANT(AGON_REPLAY_EFFECTS, 1);
CONSTANT(AGON_ABILITY_PERFECT_INFORMATION, 1);
CONSTANT(AGON_ABILITY_CLONE, 2);
CONSTANT(AGON_ABILITY_SERIALISE, 4);
CONSTANT(AGON_ABILITY_ENUMERATE, 8);
CONSTANT(AGON_ABILITY_TEXT_ACTIONS, 16);
CONSTANT(AGON_ABILITY_TOOL_ACTIONS, 32);
CONSTANT(AGON_ABILITY_COMMUNICATION, 64);
CONSTANT(AGON_ABILITY_NEEDS_EXEC, 128);

SIZE(agon_descriptor_t, 200);
FIELD(agon_descriptor_t, struct_size, 0, uint32_t);
FIELD(agon_descriptor_t, dynamics, 4, int32_t);
FIELD(agon_descriptor_t, chance, 8, int32_t);
FIELD(agon_descriptor_t, utility, 12, int32_t);
FIELD(agon_descriptor_t, replay, 16, int32_t);
FIELD(agon_descriptor_t, least_seats, 20, uint32_t);
FIELD(agon_descriptor_t, most_seats, 24, uint32_t);
FIELD(agon_descriptor_t, reserved, 28, uint32_t);
FIELD(agon_descriptor_t, abilities, 32, uint64_t);
FIELD(agon_descriptor_t, media, 40, uint64_t);
FIELD(agon_descriptor_t, least_return, 48, double);
FIELD(agon_descriptor_t, most_return, 56, double);
FIELD(agon_descriptor_t, most_turns, 64, int64_t);
FIELD(agon_descriptor_t, id, 72, agon_span_t);
FIELD(agon_descriptor_t, version, 88, agon_span_t);
FIELD(agon_descriptor_t, title, 104, agon_span_t);
FIELD(agon_descriptor_t, summary, 120, agon_span_t);
FIELD(agon_descriptor_t, rules, 136, agon_span_t);
FIELD(agon_descriptor_t, licence, 152, agon_span_t);
FIELD(agon_descriptor_t, authors, 168, agon_span_t);
FIELD(agon_descriptor_t, parameters_schema, 184, agon_span_t);

/* host.h */
CONSTANT(AGON_LOG_DEBUG, 0);
CONSTANT(AGON_LOG_INFO, 1);
CONSTANT(AGON_LOG_WARNING, 2);
CONSTANT(AGON_LOG_ERROR, 3);

SIZE(agon_host_t, 80);
FIELD(agon_host_t, struct_size, 0, uint32_t);
FIELD(agon_host_t, abi_major, 4, uint32_t);
FIELD(agon_host_t, abi_minor, 8, uint32_t);
FIELD(agon_host_t, reserved, 12, uint32_t);
FIELD(agon_host_t, context, 16, void *);
FIELD(agon_host_t, name, 24, agon_span_t);
FIELD(agon_host_t, version, 40, agon_span_t);
FIELD(agon_host_t, log, 56, void (*)(void *, int32_t, agon_span_t));
FIELD(agon_host_t, cancelled, 64, int32_t (*)(void *));
FIELD(agon_host_t, extension, 72, const void *(*)(void *, const char *));

/* environment.h */
CONSTANT(AGON_CLONE_EXACT, 0);
CONSTANT(AGON_CLONE_RESEED, 1);
CONSTANT(AGON_CLONE_RESAMPLE, 2);

SIZE(agon_environment_table_t, 168);
FIELD(agon_environment_table_t, struct_size, 0, uint32_t);
FIELD(agon_environment_table_t, reserved, 4, uint32_t);
FIELD(agon_environment_table_t, descriptor, 8, const agon_descriptor_t *);
FIELD(agon_environment_table_t, create, 16, agon_status_t (*)(const agon_host_t *, agon_span_t,
    agon_environment_t **, agon_error_t *));
FIELD(agon_environment_table_t, destroy, 24, void (*)(agon_environment_t *));
FIELD(agon_environment_table_t, begin, 32, agon_status_t (*)(const agon_environment_t *, uint32_t,
    uint64_t, agon_span_t, agon_episode_t **, agon_error_t *));
FIELD(agon_environment_table_t, end, 40, void (*)(agon_episode_t *));
FIELD(agon_environment_table_t, progress, 48, agon_status_t (*)(const agon_episode_t *,
    agon_progress_t *));
FIELD(agon_environment_table_t, legal_actions, 56, agon_status_t (*)(const agon_episode_t *,
    uint32_t, int64_t *, uint64_t, uint64_t *));
FIELD(agon_environment_table_t, chance_outcomes, 64, agon_status_t (*)(const agon_episode_t *,
    int64_t *, double *, uint64_t, uint64_t *));
FIELD(agon_environment_table_t, action_name, 72, agon_status_t (*)(const agon_episode_t *,
    int32_t, int64_t, const agon_sink_t *));
FIELD(agon_environment_table_t, parse_action, 80, agon_status_t (*)(const agon_episode_t *,
    uint32_t, agon_span_t, int64_t *, agon_error_t *));
FIELD(agon_environment_table_t, apply, 88, agon_status_t (*)(agon_episode_t *,
    const agon_action_t *, uint64_t, agon_error_t *));
FIELD(agon_environment_table_t, rewards, 96, agon_status_t (*)(const agon_episode_t *, double *,
    uint64_t));
FIELD(agon_environment_table_t, returns, 104, agon_status_t (*)(const agon_episode_t *, double *,
    uint64_t));
FIELD(agon_environment_table_t, observe, 112, agon_status_t (*)(const agon_episode_t *, uint32_t,
    int32_t, int32_t, const agon_sink_t *, agon_error_t *));
FIELD(agon_environment_table_t, outcome, 120, agon_status_t (*)(const agon_episode_t *,
    const agon_sink_t *));
FIELD(agon_environment_table_t, clone, 128, agon_status_t (*)(const agon_episode_t *, int32_t,
    uint32_t, uint64_t, agon_episode_t **, agon_error_t *));
FIELD(agon_environment_table_t, serialise, 136, agon_status_t (*)(const agon_episode_t *,
    const agon_sink_t *, agon_error_t *));
FIELD(agon_environment_table_t, restore, 144, agon_status_t (*)(const agon_environment_t *,
    agon_span_t, agon_episode_t **, agon_error_t *));
FIELD(agon_environment_table_t, position_key, 152, uint64_t (*)(const agon_episode_t *));
FIELD(agon_environment_table_t, extension, 160, const void *(*)(const char *));

/* plugin.h */

SIZE(agon_plugin_t, 88);
FIELD(agon_plugin_t, struct_size, 0, uint32_t);
FIELD(agon_plugin_t, abi_major, 4, uint32_t);
FIELD(agon_plugin_t, abi_minor, 8, uint32_t);
FIELD(agon_plugin_t, reserved, 12, uint32_t);
FIELD(agon_plugin_t, name, 16, agon_span_t);
FIELD(agon_plugin_t, version, 32, agon_span_t);
FIELD(agon_plugin_t, build, 48, agon_span_t);
FIELD(agon_plugin_t, initialise, 64, agon_status_t (*)(const agon_host_t *, agon_span_t,
    agon_error_t *));
FIELD(agon_plugin_t, environment_count, 72, uint32_t (*)(void));
FIELD(agon_plugin_t, environment_at, 80, const agon_environment_table_t *(*)(uint32_t));

/* ext/budget.h */

SIZE(agon_budget_t, 24);
FIELD(agon_budget_t, struct_size, 0, uint32_t);
FIELD(agon_budget_t, reserved, 4, uint32_t);
FIELD(agon_budget_t, nodes, 8, uint64_t);
FIELD(agon_budget_t, milliseconds, 16, uint64_t);

/* ext/facts.h */
SAME(AGON_EXT_FACTS, "agon.facts/1");
CONSTANT(AGON_FACT_FALSE, 0);
CONSTANT(AGON_FACT_TRUE, 1);
CONSTANT(AGON_FACT_UNKNOWN, 2);
CONSTANT(AGON_FACT_INVALID, 3);

SIZE(agon_facts_table_t, 32);
FIELD(agon_facts_table_t, struct_size, 0, uint32_t);
FIELD(agon_facts_table_t, reserved, 4, uint32_t);
FIELD(agon_facts_table_t, predicates, 8, agon_status_t (*)(const agon_environment_t *,
    const agon_sink_t *));
FIELD(agon_facts_table_t, check, 16, agon_status_t (*)(const agon_episode_t *, uint32_t, int32_t,
    agon_span_t, const agon_budget_t *, int32_t *, const agon_sink_t *, agon_error_t *));
FIELD(agon_facts_table_t, generate, 24, agon_status_t (*)(const agon_episode_t *, uint32_t,
    int32_t, uint64_t, uint32_t, const agon_sink_t *, agon_error_t *));

/* ext/metrics.h */
SAME(AGON_EXT_METRICS, "agon.metrics/1");

SIZE(agon_metrics_table_t, 24);
FIELD(agon_metrics_table_t, struct_size, 0, uint32_t);
FIELD(agon_metrics_table_t, reserved, 4, uint32_t);
FIELD(agon_metrics_table_t, list, 8, agon_status_t (*)(const agon_environment_t *,
    const agon_sink_t *));
FIELD(agon_metrics_table_t, read, 16, agon_status_t (*)(const agon_episode_t *, uint32_t,
    double *, uint64_t));

/* ext/oracle.h */
SAME(AGON_EXT_ORACLE, "agon.oracle/1");
CONSTANT(AGON_VALUE_EXACT, 1);
CONSTANT(AGON_VALUE_BEST, 2);

SIZE(agon_action_value_t, 40);
FIELD(agon_action_value_t, action, 0, int64_t);
FIELD(agon_action_value_t, value, 8, double);
FIELD(agon_action_value_t, lower, 16, double);
FIELD(agon_action_value_t, upper, 24, double);
FIELD(agon_action_value_t, flags, 32, uint32_t);
FIELD(agon_action_value_t, plies, 36, int32_t);

SIZE(agon_oracle_table_t, 24);
FIELD(agon_oracle_table_t, struct_size, 0, uint32_t);
FIELD(agon_oracle_table_t, reserved, 4, uint32_t);
FIELD(agon_oracle_table_t, describe, 8, agon_status_t (*)(const agon_environment_t *,
    const agon_sink_t *));
FIELD(agon_oracle_table_t, action_values, 16, agon_status_t (*)(const agon_episode_t *, uint32_t,
    const agon_budget_t *, uint64_t, agon_action_value_t *, uint64_t, uint64_t *, agon_error_t *));

/* ext/symmetry.h */
SAME(AGON_EXT_SYMMETRY, "agon.symmetry/1");

SIZE(agon_symmetry_table_t, 48);
FIELD(agon_symmetry_table_t, struct_size, 0, uint32_t);
FIELD(agon_symmetry_table_t, reserved, 4, uint32_t);
FIELD(agon_symmetry_table_t, count, 8, uint32_t (*)(const agon_environment_t *));
FIELD(agon_symmetry_table_t, name, 16, agon_status_t (*)(const agon_environment_t *, uint32_t,
    const agon_sink_t *));
FIELD(agon_symmetry_table_t, inverse, 24, agon_status_t (*)(const agon_environment_t *, uint32_t,
    uint32_t *));
FIELD(agon_symmetry_table_t, map_episode, 32, agon_status_t (*)(const agon_episode_t *, uint32_t,
    agon_episode_t **, agon_error_t *));
FIELD(agon_symmetry_table_t, map_action, 40, agon_status_t (*)(const agon_episode_t *, uint32_t,
    uint32_t, int64_t, uint32_t *, int64_t *));

/* ext/tasks.h */
SAME(AGON_EXT_TASKS, "agon.tasks/1");

SIZE(agon_tasks_table_t, 24);
FIELD(agon_tasks_table_t, struct_size, 0, uint32_t);
FIELD(agon_tasks_table_t, reserved, 4, uint32_t);
FIELD(agon_tasks_table_t, splits, 8, agon_status_t (*)(const agon_environment_t *,
    const agon_sink_t *));
FIELD(agon_tasks_table_t, task, 16, agon_status_t (*)(const agon_environment_t *, agon_span_t,
    uint64_t, const agon_sink_t *, agon_error_t *));

/* ext/tools.h */
SAME(AGON_EXT_TOOLS, "agon.tools/1");

SIZE(agon_tools_table_t, 16);
FIELD(agon_tools_table_t, struct_size, 0, uint32_t);
FIELD(agon_tools_table_t, reserved, 4, uint32_t);
FIELD(agon_tools_table_t, list, 8, agon_status_t (*)(const agon_episode_t *, uint32_t,
    const agon_sink_t *));

/* ext/draft/batch.h */
SAME(AGON_EXT_BATCH, "agon.batch/1");

SIZE(agon_batch_buffers_t, 64);
FIELD(agon_batch_buffers_t, struct_size, 0, uint32_t);
FIELD(agon_batch_buffers_t, lane_count, 4, uint32_t);
FIELD(agon_batch_buffers_t, seat_count, 8, uint32_t);
FIELD(agon_batch_buffers_t, observation_stride, 12, uint32_t);
FIELD(agon_batch_buffers_t, action_count, 16, uint64_t);
FIELD(agon_batch_buffers_t, actions, 24, const int64_t *);
FIELD(agon_batch_buffers_t, rewards, 32, double *);
FIELD(agon_batch_buffers_t, observations, 40, uint8_t *);
FIELD(agon_batch_buffers_t, phases, 48, uint8_t *);
FIELD(agon_batch_buffers_t, masks, 56, uint8_t *);

SIZE(agon_batch_table_t, 56);
FIELD(agon_batch_table_t, struct_size, 0, uint32_t);
FIELD(agon_batch_table_t, reserved, 4, uint32_t);
FIELD(agon_batch_table_t, layout, 8, agon_status_t (*)(const agon_environment_t *, uint64_t *,
    uint64_t *));
FIELD(agon_batch_table_t, open, 16, agon_status_t (*)(const agon_environment_t *,
    const agon_batch_buffers_t *, agon_batch_t **, agon_error_t *));
FIELD(agon_batch_table_t, close, 24, void (*)(agon_batch_t *));
FIELD(agon_batch_table_t, reset, 32, agon_status_t (*)(agon_batch_t *, const uint8_t *,
    const uint64_t *, agon_error_t *));
FIELD(agon_batch_table_t, step, 40, agon_status_t (*)(agon_batch_t *, uint32_t, uint32_t,
    agon_error_t *));
FIELD(agon_batch_table_t, peek, 48, agon_status_t (*)(const agon_batch_t *, uint32_t,
    agon_episode_t **, agon_error_t *));

/* ext/draft/edits.h */
SAME(AGON_EXT_EDITS, "agon.edits/1");

SIZE(agon_edits_table_t, 40);
FIELD(agon_edits_table_t, struct_size, 0, uint32_t);
FIELD(agon_edits_table_t, reserved, 4, uint32_t);
FIELD(agon_edits_table_t, list, 8, agon_status_t (*)(const agon_episode_t *, const agon_sink_t *));
FIELD(agon_edits_table_t, edit, 16, agon_status_t (*)(const agon_episode_t *, agon_span_t,
    agon_episode_t **, const agon_sink_t *, agon_error_t *));
FIELD(agon_edits_table_t, validate, 24, agon_status_t (*)(const agon_episode_t *, agon_error_t *));
FIELD(agon_edits_table_t, pass, 32, agon_status_t (*)(const agon_episode_t *, uint32_t,
    agon_episode_t **, agon_error_t *));

/* ext/draft/host-exec.h */
SAME(AGON_EXT_HOST_EXEC, "agon.host-exec/1");

SIZE(agon_exec_result_t, 32);
FIELD(agon_exec_result_t, struct_size, 0, uint32_t);
FIELD(agon_exec_result_t, exit_code, 4, int32_t);
FIELD(agon_exec_result_t, signal, 8, int32_t);
FIELD(agon_exec_result_t, timed_out, 12, int32_t);
FIELD(agon_exec_result_t, microseconds, 16, uint64_t);
FIELD(agon_exec_result_t, peak_bytes, 24, uint64_t);

SIZE(agon_host_exec_table_t, 64);
FIELD(agon_host_exec_table_t, struct_size, 0, uint32_t);
FIELD(agon_host_exec_table_t, reserved, 4, uint32_t);
FIELD(agon_host_exec_table_t, open, 8, agon_status_t (*)(void *, agon_span_t, agon_sandbox_t **,
    agon_error_t *));
FIELD(agon_host_exec_table_t, run, 16, agon_status_t (*)(void *, agon_sandbox_t *, agon_span_t,
    const agon_sink_t *, const agon_sink_t *, agon_exec_result_t *, agon_error_t *));
FIELD(agon_host_exec_table_t, read, 24, agon_status_t (*)(void *, agon_sandbox_t *, agon_span_t,
    const agon_sink_t *, agon_error_t *));
FIELD(agon_host_exec_table_t, write, 32, agon_status_t (*)(void *, agon_sandbox_t *, agon_span_t,
    agon_span_t, agon_error_t *));
FIELD(agon_host_exec_table_t, snapshot, 40, agon_status_t (*)(void *, agon_sandbox_t *,
    uint64_t *, agon_error_t *));
FIELD(agon_host_exec_table_t, reset, 48, agon_status_t (*)(void *, agon_sandbox_t *, uint64_t,
    agon_error_t *));
FIELD(agon_host_exec_table_t, close, 56, void (*)(void *, agon_sandbox_t *));
