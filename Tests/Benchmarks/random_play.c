/* SPDX-License-Identifier: Apache-2.0 */

/* The bar for AgonHost: plays the games of Tests/Benchmarks/Swift/RandomPlay.swift with the same
 * calls of the same table, and prints turns, seconds of processor time and the checksum of the
 * games. Built with -O3 from this file and the sources of the plugin, as one program:
 *
 *   ./random_play GAMES */

#include <agon/agon.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct played {
  uint64_t turns;
  uint64_t checksum; /* FNV-1a over actions and first returns, 64 bits at a time */
} played_t;

static void log_nothing(void *context, int32_t level, agon_span_t message) {
  (void)context;
  (void)level;
  (void)message;
}

static int32_t never_cancelled(void *context) {
  (void)context;
  return 0;
}

static const void *no_extension(void *context, const char *id) {
  (void)context;
  (void)id;
  return NULL;
}

static const agon_host_t host = {
    .struct_size = sizeof(agon_host_t),
    .abi_major = AGON_ABI_MAJOR,
    .abi_minor = AGON_ABI_MINOR,
    .name = {"random_play", 11},
    .version = {"1", 1},
    .log = log_nothing,
    .cancelled = never_cancelled,
    .extension = no_extension,
};

/* The generator of AgonCore's SplitMix64. */
static uint64_t next(uint64_t *state) {
  uint64_t word = *state += UINT64_C(0x9E3779B97F4A7C15);
  word = (word ^ word >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  word = (word ^ word >> 27) * UINT64_C(0x94D049BB133111EB);
  return word ^ word >> 31;
}

static void absorb(played_t *played, uint64_t word) {
  played->checksum = (played->checksum ^ word) * UINT64_C(0x00000100000001B3);
}

static void must(agon_status_t status, const char *call) {
  if (status >= AGON_OK) return;
  fprintf(stderr, "random_play: %s failed with status %d\n", call, (int)status);
  exit(1);
}

static void play_one(const agon_environment_table_t *table, const agon_environment_t *environment,
                     uint64_t seed, played_t *played) {
  agon_error_t error;
  error.struct_size = sizeof error;
  error.code = 0;
  error.message[0] = '\0';
  agon_episode_t *episode = NULL;
  must(table->begin(environment, 2, seed, (agon_span_t){NULL, 0}, &episode, &error), "begin");
  uint64_t chance = seed;
  for (;;) {
    agon_progress_t progress;
    memset(&progress, 0, sizeof progress);
    progress.struct_size = sizeof progress;
    must(table->progress(episode, &progress), "progress");
    if (progress.seat_to_act < 0) break;
    int64_t legal[64];
    uint64_t count = 0;
    must(table->legal_actions(episode, (uint32_t)progress.seat_to_act, legal, 64, &count),
         "legal_actions");
    const uint64_t choice = ((next(&chance) >> 32) * count) >> 32;
    const agon_action_t action = {
        .seat = progress.seat_to_act, .kind = AGON_ACTION_ENUMERATED, .id = legal[choice]};
    must(table->apply(episode, &action, 1, &error), "apply");
    played->turns++;
    absorb(played, (uint64_t)legal[choice]);
  }
  double returns[2] = {0, 0};
  must(table->returns(episode, returns, 2), "returns");
  uint64_t word;
  memcpy(&word, &returns[0], sizeof word);
  absorb(played, word);
  table->end(episode);
}

static double processor_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  const long games = count == 2 ? atol(arguments[1]) : 0;
  if (games < 1) {
    fprintf(stderr, "usage: random_play GAMES\n");
    return 2;
  }
  agon_error_t error;
  memset(&error, 0, sizeof error);
  error.struct_size = sizeof error;
  const agon_plugin_t *plugin = agon_entry(AGON_ABI_MAJOR, AGON_ABI_MINOR);
  if (plugin == NULL) return 1;
  must(plugin->initialise(&host, (agon_span_t){"", 0}, &error), "initialise");
  const agon_environment_table_t *table = plugin->environment_at(0);
  agon_environment_t *environment = NULL;
  must(table->create(&host, (agon_span_t){NULL, 0}, &environment, &error), "create");
  played_t played = {0, UINT64_C(0xCBF29CE484222325)};
  const double begin = processor_seconds();
  for (long game = 0; game < games; game++) {
    play_one(table, environment, (uint64_t)game, &played);
  }
  printf("%" PRIu64 " %.9f %" PRIx64 "\n", played.turns, processor_seconds() - begin,
         played.checksum);
  table->destroy(environment);
  return 0;
}
