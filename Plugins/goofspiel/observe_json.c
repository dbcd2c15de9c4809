// SPDX-License-Identifier: Apache-2.0
/* The observation as one JSON object; README.md lists its members. */
#include "episode.h"
#include "parameters.h"

static void put_member(kit_text_t *text, const char *name, int64_t number) {
  kit_put_string(text, name);
  kit_put_number(text, number);
}

static void put_word(kit_text_t *text, const char *name, const char *word) {
  kit_put_string(text, name);
  kit_put_string(text, word);
  kit_put_character(text, '"');
}

static void put_list(kit_text_t *text, unsigned set) {
  kit_put_character(text, '[');
  goof_put_set(text, set, ",");
  kit_put_character(text, ']');
}

static void put_numbers(kit_text_t *text, const uint8_t *numbers, unsigned count) {
  for (unsigned index = 0; index < count; index++) {
    kit_put_character(text, index == 0 ? '[' : ',');
    kit_put_number(text, numbers[index]);
  }
  kit_put_character(text, ']');
}

static void put_rules(kit_text_t *text, const agon_episode_t *game) {
  const goof_rules_t *rules = goof_rules(game);
  put_word(text, "{\"environment\":\"", "goofspiel");
  put_member(text, ",\"cards\":", rules->cards);
  put_word(text, ",\"prizes\":\"", goof_order_names[rules->order]);
  put_word(text, ",\"ties\":\"", goof_tie_names[rules->carried]);
  put_word(text, ",\"bids\":\"", goof_bid_names[rules->hidden]);
  put_word(text, ",\"returns\":\"", goof_return_names[rules->difference]);
  put_member(text, ",\"seats\":", game->seats);
}

static void put_table(kit_text_t *text, const agon_episode_t *game) {
  static const char *const stages[] = {"reveal", "bid", "ended"};
  put_member(text, ",\"turn\":", goof_turns(game));
  put_word(text, ",\"stage\":\"", stages[goof_stage(game)]);
  put_member(text, ",\"rounds_played\":", game->rounds);
  if (goof_prize(game) == 0) {
    kit_put_string(text, ",\"prize\":null");
  } else {
    put_member(text, ",\"prize\":", goof_prize(game));
  }
  put_member(text, ",\"carried\":", game->carried);
  put_member(text, ",\"lost\":", game->lost);
  kit_put_string(text, ",\"to_come\":");
  put_list(text, goof_face_down(game));
  kit_put_string(text, ",\"points\":");
  put_numbers(text, game->points, game->seats);
}

static void put_hands(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye) {
  kit_put_string(text, ",\"hands\":");
  for (unsigned seat = 0; seat < game->seats; seat++) {
    kit_put_character(text, seat == 0 ? '[' : ',');
    if (goof_sees(game, eye, seat)) {
      put_list(text, game->hands[seat]);
    } else {
      kit_put_string(text, "null");
    }
  }
  kit_put_character(text, ']');
}

static void put_round(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye,
                      unsigned round) {
  put_member(text, "{\"round\":", round + 1);
  put_member(text, ",\"prize\":", game->prizes[round]);
  put_member(text, ",\"stake\":", goof_stake(game, round));
  kit_put_string(text, ",\"bids\":");
  for (unsigned seat = 0; seat < game->seats; seat++) {
    kit_put_character(text, seat == 0 ? '[' : ',');
    if (goof_sees(game, eye, seat)) {
      kit_put_number(text, game->bids[round][seat]);
    } else {
      kit_put_string(text, "null");
    }
  }
  kit_put_string(text, "],\"highest\":");
  put_list(text, goof_tops(game, round));
  kit_put_character(text, '}');
}

static void put_past(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye) {
  kit_put_string(text, ",\"last\":");
  if (game->rounds == 0) {
    kit_put_string(text, "null");
  } else {
    put_round(text, game, eye, game->rounds - 1u);
  }
  if (!eye.past) return;
  kit_put_string(text, ",\"history\":[");
  for (unsigned round = 0; round < game->rounds; round++) {
    if (round > 0) kit_put_character(text, ',');
    put_round(text, game, eye, round);
  }
  kit_put_character(text, ']');
}

void goof_observe_json(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text) {
  put_rules(text, game);
  if (eye.seat >= 0) {
    put_member(text, ",\"seat\":", eye.seat);
  } else {
    kit_put_string(text, ",\"seat\":null");
  }
  put_table(text, game);
  put_hands(text, game, eye);
  put_past(text, game, eye);
  kit_put_string(text, ",\"legal\":");
  const bool bids = eye.seat >= 0 && goof_stage(game) == GOOF_BID;
  put_list(text, bids ? game->hands[eye.seat] : 0u);
  kit_put_character(text, '}');
}
