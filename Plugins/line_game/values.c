// SPDX-License-Identifier: Apache-2.0
/* The predicates that need proven values. README.md gives the exact meaning of each. */
#include "claim.h"

/* What bounds say of a statement. */
static int32_t verdict_of(bool proven, bool disproven) {
  if (proven) return AGON_FACT_TRUE;
  return disproven ? AGON_FACT_FALSE : AGON_FACT_UNKNOWN;
}

/* Whether every other action is worth less than the subject, or none is worth more. */
static int32_t compare(const line_bounds_t *values, uint64_t actions, unsigned subject,
                       bool strictly) {
  const line_bounds_t mine = values[subject];
  bool proven = true;
  for (uint64_t rest = actions & ~line_cell(subject); rest != 0; rest &= rest - 1) {
    const line_bounds_t other = values[line_lowest(rest)];
    if (strictly ? other.lower >= mine.upper : other.lower > mine.upper) return AGON_FACT_FALSE;
    proven &= strictly ? other.upper < mine.lower : other.upper <= mine.lower;
  }
  return verdict_of(proven, false);
}

static bool settled_forced(const line_bounds_t *values, uint64_t actions, unsigned subject,
                           unsigned other) {
  (void)other;
  return compare(values, actions, subject, true) != AGON_FACT_UNKNOWN;
}

static bool settled_best(const line_bounds_t *values, uint64_t actions, unsigned subject,
                         unsigned other) {
  (void)other;
  return compare(values, actions, subject, false) != AGON_FACT_UNKNOWN;
}

static int32_t compare_two(const line_bounds_t *values, unsigned subject, unsigned other) {
  const line_bounds_t mine = values[subject];
  const line_bounds_t rival = values[other];
  return verdict_of(mine.lower > rival.upper, subject == other || mine.upper <= rival.lower);
}

static bool settled_better(const line_bounds_t *values, uint64_t actions, unsigned subject,
                           unsigned other) {
  (void)actions;
  return compare_two(values, subject, other) != AGON_FACT_UNKNOWN;
}

/* Notes that values were asked for, and the values as witness, the subject first. */
static void note_values(line_judge_t *judge, const line_bounds_t *values, uint64_t actions,
                        unsigned subject) {
  judge->searched = true;
  line_witness_value(judge, subject, values[subject]);
  for (uint64_t rest = actions & ~line_cell(subject); rest != 0; rest &= rest - 1) {
    line_witness_value(judge, line_lowest(rest), values[line_lowest(rest)]);
  }
  for (uint64_t rest = actions; rest != 0; rest &= rest - 1) {
    const int plies = values[line_lowest(rest)].plies;
    if (plies > (int)judge->depth) judge->depth = (unsigned)plies;
  }
}

static int32_t note(line_judge_t *judge, int32_t verdict) {
  if (verdict == AGON_FACT_UNKNOWN) {
    judge->unknown = true;
    judge->reason = "The budget proves too little.";
  }
  return verdict;
}

/* Judges an action of a position against all others there. */
static int32_t judge_among(line_judge_t *judge, const line_position_t *position, unsigned action,
                           bool strictly) {
  line_bounds_t values[LINE_MOST_ACTIONS];
  const uint64_t actions = line_legal_set(&judge->environment->grid, position);
  line_solve_actions(judge->solver, position, actions, strictly ? settled_forced : settled_best,
                     action, action, values);
  note_values(judge, values, actions, action);
  return note(judge, compare(values, actions, action, strictly));
}

/* Judges an action of the asking seat against all others. */
static int32_t judge_home(line_judge_t *judge, const line_position_t *position, unsigned action,
                          bool strictly) {
  line_position_t home;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  if (!line_legal(&judge->environment->grid, &home, action)) {
    line_witness_illegal(judge, action);
    return AGON_FACT_FALSE;
  }
  return judge_among(judge, &home, action, strictly);
}

int32_t line_judge_forced(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  return judge_home(judge, position, arguments[0].action, true);
}

int32_t line_judge_best(line_judge_t *judge, const line_position_t *position,
                        const line_argument_t *arguments) {
  return judge_home(judge, position, arguments[0].action, false);
}

int32_t line_judge_better(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  line_position_t home;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  const unsigned pair[2] = {arguments[0].action, arguments[1].action};
  for (unsigned index = 0; index < 2; index++) {
    if (line_legal(&judge->environment->grid, &home, pair[index])) continue;
    line_witness_illegal(judge, pair[index]);
    return AGON_FACT_FALSE;
  }
  line_bounds_t values[LINE_MOST_ACTIONS];
  const uint64_t actions = line_cell(pair[0]) | line_cell(pair[1]);
  line_solve_actions(judge->solver, &home, actions, settled_better, pair[0], pair[1], values);
  note_values(judge, values, actions, pair[0]);
  return note(judge, compare_two(values, pair[0], pair[1]));
}

/* Whether a value compares as the comparison says. */
static bool holds(int value, unsigned comparison, double number) {
  switch (comparison) {
    case 0:
      return value < number;
    case 1:
      return value <= number;
    case 2:
      return value == number;
    case 3:
      return value >= number;
    default:
      return value > number;
  }
}

int32_t line_judge_value(line_judge_t *judge, const line_position_t *position,
                         const line_argument_t *arguments) {
  line_bounds_t bounds = line_solve(judge->solver, position);
  if (bounds.plies > (int)judge->depth) judge->depth = (unsigned)bounds.plies;
  if (position->to_act != judge->seat) {
    bounds = (line_bounds_t){(int8_t)-bounds.upper, (int8_t)-bounds.lower, bounds.plies};
  }
  judge->searched |= !line_ended(position);
  line_witness_open(judge, line_is_exact(bounds) ? "value" : "lower");
  kit_put_number(&judge->witness, bounds.lower);
  if (!line_is_exact(bounds)) {
    kit_put_string(&judge->witness, ",\"upper\":");
    kit_put_number(&judge->witness, bounds.upper);
  }
  line_witness_close(judge);
  bool some = false;
  bool all = true;
  for (int value = bounds.lower; value <= bounds.upper; value++) {
    const bool one = holds(value, arguments[0].comparison, arguments[1].number);
    some |= one;
    all &= one;
  }
  return note(judge, verdict_of(all, !some));
}

int32_t line_judge_reply(line_judge_t *judge, const line_position_t *position,
                         const line_argument_t *arguments) {
  line_position_t home;
  line_position_t after;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  if (!line_play(judge, &home, arguments[0].action, &after)) return AGON_FACT_FALSE;
  line_witness_play(judge, &arguments[0].action, 1);
  if (line_ended(&after)) {
    line_witness_ended(judge);
    return AGON_FACT_FALSE;
  }
  if (!line_legal(&judge->environment->grid, &after, arguments[1].action)) {
    line_witness_illegal(judge, arguments[1].action);
    return AGON_FACT_FALSE;
  }
  return judge_among(judge, &after, arguments[1].action, false);
}
