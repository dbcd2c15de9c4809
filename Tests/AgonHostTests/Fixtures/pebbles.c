/* SPDX-License-Identifier: Apache-2.0 */
/* A tiny game for the host's tests: a pile of pebbles, each seat takes 1 to MOST_TAKEN, who takes the
 * last one wins. FAULT_... switches make one fault each. */
#include <agon/agon.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef MOST_TAKEN
#define MOST_TAKEN 3
#endif
#ifndef PILE
#define PILE 7
#endif
#ifndef ID
#define ID "pebbles"
#endif
#ifndef ENTRY
#define ENTRY agon_entry
#endif

#define SPAN(text) {text, sizeof(text) - 1}

struct agon_environment {
  int64_t pile;
};

struct agon_episode {
  int64_t pile;
  int64_t turn;
  char last[64];
};

static agon_status_t fail(agon_error_t *error, agon_status_t status, const char *why) {
  if (error != NULL) {
    error->code = status;
    snprintf(error->message, sizeof error->message, "%s", why);
  }
  return status;
}

static agon_status_t say(const agon_sink_t *out, const char *text) {
  return out->write(out->context, text, strlen(text)) == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                            agon_environment_t **out, agon_error_t *error) {
  if (parameters.size > 2) return fail(error, AGON_INVALID_DATA, "The key heap is unknown.");
#ifdef FAULT_NO_ENVIRONMENT
  (void)host;
  *out = NULL;
  return AGON_OK;
#else
  host->log(host->context, AGON_LOG_INFO, (agon_span_t)SPAN("pebbles made"));
  *out = malloc(sizeof **out);
  if (*out == NULL) return AGON_NO_MEMORY;
  (*out)->pile = PILE;
  return AGON_OK;
#endif
}

static void destroy(agon_environment_t *environment) { free(environment); }

static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count, uint64_t seed,
                           agon_span_t opening, agon_episode_t **out, agon_error_t *error) {
  (void)seed;
  (void)opening;
  if (seat_count != 2) return fail(error, AGON_INVALID_ARGUMENT, "Pebbles has two seats.");
#ifdef FAULT_NO_EPISODE
  (void)environment;
  *out = NULL;
  return AGON_OK;
#else
  *out = calloc(1, sizeof **out);
  if (*out == NULL) return AGON_NO_MEMORY;
  (*out)->pile = environment->pile;
  return AGON_OK;
#endif
}

static void end(agon_episode_t *episode) { free(episode); }

static agon_status_t progress(const agon_episode_t *episode, agon_progress_t *out) {
  int over = episode->pile == 0;
  out->phase = over ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY;
  out->seat_to_act = over ? AGON_SEAT_NONE : (int32_t)(episode->turn % 2);
  out->seat_count = 2;
#ifdef FAULT_SEAT_COUNT
  out->seat_count = FAULT_SEAT_COUNT;
#endif
#ifdef FAULT_SEAT_TO_ACT
  out->seat_to_act = 9;
#endif
  out->turn = episode->turn;
  out->acting = over ? 0 : 1ull << (episode->turn % 2);
  out->legal_count = (uint64_t)(episode->pile < MOST_TAKEN ? episode->pile : MOST_TAKEN);
  return AGON_OK;
}

static agon_status_t legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                   uint64_t capacity, uint64_t *count) {
  if (episode->pile == 0 || seat != (uint32_t)(episode->turn % 2)) {
    *count = 0;
    return AGON_OK;
  }
  *count = (uint64_t)(episode->pile < MOST_TAKEN ? episode->pile : MOST_TAKEN);
#ifdef FAULT_COUNT
  *count = 1ull << 60;
#endif
  for (uint64_t index = 0; index < *count && index < capacity; index++) ids[index] = (int64_t)index + 1;
  return AGON_OK;
}

