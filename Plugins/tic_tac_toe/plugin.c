// SPDX-License-Identifier: Apache-2.0
#include "tic_tac_toe.h"

#include <plugin_kit/parameters.h>

static agon_status_t configure(agon_span_t parameters, line_grid_t *grid, agon_error_t *error) {
  line_grid_make(grid, 3, 3, 3, false);
  return kit_parameters_read(parameters, NULL, 0, error);
}

const line_game_t line_game = {
    .round = false,
    .example = "b2",
    .method = "{\"method\":\"table of all boards\",\"strength\":\"exact\",\"unit\":\"return\"}",
    .configure = configure,
    .read_words = tic_tac_toe_read_words,
    .learn = tic_tac_toe_learn,
    .tighten = tic_tac_toe_tighten,
};

const agon_descriptor_t line_descriptor = {
    LINE_SHARED_FACTS,
    .most_turns = 9,
    .id = KIT_SPAN("tic_tac_toe"),
    .version = KIT_SPAN("1.0.0"),
    .title = KIT_SPAN("Tic-tac-toe"),
    .summary = KIT_SPAN("Two seats mark cells of a three by three board; three in a row win."),
    .rules = KIT_SPAN(
        "The board has three columns, a b c from left to right, and three rows, 1 2 3 from bottom "
        "to top. Seat 0 plays X and begins, seat 1 plays O. In turn each marks one empty cell. Who "
        "first has three marks in a row, upright, level or slanting, wins (1 against -1); a full "
        "board without such a row is a draw (0).\n"
        "An action is the name of an empty cell: column letter and row number, such as b2 for the "
        "centre and a1 for the lower left corner."),
    .parameters_schema = {NULL, 0},
};

static const agon_plugin_t plugin = {
    LINE_SHARED_PLUGIN,
    .name = KIT_SPAN("agon-tic-tac-toe"),
    .version = KIT_SPAN("1.0.0"),
};

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
