// SPDX-License-Identifier: Apache-2.0
/* The observation as a small drawing. Mid tones and no background: it reads on light and on
 * dark. */
#include "episode.h"

/* Side of a cell, and the margin that holds the coordinates. */
#define SIDE 40u
#define MARGIN 20u

static void put_attribute(kit_text_t *text, const char *name, unsigned value) {
  kit_put_character(text, ' ');
  kit_put_string(text, name);
  kit_put_string(text, "=\"");
  kit_put_number(text, value);
  kit_put_character(text, '"');
}

/* The middle of a cell, in drawing units from the upper left corner. */
static unsigned middle_x(const line_grid_t *grid, unsigned bit) {
  return MARGIN + bit / grid->stride * SIDE + SIDE / 2;
}

static unsigned middle_y(const line_grid_t *grid, unsigned bit) {
  return (grid->height - 1u - bit % grid->stride) * SIDE + SIDE / 2;
}

static void put_title(kit_text_t *text, unsigned x, unsigned y, const char *title) {
  kit_put_string(text, "<text");
  put_attribute(text, "x", x);
  put_attribute(text, "y", y);
  kit_put_character(text, '>');
  kit_put_string(text, title);
  kit_put_string(text, "</text>");
}

static void put_coordinates(kit_text_t *text, const line_grid_t *grid) {
  kit_put_string(text,
                 "<g fill=\"#888\" font-family=\"sans-serif\" font-size=\"12\" "
                 "text-anchor=\"middle\">");
  for (unsigned column = 0; column < grid->width; column++) {
    const char title[2] = {(char)('a' + column), '\0'};
    put_title(text, middle_x(grid, column * grid->stride), grid->height * SIDE + 15, title);
  }
  for (unsigned row = 0; row < grid->height; row++) {
    char name[LINE_NAME_CAPACITY];
    line_cell_name(grid, row, name);
    put_title(text, MARGIN / 2, middle_y(grid, row) + 4, name + 1);
  }
  kit_put_string(text, "</g>");
}

static void put_disc(kit_text_t *text, unsigned x, unsigned y, const char *fill) {
  kit_put_string(text, "<circle");
  put_attribute(text, "cx", x);
  put_attribute(text, "cy", y);
  put_attribute(text, "r", SIDE / 2 - 5);
  kit_put_string(text, " fill=\"");
  kit_put_string(text, fill);
  kit_put_string(text, "\"/>");
}

static void put_cross(kit_text_t *text, unsigned x, unsigned y) {
  kit_put_string(text, "<path d=\"M");
  kit_put_number(text, x - 11);
  kit_put_character(text, ' ');
  kit_put_number(text, y - 11);
  kit_put_string(text, "l22 22m0-22l-22 22\" stroke=\"#c8553d\" stroke-width=\"4\"/>");
}

static void put_nought(kit_text_t *text, unsigned x, unsigned y) {
  kit_put_string(text, "<circle");
  put_attribute(text, "cx", x);
  put_attribute(text, "cy", y);
  kit_put_string(text, " r=\"12\" fill=\"none\" stroke=\"#3d7ea6\" stroke-width=\"4\"/>");
}

static void put_cell(kit_text_t *text, const line_grid_t *grid, const line_position_t *position,
                     unsigned bit, const char *frame) {
  const unsigned x = middle_x(grid, bit);
  const unsigned y = middle_y(grid, bit);
  const uint64_t cell = line_cell(bit);
  kit_put_string(text, "<rect");
  put_attribute(text, "x", x - SIDE / 2);
  put_attribute(text, "y", y - SIDE / 2);
  put_attribute(text, "width", SIDE);
  put_attribute(text, "height", SIDE);
  kit_put_string(text, frame);
  if ((line_occupied(position) & cell) == 0) return;
  const bool cross = (position->marks[0] & cell) != 0;
  if (line_game.round) {
    put_disc(text, x, y, cross ? "#c8553d" : "#d9a521");
  } else if (cross) {
    put_cross(text, x, y);
  } else {
    put_nought(text, x, y);
  }
}

void line_observe_svg(const agon_episode_t *episode, kit_text_t *text) {
  const line_grid_t *grid = &episode->environment->grid;
  const line_position_t *position = &episode->position;
  const unsigned width = grid->width * SIDE + MARGIN;
  const unsigned height = grid->height * SIDE + MARGIN;
  unsigned seat = 0;
  const uint64_t last = line_last_cell(episode, &seat);
  const uint64_t line = position->standing == LINE_WON
                            ? line_completed(grid, position->marks[position->winner])
                            : 0;
  kit_put_string(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put_attribute(text, "width", width);
  put_attribute(text, "height", height);
  kit_put_string(text, " viewBox=\"0 0 ");
  kit_put_number(text, width);
  kit_put_character(text, ' ');
  kit_put_number(text, height);
  kit_put_string(text, "\">");
  put_coordinates(text, grid);
  for (uint64_t cells = grid->board; cells != 0; cells &= cells - 1) {
    const unsigned bit = line_lowest(cells);
    const char *frame = " fill=\"none\" stroke=\"#888\"/>";
    if ((last & line_cell(bit)) != 0) {
      frame = " fill=\"#888\" fill-opacity=\".3\" stroke=\"#888\"/>";
    }
    if ((line & line_cell(bit)) != 0) {
      frame = " fill=\"#4a9d5b\" fill-opacity=\".5\" stroke=\"#888\"/>";
    }
    put_cell(text, grid, position, bit, frame);
  }
  kit_put_string(text, "</svg>");
}