static agon_status_t action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                                 const agon_sink_t *out) {
  (void)episode;
  (void)seat;
#if defined(FAULT_NAME)
  (void)id;
  return say(out, "take \xC3( one");
#elif defined(LONG_NAME)
  (void)id;
  agon_status_t status = say(out, "take a number of pebbles ");
  return status == AGON_OK ? say(out, "that has a name beyond thirty-two bytes") : status;
#else
  char name[40];
  snprintf(name, sizeof name, "take %lld", (long long)id);
  return say(out, name);
#endif
}

static agon_status_t parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                  int64_t *id, agon_error_t *error) {
  (void)seat;
  if (text.size != 1) return fail(error, AGON_UNPARSEABLE_ACTION, "One digit is due.");
  if (text.data[0] == '?') return fail(error, AGON_AMBIGUOUS_ACTION, "It may be 1 or 2.");
  if (text.data[0] == '!') return AGON_IO;
  if (text.data[0] < '0' || text.data[0] > '9') {
    return fail(error, AGON_UNPARSEABLE_ACTION, "One digit is due.");
  }
  *id = text.data[0] - '0';
  if (*id < 1 || *id > MOST_TAKEN || *id > episode->pile) {
    return fail(error, AGON_ILLEGAL_ACTION, "Not so many.");
  }
  return AGON_OK;
}

static agon_status_t apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                           agon_error_t *error) {
  if (count != 1) return fail(error, AGON_INVALID_ARGUMENT, "One action at a time.");
  if (episode->pile == 0 || actions[0].seat != (int32_t)(episode->turn % 2)) {
    return AGON_WRONG_PHASE;
  }
  if (actions[0].kind == AGON_ACTION_TEXT) {
    if (actions[0].text.size >= sizeof episode->last) return AGON_ILLEGAL_ACTION;
    memcpy(episode->last, actions[0].text.data, actions[0].text.size);
    episode->last[actions[0].text.size] = 0;
    episode->pile -= 1;
    episode->turn += 1;
    return AGON_OK;
  }
  int64_t taken = actions[0].id;
  if (taken < 1 || taken > MOST_TAKEN || taken > episode->pile) {
    return fail(error, AGON_ILLEGAL_ACTION, "Not so many.");
  }
  episode->pile -= taken;
  episode->turn += 1;
  return AGON_OK;
}

static agon_status_t returns(const agon_episode_t *episode, double *out, uint64_t count) {
  if (count != 2) return AGON_INVALID_ARGUMENT;
  double first = episode->pile > 0 ? 0 : episode->turn % 2 == 1 ? 1 : -1;
#ifdef FAULT_NAN
  first = NAN;
#endif
  out[0] = first;
  out[1] = -first;
  return AGON_OK;
}

static agon_status_t observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                             int32_t media, const agon_sink_t *out, agon_error_t *error) {
  (void)seat;
  (void)view;
  if (media > AGON_MEDIA_JSON) return fail(error, AGON_UNSUPPORTED, "");
  char text[160];
  snprintf(text, sizeof text, "{\"pile\":%lld,\"last\":\"%s\"}", (long long)episode->pile,
           episode->last);
  return say(out, text);
}

static agon_status_t outcome(const agon_episode_t *episode, const agon_sink_t *out) {
  if (episode->pile > 0) return AGON_WRONG_PHASE;
#ifdef FAULT_OUTCOME
  return say(out, "[1]");
#else
  return say(out, "{\"reason\":\"last pebble\"}");
#endif
}

static uint64_t position_key(const agon_episode_t *episode) { return (uint64_t)episode->pile; }

#ifdef FAULT_EXTENSION
static const uint32_t small_table[2] = {8, 0};
#endif
#ifdef FAULT_EXTENSION_ENTRY
static uint32_t count(const agon_environment_t *environment) {
  (void)environment;
  return 1;
}

static const agon_symmetry_table_t symmetry = {.struct_size = sizeof symmetry, .count = count};
#endif

