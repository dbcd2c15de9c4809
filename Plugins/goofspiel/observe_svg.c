// SPDX-License-Identifier: Apache-2.0
/* The observation as a small drawing: a row of prizes, and a row of cards for each seat. Mid tones
 * and no background: it reads on light and on dark. */
#include "episode.h"

/* Sizes of a card, the step between cards and between rows, and the room for titles. */
#define WIDTH 26u
#define HEIGHT 34u
#define STEP 32u
#define ROW 46u
#define TITLE 70u
#define POINTS 80u

static void put_attribute(kit_text_t *text, const char *name, unsigned value) {
  kit_put_character(text, ' ');
  kit_put_string(text, name);
  kit_put_string(text, "=\"");
  kit_put_number(text, value);
  kit_put_character(text, '"');
}

static void put_title(kit_text_t *text, unsigned x, unsigned row, const char *title,
                      unsigned number) {
  kit_put_string(text, "<text");
  put_attribute(text, "x", x);
  put_attribute(text, "y", row * ROW + 27);
  kit_put_string(text, " fill=\"#888\">");
  kit_put_string(text, title);
  kit_put_number(text, number);
  kit_put_string(text, "</text>");
}

/* Draws a card face up in its column; a style says how. */
static void put_card(kit_text_t *text, unsigned card, unsigned row, const char *style) {
  const unsigned x = TITLE + (card - 1) * STEP;
  kit_put_string(text, "<rect");
  put_attribute(text, "x", x);
  put_attribute(text, "y", row * ROW + 5);
  put_attribute(text, "width", WIDTH);
  put_attribute(text, "height", HEIGHT);
  kit_put_string(text, " rx=\"4\"");
  kit_put_string(text, style);
  kit_put_string(text, "/><text");
  put_attribute(text, "x", x + WIDTH / 2);
  put_attribute(text, "y", row * ROW + 27);
  kit_put_string(text, " text-anchor=\"middle\" fill=\"#888\">");
  kit_put_number(text, card);
  kit_put_string(text, "</text>");
}

static void put_prizes(kit_text_t *text, const agon_episode_t *game) {
  kit_put_string(text, "<text x=\"4\" y=\"27\" fill=\"#888\">prizes</text>");
  for (unsigned card = 1; card <= (unsigned)goof_rules(game)->cards; card++) {
    const char *style = " fill=\"none\" stroke=\"#888\" stroke-opacity=\".3\"";
    if ((goof_face_down(game) & goof_one(card)) != 0) {
      style = " fill=\"#3d7ea6\" fill-opacity=\".3\" stroke=\"#3d7ea6\"";
    }
    if (goof_prize(game) == card) {
      style = " fill=\"#d9a521\" fill-opacity=\".5\" stroke=\"#d9a521\" stroke-width=\"2\"";
    }
    put_card(text, card, 0, style);
  }
}

static void put_hand(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye, unsigned seat) {
  const unsigned row = seat + 1;
  put_title(text, 4, row, "seat ", seat);
  put_title(text, TITLE + (unsigned)goof_rules(game)->cards * STEP + 4, row, "points ",
            game->points[seat]);
  if (!goof_sees(game, eye, seat)) {
    put_title(text, TITLE, row, "unknown cards: ", goof_count(game->hands[seat]));
    return;
  }
  for (unsigned card = 1; card <= (unsigned)goof_rules(game)->cards; card++) {
    const bool held = (game->hands[seat] & goof_one(card)) != 0;
    const bool last = game->rounds > 0 && game->bids[game->rounds - 1u][seat] == card;
    const char *style = " fill=\"none\" stroke=\"#888\" stroke-opacity=\".3\"";
    if (held) style = " fill=\"#4a9d5b\" fill-opacity=\".3\" stroke=\"#4a9d5b\"";
    if (last) style = " fill=\"none\" stroke=\"#c8553d\" stroke-width=\"2\"";
    put_card(text, card, row, style);
  }
}

void goof_observe_svg(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text) {
  const unsigned width = TITLE + (unsigned)goof_rules(game)->cards * STEP + POINTS;
  const unsigned height = (game->seats + 1u) * ROW;
  kit_put_string(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put_attribute(text, "width", width);
  put_attribute(text, "height", height);
  kit_put_string(text, " viewBox=\"0 0 ");
  kit_put_number(text, width);
  kit_put_character(text, ' ');
  kit_put_number(text, height);
  kit_put_string(text, "\" font-family=\"sans-serif\" font-size=\"13\">");
  put_prizes(text, game);
  for (unsigned seat = 0; seat < game->seats; seat++) put_hand(text, game, eye, seat);
  kit_put_string(text, "</svg>");
}
