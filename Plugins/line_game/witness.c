// SPDX-License-Identifier: Apache-2.0
/* What proves a verdict, as elements of a JSON array; the README lists them. */
#include "claim.h"

void line_witness_open(line_judge_t *judge, const char *name) {
  kit_text_t *text = &judge->witness;
  kit_put_string(text, text->size == 0 ? "{\"" : ",{\"");
  kit_put_string(text, name);
  kit_put_string(text, "\":");
}

void line_witness_close(line_judge_t *judge) { kit_put_character(&judge->witness, '}'); }

void line_witness_ended(line_judge_t *judge) {
  judge->reason = "The position has ended.";
  line_witness_open(judge, "ended");
  kit_put_string(&judge->witness, "true");
  line_witness_close(judge);
}

void line_witness_illegal(line_judge_t *judge, unsigned action) {
  judge->reason = "An action is not legal where it would be played.";
  line_witness_open(judge, "illegal");
  kit_put_character(&judge->witness, '"');
  line_put_action(&judge->witness, &judge->environment->grid, action);
  kit_put_character(&judge->witness, '"');
  line_witness_close(judge);
}

void line_witness_play(line_judge_t *judge, const unsigned *actions, unsigned count) {
  line_witness_open(judge, "play");
  for (unsigned index = 0; index < count; index++) {
    kit_put_string(&judge->witness, index == 0 ? "[\"" : ",\"");
    line_put_action(&judge->witness, &judge->environment->grid, actions[index]);
    kit_put_character(&judge->witness, '"');
  }
  kit_put_character(&judge->witness, ']');
  line_witness_close(judge);
}

void line_witness_line(line_judge_t *judge, uint64_t marks) {
  const line_grid_t *grid = &judge->environment->grid;
  line_witness_open(judge, "line");
  line_put_cells(&judge->witness, grid, line_completed(grid, marks));
  line_witness_close(judge);
}

void line_witness_wins(line_judge_t *judge, uint64_t actions) {
  line_witness_open(judge, "wins");
  line_put_actions(&judge->witness, &judge->environment->grid, actions);
  line_witness_close(judge);
}

void line_witness_value(line_judge_t *judge, unsigned action, line_bounds_t value) {
  kit_text_t *text = &judge->witness;
  line_witness_open(judge, "action");
  kit_put_character(text, '"');
  line_put_action(text, &judge->environment->grid, action);
  if (line_is_exact(value)) {
    kit_put_string(text, "\",\"value\":");
  } else {
    kit_put_string(text, "\",\"lower\":");
    kit_put_number(text, value.lower);
    kit_put_string(text, ",\"upper\":");
  }
  kit_put_number(text, value.upper);
  line_witness_close(judge);
}
