// SPDX-License-Identifier: Apache-2.0
/* The edits extension: the facts of a state, states that differ in one, and the turn given away.
 *
 * * An edited copy is a real episode: an order of play that leads to its marks is found and becomes
 * its history. Facts are counted cell by cell, and whose turn it is; the copy with the fewest
 * changed cells wins, then the one that keeps the turn, then the first in the order of cells. */
#include "claim.h"
#include "retrace.h"

/* Cells that may change beyond the fact's own and those that gravity ties to it. */
#define MOST_EXTRA 3u
/* A search first keeps the turn, then not, for each number of extra cells. */
#define MOST_ROUNDS (2u * (MOST_EXTRA + 1u))
/* Boards that one edit may look at. */
#define MOST_TRIALS 4000000u
/* Cells below the fact's own that are filled in every combination. */
#define MOST_COMBINED 8u

static agon_status_t list(const agon_episode_t *episode, const agon_sink_t *out) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  char buffer[4096];
  kit_text_t text = KIT_TEXT(out, buffer);
  for (uint64_t cells = grid->board; cells != 0; cells &= cells - 1) {
    const uint64_t cell = cells & -cells;
    const bool empty = (line_occupied(position) & cell) == 0;
    kit_put_character(&text, cells == grid->board ? '[' : ',');
    kit_put_string(&text, empty ? "{\"predicate\":\"empty\",\"args\":[\""
                                 : "{\"predicate\":\"owner\",\"args\":[\"");
    line_put_cell(&text, grid, line_lowest(cell));
    kit_put_character(&text, '"');
    if (!empty) kit_put_string(&text, (position->marks[0] & cell) != 0 ? ",0" : ",1");
    kit_put_string(&text, "],\"polarity\":true}");
  }
  if (!line_ended(position)) {
    kit_put_string(&text, ",{\"predicate\":\"turn\",\"args\":[");
    kit_put_number(&text, position->to_act);
    kit_put_string(&text, "],\"polarity\":true}");
  }
  kit_put_character(&text, ']');
  return kit_text_finish(&text);
}

/* What a cell holds, as a number: a seat, or this. */
#define NOBODY 2u

/* A board under edit. */
typedef struct edit {
  const agon_episode_t *episode;
  const line_grid_t *grid;
  unsigned cell;              /* bit number of the fact's cell */
  unsigned content;           /* what it shall hold */
  uint64_t fixed;             /* cells that may change no more */
  uint64_t marks[LINE_SEATS]; /* of the board on trial */
  bool keep_turn;             /* only boards with the same seat to act */
  unsigned trials;
  bool doubt;                 /* for a board on trial no order of play was found or excluded */
  agon_status_t status;       /* why a search ended without an answer, else AGON_OK */
  uint8_t actions[LINE_MOST_ACTIONS];
} edit_t;

static void set_cell(edit_t *edit, uint64_t cell, unsigned content) {
  edit->marks[0] &= ~cell;
  edit->marks[1] &= ~cell;
  if (content != NOBODY) edit->marks[content] |= cell;
}

static unsigned content_of(const uint64_t marks[LINE_SEATS], uint64_t cell) {
  return (marks[0] & cell) != 0 ? 0 : (marks[1] & cell) != 0 ? 1 : NOBODY;
}

/* Tells whether the board on trial is one that play can reach, as far as the edit wants it. */
static bool accepts(edit_t *edit) {
  if (++edit->trials > MOST_TRIALS) {
    edit->status = AGON_BUDGET_EXHAUSTED;
    return false;
  }
  if (!line_plausible(edit->grid, edit->marks)) return false;
  if (edit->keep_turn) {
    const unsigned acting = line_count(edit->marks[0]) > line_count(edit->marks[1]) ? 1 : 0;
    const unsigned last = acting ^ 1u;
    const bool ended = line_won(edit->grid, edit->marks[last]) ||
                       (edit->marks[0] | edit->marks[1]) == edit->grid->board;
    const line_position_t *position = &edit->episode->position;
    if (ended != line_ended(position) || (!ended && acting != position->to_act)) return false;
  }
  const agon_status_t status = line_retrace(edit->grid, edit->marks, edit->actions);
  if (status == AGON_NO_MEMORY) edit->status = status;
  if (status == AGON_BUDGET_EXHAUSTED) edit->doubt = true;
  return status == AGON_OK;
}

/* Changes `extra` cells from `from` on, in every way, until a board is accepted. */
static bool change(edit_t *edit, unsigned extra, uint64_t from) {
  if (extra == 0) return accepts(edit);
  for (; from != 0 && edit->status == AGON_OK; from &= from - 1) {
    const uint64_t cell = from & -from;
    const unsigned before = content_of(edit->marks, cell);
    for (unsigned content = 0; content <= NOBODY; content++) {
      if (content == before) continue;
      set_cell(edit, cell, content);
      if (change(edit, extra - 1, from & (from - 1))) return true;
    }
    set_cell(edit, cell, before);
  }
  return false;
}

