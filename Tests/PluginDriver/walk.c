// SPDX-License-Identifier: Apache-2.0
/* Random episodes of any environment: chance, hidden things, joint turns, every number of seats. Asks nothing
 * that only games of two seats in turn can answer; what it looks for is that no call misbehaves under the
 * sanitizers, that copies are equal, and that what is read back is what was written. */
#include "driver.h"

#define MOST_SEATS 64u
#define MOST_OUTCOMES 64u

static output_t first;
static output_t second;

static agon_span_t bytes_of(const output_t *output) {
  return (agon_span_t){output->bytes, output->size};
}

static void require_same_bytes(const subject_t *subject, const agon_episode_t *one,
                               const agon_episode_t *other) {
  REQUIRE(subject->table->serialise(one, output_reset(&first), NULL) == AGON_OK);
  REQUIRE(subject->table->serialise(other, output_reset(&second), NULL) == AGON_OK);
  REQUIRE(first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0);
  REQUIRE(subject->table->position_key(one) == subject->table->position_key(other));
}

/* All that can be seen of an episode; declared forms are given, others are refused. */
static void look(const subject_t *subject, const agon_episode_t *episode, uint32_t seats) {
  for (uint32_t seat = 0; seat < seats; seat++) {
    for (int32_t view = AGON_VIEW_SEAT; view <= AGON_VIEW_FULL; view++) {
      for (int32_t media = AGON_MEDIA_TEXT; media <= AGON_MEDIA_F32; media++) {
        const bool declared = (subject->table->descriptor->media >> media & 1u) != 0;
        const agon_status_t status =
            subject->table->observe(episode, seat, view, media, output_reset(&first), NULL);
        REQUIRE(declared ? status == AGON_OK || status == AGON_UNSUPPORTED
                         : status == AGON_UNSUPPORTED);
        if (status != AGON_OK) continue;
        REQUIRE(first.size > 0);
        REQUIRE(subject->table->observe(episode, seat, view, media, output_reset(&second), NULL) ==
                AGON_OK);
        REQUIRE(first.size == second.size && strcmp(first.bytes, second.bytes) == 0);
      }
    }
  }
  REQUIRE(subject->table->observe(episode, seats, AGON_VIEW_SEAT, AGON_MEDIA_TEXT,
                                  output_reset(&first), NULL) < AGON_OK);
}

static void copy(const subject_t *subject, const agon_episode_t *episode, uint32_t seats,
                 uint64_t *random) {
  agon_error_t error = error_empty();
  agon_episode_t *other = NULL;
  REQUIRE(subject->table->clone(episode, AGON_CLONE_EXACT, 0, 0, &other, &error) == AGON_OK);
  require_same_bytes(subject, episode, other);
  subject->table->end(other);
  for (uint32_t seat = 0; seat < seats; seat++) {
    const uint64_t seed = draw(random, UINT64_C(1) << 31);
    REQUIRE(subject->table->clone(episode, AGON_CLONE_RESAMPLE, seat, seed, &other, &error) ==
            AGON_OK);
    REQUIRE(subject->table->observe(episode, seat, AGON_VIEW_RECALL, AGON_MEDIA_TEXT,
                                    output_reset(&first), NULL) == AGON_OK);
    REQUIRE(subject->table->observe(other, seat, AGON_VIEW_RECALL, AGON_MEDIA_TEXT,
                                    output_reset(&second), NULL) == AGON_OK);
    REQUIRE(strcmp(first.bytes, second.bytes) == 0);
    subject->table->end(other);
  }
  REQUIRE(subject->table->clone(episode, AGON_CLONE_RESEED, 0, 9, &other, &error) == AGON_OK);
  look(subject, other, seats);
  subject->table->end(other);
  REQUIRE(subject->table->serialise(episode, output_reset(&first), NULL) == AGON_OK);
  REQUIRE(subject->table->restore(subject->environment, bytes_of(&first), &other, &error) ==
          AGON_OK);
  require_same_bytes(subject, episode, other);
  subject->table->end(other);
}