static const void *extension(const char *id) {
#ifdef FAULT_EXTENSION
  if (strcmp(id, AGON_EXT_FACTS) == 0) return small_table;
#endif
#ifdef FAULT_EXTENSION_ENTRY
  if (strcmp(id, AGON_EXT_SYMMETRY) == 0) return &symmetry;
#endif
  (void)id;
  return NULL;
}

static const agon_descriptor_t descriptor = {
    .struct_size = sizeof(agon_descriptor_t),
    .dynamics = AGON_DYNAMICS_SEQUENTIAL,
    .chance = AGON_CHANCE_NONE,
    .utility = AGON_UTILITY_ZERO_SUM,
#ifdef FAULT_KIND
    .replay = 17,
#else
    .replay = AGON_REPLAY_EXACT,
#endif
    .least_seats = 2,
#ifdef FAULT_SEATS
    .most_seats = 65,
#else
    .most_seats = 2,
#endif
    .abilities = AGON_ABILITY_PERFECT_INFORMATION | AGON_ABILITY_ENUMERATE,
    .media = (1ull << AGON_MEDIA_TEXT) | (1ull << AGON_MEDIA_JSON),
#ifdef UNBOUNDED
    .least_return = -INFINITY,
    .most_return = INFINITY,
#else
    .least_return = -1,
    .most_return = 1,
#endif
    .most_turns = PILE,
    .id = SPAN(ID),
    .version = SPAN("1.2"),
    .title = SPAN("Pebbles"),
    .summary = SPAN("Who takes the last pebble wins."),
#ifdef FAULT_SCHEMA
    .parameters_schema = SPAN("{"),
#endif
};

static const agon_environment_table_t table = {
#ifdef FAULT_TABLE_SIZE
    .struct_size = sizeof(agon_environment_table_t) - 8,
#else
    .struct_size = sizeof(agon_environment_table_t),
#endif
#ifndef FAULT_NO_DESCRIPTOR
    .descriptor = &descriptor,
#endif
    .create = create,
    .destroy = destroy,
    .begin = begin,
    .end = end,
    .progress = progress,
    .legal_actions = legal_actions,
    .action_name = action_name,
    .parse_action = parse_action,
#ifndef FAULT_NO_APPLY
    .apply = apply,
#endif
    .rewards = returns,
    .returns = returns,
    .observe = observe,
    .outcome = outcome,
    .position_key = position_key,
    .extension = extension,
};

static agon_status_t initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
  (void)host;
#ifdef FAULT_INITIALISE
  (void)path;
  return fail(error, AGON_IO, "The book of openings is missing.");
#else
  return path.size > 0 ? AGON_OK : fail(error, AGON_INVALID_ARGUMENT, "No path came.");
#endif
}

static uint32_t environment_count(void) {
#ifdef FAULT_COUNT_ZERO
  return 0;
#else
  return 1;
#endif
}

static const agon_environment_table_t *environment_at(uint32_t index) {
#ifdef FAULT_NO_TABLE
  (void)index;
  return NULL;
#else
  return index == 0 ? &table : NULL;
#endif
}

#ifdef FAULT_MAJOR
#define MAJOR 2
#else
#define MAJOR AGON_ABI_MAJOR
#endif

static const agon_plugin_t plugin = {
#ifdef FAULT_PLUGIN_SIZE
    .struct_size = 24,
#else
    .struct_size = sizeof(agon_plugin_t),
#endif
    .abi_major = MAJOR,
    .abi_minor = AGON_ABI_MINOR,
    .name = SPAN("pebble plugin"),
    .version = SPAN("3.4"),
    .build = SPAN("cc"),
#ifndef FAULT_NO_INITIALISE
    .initialise = initialise,
#endif
    .environment_count = environment_count,
    .environment_at = environment_at,
};

AGON_EXPORT const agon_plugin_t *ENTRY(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
#ifdef FAULT_OTHER_HOST
  host_major += 1;
#endif
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
