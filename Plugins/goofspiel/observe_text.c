// SPDX-License-Identifier: Apache-2.0
/* The observation as plain text. */
#include "episode.h"

static void put_labelled(kit_text_t *text, const char *label, int64_t number, const char *after) {
  kit_put_string(text, label);
  kit_put_number(text, number);
  kit_put_string(text, after);
}

static void put_cards(kit_text_t *text, unsigned set) {
  if (set == 0) kit_put_string(text, "none");
  goof_put_set(text, set, " ");
}

static void put_rules(kit_text_t *text, const agon_episode_t *game) {
  static const char *const orders[] = {"random", "ascending", "descending"};
  const goof_rules_t *rules = goof_rules(game);
  put_labelled(text, "Goofspiel, cards 1 to ", rules->cards, ", ");
  put_labelled(text, "", game->seats, " seats. Prizes come in ");
  kit_put_string(text, orders[rules->order]);
  kit_put_string(text, rules->carried ? " order; a tied prize is carried to the next round; "
                                      : " order; a tied prize is lost; ");
  kit_put_string(text, rules->hidden ? "bids stay hidden.\n" : "bids are revealed.\n");
}

static void put_table(kit_text_t *text, const agon_episode_t *game) {
  const goof_rules_t *rules = goof_rules(game);
  const goof_stage_t stage = goof_stage(game);
  if (stage == GOOF_ENDED) {
    put_labelled(text, "The game has ended after round ", rules->cards, ".\n");
  } else {
    put_labelled(text, "Round ", game->rounds + 1, " of ");
    put_labelled(text, "", rules->cards, ". ");
    if (stage == GOOF_BID) put_labelled(text, "Prize on the table: ", goof_prize(game), ".\n");
    if (stage == GOOF_REVEAL) kit_put_string(text, "Chance turns up the next prize.\n");
  }
  if (rules->carried) put_labelled(text, "Carried from ties: ", game->carried, ".\n");
  kit_put_string(text, "Prizes to come: ");
  put_cards(text, goof_face_down(game));
  kit_put_string(text, ".\nPoints: ");
  for (unsigned seat = 0; seat < game->seats; seat++) {
    put_labelled(text, seat == 0 ? "seat " : ", seat ", seat, " has ");
    kit_put_number(text, game->points[seat]);
  }
  put_labelled(text, "; lost in ties: ", game->lost, ".\n");
}

static void put_hands(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye) {
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (eye.seat == (int)seat) {
      kit_put_string(text, "Your hand: ");
    } else {
      put_labelled(text, "Hand of seat ", seat, ": ");
    }
    if (goof_sees(game, eye, seat)) {
      put_cards(text, game->hands[seat]);
      kit_put_string(text, ".\n");
    } else {
      put_labelled(text, "", goof_count(game->hands[seat]), " unknown cards.\n");
    }
  }
}

/* What a finished round gave to whom. */
static void put_result(kit_text_t *text, const agon_episode_t *game, unsigned round) {
  const unsigned tops = goof_tops(game, round);
  const unsigned stake = goof_stake(game, round);
  if (goof_count(tops) == 1) {
    put_labelled(text, "seat ", goof_lowest(tops), " won ");
    put_labelled(text, "", stake, ".\n");
    return;
  }
  const bool carries = goof_rules(game)->carried && round + 1 < (unsigned)goof_rules(game)->cards;
  kit_put_string(text, "seats ");
  goof_put_set(text, tops, " ");
  put_labelled(text, " tied, ", stake, carries ? " carried.\n" : " lost.\n");
}

static void put_round(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye,
                      unsigned round) {
  put_labelled(text, "Round ", round + 1, ": prize ");
  kit_put_number(text, game->prizes[round]);
  kit_put_string(text, "; ");
  bool any = false;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (!goof_sees(game, eye, seat)) continue;
    put_labelled(text, any ? ", seat " : "seat ", seat, " bid ");
    kit_put_number(text, game->bids[round][seat]);
    any = true;
  }
  if (any) kit_put_string(text, "; ");
  put_result(text, game, round);
}

static void put_past(kit_text_t *text, const agon_episode_t *game, goof_eye_t eye) {
  if (game->rounds == 0) {
    kit_put_string(text, "No round has been played.\n");
    return;
  }
  for (unsigned round = eye.past ? 0 : game->rounds - 1u; round < game->rounds; round++) {
    put_round(text, game, eye, round);
  }
}

void goof_observe_text(const agon_episode_t *game, goof_eye_t eye, kit_text_t *text) {
  put_rules(text, game);
  if (eye.seat >= 0) put_labelled(text, "You are seat ", eye.seat, ".\n");
  put_table(text, game);
  put_hands(text, game, eye);
  put_past(text, game, eye);
  if (goof_stage(game) != GOOF_BID) {
    kit_put_string(text, "No action is legal.\n");
  } else if (eye.seat >= 0) {
    kit_put_string(text, "Legal actions: ");
    goof_put_set(text, game->hands[eye.seat], " ");
    kit_put_string(text, ".\n");
  } else {
    kit_put_string(text, "All seats bid now, each a card of its hand.\n");
  }
}
