// SPDX-License-Identifier: Apache-2.0
/* driver PLUGIN.so check [EPISODES]   plays seeded episodes through every entry and extension
 * driver PLUGIN.so walk [EPISODES]    the same for any environment, as far as any can be driven
 * driver PLUGIN.so counts             holds the counts of games that are published
 * driver PLUGIN.so perft DEPTH        prints how many lines of play there are of each length */
#include "driver.h"

#include <dlfcn.h>

_Noreturn void fail(const char *file, int line, const char *condition) {
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  exit(1);
}

static int32_t gather(void *context, const void *bytes, uint64_t size) {
  output_t *output = context;
  REQUIRE(size < sizeof output->bytes - output->size);
  memcpy(output->bytes + output->size, bytes, size);
  output->size += size;
  output->bytes[output->size] = '\0';
  return 0;
}

const agon_sink_t *output_reset(output_t *output) {
  output->sink = (agon_sink_t){output, gather};
  output->size = 0;
  output->bytes[0] = '\0';
  return &output->sink;
}

uint64_t draw(uint64_t *state, uint64_t bound) {
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (*state * UINT64_C(0x2545f4914f6cdd1d) >> 33) % bound;
}

void subject_configure(subject_t *subject, const char *parameters) {
  agon_error_t error = error_empty();
  if (subject->environment != NULL) subject->table->destroy(subject->environment);
  subject->environment = NULL;
  REQUIRE(subject->table->create(subject->host, span_of(parameters), &subject->environment,
                                 &error) == AGON_OK);
}

agon_episode_t *subject_begin(const subject_t *subject) {
  agon_episode_t *episode = NULL;
  REQUIRE(subject->table->begin(subject->environment, 2, 1, (agon_span_t){0}, &episode, NULL) ==
          AGON_OK);
  return episode;
}

agon_progress_t progress_of(const subject_t *subject, const agon_episode_t *episode) {
  agon_progress_t progress = {.struct_size = sizeof progress};
  REQUIRE(subject->table->progress(episode, &progress) == AGON_OK);
  return progress;
}

uint64_t legal_of(const subject_t *subject, const agon_episode_t *episode, int64_t *ids) {
  const agon_progress_t progress = progress_of(subject, episode);
  uint64_t count = 0;
  if (progress.seat_to_act < 0) return 0;
  REQUIRE(subject->table->legal_actions(episode, (uint32_t)progress.seat_to_act, ids, MOST_ACTIONS,
                                        &count) == AGON_OK);
  REQUIRE(count <= MOST_ACTIONS && count == progress.legal_count);
  return count;
}

agon_status_t apply_one(const subject_t *subject, agon_episode_t *episode, int64_t id) {
  const agon_action_t action = {.seat = progress_of(subject, episode).seat_to_act, .id = id};
  agon_error_t error = error_empty();
  return subject->table->apply(episode, &action, 1, &error);
}

agon_episode_t *copy_of(const subject_t *subject, const agon_episode_t *episode) {
  agon_episode_t *copy = NULL;
  REQUIRE(subject->table->clone(episode, AGON_CLONE_EXACT, 0, 0, &copy, NULL) == AGON_OK);
  return copy;
}

agon_episode_t *copy_after(const subject_t *subject, const agon_episode_t *episode, int64_t id) {
  agon_episode_t *copy = copy_of(subject, episode);
  REQUIRE(apply_one(subject, copy, id) == AGON_OK);
  return copy;
}

double return_of_first(const subject_t *subject, const agon_episode_t *episode) {
  double returns[2] = {0};
  REQUIRE(subject->table->returns(episode, returns, 2) == AGON_OK);
  REQUIRE(returns[0] + returns[1] == 0);
  return returns[0];
}

static void ignore_log(void *context, int32_t level, agon_span_t message) {
  (void)context;
  (void)level;
  (void)message;
}

static int32_t never_cancelled(void *context) {
  (void)context;
  return 0;
}

static int32_t always_cancelled(void *context) {
  (void)context;
  return 1;
}

static const void *no_extension(void *context, const char *id) {
  (void)context;
  (void)id;
  return NULL;
}

