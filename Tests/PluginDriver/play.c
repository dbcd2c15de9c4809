// SPDX-License-Identifier: Apache-2.0
/* Random episodes that try every entry of the environment table at every turn. */
#include "driver.h"

/* The serialised bytes of an episode. */
static void serialise(const subject_t *subject, const agon_episode_t *episode, output_t *out) {
  REQUIRE(subject->table->serialise(episode, output_reset(out), NULL) == AGON_OK);
}

static void require_equal(const subject_t *subject, const agon_episode_t *one,
                          const agon_episode_t *other) {
  static output_t first;
  static output_t second;
  serialise(subject, one, &first);
  serialise(subject, other, &second);
  REQUIRE(first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0);
  REQUIRE(subject->table->position_key(one) == subject->table->position_key(other));
  for (int32_t media = 0; media < 5; media++) {
    for (int32_t view = 0; view < 4; view++) {
      const agon_status_t status =
          subject->table->observe(one, 1, view, media, output_reset(&first), NULL);
      const bool declared = (subject->table->descriptor->media >> media & 1u) != 0;
      REQUIRE(status == (declared ? AGON_OK : AGON_UNSUPPORTED));
      REQUIRE(subject->table->observe(other, 1, view, media, output_reset(&second), NULL) ==
              status);
      REQUIRE(strcmp(first.bytes, second.bytes) == 0);
    }
  }
}

static void try_copies(const subject_t *subject, const agon_episode_t *episode) {
  static output_t bytes;
  agon_error_t error = error_empty();
  agon_episode_t *copy = NULL;
  for (int32_t mode = AGON_CLONE_EXACT; mode <= AGON_CLONE_RESAMPLE; mode++) {
    REQUIRE(subject->table->clone(episode, mode, 0, 7, &copy, &error) == AGON_OK);
    require_equal(subject, episode, copy);
    subject->table->end(copy);
  }
  REQUIRE(subject->table->clone(episode, 3, 0, 7, &copy, &error) == AGON_UNSUPPORTED);
  serialise(subject, episode, &bytes);
  const agon_span_t span = {bytes.bytes, bytes.size};
  REQUIRE(subject->table->restore(subject->environment, span, &copy, &error) == AGON_OK);
  require_equal(subject, episode, copy);
  subject->table->end(copy);
}

/* Names are unique, are read back, and other letters and marks around them do no harm. */
static void try_names(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                      const int64_t *ids, uint64_t count) {
  static output_t names[MOST_ACTIONS];
  for (uint64_t index = 0; index < count; index++) {
    char loud[64];
    int64_t id = -1;
    REQUIRE(subject->table->action_name(episode, (int32_t)seat, ids[index],
                                        output_reset(&names[index])) == AGON_OK);
    const char *name = names[index].bytes;
    REQUIRE(subject->table->parse_action(episode, seat, span_of(name), &id, NULL) == AGON_OK);
    REQUIRE(id == ids[index]);
    snprintf(loud, sizeof loud, " **[\"%.8s\"]**.\n", name);
    for (char *place = loud; *place != '\0'; place++) {
      if (*place >= 'a' && *place <= 'z') *place = (char)(*place - 'a' + 'A');
    }
    REQUIRE(subject->table->parse_action(episode, seat, span_of(loud), &id, NULL) == AGON_OK);
    REQUIRE(id == ids[index]);
    for (uint64_t other = 0; other < index; other++) REQUIRE(strcmp(name, names[other].bytes) != 0);
    if (index == 0) continue;
    snprintf(loud, sizeof loud, "%.8s or %.8s", name, names[0].bytes);
    agon_error_t error = error_empty();
    REQUIRE(subject->table->parse_action(episode, seat, span_of(loud), &id, &error) ==
            AGON_AMBIGUOUS_ACTION);
    REQUIRE(error.code == AGON_AMBIGUOUS_ACTION && strlen(error.message) > 20);
  }
}

static bool contains(const int64_t *ids, uint64_t count, int64_t id) {
  for (uint64_t index = 0; index < count; index++) {
    if (ids[index] == id) return true;
  }
  return false;
}

