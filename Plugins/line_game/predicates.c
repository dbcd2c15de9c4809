// SPDX-License-Identifier: Apache-2.0
/* The predicates that the rules alone decide. README.md gives the exact meaning of each. */
#include "claim.h"

bool line_home(line_judge_t *judge, const line_position_t *position, line_position_t *home) {
  if (line_turned(position, judge->seat, home)) return true;
  line_witness_ended(judge);
  return false;
}

bool line_play(line_judge_t *judge, const line_position_t *home, unsigned action,
               line_position_t *after) {
  const line_grid_t *grid = &judge->environment->grid;
  if (!line_legal(grid, home, action)) {
    line_witness_illegal(judge, action);
    return false;
  }
  *after = line_after(grid, home, action);
  judge->depth++;
  return true;
}

static int32_t judge_legal(line_judge_t *judge, const line_position_t *position,
                           const line_argument_t *arguments) {
  const unsigned action = arguments[0].action;
  if (line_ended(position)) {
    line_witness_ended(judge);
  } else if (!line_legal(&judge->environment->grid, position, action)) {
    line_witness_illegal(judge, action);
  } else {
    line_witness_play(judge, &action, 1);
    return AGON_FACT_TRUE;
  }
  return AGON_FACT_FALSE;
}

static int32_t judge_turn(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  if (line_ended(position)) {
    line_witness_ended(judge);
    return AGON_FACT_FALSE;
  }
  line_witness_open(judge, "turn");
  kit_put_number(&judge->witness, position->to_act);
  line_witness_close(judge);
  return line_verdict(position->to_act == arguments[0].seat);
}

/* Tells who owns a cell, -1 for nobody, with the witness. */
static int owner_of(line_judge_t *judge, const line_position_t *position, unsigned bit) {
  const uint64_t cell = line_cell(bit);
  const int owner = (position->marks[0] & cell) != 0   ? 0
                    : (position->marks[1] & cell) != 0 ? 1
                                                       : -1;
  line_witness_open(judge, "cell");
  kit_put_character(&judge->witness, '"');
  line_put_cell(&judge->witness, &judge->environment->grid, bit);
  kit_put_string(&judge->witness, "\",\"owner\":");
  if (owner < 0) {
    kit_put_string(&judge->witness, "null");
  } else {
    kit_put_number(&judge->witness, owner);
  }
  line_witness_close(judge);
  return owner;
}

static int32_t judge_empty(line_judge_t *judge, const line_position_t *position,
                           const line_argument_t *arguments) {
  return line_verdict(owner_of(judge, position, arguments[0].cell) < 0);
}

static int32_t judge_owner(line_judge_t *judge, const line_position_t *position,
                           const line_argument_t *arguments) {
  return line_verdict(owner_of(judge, position, arguments[0].cell) == (int)arguments[1].seat);
}

/* Tells whether `action` wins at once for `seat`, which acts in `position` or would. */
static bool wins(line_judge_t *judge, const line_position_t *position, unsigned seat,
                 unsigned action) {
  const line_grid_t *grid = &judge->environment->grid;
  if (line_ended(position)) {
    line_witness_ended(judge);
    return false;
  }
  const uint64_t target = line_target(grid, position, action);
  if (target == 0) {
    line_witness_illegal(judge, action);
    return false;
  }
  judge->depth++;
  if (line_won(grid, position->marks[seat] | target)) {
    line_witness_play(judge, &action, 1);
    line_witness_line(judge, position->marks[seat] | target);
    return true;
  }
  line_witness_wins(judge, line_wins(grid, position, seat));
  return false;
}

static int32_t judge_wins(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  return line_verdict(wins(judge, position, arguments[0].seat, arguments[1].action));
}

static int32_t judge_blocks(line_judge_t *judge, const line_position_t *position,
                            const line_argument_t *arguments) {
  const unsigned opponent = judge->seat ^ 1u;
  line_position_t home;
  line_position_t after;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  if (!line_play(judge, &home, arguments[0].action, &after)) return AGON_FACT_FALSE;
  const uint64_t held = line_wins(&judge->environment->grid, &home, opponent);
  if ((held & line_cell(arguments[1].action)) == 0) {
    line_witness_wins(judge, held);
    return AGON_FACT_FALSE;
  }
  line_witness_play(judge, &arguments[0].action, 1);
  const uint64_t left = line_wins(&judge->environment->grid, &after, opponent);
  line_witness_wins(judge, left);
  return line_verdict((left & line_cell(arguments[1].action)) == 0);
}

/* Tells whether at least `least` actions would win for the asking seat after the action. */
static int32_t judge_chances(line_judge_t *judge, const line_position_t *position,
                             unsigned action, unsigned least) {
  line_position_t home;
  line_position_t after;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  if (!line_play(judge, &home, action, &after)) return AGON_FACT_FALSE;
  const uint64_t chances = line_wins(&judge->environment->grid, &after, judge->seat);
  judge->depth++;
  line_witness_play(judge, &action, 1);
  line_witness_wins(judge, chances);
  return line_verdict(line_count(chances) >= least);
}

