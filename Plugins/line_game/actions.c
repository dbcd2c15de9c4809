// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

void line_put_cell(kit_text_t *text, const line_grid_t *grid, unsigned bit) {
  char name[LINE_NAME_CAPACITY];
  const unsigned size = line_cell_name(grid, bit, name);
  kit_put(text, name, size);
}

void line_put_action(kit_text_t *text, const line_grid_t *grid, unsigned action) {
  char name[LINE_NAME_CAPACITY];
  const unsigned size = line_action_name(grid, action, name);
  kit_put(text, name, size);
}

/* Adds a JSON array of the names of a set. */
static void put_names(kit_text_t *text, const line_grid_t *grid, uint64_t set,
                      void (*put)(kit_text_t *, const line_grid_t *, unsigned)) {
  kit_put_character(text, '[');
  for (uint64_t rest = set; rest != 0; rest &= rest - 1) {
    kit_put_string(text, rest == set ? "\"" : ",\"");
    put(text, grid, line_lowest(rest));
    kit_put_character(text, '"');
  }
  kit_put_character(text, ']');
}

void line_put_cells(kit_text_t *text, const line_grid_t *grid, uint64_t cells) {
  put_names(text, grid, cells, line_put_cell);
}

void line_put_actions(kit_text_t *text, const line_grid_t *grid, uint64_t actions) {
  put_names(text, grid, actions, line_put_action);
}

void line_put_legal(kit_text_t *text, const agon_episode_t *episode) {
  const line_grid_t *grid = &episode->environment->grid;
  uint64_t actions = line_legal_set(grid, &episode->position);
  kit_put_string(text, actions == 0 ? "No action is legal" : "Legal actions:");
  for (; actions != 0; actions &= actions - 1) {
    kit_put_character(text, ' ');
    line_put_action(text, grid, line_lowest(actions));
  }
  kit_put_character(text, '.');
}

agon_status_t line_action_title(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out) {
  const line_grid_t *grid = &episode->environment->grid;
  if (seat < 0 || seat >= (int32_t)LINE_SEATS || id < 0 || id >= grid->action_count) {
    return AGON_INVALID_ARGUMENT;
  }
  char name[LINE_NAME_CAPACITY];
  const unsigned size = line_action_name(grid, (unsigned)id, name);
  return out->write(out->context, name, size) == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

/* The sentence on what is legal, as a string. */
static const char *name_legal(const agon_episode_t *episode, char *out, uint64_t capacity) {
  kit_text_t text = {.bytes = out, .capacity = capacity - 1};
  line_put_legal(&text, episode);
  out[text.size] = '\0';
  return out;
}

static agon_status_t fail_illegal(const agon_episode_t *episode, uint32_t seat, const char *name,
                                  agon_error_t *error) {
  if (line_ended(&episode->position)) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "%s is not legal: the game has ended.", name);
  }
  if (seat != episode->position.to_act) {
    return kit_fail(error, AGON_ILLEGAL_ACTION,
                    "%s is not legal for seat %u: it is the turn of seat %u.", name,
                    (unsigned)seat, episode->position.to_act);
  }
  char legal[300];
  return kit_fail(error, AGON_ILLEGAL_ACTION, "%s is not legal: it is %s. %s", name,
                  episode->environment->grid.falls ? "full" : "taken",
                  name_legal(episode, legal, sizeof legal));
}

/* Says why no single action was read. */
static agon_status_t fail_unread(const agon_episode_t *episode, const line_reading_t *reading,
                                 agon_error_t *error) {
  char quoted[40];
  char legal[300];
  if (reading->stray.kind != KIT_WORD_END) {
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                    "\"%s\" is no part of an action: answer with the action alone, such as %s. %s",
                    kit_quote((agon_span_t){reading->stray.bytes, reading->stray.size}, quoted,
                              sizeof quoted),
                    line_game.example, name_legal(episode, legal, sizeof legal));
  }
  if (reading->cell.kind != KIT_WORD_END) {
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                    "%s is not the cell that a mark dropped in its column would reach: answer "
                    "with the column alone, such as %s. %s",
                    kit_quote((agon_span_t){reading->cell.bytes, reading->cell.size}, quoted,
                              sizeof quoted),
                    line_game.example, name_legal(episode, legal, sizeof legal));
  }
  return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                  "The text names no action: answer with one, such as %s. %s", line_game.example,
                  name_legal(episode, legal, sizeof legal));
}

agon_status_t line_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error) {
  const line_grid_t *grid = &episode->environment->grid;
  if (seat >= LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  line_reading_t reading = {.action = -1, .rival = -1};
  line_game.read_words(grid, &episode->position, text, &reading);
  char name[LINE_NAME_CAPACITY];
  if (reading.rival >= 0) {
    char rival[LINE_NAME_CAPACITY];
    line_action_name(grid, (unsigned)reading.action, name);
    line_action_name(grid, (unsigned)reading.rival, rival);
    return kit_fail(error, AGON_AMBIGUOUS_ACTION,
                    "The text names more than one action, %s and %s: answer with one alone.", name,
                    rival);
  }
  if (reading.action < 0 || reading.stray.kind != KIT_WORD_END ||
      reading.cell.kind != KIT_WORD_END) {
    return fail_unread(episode, &reading, error);
  }
  *id = reading.action;
  if (seat == episode->position.to_act && line_legal(grid, &episode->position, reading.action)) {
    return AGON_OK;
  }
  line_action_name(grid, (unsigned)reading.action, name);
  return fail_illegal(episode, seat, name, error);
}
