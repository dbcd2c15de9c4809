// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

/* Positions that exhaustive play may visit for one question. */
#define MOST_NODES 20000

static output_t evidence;

int32_t check_text(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                   const char *claim) {
  int32_t verdict = -1;
  agon_error_t error = error_empty();
  const agon_budget_t budget = {.struct_size = sizeof budget, .nodes = 20000};
  REQUIRE(subject->facts->check(episode, seat, AGON_VIEW_SEAT, span_of(claim), &budget, &verdict,
                                output_reset(&evidence), &error) == AGON_OK);
  REQUIRE(verdict >= AGON_FACT_FALSE && verdict <= AGON_FACT_INVALID);
  json_t *object = json_loadb(evidence.bytes, evidence.size, JSON_REJECT_DUPLICATES, NULL);
  REQUIRE(json_is_array(json_object_get(object, "witness")));
  REQUIRE(json_is_true(json_object_get(object, "exact")) == (verdict != AGON_FACT_UNKNOWN));
  json_decref(object);
  return verdict;
}

static bool ended(const subject_t *subject, const agon_episode_t *episode) {
  return progress_of(subject, episode).phase != AGON_PHASE_PLAY;
}

/* The copy in which it is the seat's turn; NULL after the end. */
static agon_episode_t *turned(const subject_t *subject, const agon_episode_t *episode,
                              uint32_t seat) {
  agon_episode_t *copy = NULL;
  return subject->edits->pass(episode, seat, &copy, NULL) == AGON_OK ? copy : NULL;
}

/* The copy after an action of the seat that acts; NULL when it is illegal. */
static agon_episode_t *played(const subject_t *subject, const agon_episode_t *episode, int64_t id) {
  agon_episode_t *copy = copy_of(subject, episode);
  if (apply_one(subject, copy, id) == AGON_OK) return copy;
  subject->table->end(copy);
  return NULL;
}

/* The actions with which a seat would win at once, as a bit set. */
static uint64_t wins_of(const subject_t *subject, const agon_episode_t *episode, uint32_t seat) {
  int64_t ids[MOST_ACTIONS];
  uint64_t set = 0;
  agon_episode_t *home = turned(subject, episode, seat);
  if (home == NULL) return 0;
  const uint64_t count = legal_of(subject, home, ids);
  for (uint64_t index = 0; index < count; index++) {
    agon_episode_t *after = copy_after(subject, home, ids[index]);
    const double first = ended(subject, after) ? return_of_first(subject, after) : 0;
    if (first == (seat == 0 ? 1 : -1)) set |= UINT64_C(1) << ids[index];
    subject->table->end(after);
  }
  subject->table->end(home);
  return set;
}

/* The value to seat 0 by exhaustive play; *nodes is the number that may still be visited. */
static int value_of(const subject_t *subject, const agon_episode_t *episode, int *nodes) {
  if (ended(subject, episode)) return (int)return_of_first(subject, episode);
  int64_t ids[MOST_ACTIONS];
  const int sign = progress_of(subject, episode).seat_to_act == 0 ? 1 : -1;
  int best = -2;
  const uint64_t count = legal_of(subject, episode, ids);
  for (uint64_t index = 0; index < count && best < 1 && --*nodes > 0; index++) {
    agon_episode_t *after = copy_after(subject, episode, ids[index]);
    const int value = sign * value_of(subject, after, nodes);
    if (value > best) best = value;
    subject->table->end(after);
  }
  return sign * best;
}

/* What is known of the actions of the seat that acts. */
typedef struct values {
  bool known;
  uint64_t legal;            /* bit set */
  int8_t of[MOST_ACTIONS];   /* to the seat that acts */
} values_t;

static values_t values_of(const subject_t *subject, const agon_episode_t *episode) {
  values_t values = {.known = true};
  int64_t ids[MOST_ACTIONS];
  int nodes = MOST_NODES;
  const int sign = progress_of(subject, episode).seat_to_act == 0 ? 1 : -1;
  const uint64_t count = legal_of(subject, episode, ids);
  for (uint64_t index = 0; index < count && nodes > 0; index++) {
    agon_episode_t *after = copy_after(subject, episode, ids[index]);
    values.of[ids[index]] = (int8_t)(sign * value_of(subject, after, &nodes));
    values.legal |= UINT64_C(1) << ids[index];
    subject->table->end(after);
  }
  values.known = nodes > 0;
  return values;
}

