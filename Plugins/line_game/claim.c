// SPDX-License-Identifier: Apache-2.0
#include "claim.h"

static const char *read_seat(const json_t *value, line_argument_t *argument) {
  const double number = json_is_number(value) ? json_number_value(value) : -1;
  if (number != 0 && number != 1) return "A seat is the number 0 or 1.";
  argument->seat = number == 0 ? 0 : 1;
  return NULL;
}

static const char *read_action(const line_grid_t *grid, const line_position_t *position,
                               const json_t *value, line_argument_t *argument) {
  if (!json_is_string(value)) return "An action is a string.";
  line_reading_t reading = {.action = -1, .rival = -1};
  const agon_span_t text = {json_string_value(value), json_string_length(value)};
  line_game.read_words(grid, position, text, &reading);
  if (reading.action < 0 || reading.rival >= 0 || reading.stray.kind != KIT_WORD_END ||
      reading.cell.kind != KIT_WORD_END) {
    return "An argument does not name one action.";
  }
  argument->action = (unsigned)reading.action;
  return NULL;
}

static const char *read_cell(const line_grid_t *grid, const json_t *value,
                             line_argument_t *argument) {
  const int cell = json_is_string(value) ? line_cell_read(grid, json_string_value(value),
                                                          json_string_length(value))
                                         : -1;
  if (cell < 0) return "An argument does not name a cell of the board.";
  argument->cell = (unsigned)cell;
  return NULL;
}

/* Reads one argument; answers what is wrong with it, or NULL. */
static const char *read_argument(const line_grid_t *grid, const line_position_t *position,
                                 unsigned type, const json_t *value, line_argument_t *argument) {
  switch (type) {
    case LINE_ARGUMENT_SEAT:
      return read_seat(value, argument);
    case LINE_ARGUMENT_ACTION:
      return read_action(grid, position, value, argument);
    case LINE_ARGUMENT_CELL:
      return read_cell(grid, value, argument);
    case LINE_ARGUMENT_COMPARISON:
      return kit_comparison_read(value, &argument->comparison);
    case LINE_ARGUMENT_NUMBER:
      return kit_number_read(value, &argument->number);
    default:
      argument->claim = value;
      return json_is_object(value) ? NULL : "A nested claim is a JSON object.";
  }
}

static unsigned arity_of(const line_predicate_t *predicate) {
  unsigned arity = 0;
  while (arity < LINE_MOST_ARGUMENTS && predicate->types[arity] != LINE_ARGUMENT_NONE) arity++;
  return arity;
}

const line_predicate_t *line_claim_read(line_judge_t *judge, const line_position_t *position,
                                        const json_t *claim, line_argument_t *arguments,
                                        bool *polarity) {
  kit_claim_t parts;
  const line_predicate_t *predicate = NULL;
  judge->reason = kit_claim_read(claim, &parts);
  for (unsigned index = 0; judge->reason == NULL && index < line_predicate_count; index++) {
    const line_predicate_t *known = &line_predicates[index];
    if (strcmp(parts.predicate, known->name) == 0) predicate = known;
  }
  if (judge->reason == NULL && predicate == NULL) {
    judge->reason = "The predicate is not known here.";
  } else if (judge->reason == NULL && json_array_size(parts.list) != arity_of(predicate)) {
    judge->reason = "The number of arguments is wrong.";
  }
  if (judge->reason != NULL) return NULL;
  *polarity = parts.polarity;
  for (unsigned index = 0; index < arity_of(predicate); index++) {
    judge->reason = read_argument(&judge->environment->grid, position, predicate->types[index],
                                  json_array_get(parts.list, index), &arguments[index]);
    if (judge->reason != NULL) return NULL;
  }
  return predicate;
}

int32_t line_judge_claim(line_judge_t *judge, const line_position_t *position,
                         const json_t *claim) {
  line_argument_t arguments[LINE_MOST_ARGUMENTS];
  bool polarity = true;
  const line_predicate_t *predicate =
      line_claim_read(judge, position, claim, arguments, &polarity);
  if (predicate == NULL) return AGON_FACT_INVALID;
  const int32_t verdict = predicate->judge(judge, position, arguments);
  if (polarity || verdict > AGON_FACT_TRUE) return verdict;
  return verdict == AGON_FACT_TRUE ? AGON_FACT_FALSE : AGON_FACT_TRUE;
}

int32_t line_judge_text(line_judge_t *judge, const agon_episode_t *episode, agon_span_t claim) {
  json_t *object = kit_claim_load(claim, &judge->reason);
  if (object == NULL) return AGON_FACT_INVALID;
  const int32_t verdict = line_judge_claim(judge, &episode->position, object);
  json_decref(object);
  return verdict;
}

bool line_turned(const line_position_t *position, unsigned seat, line_position_t *turned) {
  *turned = *position;
  turned->to_act = (uint8_t)seat;
  return !line_ended(position);
}