/* The cells that must change with the fact's own, because marks fall: those above a cell that
 * becomes empty, or the empty ones below a cell that is filled. */
static uint64_t tied_cells(const edit_t *edit) {
  if (!edit->grid->falls) return 0;
  const uint64_t cell = line_cell(edit->cell);
  const unsigned stride = edit->grid->stride;
  const uint64_t column = edit->grid->column << edit->cell / stride * stride;
  const uint64_t occupied = edit->marks[0] | edit->marks[1];
  if (edit->content == NOBODY) return column & occupied & ~(cell | (cell - 1));
  return column & ~occupied & (cell - 1);
}

/* Sets the tied cells, the way that a number says: bit k for the owner of the k-th. */
static void set_tied(edit_t *edit, uint64_t tied, unsigned way) {
  for (unsigned index = 0; tied != 0; tied &= tied - 1, index++) {
    const bool combined = index < MOST_COMBINED;
    const unsigned owner = combined ? (way >> index) & 1u : index & 1u;
    set_cell(edit, tied & -tied, edit->content == NOBODY ? NOBODY : owner);
  }
}

/* Searches for the nearest board; answers in which round one was accepted, or MOST_ROUNDS. */
static unsigned search(edit_t *edit) {
  const uint64_t before[LINE_SEATS] = {edit->marks[0], edit->marks[1]};
  const uint64_t tied = tied_cells(edit);
  const unsigned count = line_count(tied);
  const unsigned combined = count < MOST_COMBINED ? count : MOST_COMBINED;
  const unsigned ways = edit->content == NOBODY ? 1u : 1u << combined;
  const uint64_t free_cells = edit->grid->board & ~(tied | line_cell(edit->cell));
  for (unsigned round = 0; round < MOST_ROUNDS; round++) {
    edit->keep_turn = round % 2 == 0;
    for (unsigned way = 0; way < ways && edit->status == AGON_OK; way++) {
      edit->marks[0] = before[0];
      edit->marks[1] = before[1];
      set_cell(edit, line_cell(edit->cell), edit->content);
      set_tied(edit, tied, way);
      if (change(edit, round / 2, free_cells)) return round;
    }
  }
  return MOST_ROUNDS;
}

/* The episode that the accepted order of play makes. */
static agon_episode_t replay(const edit_t *edit) {
  agon_episode_t edited = line_episode_start(edit->episode->environment);
  const unsigned count = line_count(edit->marks[0] | edit->marks[1]);
  for (unsigned index = 0; index < count; index++) {
    line_episode_play(&edited, edit->actions[index]);
  }
  const unsigned most = count - (line_ended(&edited.position) ? 1u : 0u);
  const unsigned opening = edit->episode->history.opening;
  edited.history.opening = (uint8_t)(opening < most ? opening : most);
  edited.history.turns = (uint8_t)(count - edited.history.opening);
  return edited;
}

/* Begins one fact of a list of changes. */
static void put_change(kit_text_t *text, const char *predicate, bool *first) {
  kit_put_string(text, *first ? "{\"predicate\":\"" : ",{\"predicate\":\"");
  kit_put_string(text, predicate);
  kit_put_string(text, "\",\"args\":[");
  *first = false;
}

static void put_changes(kit_text_t *text, const edit_t *edit, const line_position_t *after) {
  const line_position_t *before = &edit->episode->position;
  bool first = true;
  kit_put_character(text, '[');
  uint64_t cells = edit->grid->board & ~line_cell(edit->cell);
  for (; cells != 0; cells &= cells - 1) {
    const uint64_t cell = cells & -cells;
    const unsigned content = content_of(after->marks, cell);
    if (content == content_of(before->marks, cell)) continue;
    put_change(text, content == NOBODY ? "empty" : "owner", &first);
    kit_put_character(text, '"');
    line_put_cell(text, edit->grid, line_lowest(cell));
    kit_put_string(text, content == NOBODY ? "\"" : content == 0 ? "\",0" : "\",1");
    kit_put_string(text, "],\"polarity\":true}");
  }
  const bool ended = line_ended(after);
  if (ended != line_ended(before) || (!ended && after->to_act != before->to_act)) {
    put_change(text, "turn", &first);
    kit_put_number(text, ended ? before->to_act : after->to_act);
    kit_put_string(text, ended ? "],\"polarity\":false}" : "],\"polarity\":true}");
  }
  kit_put_character(text, ']');
}

/* Writes which contents of its cell make a fact true, and answers how many; 0 when it is no fact
 * that can be edited. */
static unsigned contents_of(const line_predicate_t *predicate, const line_argument_t *arguments,
                            bool polarity, unsigned contents[2]) {
  if (strcmp(predicate->name, "empty") == 0) {
    contents[0] = polarity ? NOBODY : 0;
    contents[1] = 1;
    return polarity ? 1 : 2;
  }
  if (strcmp(predicate->name, "owner") != 0) return 0;
  contents[0] = polarity ? arguments[1].seat : NOBODY;
  contents[1] = arguments[1].seat ^ 1u;
  return polarity ? 1 : 2;
}