/* The oracle's bounds hold the true values, and what it calls exact or best is. */
static void try_oracle(const subject_t *subject, const agon_episode_t *episode,
                       const values_t *values) {
  agon_action_value_t found[MOST_ACTIONS];
  uint64_t count = 0;
  const int32_t seat = progress_of(subject, episode).seat_to_act;
  if (seat < 0) {
    REQUIRE(subject->oracle->action_values(episode, 0, NULL, 0, found, MOST_ACTIONS, &count,
                                           NULL) == AGON_WRONG_PHASE);
    return;
  }
  const agon_budget_t budget = {.struct_size = sizeof budget, .nodes = 20000};
  REQUIRE(subject->oracle->action_values(episode, (uint32_t)seat, &budget, 0, found, MOST_ACTIONS,
                                         &count, NULL) == AGON_OK);
  int8_t best = -1;
  for (uint64_t index = 0; index < count; index++) {
    const int8_t value = values->of[found[index].action];
    if (value > best) best = value;
  }
  for (uint64_t index = 0; index < count; index++) {
    const agon_action_value_t *one = &found[index];
    const bool exact = (one->flags & AGON_VALUE_EXACT) != 0;
    REQUIRE(one->lower <= one->value && one->value <= one->upper);
    REQUIRE(exact == (one->lower == one->upper));
    if (!values->known) continue;
    REQUIRE(one->lower <= values->of[one->action] && values->of[one->action] <= one->upper);
    if ((one->flags & AGON_VALUE_BEST) != 0) REQUIRE(values->of[one->action] == best);
  }
}

/* Holds the verdict of a claim against the expected truth; answers 1 when it was decided. */
static uint64_t expect(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                       bool truth, const char *predicate, const char *arguments) {
  char claim[256];
  snprintf(claim, sizeof claim, "{\"predicate\":\"%s\",\"args\":[%s],\"polarity\":true}", predicate,
           arguments);
  const int32_t verdict = check_text(subject, episode, seat, claim);
  if (verdict == AGON_FACT_UNKNOWN) return 0;
  if (verdict != (truth ? AGON_FACT_TRUE : AGON_FACT_FALSE)) {
    fprintf(stderr, "%s for seat %u: %s\n", claim, seat, evidence.bytes);
  }
  REQUIRE(verdict == (truth ? AGON_FACT_TRUE : AGON_FACT_FALSE));
  return 1;
}

/* A position, two actions drawn, and what the asking seat asks of them. */
typedef struct question {
  const subject_t *subject;
  const agon_episode_t *episode;
  uint32_t seat;
  int64_t first;
  int64_t second;
  char one[16];  /* JSON of the first action */
  char both[24]; /* JSON of both */
} question_t;

static bool has(uint64_t set, int64_t id) { return (set >> id & 1u) != 0; }

static uint64_t judge_by_rules(const question_t *question, const agon_episode_t *home,
                               const agon_episode_t *after) {
  const subject_t *subject = question->subject;
  const agon_episode_t *episode = question->episode;
  const uint32_t seat = question->seat;
  const uint64_t mine = after == NULL ? 0 : wins_of(subject, after, seat);
  const uint64_t theirs = after == NULL ? 0 : wins_of(subject, after, seat ^ 1u);
  const uint64_t threats = home == NULL ? 0 : wins_of(subject, home, seat ^ 1u);
  const bool blocks =
      after != NULL && has(threats, question->second) && !has(theirs, question->second);
  uint64_t judged = 0;
  judged += expect(subject, episode, seat, mine != 0, "creates_threat", question->one);
  judged += expect(subject, episode, seat, (mine & (mine - 1)) != 0, "fork", question->one);
  judged += expect(subject, episode, seat, blocks, "blocks", question->both);
  judged += expect(subject, episode, seat, has(theirs, question->second), "loses_to",
                   question->both);
  const uint64_t own = wins_of(subject, episode, seat);
  char arguments[32];
  snprintf(arguments, sizeof arguments, "%u,%s", seat, question->one);
  judged += expect(subject, episode, seat ^ 1u, has(own, question->first), "wins_now", arguments);
  judged += expect(subject, episode, seat, has(own, question->first), "threat", arguments);
  return judged;
}

