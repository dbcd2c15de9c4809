// SPDX-License-Identifier: Apache-2.0
#include "connect_four.h"

#include <plugin_kit/failure.h>
#include <plugin_kit/parameters.h>

static agon_status_t configure(agon_span_t parameters, line_grid_t *grid, agon_error_t *error) {
  int width = 7;
  int height = 6;
  int connect = 4;
  const kit_parameter_t known[] = {
      {"width", 2, 21, &width},
      {"height", 2, 31, &height},
      {"connect", 2, 31, &connect},
  };
  const agon_status_t status =
      kit_parameters_read(parameters, known, sizeof known / sizeof known[0], error);
  if (status != AGON_OK) return status;
  if ((height + 1) * width > (int)LINE_MOST_BITS) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The parameters \"width\" %d and \"height\" %d are too large together: "
                    "(height + 1) * width is at most %u.",
                    width, height, LINE_MOST_BITS);
  }
  if (connect > width && connect > height) {
    return kit_fail(error, AGON_INVALID_DATA,
                    "The parameter \"connect\" is %d, but the board is only %d by %d.", connect,
                    width, height);
  }
  line_grid_make(grid, (unsigned)width, (unsigned)height, (unsigned)connect, true);
  return AGON_OK;
}

const line_game_t line_game = {
    .round = true,
    .example = "d",
    .method = "{\"method\":\"alpha-beta with a transposition table, deepening, within the nodes of "
              "the budget\",\"strength\":\"exact or bounded\",\"unit\":\"return\"}",
    .configure = configure,
    .read_words = connect_four_read_words,
    .learn = NULL,
    .tighten = connect_four_tighten,
};

const agon_descriptor_t line_descriptor = {
    LINE_SHARED_FACTS,
    .most_turns = 62,
    .id = KIT_SPAN("connect_four"),
    .version = KIT_SPAN("1.0.0"),
    .title = KIT_SPAN("Connect Four"),
    .summary = KIT_SPAN("Two seats drop discs into the columns of a board; four in a row win."),
    .rules = KIT_SPAN(
        "The board has columns named by letters from the left, a b c and so on, and rows counted "
        "from 1 at the bottom; usually seven columns and six rows. Seat 0 plays X and begins, seat "
        "1 plays O. In turn each drops one disc into a column that is not full; it comes to rest "
        "on the lowest empty cell. Who first has four discs (or as many as the parameter connect "
        "says) in a row, upright, level or slanting, wins (1 against -1); a full board without "
        "such a row is a draw (0).\n"
        "An action is the letter of a column, such as d."),
    .parameters_schema = KIT_SPAN(
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\","
        "\"properties\":{"
        "\"width\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":21,\"default\":7,"
        "\"description\":\"Columns; (height + 1) * width is at most 64.\"},"
        "\"height\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":31,\"default\":6,"
        "\"description\":\"Rows.\"},"
        "\"connect\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":31,\"default\":4,"
        "\"description\":\"Discs in a row that win; at most the larger side.\"}},"
        "\"additionalProperties\":false}"),
};

static const agon_plugin_t plugin = {
    LINE_SHARED_PLUGIN,
    .name = KIT_SPAN("agon-connect-four"),
    .version = KIT_SPAN("1.0.0"),
};

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