/* Reads the fact into an edit; writes the contents that would make it true, and their number. */
static agon_status_t read_fact(edit_t *edit, agon_span_t fact, unsigned contents[2],
                               unsigned *count, agon_error_t *error) {
  const agon_episode_t *episode = edit->episode;
  line_judge_t judge = {.environment = episode->environment};
  line_argument_t arguments[LINE_MOST_ARGUMENTS] = {0};
  bool polarity = true;
  json_t *object = kit_claim_load(fact, &judge.reason);
  const line_predicate_t *predicate =
      object == NULL ? NULL
                     : line_claim_read(&judge, &episode->position, object, arguments, &polarity);
  json_decref(object);
  if (predicate == NULL) {
    return kit_fail(error, AGON_INVALID_DATA, "The fact is malformed. %s", judge.reason);
  }
  *count = contents_of(predicate, arguments, polarity, contents);
  if (*count == 0) {
    return kit_fail(error, AGON_UNSUPPORTED,
                     "Only empty and owner are edited, not %s; pass changes the turn.",
                     predicate->name);
  }
  edit->cell = arguments[0].cell;
  return AGON_OK;
}

/* Searches with each content, keeps the nearest board in `edit` and answers why there is none. */
static agon_status_t search_all(edit_t *edit, const unsigned *contents, unsigned count) {
  edit_t best = *edit;
  unsigned nearest = MOST_ROUNDS;
  for (unsigned index = 0; index < count; index++) {
    edit_t trial = *edit;
    trial.content = contents[index];
    const unsigned round = search(&trial);
    if (trial.status == AGON_NO_MEMORY) return AGON_NO_MEMORY;
    edit->doubt |= trial.doubt || trial.status != AGON_OK;
    if (round >= nearest) continue;
    nearest = round;
    best = trial;
  }
  if (nearest == MOST_ROUNDS) return edit->doubt ? AGON_BUDGET_EXHAUSTED : AGON_ILLEGAL_ACTION;
  *edit = best;
  return AGON_OK;
}

static agon_status_t edit_fact(const agon_episode_t *episode, agon_span_t fact,
                               agon_episode_t **out, const agon_sink_t *changes,
                               agon_error_t *error) {
  const line_position_t *position = &episode->position;
  edit_t edit = {
      .episode = episode,
      .grid = &episode->environment->grid,
      .marks = {position->marks[0], position->marks[1]},
  };
  unsigned contents[2];
  unsigned count = 0;
  agon_status_t status = read_fact(&edit, fact, contents, &count, error);
  if (status != AGON_OK) return status;
  const unsigned content = content_of(position->marks, line_cell(edit.cell));
  agon_episode_t edited = *episode;
  if (content != contents[0] && (count == 1 || content != contents[1])) {
    status = search_all(&edit, contents, count);
    if (status != AGON_OK) {
      return kit_fail(error, status, status == AGON_ILLEGAL_ACTION
                                          ? "No state near this one has the fact."
                                          : "The search for a state with the fact was too long.");
    }
    edited = replay(&edit);
  }
  char buffer[4096];
  kit_text_t text = KIT_TEXT(changes, buffer);
  put_changes(&text, &edit, &edited.position);
  if (changes != NULL && kit_text_finish(&text) != AGON_OK) {
    return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the changes.");
  }
  return line_episode_keep(&edited, out, error);
}

static agon_status_t validate(const agon_episode_t *episode, agon_error_t *error) {
  const line_position_t *position = &episode->position;
  const line_history_t *history = &episode->history;
  if (memchr(history->moves, LINE_PASS, history->count) == NULL) return AGON_OK;
  const bool even = line_count(position->marks[0]) == line_count(position->marks[1]);
  if (!line_ended(position) && position->to_act != (even ? 0 : 1)) {
    return kit_fail(error, AGON_INVALID_DATA,
                     "The numbers of marks say that it is the turn of seat %u.", even ? 0u : 1u);
  }
  uint8_t actions[LINE_MOST_ACTIONS];
  const agon_status_t status =
      line_retrace(&episode->environment->grid, position->marks, actions);
  if (status == AGON_OK) return AGON_OK;
  return kit_fail(error, status, status == AGON_INVALID_DATA
                                      ? "No play from the empty board leads to these marks."
                                      : "It was not settled whether play leads to these marks.");
}

static agon_status_t pass(const agon_episode_t *episode, uint32_t seat, agon_episode_t **out,
                          agon_error_t *error) {
  if (seat >= LINE_SEATS) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  if (line_ended(&episode->position)) {
    return kit_fail(error, AGON_WRONG_PHASE, "The game has ended: there is no turn to give.");
  }
  agon_episode_t passed = *episode;
  if (passed.position.to_act != seat) line_episode_pass(&passed);
  return line_episode_keep(&passed, out, error);
}

const agon_edits_table_t line_edits_table = {
    .struct_size = sizeof(agon_edits_table_t),
    .list = list,
    .edit = edit_fact,
    .validate = validate,
    .pass = pass,
};
