// SPDX-License-Identifier: Apache-2.0
/* Random positions on which every extension is held against the plain entries of the table. */
#include "judge.h"

static output_t text;

/* Judges a claim given as JSON; the evidence must be a JSON object. */
static int32_t check_json(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                          const json_t *claim) {
  char *dumped = json_dumps(claim, JSON_COMPACT);
  const int32_t verdict = check_text(subject, episode, seat, dumped);
  free(dumped);
  return verdict;
}

static json_t *parse_output(void) {
  json_error_t fault;
  json_t *value = json_loadb(text.bytes, text.size, JSON_REJECT_DUPLICATES, &fault);
  REQUIRE(value != NULL);
  return value;
}

static void try_predicates(const subject_t *subject, const agon_episode_t *episode) {
  REQUIRE(subject->facts->predicates(subject->environment, output_reset(&text)) == AGON_OK);
  json_t *list = parse_output();
  for (size_t index = 0; index < json_array_size(list); index++) {
    const json_t *predicate = json_array_get(list, index);
    const int32_t verdict =
        check_json(subject, episode, 0, json_object_get(predicate, "example"));
    REQUIRE(verdict != AGON_FACT_INVALID);
    REQUIRE(json_is_array(json_object_get(predicate, "arguments")));
    REQUIRE(json_is_string(json_object_get(predicate, "gloss")));
  }
  json_decref(list);
}

/* Made claims have the truth that was asked for, and their negation has the other. */
static uint64_t try_made_claims(const subject_t *subject, const agon_episode_t *episode,
                                uint64_t seed) {
  uint64_t made = 0;
  for (int32_t truth = 0; truth < 2; truth++) {
    const uint32_t seat = seed & 1u;
    REQUIRE(subject->facts->generate(episode, seat, truth, seed, 12, output_reset(&text), NULL) ==
            AGON_OK);
    json_t *list = parse_output();
    for (size_t index = 0; index < json_array_size(list); index++) {
      json_t *claim = json_array_get(list, index);
      REQUIRE(check_json(subject, episode, seat, claim) == truth);
      const bool positive = json_is_true(json_object_get(claim, "polarity"));
      json_object_set_new(claim, "polarity", json_boolean(!positive));
      REQUIRE(check_json(subject, episode, seat, claim) == 1 - truth);
      made++;
    }
    json_decref(list);
  }
  return made;
}

/* The facts of an episode, one JSON text each. */
static json_t *facts_of(const subject_t *subject, const agon_episode_t *episode) {
  REQUIRE(subject->edits->list(episode, output_reset(&text)) == AGON_OK);
  return parse_output();
}

static bool holds_fact(const json_t *facts, const json_t *fact) {
  for (size_t index = 0; index < json_array_size(facts); index++) {
    if (json_equal(json_array_get(facts, index), fact)) return true;
  }
  return false;
}

static size_t count_missing(const json_t *facts, const json_t *among) {
  size_t missing = 0;
  for (size_t index = 0; index < json_array_size(facts); index++) {
    missing += !holds_fact(among, json_array_get(facts, index));
  }
  return missing;
}

/* A copy can be played to: its bytes are replayed action by action, and lead to the same position. */
static void require_playable(const subject_t *subject, const agon_episode_t *episode) {
  agon_episode_t *again = NULL;
  REQUIRE(subject->table->serialise(episode, output_reset(&text), NULL) == AGON_OK);
  const agon_span_t bytes = {text.bytes, text.size};
  REQUIRE(subject->table->restore(subject->environment, bytes, &again, NULL) == AGON_OK);
  REQUIRE(subject->table->position_key(again) == subject->table->position_key(episode));
  subject->table->end(again);
}

/* Edits one fact: the copy has it, is valid, and differs only in what `changes` lists. */
static bool try_edit(const subject_t *subject, const agon_episode_t *episode, const json_t *fact) {
  static output_t changes;
  agon_episode_t *edited = NULL;
  agon_error_t error = error_empty();
  char *wire = json_dumps(fact, JSON_COMPACT);
  const agon_status_t status =
      subject->edits->edit(episode, span_of(wire), &edited, output_reset(&changes), &error);
  free(wire);
  if (status != AGON_OK) {
    REQUIRE(status == AGON_ILLEGAL_ACTION || status == AGON_BUDGET_EXHAUSTED);
    return false;
  }
  REQUIRE(check_json(subject, edited, 0, fact) == AGON_FACT_TRUE);
  REQUIRE(subject->edits->validate(edited, &error) == AGON_OK);
  require_playable(subject, edited);
  json_t *before = facts_of(subject, episode);
  json_t *after = facts_of(subject, edited);
  json_t *other = json_loads(changes.bytes, 0, NULL);
  REQUIRE(json_is_array(other));
  const size_t listed = json_array_size(other);
  const size_t differing = count_missing(after, before);
  const size_t own = !holds_fact(before, fact);
  size_t negative = 0;
  for (size_t index = 0; index < listed; index++) {
    const json_t *change = json_array_get(other, index);
    negative += !json_is_true(json_object_get(change, "polarity"));
    REQUIRE(check_json(subject, edited, 0, change) == AGON_FACT_TRUE);
    REQUIRE(check_json(subject, episode, 0, change) == AGON_FACT_FALSE);
  }
  REQUIRE(differing == listed - negative + own);
  json_decref(before);
  json_decref(after);
  json_decref(other);
  subject->table->end(edited);
  return true;
}