static int32_t judge_creates_threat(line_judge_t *judge, const line_position_t *position,
                                    const line_argument_t *arguments) {
  return judge_chances(judge, position, arguments[0].action, 1);
}

static int32_t judge_fork(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  return judge_chances(judge, position, arguments[0].action, 2);
}

static int32_t judge_loses_to(line_judge_t *judge, const line_position_t *position,
                              const line_argument_t *arguments) {
  line_position_t home;
  line_position_t after;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  if (!line_play(judge, &home, arguments[0].action, &after)) return AGON_FACT_FALSE;
  line_witness_play(judge, &arguments[0].action, 1);
  return line_verdict(wins(judge, &after, judge->seat ^ 1u, arguments[1].action));
}

static int32_t judge_only_move(line_judge_t *judge, const line_position_t *position,
                               const line_argument_t *arguments) {
  line_position_t home;
  if (!line_home(judge, position, &home)) return AGON_FACT_FALSE;
  const uint64_t legal = line_legal_set(&judge->environment->grid, &home);
  line_witness_open(judge, "legal");
  line_put_actions(&judge->witness, &judge->environment->grid, legal);
  line_witness_close(judge);
  return line_verdict(legal == line_cell(arguments[0].action));
}

static int32_t judge_next(line_judge_t *judge, const line_position_t *position,
                          const line_argument_t *arguments) {
  line_position_t home;
  line_position_t after;
  if (judge->level == LINE_MOST_LEVELS) {
    judge->reason = "The claim is nested too deeply.";
    return AGON_FACT_INVALID;
  }
  const bool played = line_home(judge, position, &home) &&
                      line_play(judge, &home, arguments[0].action, &after);
  judge->level++;
  if (played) {
    line_witness_play(judge, &arguments[0].action, 1);
    return line_judge_claim(judge, &after, arguments[1].claim);
  }
  const line_judge_t before = *judge;
  const int32_t nested = line_judge_claim(judge, position, arguments[1].claim);
  if (nested == AGON_FACT_INVALID) return AGON_FACT_INVALID;
  *judge = before;
  return AGON_FACT_FALSE;
}

#define SEAT LINE_ARGUMENT_SEAT
#define ACTION LINE_ARGUMENT_ACTION
#define CELL LINE_ARGUMENT_CELL

const line_predicate_t line_predicates[] = {
    {"legal", {ACTION}, {"action"}, false, "The seat that acts may play the action.", judge_legal},
    {"turn", {SEAT}, {"seat"}, false, "The seat acts now.", judge_turn},
    {"empty", {CELL}, {"cell"}, false, "Nobody has a mark in the cell.", judge_empty},
    {"owner", {CELL, SEAT}, {"cell", "seat"}, false, "The seat has its mark in the cell.",
     judge_owner},
    {"wins_now", {SEAT, ACTION}, {"seat", "action"}, false,
     "The seat, if it acts or the turn is passed to it, wins at once with the action.", judge_wins},
    {"threat", {SEAT, ACTION}, {"seat", "action"}, false,
     "If it were the seat's turn, it would win at once with the action.", judge_wins},
    {"blocks", {ACTION, ACTION}, {"action", "threat"}, false,
     "The opponent threatens to win with the second action, and no longer after the first.",
     judge_blocks},
    {"creates_threat", {ACTION}, {"action"}, false,
     "After the action the asking seat threatens to win with at least one action.",
     judge_creates_threat},
    {"fork", {ACTION}, {"action"}, false,
     "After the action the asking seat threatens to win with at least two actions.", judge_fork},
    {"loses_to", {ACTION, ACTION}, {"action", "answer"}, false,
     "After the action the opponent wins at once with the answer.", judge_loses_to},
    {"only_move", {ACTION}, {"action"}, false, "No other action is legal.", judge_only_move},
    {"forced", {ACTION}, {"action"}, true, "Every other legal action has a lower value.",
     line_judge_forced},
    {"best", {ACTION}, {"action"}, true, "No legal action has a higher value.", line_judge_best},
    {"better", {ACTION, ACTION}, {"action", "other"}, true,
     "The first action has a higher value than the second.", line_judge_better},
    {"value", {LINE_ARGUMENT_COMPARISON, LINE_ARGUMENT_NUMBER}, {"comparison", "number"}, true,
     "The value of the position to the asking seat under best play (1, 0 or -1) compares so.",
     line_judge_value},
    {"next", {ACTION, LINE_ARGUMENT_CLAIM}, {"action", "fact"}, false,
     "The fact holds after the asking seat has played the action.", judge_next},
    {"reply", {ACTION, ACTION}, {"action", "best"}, true,
     "After the action, the other action is one of the opponent's best.", line_judge_reply},
};

const unsigned line_predicate_count = sizeof line_predicates / sizeof line_predicates[0];