/* Bytes with a few changes are refused or give an episode that can be looked at. */
static void restore_damaged(const subject_t *subject, const agon_episode_t *episode,
                            uint64_t *random) {
  static output_t damaged;
  for (unsigned round = 0; round < 8; round++) {
    REQUIRE(subject->table->serialise(episode, output_reset(&damaged), NULL) == AGON_OK);
    for (uint64_t change = draw(random, 4) + 1; change > 0 && damaged.size > 0; change--) {
      damaged.bytes[draw(random, damaged.size)] = (char)draw(random, 256);
    }
    if (draw(random, 3) == 0) damaged.size = draw(random, damaged.size + 1);
    /* Of the exact size, so that the sanitizer sees a read past the end. */
    char *exact = malloc(damaged.size == 0 ? 1 : damaged.size);
    REQUIRE(exact != NULL);
    memcpy(exact, damaged.bytes, damaged.size);
    agon_episode_t *other = NULL;
    agon_error_t error = error_empty();
    const agon_status_t status = subject->table->restore(
        subject->environment, (agon_span_t){exact, damaged.size}, &other, &error);
    REQUIRE(status == AGON_OK || (status < AGON_OK && other == NULL));
    if (status == AGON_OK) {
      const agon_progress_t progress = progress_of(subject, other);
      REQUIRE(progress.seat_count > 0 && progress.seat_count <= MOST_SEATS);
      look(subject, other, progress.seat_count);
      subject->table->end(other);
    }
    free(exact);
  }
}

static uint64_t legal_for(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                          int64_t *ids) {
  uint64_t count = 0;
  REQUIRE(subject->table->legal_actions(episode, seat, ids, MOST_ACTIONS, &count) == AGON_OK);
  REQUIRE(count <= MOST_ACTIONS);
  for (uint64_t index = 1; index < count; index++) REQUIRE(ids[index - 1] < ids[index]);
  return count;
}

static void read_names(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                       uint64_t *random) {
  int64_t ids[MOST_ACTIONS] = {0};
  const uint64_t count = legal_for(subject, episode, seat, ids);
  for (uint64_t index = 0; index < count; index++) {
    int64_t id = -1;
    REQUIRE(subject->table->action_name(episode, (int32_t)seat, ids[index],
                                        output_reset(&first)) == AGON_OK);
    REQUIRE(subject->table->parse_action(episode, seat, bytes_of(&first), &id, NULL) == AGON_OK);
    REQUIRE(id == ids[index]);
    if (first.size == 0) continue;
    first.bytes[draw(random, first.size)] = (char)draw(random, 256);
    agon_error_t error = error_empty();
    (void)subject->table->parse_action(episode, seat, bytes_of(&first), &id, &error);
  }
}

/* The plugin's own claims are judged as it says, whole and damaged. */
static void claim(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                  uint64_t *random) {
  if (subject->facts == NULL) return;
  for (int32_t truth = 0; truth < 2; truth++) {
    agon_error_t error = error_empty();
    const agon_status_t status = subject->facts->generate(
        episode, seat, truth, draw(random, 1000), 8, output_reset(&first), &error);
    REQUIRE(status == AGON_OK || status == AGON_WRONG_PHASE);
    if (status != AGON_OK) continue;
    for (const char *place = first.bytes; (place = strstr(place, "{\"predicate\"")) != NULL;) {
      unsigned depth = 0;
      const char *end = place;
      do {
        depth += *end == '{';
        depth -= *end == '}';
        end++;
      } while (depth > 0);
      char text[1024];
      const size_t size = (size_t)(end - place);
      REQUIRE(size < sizeof text);
      memcpy(text, place, size);
      int32_t verdict = -1;
      REQUIRE(subject->facts->check(episode, seat, AGON_VIEW_FULL, (agon_span_t){text, size}, NULL,
                                    &verdict, output_reset(&second), &error) == AGON_OK);
      REQUIRE(verdict == truth);
      text[draw(random, size)] = (char)draw(random, 256);
      for (int32_t view = AGON_VIEW_SEAT; view <= AGON_VIEW_FULL; view += AGON_VIEW_FULL) {
        (void)subject->facts->check(episode, seat, view, (agon_span_t){text, size}, NULL, &verdict,
                                    output_reset(&second), &error);
      }
      place = end;
    }
  }
}

static void value(const subject_t *subject, const agon_episode_t *episode, uint32_t seat) {
  if (subject->oracle == NULL) return;
  agon_action_value_t values[MOST_ACTIONS];
  agon_error_t error = error_empty();
  const agon_budget_t budget = {.struct_size = sizeof budget, .nodes = 500};
  uint64_t count = 0;
  const agon_status_t status = subject->oracle->action_values(episode, seat, &budget, 1, values,
                                                              MOST_ACTIONS, &count, &error);
  REQUIRE(status == AGON_OK || status == AGON_BUDGET_EXHAUSTED || status == AGON_UNSUPPORTED);
}