static uint64_t judge_by_values(const question_t *question, const agon_episode_t *home,
                                const agon_episode_t *after) {
  const subject_t *subject = question->subject;
  const values_t values = home == NULL ? (values_t){.known = true} : values_of(subject, home);
  if (!values.known) return 0;
  const bool legal = has(values.legal, question->first);
  bool best = legal;
  bool forced = legal;
  for (int64_t id = 0; id < (int64_t)MOST_ACTIONS; id++) {
    if (!has(values.legal, id) || id == question->first) continue;
    best &= values.of[id] <= values.of[question->first];
    forced &= values.of[id] < values.of[question->first];
  }
  const bool better = legal && has(values.legal, question->second) &&
                      values.of[question->first] > values.of[question->second];
  uint64_t judged = 0;
  const agon_episode_t *episode = question->episode;
  judged += expect(subject, episode, question->seat, best, "best", question->one);
  judged += expect(subject, episode, question->seat, forced, "forced", question->one);
  judged += expect(subject, episode, question->seat, better, "better", question->both);
  values_t answers = {.known = true};
  if (after != NULL && !ended(subject, after)) answers = values_of(subject, after);
  bool reply = has(answers.legal, question->second);
  for (int64_t id = 0; id < (int64_t)MOST_ACTIONS; id++) {
    if (has(answers.legal, id)) reply &= answers.of[id] <= answers.of[question->second];
  }
  if (answers.known) {
    judged += expect(subject, episode, question->seat, reply, "reply", question->both);
  }
  int nodes = MOST_NODES;
  const int value = value_of(subject, episode, &nodes) * (question->seat == 0 ? 1 : -1);
  if (nodes > 0) {
    judged += expect(subject, episode, question->seat, value >= 0, "value", "\">=\",0");
    judged += expect(subject, episode, question->seat, value < 1, "value", "\"<\",0.5");
    judged += expect(subject, episode, question->seat, value == -1, "value", "\"=\",-1");
  }
  return judged;
}

/* Number of action ids: those that are legal on the empty board. */
static uint64_t count_actions(const subject_t *subject) {
  int64_t ids[MOST_ACTIONS];
  agon_episode_t *start = subject_begin(subject);
  const uint64_t count = legal_of(subject, start, ids);
  subject->table->end(start);
  return count;
}

/* Draws an action, more often one that wins for somebody. */
static int64_t draw_action(const subject_t *subject, const agon_episode_t *episode,
                           uint64_t count, uint64_t *random) {
  const uint64_t wins = wins_of(subject, episode, 0) | wins_of(subject, episode, 1);
  int64_t id = (int64_t)draw(random, count);
  for (unsigned tries = 0; wins != 0 && tries < 8 && !has(wins, id); tries++) {
    id = (int64_t)draw(random, count);
  }
  return id;
}

uint64_t judge_again(const subject_t *subject, const agon_episode_t *episode, uint64_t *random) {
  static output_t first;
  static output_t second;
  const uint64_t count = count_actions(subject);
  question_t question = {
      .subject = subject,
      .episode = episode,
      .seat = (uint32_t)draw(random, 2),
      .first = draw_action(subject, episode, count, random),
      .second = draw_action(subject, episode, count, random),
  };
  REQUIRE(subject->table->action_name(episode, 0, question.first, output_reset(&first)) == AGON_OK);
  REQUIRE(subject->table->action_name(episode, 0, question.second, output_reset(&second)) ==
          AGON_OK);
  snprintf(question.one, sizeof question.one, "\"%.4s\"", first.bytes);
  snprintf(question.both, sizeof question.both, "\"%.4s\",\"%.4s\"", first.bytes, second.bytes);
  agon_episode_t *home = turned(subject, episode, question.seat);
  agon_episode_t *after = home == NULL ? NULL : played(subject, home, question.first);
  if (!ended(subject, episode)) {
    const values_t values = values_of(subject, episode);
    try_oracle(subject, episode, &values);
  }
  uint64_t judged = judge_by_rules(&question, home, after);
  judged += judge_by_values(&question, home, after);
  subject->table->end(home);
  subject->table->end(after);
  return judged;
}
