// SPDX-License-Identifier: Apache-2.0
/* What each predicate means in one world. README.md gives the exact meaning of each. */
#include "claim.h"

static bool has(const agon_episode_t *game, unsigned seat, unsigned card) {
  return (game->hands[seat] & goof_one(card)) != 0;
}

static bool is_legal(const agon_episode_t *game, unsigned seat, const goof_arguments_t *arguments) {
  return goof_stage(game) == GOOF_BID && has(game, seat, arguments->card);
}

static bool is_held(const agon_episode_t *game, unsigned seat, const goof_arguments_t *arguments) {
  (void)seat;
  return has(game, arguments->seat, arguments->card);
}

static int points_of(const agon_episode_t *game, const goof_arguments_t *arguments) {
  return game->points[arguments->seat];
}

static int lead_of(const agon_episode_t *game, const goof_arguments_t *arguments) {
  int best = 0;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (seat != arguments->seat && game->points[seat] > best) best = game->points[seat];
  }
  return game->points[arguments->seat] - best;
}

static int prize_of(const agon_episode_t *game, const goof_arguments_t *arguments) {
  (void)arguments;
  return (int)goof_prize(game);
}

static int stake_of(const agon_episode_t *game, const goof_arguments_t *arguments) {
  (void)arguments;
  return (int)goof_prize(game) + game->carried;
}

static int rest_of(const agon_episode_t *game, const goof_arguments_t *arguments) {
  (void)arguments;
  return goof_sum(goof_face_down(game));
}

static int rounds_left(const agon_episode_t *game, const goof_arguments_t *arguments) {
  (void)arguments;
  return goof_rules(game)->cards - game->rounds;
}

static bool is_decided(const agon_episode_t *game, unsigned seat,
                       const goof_arguments_t *arguments) {
  (void)seat;
  return lead_of(game, arguments) > stake_of(game, arguments) + rest_of(game, arguments);
}

static bool has_won_round(const agon_episode_t *game, unsigned seat,
                          const goof_arguments_t *arguments) {
  (void)seat;
  const double number = arguments->number;
  if (!(number >= 1 && number <= game->rounds)) return false;
  const unsigned round = (unsigned)number;
  return (double)round == number && goof_tops(game, round - 1) == 1u << arguments->seat;
}

static int highest_card(const agon_episode_t *game, const goof_arguments_t *arguments) {
  const unsigned hand = game->hands[arguments->seat];
  return hand == 0 ? 0 : (int)goof_highest(hand);
}

static bool can_win(const agon_episode_t *game, unsigned seat, const goof_arguments_t *arguments) {
  (void)seat;
  bool all = has(game, arguments->seat, arguments->card);
  for (unsigned other = 0; other < game->seats; other++) {
    if (other != arguments->seat) all &= (game->hands[other] & goof_below(arguments->card)) != 0;
  }
  return all;
}

static bool is_sure(const agon_episode_t *game, unsigned seat, const goof_arguments_t *arguments) {
  (void)seat;
  bool all = has(game, arguments->seat, arguments->card);
  for (unsigned other = 0; other < game->seats; other++) {
    if (other != arguments->seat) {
      all &= (game->hands[other] & ~goof_below(arguments->card)) == 0;
    }
  }
  return all;
}

static bool are_equal(const agon_episode_t *game, unsigned seat,
                      const goof_arguments_t *arguments) {
  (void)seat;
  (void)arguments;
  for (unsigned other = 1; other < game->seats; other++) {
    if (game->hands[other] != game->hands[0]) return false;
  }
  return true;
}

#define SEAT GOOF_ARGUMENT_SEAT
#define CARD GOOF_ARGUMENT_CARD
#define NUMBER GOOF_ARGUMENT_NUMBER
#define COMPARISON GOOF_ARGUMENT_COMPARISON
#define COMPARED {COMPARISON, NUMBER}, {"comparison", "number"}
#define COMPARED_OF_SEAT {SEAT, COMPARISON, NUMBER}, {"seat", "comparison", "number"}
#define OF_CARD {SEAT, CARD}, {"seat", "card"}

const goof_predicate_t goof_predicates[] = {
    {"legal", {CARD}, {"card"}, GOOF_HANDS, "The asking seat may bid the card now.", is_legal, NULL,
     goof_search_legal},
    {"holds", OF_CARD, GOOF_HANDS, "The seat has the card in its hand.", is_held, NULL,
     goof_search_holds},
    {"highest_card", COMPARED_OF_SEAT, GOOF_HANDS,
     "The highest card in the seat's hand compares so; 0 when the hand is empty.", NULL,
     highest_card, goof_search_highest},
    {"can_win_prize", OF_CARD, GOOF_HANDS,
     "The seat holds the card, and each other seat holds a lower one.", can_win, NULL,
     goof_search_can_win},
    {"wins_prize_for_sure", OF_CARD, GOOF_HANDS,
     "The seat holds the card, and it is higher than every card that another seat holds.", is_sure,
     NULL, goof_search_sure_win},
    {"equal_hands", {GOOF_ARGUMENT_NONE}, {NULL}, GOOF_HANDS, "All seats hold the same cards.",
     are_equal, NULL, goof_search_equal},
    {"prize", COMPARED, GOOF_TABLE,
     "The worth of the prize on the table compares so, without what is carried; 0 when none is "
     "there.",
     NULL, prize_of, NULL},
    {"stake", COMPARED, GOOF_TABLE,
     "The prize on the table and all that is carried from ties together compare so.", NULL,
     stake_of, NULL},
    {"remaining_prizes_sum", COMPARED, GOOF_TO_COME,
     "The sum of the prizes that are still face down compares so.", NULL, rest_of, NULL},
    {"rounds_left", COMPARED, GOOF_ROUNDS,
     "The number of rounds that are not finished, the present one included, compares so.", NULL,
     rounds_left, NULL},
    {"points", COMPARED_OF_SEAT, GOOF_POINTS, "The seat's points compare so.", NULL, points_of,
     NULL},
    {"lead", COMPARED_OF_SEAT, GOOF_POINTS,
     "The seat's points less those of the best other seat compare so.", NULL, lead_of, NULL},
    {"decided", {SEAT}, {"seat"}, GOOF_POINTS,
     "The seat would have the most points alone even if one other seat got all that is still to be "
     "won.",
     is_decided, NULL, NULL},
    {"won_round", {SEAT, NUMBER}, {"seat", "round"}, GOOF_HIGHEST,
     "The seat alone bid highest in the finished round of this number, counted from 1.",
     has_won_round, NULL, NULL},
};

const unsigned goof_predicate_count = sizeof goof_predicates / sizeof goof_predicates[0];