/* What must be refused is refused, and leaves no trace. */
static void try_refusals(const subject_t *subject, agon_episode_t *episode, uint32_t seat,
                         const int64_t *ids, uint64_t count) {
  agon_episode_t *before = copy_of(subject, episode);
  agon_error_t error = error_empty();
  for (int64_t id = -2; id < 70; id++) {
    const agon_action_t action = {.seat = (int32_t)seat, .id = id};
    if (contains(ids, count, id)) continue;
    const agon_status_t status = subject->table->apply(episode, &action, 1, &error);
    REQUIRE(status == (count == 0 ? AGON_WRONG_PHASE : AGON_ILLEGAL_ACTION));
  }
  const agon_action_t wrong[2] = {
      {.seat = (int32_t)(seat ^ 1u), .id = ids[0]},
      {.seat = (int32_t)seat, .kind = AGON_ACTION_MESSAGE, .id = ids[0]},
  };
  REQUIRE(subject->table->apply(episode, &wrong[0], 1, &error) == AGON_WRONG_PHASE);
  REQUIRE(subject->table->apply(episode, &wrong[1], 1, &error) == AGON_UNSUPPORTED);
  REQUIRE(subject->table->apply(episode, wrong, 2, NULL) == AGON_INVALID_ARGUMENT);
  REQUIRE(subject->table->apply(episode, wrong, 0, &error) == AGON_INVALID_ARGUMENT);
  require_equal(subject, before, episode);
  subject->table->end(before);
}

static void try_legal(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                      const int64_t *ids, uint64_t count) {
  int64_t few[2] = {-1, -1};
  uint64_t number = 0;
  REQUIRE(subject->table->legal_actions(episode, seat, few, 1, &number) == AGON_OK);
  REQUIRE(number == count && few[0] == ids[0] && few[1] == -1);
  REQUIRE(subject->table->legal_actions(episode, seat ^ 1u, NULL, 0, &number) == AGON_OK);
  REQUIRE(number == 0);
  REQUIRE(subject->table->legal_actions(episode, 2, few, 1, &number) == AGON_INVALID_ARGUMENT);
  for (uint64_t index = 1; index < count; index++) REQUIRE(ids[index - 1] < ids[index]);
}

static void try_end(const subject_t *subject, agon_episode_t *episode) {
  static output_t outcome;
  const agon_progress_t progress = progress_of(subject, episode);
  REQUIRE(progress.phase == AGON_PHASE_TERMINATED && progress.seat_to_act == AGON_SEAT_NONE);
  REQUIRE(progress.acting == 0 && progress.legal_count == 0);
  REQUIRE(subject->table->outcome(episode, output_reset(&outcome)) == AGON_OK);
  REQUIRE(strncmp(outcome.bytes, "{\"reason\":\"", 11) == 0);
  try_copies(subject, episode);
  const int64_t none[1] = {0};
  try_names(subject, episode, 0, none, 0);
  agon_episode_t *before = copy_of(subject, episode);
  const agon_action_t action = {.seat = 0, .id = 0};
  REQUIRE(subject->table->apply(episode, &action, 1, NULL) == AGON_WRONG_PHASE);
  require_equal(subject, before, episode);
  subject->table->end(before);
}

static void play_one(const subject_t *subject, uint64_t *random) {
  static output_t outcome;
  int64_t ids[MOST_ACTIONS] = {0};
  double rewards[2] = {1, 1};
  agon_episode_t *episode = subject_begin(subject);
  for (int64_t turn = 0;; turn++) {
    const agon_progress_t progress = progress_of(subject, episode);
    REQUIRE(progress.turn == turn && progress.seat_count == 2);
    REQUIRE(turn <= subject->table->descriptor->most_turns);
    if (progress.phase != AGON_PHASE_PLAY) break;
    const uint32_t seat = (uint32_t)progress.seat_to_act;
    const uint64_t count = legal_of(subject, episode, ids);
    REQUIRE(count > 0 && progress.acting == UINT64_C(1) << seat);
    REQUIRE(subject->table->rewards(episode, rewards, 2) == AGON_OK);
    REQUIRE(rewards[0] == 0 && rewards[1] == 0);
    REQUIRE(subject->table->outcome(episode, output_reset(&outcome)) == AGON_WRONG_PHASE);
    try_legal(subject, episode, seat, ids, count);
    if (draw(random, 4) == 0) {
      try_copies(subject, episode);
      try_names(subject, episode, seat, ids, count);
      try_refusals(subject, episode, seat, ids, count);
    }
    const uint64_t key = subject->table->position_key(episode);
    REQUIRE(apply_one(subject, episode, ids[draw(random, count)]) == AGON_OK);
    REQUIRE(subject->table->position_key(episode) != key);
  }
  const double first = return_of_first(subject, episode);
  REQUIRE(first == 1 || first == 0 || first == -1);
  try_end(subject, episode);
  subject->table->end(episode);
}

void run_play(const subject_t *subject, unsigned episodes, uint64_t seed) {
  for (unsigned episode = 0; episode < episodes; episode++) play_one(subject, &seed);
  subject->table->end(NULL);
}
