// SPDX-License-Identifier: Apache-2.0
/* Lines of play and positions, counted through the ABI. */
#include "driver.h"

#define MOST_DEPTH 64u
#define SLOTS (1u << 18)

/* What was counted. */
typedef struct counts {
  uint64_t lines[MOST_DEPTH + 1]; /* lines of play of each length, ended ones included */
  uint64_t won[2];
  uint64_t drawn;
  uint64_t positions; /* with different keys, the first SLOTS / 2 */
  uint64_t *keys;     /* hash table */
} counts_t;

static void note_position(counts_t *counts, uint64_t key) {
  uint64_t slot = key & (SLOTS - 1);
  while (counts->keys[slot] != 0 && counts->keys[slot] != key) slot = (slot + 1) & (SLOTS - 1);
  if (counts->keys[slot] == key || counts->positions >= SLOTS / 2) return;
  counts->keys[slot] = key;
  counts->positions++;
}

static void count_lines(const subject_t *subject, const agon_episode_t *episode, unsigned length,
                        unsigned most, counts_t *counts) {
  int64_t ids[MOST_ACTIONS];
  counts->lines[length]++;
  note_position(counts, subject->table->position_key(episode));
  if (progress_of(subject, episode).phase != AGON_PHASE_PLAY) {
    const double first = return_of_first(subject, episode);
    if (first == 0) counts->drawn++;
    if (first != 0) counts->won[first < 0]++;
    return;
  }
  if (length == most) return;
  const uint64_t count = legal_of(subject, episode, ids);
  for (uint64_t index = 0; index < count; index++) {
    agon_episode_t *after = copy_after(subject, episode, ids[index]);
    count_lines(subject, after, length + 1, most, counts);
    subject->table->end(after);
  }
}

static counts_t count_all(const subject_t *subject, unsigned depth) {
  counts_t counts = {.keys = calloc(SLOTS, sizeof(uint64_t))};
  REQUIRE(counts.keys != NULL && depth <= MOST_DEPTH);
  agon_episode_t *episode = subject_begin(subject);
  count_lines(subject, episode, 0, depth, &counts);
  subject->table->end(episode);
  free(counts.keys);
  return counts;
}

void run_perft(const subject_t *subject, unsigned depth) {
  const counts_t counts = count_all(subject, depth);
  for (unsigned length = 1; length <= depth; length++) {
    printf("%u\t%llu\n", length, (unsigned long long)counts.lines[length]);
  }
  printf("ended\t%llu\twon by seat 0\t%llu\tby seat 1\t%llu\tdrawn\t%llu\n",
         (unsigned long long)(counts.won[0] + counts.won[1] + counts.drawn),
         (unsigned long long)counts.won[0], (unsigned long long)counts.won[1],
         (unsigned long long)counts.drawn);
  printf("positions\t%llu\n", (unsigned long long)counts.positions);
}

void run_counts(const subject_t *subject) {
  static const uint64_t lines[] = {1, 7, 49, 343, 2401, 16807, 117649, 823536};
  if (strcmp(subject->table->descriptor->id.data, "tic_tac_toe") == 0) {
    const counts_t counts = count_all(subject, 9);
    REQUIRE(counts.won[0] == 131184 && counts.won[1] == 77904 && counts.drawn == 46080);
    REQUIRE(counts.won[0] + counts.won[1] + counts.drawn == 255168);
    REQUIRE(counts.positions == 5478);
  } else {
    const counts_t counts = count_all(subject, 7);
    for (unsigned length = 1; length <= 7; length++) REQUIRE(counts.lines[length] == lines[length]);
  }
  puts("counts: all held");
}
