// SPDX-License-Identifier: Apache-2.0
/* Sentences, and how they must be read at the start of the usual board. */
#include "driver.h"

/* What one text must give; `id` counts when the status sets it. */
typedef struct sentence {
  const char *text;
  agon_status_t status;
  int64_t id;
} sentence_t;

static const sentence_t columns[] = {
    {"d", AGON_OK, 3},
    {" D.\n", AGON_OK, 3},
    {"column d", AGON_OK, 3},
    {"Column D!", AGON_OK, 3},
    {"col 4", AGON_OK, 3},
    {"col4", AGON_OK, 3},
    {"4", AGON_OK, 3},
    {"d1", AGON_OK, 3},
    {"cell d1", AGON_OK, 3},
    {"[col 5]", AGON_OK, 4},
    {"`{\"action\": \"e\"}`", AGON_OK, 4},
    {"\xe2\x80\x9c" "e\xe2\x80\x9d", AGON_OK, 4},
    {"I play column a", AGON_OK, 0},
    {"I drop a disc in column d", AGON_OK, 3},
    {"column 4 (d)", AGON_OK, 3},
    {"column a", AGON_OK, 0},
    {"I considered [col 3] but my final move is [col 5]", AGON_AMBIGUOUS_ACTION, 0},
    {"a or b", AGON_AMBIGUOUS_ACTION, 0},
    {"c, d", AGON_AMBIGUOUS_ACTION, 0},
    {"d2", AGON_UNPARSEABLE_ACTION, 0},
    {"not d", AGON_UNPARSEABLE_ACTION, 0},
    {"h", AGON_UNPARSEABLE_ACTION, 0},
    {"0", AGON_UNPARSEABLE_ACTION, 0},
    {"-4", AGON_UNPARSEABLE_ACTION, 0},
    {"column 8", AGON_UNPARSEABLE_ACTION, 0},
    {"d9", AGON_UNPARSEABLE_ACTION, 0},
    {"", AGON_UNPARSEABLE_ACTION, 0},
    {"I pass", AGON_UNPARSEABLE_ACTION, 0},
    {"\xd0\xb0", AGON_UNPARSEABLE_ACTION, 0},
};

static const sentence_t cells[] = {
    {"b2", AGON_OK, 4},
    {"B2.", AGON_OK, 4},
    {"cell b2", AGON_OK, 4},
    {"(b, 2)", AGON_OK, 4},
    {"column b 2", AGON_OK, 4},
    {"\"c3\"", AGON_OK, 8},
    {"centre", AGON_OK, 4},
    {"the center square", AGON_OK, 4},
    {"top left", AGON_OK, 6},
    {"bottom-right corner", AGON_OK, 2},
    {"middle right", AGON_OK, 5},
    {"I play a1", AGON_OK, 0},
    {"My final answer: X to a3", AGON_OK, 6},
    {"b2 (the center)", AGON_OK, 4},
    {"b2 or c3", AGON_AMBIGUOUS_ACTION, 0},
    {"I thought of a1, then b2", AGON_AMBIGUOUS_ACTION, 0},
    {"top left or centre", AGON_AMBIGUOUS_ACTION, 0},
    {"5", AGON_UNPARSEABLE_ACTION, 0},
    {"b", AGON_UNPARSEABLE_ACTION, 0},
    {"d2", AGON_UNPARSEABLE_ACTION, 0},
    {"b4", AGON_UNPARSEABLE_ACTION, 0},
    {"left", AGON_UNPARSEABLE_ACTION, 0},
    {"left right", AGON_UNPARSEABLE_ACTION, 0},
    {"never b2", AGON_UNPARSEABLE_ACTION, 0},
    {"", AGON_UNPARSEABLE_ACTION, 0},
};

static void read_one(const subject_t *subject, const agon_episode_t *episode,
                     const sentence_t *sentence) {
  agon_error_t error = error_empty();
  int64_t id = -1;
  const agon_status_t status =
      subject->table->parse_action(episode, 0, span_of(sentence->text), &id, &error);
  if (status != sentence->status) {
    fprintf(stderr, "\"%s\" gave %d, not %d: %s\n", sentence->text, status, sentence->status,
            error.message);
  }
  REQUIRE(status == sentence->status);
  if (status == AGON_OK) REQUIRE(id == sentence->id);
  if (status != AGON_OK) REQUIRE(id == -1 && strlen(error.message) > 20);
}

/* An action that is taken, or that is not the seat's to play, is illegal and still named. */
static void read_illegal(const subject_t *subject, const char *action) {
  agon_error_t error = error_empty();
  agon_episode_t *episode = subject_begin(subject);
  int64_t id = -1;
  REQUIRE(subject->table->parse_action(episode, 1, span_of(action), &id, &error) ==
          AGON_ILLEGAL_ACTION);
  REQUIRE(id >= 0 && strstr(error.message, "turn of seat 0") != NULL);
  while (apply_one(subject, episode, id) == AGON_OK) continue;
  const uint32_t seat = (uint32_t)progress_of(subject, episode).seat_to_act;
  const int64_t taken = id;
  id = -1;
  REQUIRE(subject->table->parse_action(episode, seat, span_of(action), &id, &error) ==
          AGON_ILLEGAL_ACTION);
  REQUIRE(id == taken && strstr(error.message, "Legal actions:") != NULL);
  subject->table->end(episode);
}

void run_words(subject_t *subject) {
  const bool falls = strcmp(subject->table->descriptor->id.data, "connect_four") == 0;
  const sentence_t *sentences = falls ? columns : cells;
  const size_t count = falls ? sizeof columns / sizeof columns[0] : sizeof cells / sizeof cells[0];
  agon_episode_t *episode = subject_begin(subject);
  for (size_t index = 0; index < count; index++) read_one(subject, episode, &sentences[index]);
  subject->table->end(episode);
  read_illegal(subject, falls ? "d" : "b2");
}