static unsigned try_edits(const subject_t *subject, const agon_episode_t *episode,
                          uint64_t *random) {
  json_t *facts = facts_of(subject, episode);
  for (size_t index = 0; index < json_array_size(facts); index++) {
    REQUIRE(check_json(subject, episode, 1, json_array_get(facts, index)) == AGON_FACT_TRUE);
  }
  const char *cell = json_string_value(json_array_get(
      json_object_get(json_array_get(facts, draw(random, json_array_size(facts) - 1)), "args"), 0));
  json_t *wanted = NULL;
  const int content = (int)draw(random, 3);
  if (content == 2) {
    wanted = json_pack("{s:s,s:[s],s:b}", "predicate", "empty", "args", cell, "polarity", 1);
  } else {
    wanted = json_pack("{s:s,s:[si],s:b}", "predicate", "owner", "args", cell, content, "polarity",
                       1);
  }
  const unsigned done = try_edit(subject, episode, wanted);
  json_decref(wanted);
  json_decref(facts);
  REQUIRE(subject->edits->validate(episode, NULL) == AGON_OK);
  return done;
}

static void try_pass(const subject_t *subject, const agon_episode_t *episode) {
  const int32_t acting = progress_of(subject, episode).seat_to_act;
  agon_episode_t *passed = NULL;
  if (acting < 0) {
    REQUIRE(subject->edits->pass(episode, 0, &passed, NULL) == AGON_WRONG_PHASE);
    return;
  }
  for (uint32_t seat = 0; seat < 2; seat++) {
    REQUIRE(subject->edits->pass(episode, seat, &passed, NULL) == AGON_OK);
    REQUIRE(progress_of(subject, passed).seat_to_act == (int32_t)seat);
    const bool same =
        subject->table->position_key(passed) == subject->table->position_key(episode);
    REQUIRE(same == ((int32_t)seat == acting));
    const agon_status_t valid = subject->edits->validate(passed, NULL);
    REQUIRE(valid == (same ? AGON_OK : AGON_INVALID_DATA));
    require_playable(subject, passed);
    subject->table->end(passed);
  }
}

static void try_symmetry(const subject_t *subject, const agon_episode_t *episode) {
  const agon_symmetry_table_t *symmetry = subject->symmetry;
  const uint32_t count = symmetry->count(subject->environment);
  int64_t ids[MOST_ACTIONS];
  const uint64_t legal = legal_of(subject, episode, ids);
  for (uint32_t element = 0; element < count; element++) {
    uint32_t inverse = count;
    agon_episode_t *mapped = NULL;
    agon_episode_t *back = NULL;
    REQUIRE(symmetry->name(subject->environment, element, output_reset(&text)) == AGON_OK);
    REQUIRE(text.size > 0);
    REQUIRE(symmetry->inverse(subject->environment, element, &inverse) == AGON_OK);
    REQUIRE(symmetry->map_episode(episode, element, &mapped, NULL) == AGON_OK);
    REQUIRE(symmetry->map_episode(mapped, inverse, &back, NULL) == AGON_OK);
    REQUIRE(subject->table->position_key(back) == subject->table->position_key(episode));
    for (uint64_t index = 0; index < legal; index++) {
      uint32_t seat = 9;
      int64_t id = -1;
      REQUIRE(symmetry->map_action(episode, element, 0, ids[index], &seat, &id) == AGON_OK);
      agon_episode_t *one = copy_after(subject, mapped, id);
      agon_episode_t *after = copy_after(subject, episode, ids[index]);
      agon_episode_t *other = NULL;
      REQUIRE(symmetry->map_episode(after, element, &other, NULL) == AGON_OK);
      REQUIRE(subject->table->position_key(one) == subject->table->position_key(other));
      subject->table->end(one);
      subject->table->end(after);
      subject->table->end(other);
    }
    subject->table->end(mapped);
    subject->table->end(back);
  }
  REQUIRE(symmetry->name(subject->environment, count, output_reset(&text)) ==
          AGON_INVALID_ARGUMENT);
}

void run_extensions(const subject_t *subject, unsigned episodes, uint64_t seed) {
  uint64_t random = seed;
  uint64_t made = 0;
  uint64_t edited = 0;
  uint64_t judged = 0;
  REQUIRE(subject->oracle->describe(subject->environment, output_reset(&text)) == AGON_OK);
  json_decref(parse_output());
  for (unsigned index = 0; index < episodes; index++) {
    agon_episode_t *episode = subject_begin(subject);
    int64_t ids[MOST_ACTIONS];
    uint64_t legal = 0;
    do {
      legal = legal_of(subject, episode, ids);
      try_predicates(subject, episode);
      made += try_made_claims(subject, episode, draw(&random, 1u << 30));
      edited += try_edits(subject, episode, &random);
      try_pass(subject, episode);
      try_symmetry(subject, episode);
      judged += judge_again(subject, episode, &random);
      if (legal > 0) REQUIRE(apply_one(subject, episode, ids[draw(&random, legal)]) == AGON_OK);
    } while (legal > 0);
    subject->table->end(episode);
  }
  printf("claims made %llu, judged twice %llu, states edited %llu\n", (unsigned long long)made,
         (unsigned long long)judged, (unsigned long long)edited);
}