static const agon_host_t host = {
    .struct_size = sizeof host,
    .abi_major = AGON_ABI_MAJOR,
    .abi_minor = AGON_ABI_MINOR,
    .name = {"driver", 6},
    .version = {"1", 1},
    .log = ignore_log,
    .cancelled = never_cancelled,
    .extension = no_extension,
};

static subject_t load(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fprintf(stderr, "%s\n", dlerror());
  REQUIRE(library != NULL);
  agon_entry_function_t entry = NULL;
  void *symbol = dlsym(library, AGON_ENTRY_SYMBOL);
  memcpy(&entry, &symbol, sizeof entry);
  REQUIRE(entry != NULL && entry(AGON_ABI_MAJOR + 1, 0) == NULL);
  const agon_plugin_t *plugin = entry(AGON_ABI_MAJOR, AGON_ABI_MINOR);
  REQUIRE(plugin != NULL && plugin->environment_count() == 1 && plugin->environment_at(1) == NULL);
  REQUIRE(plugin->initialise(&host, span_of(path), NULL) == AGON_OK);
  subject_t subject = {.table = plugin->environment_at(0), .host = &host};
  subject.facts = subject.table->extension(AGON_EXT_FACTS);
  subject.oracle = subject.table->extension(AGON_EXT_ORACLE);
  subject.symmetry = subject.table->extension(AGON_EXT_SYMMETRY);
  subject.edits = subject.table->extension(AGON_EXT_EDITS);
  REQUIRE(subject.table->extension(AGON_EXT_METRICS) == NULL);
  subject_configure(&subject, "");
  return subject;
}

static bool falls(const subject_t *subject) {
  return strcmp(subject->table->descriptor->id.data, "connect_four") == 0;
}

/* A host that wants a long search to end is obeyed. */
static void check_cancelling(const subject_t *subject) {
  agon_host_t impatient = host;
  impatient.cancelled = always_cancelled;
  subject_t other = *subject;
  other.host = &impatient;
  other.environment = NULL;
  subject_configure(&other, "");
  agon_episode_t *episode = subject_begin(&other);
  agon_action_value_t values[MOST_ACTIONS];
  agon_error_t error = error_empty();
  uint64_t count = 0;
  REQUIRE(other.oracle->action_values(episode, 0, NULL, 0, values, MOST_ACTIONS, &count, &error) ==
          AGON_BUDGET_EXHAUSTED);
  other.table->end(episode);
  other.table->destroy(other.environment);
}

/* Everything, on the usual board and on boards of other shapes. */
static void check(subject_t *subject, unsigned episodes) {
  REQUIRE(subject->facts && subject->oracle && subject->symmetry && subject->edits);
  run_play(subject, episodes, 1);
  run_words(subject);
  run_extensions(subject, episodes / 20 + 1, 2);
  run_fuzz(subject, episodes * 5, 3);
  static const char *const shapes[] = {
      "{\"width\":4,\"height\":4}",
      "{\"width\":5,\"height\":4,\"connect\":3}",
      "{\"width\":2,\"height\":31,\"connect\":5}",
      "{\"width\":21,\"height\":2,\"connect\":3}",
  };
  if (falls(subject)) check_cancelling(subject);
  for (unsigned shape = 0; falls(subject) && shape < sizeof shapes / sizeof shapes[0]; shape++) {
    subject_configure(subject, shapes[shape]);
    run_play(subject, episodes / 10 + 1, 4);
    run_extensions(subject, episodes / 100 + 1, 5);
  }
  puts("check: all held");
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: driver PLUGIN.so check [EPISODES] | walk [EPISODES] | counts | perft DEPTH\n");
    return 2;
  }
  subject_t subject = load(arguments[1]);
  const unsigned number = count > 3 ? (unsigned)strtoul(arguments[3], NULL, 10) : 0;
  if (strcmp(arguments[2], "check") == 0) {
    check(&subject, number == 0 ? 1000 : number);
  } else if (strcmp(arguments[2], "walk") == 0) {
    run_walk(&subject, number == 0 ? 1000 : number, 6);
  } else if (strcmp(arguments[2], "counts") == 0) {
    run_counts(&subject);
  } else {
    run_perft(&subject, number == 0 ? 1 : number);
  }
  subject.table->destroy(subject.environment);
  return 0;
}
