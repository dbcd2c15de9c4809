// SPDX-License-Identifier: Apache-2.0
/* The observation as a small drawing: the cards in the order of the deal, face down where the
 * viewer does not see them. Mid tones and no background: it reads on light and on dark. */
#include "episode.h"

#define CARD_WIDTH 50u
#define CARD_HEIGHT 70u
#define GAP 20u
#define TOP 24u

static void put_attribute(kit_text_t *text, const char *name, unsigned value) {
  kit_put_character(text, ' ');
  kit_put_string(text, name);
  kit_put_string(text, "=\"");
  kit_put_number(text, value);
  kit_put_character(text, '"');
}

/* Opens a line of text around a middle. */
static void open_words(kit_text_t *text, unsigned x, unsigned y, unsigned size) {
  kit_put_string(text, "<text");
  put_attribute(text, "x", x);
  put_attribute(text, "y", y);
  put_attribute(text, "font-size", size);
  kit_put_character(text, '>');
}

static void put_title(kit_text_t *text, const card_hand_t *hand, unsigned place, unsigned x) {
  open_words(text, x, TOP - 8, 12);
  if (place < hand->seats) {
    kit_put_string(text, "seat ");
    kit_put_number(text, place);
    if ((hand->folded >> place & 1u) != 0) kit_put_string(text, ", folded");
  } else {
    kit_put_string(text, "board");
  }
  kit_put_string(text, "</text>");
}

static void put_card(kit_text_t *text, const card_hand_t *hand, card_viewer_t viewer,
                     unsigned place) {
  const unsigned left = GAP + place * (CARD_WIDTH + GAP);
  const unsigned middle = left + CARD_WIDTH / 2;
  const bool dealt = place < hand->dealt;
  const bool seen = dealt && card_sees(hand, viewer, place);
  put_title(text, hand, place, middle);
  kit_put_string(text, "<rect");
  put_attribute(text, "x", left);
  put_attribute(text, "y", TOP);
  put_attribute(text, "width", CARD_WIDTH);
  put_attribute(text, "height", CARD_HEIGHT);
  kit_put_string(text, " rx=\"5\" stroke=\"");
  kit_put_string(text, hand->to_act == (int32_t)place ? "#d9a521\" stroke-width=\"3\"" : "#888\"");
  kit_put_string(text, dealt && !seen ? " fill=\"#3d7ea6\"/>" : " fill=\"none\"/>");
  if (!seen) return;
  open_words(text, middle, TOP + CARD_HEIGHT / 2 + 8, 24);
  card_put_card(text, hand, hand->cards[place]);
  kit_put_string(text, "</text>");
}

void card_observe_svg(const agon_episode_t *episode, card_viewer_t viewer, kit_text_t *text) {
  const card_hand_t *hand = &episode->hand;
  const unsigned places = hand->seats + hand->rules->rounds - 1u;
  const unsigned width = GAP + places * (CARD_WIDTH + GAP);
  const unsigned height = TOP + CARD_HEIGHT + 48;
  kit_put_string(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put_attribute(text, "width", width);
  put_attribute(text, "height", height);
  kit_put_string(text, " viewBox=\"0 0 ");
  kit_put_number(text, width);
  kit_put_character(text, ' ');
  kit_put_number(text, height);
  kit_put_string(text, "\"><g fill=\"#888\" font-family=\"sans-serif\" text-anchor=\"middle\">");
  for (unsigned place = 0; place < places; place++) put_card(text, hand, viewer, place);
  open_words(text, width / 2, height - 28, 12);
  kit_put_string(text, "pot ");
  kit_put_number(text, card_pot(hand));
  kit_put_string(text, "</text>");
  open_words(text, width / 2, height - 10, 12);
  card_put_history(text, hand);
  kit_put_string(text, "</text></g></svg>");
}