static void play_chance(const subject_t *subject, agon_episode_t *episode, uint64_t *random) {
  int64_t ids[MOST_OUTCOMES];
  double probabilities[MOST_OUTCOMES];
  uint64_t count = 0;
  REQUIRE(subject->table->chance_outcomes(episode, ids, probabilities, MOST_OUTCOMES, &count) ==
          AGON_OK);
  REQUIRE(count > 0 && count <= MOST_OUTCOMES);
  double sum = 0;
  for (uint64_t index = 0; index < count; index++) {
    REQUIRE(probabilities[index] > 0);
    sum += probabilities[index];
    REQUIRE(subject->table->action_name(episode, AGON_SEAT_CHANCE, ids[index],
                                        output_reset(&first)) == AGON_OK);
  }
  REQUIRE(sum > 1 - 1e-9 && sum < 1 + 1e-9);
  const agon_action_t action = {.seat = AGON_SEAT_CHANCE, .id = ids[draw(random, count)]};
  REQUIRE(subject->table->apply(episode, &action, 1, NULL) == AGON_OK);
}

static void play_turn(const subject_t *subject, agon_episode_t *episode, uint64_t acting,
                      uint64_t *random) {
  agon_action_t actions[MOST_SEATS];
  uint64_t count = 0;
  for (uint32_t seat = 0; seat < MOST_SEATS; seat++) {
    int64_t ids[MOST_ACTIONS];
    if ((acting >> seat & 1u) == 0) continue;
    const uint64_t legal = legal_for(subject, episode, seat, ids);
    REQUIRE(legal > 0);
    actions[count++] = (agon_action_t){.seat = (int32_t)seat, .id = ids[draw(random, legal)]};
  }
  const int64_t right = actions[count - 1].id;
  agon_episode_t *before = copy_of(subject, episode);
  actions[count - 1].id = INT64_C(1) << 40;
  REQUIRE(subject->table->apply(episode, actions, count, NULL) < AGON_OK);
  require_same_bytes(subject, before, episode);
  subject->table->end(before);
  actions[count - 1].id = right;
  REQUIRE(subject->table->apply(episode, actions, count, NULL) == AGON_OK);
}

static void walk_one(const subject_t *subject, uint32_t seats, uint64_t *random) {
  agon_episode_t *episode = NULL;
  REQUIRE(subject->table->begin(subject->environment, seats, draw(random, 1u << 30),
                                (agon_span_t){0}, &episode, NULL) == AGON_OK);
  for (int64_t turn = 0;; turn++) {
    const agon_progress_t progress = progress_of(subject, episode);
    REQUIRE(progress.turn == turn && progress.seat_count == seats);
    REQUIRE(turn <= subject->table->descriptor->most_turns);
    if (draw(random, 3) == 0) {
      look(subject, episode, seats);
      copy(subject, episode, seats, random);
      restore_damaged(subject, episode, random);
    }
    for (uint32_t seat = 0; seat < seats; seat++) {
      if (draw(random, 3) == 0) claim(subject, episode, seat, random);
    }
    if (progress.phase != AGON_PHASE_PLAY) break;
    if (progress.seat_to_act == AGON_SEAT_CHANCE) {
      play_chance(subject, episode, random);
      continue;
    }
    for (uint32_t seat = 0; seat < seats; seat++) {
      if ((progress.acting >> seat & 1u) == 0) continue;
      read_names(subject, episode, seat, random);
      value(subject, episode, seat);
    }
    play_turn(subject, episode, progress.acting, random);
  }
  double returns[MOST_SEATS];
  REQUIRE(subject->table->returns(episode, returns, seats) == AGON_OK);
  REQUIRE(subject->table->outcome(episode, output_reset(&first)) == AGON_OK);
  subject->table->end(episode);
}

void run_walk(const subject_t *subject, unsigned episodes, uint64_t seed) {
  const agon_descriptor_t *facts = subject->table->descriptor;
  for (unsigned episode = 0; episode < episodes; episode++) {
    const uint32_t seats =
        facts->least_seats +
        (uint32_t)draw(&seed, (uint64_t)(facts->most_seats - facts->least_seats) + 1);
    walk_one(subject, seats, &seed);
  }
  puts("walk: all held");
}
