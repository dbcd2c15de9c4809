// SPDX-License-Identifier: Apache-2.0
/* Bytes that no host should send: every reader must refuse them or read them, never crash. */
#include "driver.h"

#define MOST_BYTES 200u

static output_t sink;

/* Text that is damaged at random: bytes changed, cut off or taken from a list of likely pieces. */
static uint64_t damage(char *bytes, uint64_t size, uint64_t *random) {
  static const char *const pieces[] = {
      "{",    "[",     "\"a\"",  "null", "1e999",         "\"predicate\"", ":", ",",
      "b2",   "or",    "col",    "\xff", "\xe2\x80\x9c",  "-1",            "}", "\"args\":[",
      "next", "\\u0000", "99999999999999999999",
  };
  const uint64_t changes = draw(random, 6);
  for (uint64_t change = 0; change < changes; change++) {
    const uint64_t kind = draw(random, 4);
    if (kind == 0 && size > 0) bytes[draw(random, size)] = (char)draw(random, 256);
    if (kind == 1 && size > 0) size = draw(random, size);
    if (kind >= 2) {
      const char *piece = pieces[draw(random, sizeof pieces / sizeof pieces[0])];
      const uint64_t place = draw(random, size + 1);
      const uint64_t length = strlen(piece);
      if (size + length > MOST_BYTES) continue;
      memmove(bytes + place + length, bytes + place, size - place);
      memcpy(bytes + place, piece, length);
      size += length;
    }
  }
  return size;
}

/* A copy of exactly the size, so that the sanitizer sees any read beyond it. */
static agon_span_t exact_copy(const char *bytes, uint64_t size) {
  char *copy = malloc(size == 0 ? 1 : size);
  REQUIRE(copy != NULL);
  memcpy(copy, bytes, size);
  return (agon_span_t){copy, size};
}

static agon_span_t damaged(const char *text, uint64_t size, uint64_t *random) {
  char bytes[OUTPUT_BYTES];
  memcpy(bytes, text, size);
  return exact_copy(bytes, damage(bytes, size, random));
}

static void fuzz_readers(const subject_t *subject, const agon_episode_t *episode,
                         uint64_t *random) {
  static const char *const seeds[] = {
      "{\"predicate\":\"wins_now\",\"args\":[0,\"b2\"],\"polarity\":true}",
      "{\"predicate\":\"next\",\"args\":[\"a\",{\"predicate\":\"best\",\"args\":[\"b\"]}]}",
      "{\"predicate\":\"owner\",\"args\":[\"a1\",1],\"polarity\":false}",
      "{\"predicate\":\"value\",\"args\":[\">=\",0.5]}",
      "I play column d",
      "{\"width\":5,\"height\":4,\"connect\":3}",
      "[\"a\",\"b2\",\"c3\"]",
  };
  const char *seed = seeds[draw(random, sizeof seeds / sizeof seeds[0])];
  const agon_span_t text = damaged(seed, strlen(seed), random);
  const agon_budget_t budget = {.struct_size = sizeof budget, .nodes = 100};
  agon_error_t error = error_empty();
  int32_t verdict = -1;
  int64_t id = -1;
  agon_episode_t *made = NULL;
  agon_environment_t *environment = NULL;
  REQUIRE(subject->facts->check(episode, 0, AGON_VIEW_SEAT, text, &budget, &verdict, NULL,
                                &error) == AGON_OK);
  REQUIRE(verdict >= AGON_FACT_FALSE && verdict <= AGON_FACT_INVALID);
  const agon_status_t parsed = subject->table->parse_action(episode, 0, text, &id, &error);
  REQUIRE(parsed == AGON_OK || (parsed <= -3 && parsed >= -5));
  REQUIRE((parsed == AGON_OK || parsed == AGON_ILLEGAL_ACTION) == (id >= 0));
  if (subject->edits->edit(episode, text, &made, output_reset(&sink), &error) == AGON_OK) {
    subject->table->end(made);
  }
  if (subject->table->begin(subject->environment, 2, 0, text, &made, &error) == AGON_OK) {
    subject->table->end(made);
  }
  if (subject->table->create(subject->host, text, &environment, &error) == AGON_OK) {
    subject->table->destroy(environment);
  }
  free((void *)(uintptr_t)text.data);
}

/* What restore accepts it writes again, byte for byte. */
static void fuzz_restore(const subject_t *subject, const agon_episode_t *episode,
                         uint64_t *random) {
  agon_episode_t *made = NULL;
  agon_error_t error = error_empty();
  REQUIRE(subject->table->serialise(episode, output_reset(&sink), &error) == AGON_OK);
  if (sink.size > MOST_BYTES / 2) return;
  const agon_span_t bytes = damaged(sink.bytes, sink.size, random);
  const agon_status_t status =
      subject->table->restore(subject->environment, bytes, &made, &error);
  REQUIRE(status == AGON_OK || status == AGON_INVALID_DATA);
  if (status == AGON_OK) {
    REQUIRE(subject->table->serialise(made, output_reset(&sink), &error) == AGON_OK);
    REQUIRE(sink.size == bytes.size && memcmp(sink.bytes, bytes.data, sink.size) == 0);
    subject->table->end(made);
  }
  free((void *)(uintptr_t)bytes.data);
}

/* A claim nested far too deeply, and one that is far too long. */
static void fuzz_depth(const subject_t *subject, const agon_episode_t *episode) {
  static char claim[OUTPUT_BYTES];
  int32_t verdict = -1;
  for (unsigned levels = 1; levels < 2000; levels *= 3) {
    claim[0] = '\0';
    uint64_t size = 0;
    for (unsigned level = 0; level < levels && size < sizeof claim - 100; level++) {
      size += (uint64_t)snprintf(claim + size, sizeof claim - size,
                                 "{\"predicate\":\"next\",\"args\":[\"a\",");
    }
    REQUIRE(subject->facts->check(episode, 0, AGON_VIEW_SEAT, (agon_span_t){claim, size}, NULL,
                                  &verdict, NULL, NULL) == AGON_OK);
    REQUIRE(verdict == AGON_FACT_INVALID);
  }
}

void run_fuzz(subject_t *subject, unsigned rounds, uint64_t seed) {
  uint64_t random = seed;
  agon_episode_t *episode = subject_begin(subject);
  fuzz_depth(subject, episode);
  for (unsigned round = 0; round < rounds; round++) {
    int64_t ids[MOST_ACTIONS];
    const uint64_t count = legal_of(subject, episode, ids);
    fuzz_readers(subject, episode, &random);
    fuzz_restore(subject, episode, &random);
    if (count == 0) {
      subject->table->end(episode);
      episode = subject_begin(subject);
    } else if (draw(&random, 4) == 0) {
      REQUIRE(apply_one(subject, episode, ids[draw(&random, count)]) == AGON_OK);
    }
  }
  subject->table->end(episode);
}
