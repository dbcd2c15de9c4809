// SPDX-License-Identifier: Apache-2.0
/* Which worlds decide a predicate for one who does not see all hands. */
#include "claim.h"

static goof_found_t find(goof_judge_t *judge, const goof_question_t *question,
                         agon_episode_t *world) {
  return goof_find_world(judge->game, judge->observer, question, &judge->work, NULL, world);
}

/* Any world, when what the observer knows by itself settles the matter. */
static goof_found_t settled(goof_judge_t *judge, bool due, agon_episode_t *world) {
  const goof_question_t nothing = {0};
  return due ? find(judge, &nothing, world) : GOOF_NO_WORLD;
}

static bool is_observer(const goof_judge_t *judge, unsigned seat) {
  return judge->observer == (int)seat;
}

/* A world in which a seat holds a card, or does not. */
static goof_found_t search_card(goof_judge_t *judge, unsigned seat, unsigned card, bool held,
                                agon_episode_t *world) {
  goof_question_t question = {0};
  if (is_observer(judge, seat)) {
    return settled(judge, ((judge->game->hands[seat] & goof_one(card)) != 0) == held, world);
  }
  if (held) question.held[seat] = goof_one(card);
  if (!held) question.bid[seat] = goof_one(card);
  return find(judge, &question, world);
}

goof_found_t goof_search_holds(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  return search_card(judge, judge->arguments.seat, judge->arguments.card, truth, world);
}

goof_found_t goof_search_legal(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  if (goof_stage(judge->game) != GOOF_BID) return settled(judge, !truth, world);
  return search_card(judge, judge->seat, judge->arguments.card, truth, world);
}

/* The set of all cards from this one up. */
static goof_cards_t from(const goof_judge_t *judge, unsigned card) {
  return (goof_cards_t)(goof_all(goof_rules(judge->game)) & ~goof_below(card));
}

goof_found_t goof_search_highest(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  const unsigned seat = judge->arguments.seat;
  if (is_observer(judge, seat) || judge->game->hands[seat] == 0) {
    return settled(judge, goof_holds(judge, judge->game) == truth, world);
  }
  goof_found_t found = GOOF_NO_WORLD;
  for (unsigned card = (unsigned)goof_rules(judge->game)->cards; card > 0; card--) {
    agon_episode_t sample = *judge->game;
    sample.hands[seat] = goof_one(card);
    if (found != GOOF_NO_WORLD || goof_holds(judge, &sample) != truth) continue;
    goof_question_t question = {0};
    question.held[seat] = goof_one(card);
    question.bid[seat] = from(judge, card + 1);
    found = find(judge, &question, world);
  }
  return found;
}

/* A world in which a seat cannot win with the card, because it lacks it or another holds no lower
 * one. */
static goof_found_t search_no_win(goof_judge_t *judge, agon_episode_t *world) {
  const agon_episode_t *game = judge->game;
  const goof_arguments_t *arguments = &judge->arguments;
  const unsigned lower = goof_below(arguments->card) & goof_all(goof_rules(game));
  goof_found_t found = search_card(judge, arguments->seat, arguments->card, false, world);
  for (unsigned seat = 0; seat < game->seats && found == GOOF_NO_WORLD; seat++) {
    if (seat == arguments->seat) continue;
    if (is_observer(judge, seat)) {
      found = settled(judge, (game->hands[seat] & lower) == 0, world);
      continue;
    }
    goof_question_t question = {0};
    question.bid[seat] = (goof_cards_t)lower;
    found = find(judge, &question, world);
  }
  return found;
}

goof_found_t goof_search_can_win(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  if (!truth) return search_no_win(judge, world);
  const agon_episode_t *game = judge->game;
  const goof_arguments_t *arguments = &judge->arguments;
  goof_question_t question = {0};
  for (unsigned seat = 0; seat < game->seats; seat++) {
    const bool bidder = seat == arguments->seat;
    if (is_observer(judge, seat)) {
      const unsigned serving = bidder ? goof_one(arguments->card) : goof_below(arguments->card);
      if ((game->hands[seat] & serving) == 0) return GOOF_NO_WORLD;
    } else if (bidder) {
      question.held[seat] = goof_one(arguments->card);
    } else {
      question.below[seat] = (uint8_t)arguments->card;
    }
  }
  return find(judge, &question, world);
}

/* A world in which a card does not win for sure, because the seat lacks it or another holds one as
 * high. */
static goof_found_t search_unsure(goof_judge_t *judge, agon_episode_t *world) {
  const agon_episode_t *game = judge->game;
  const goof_arguments_t *arguments = &judge->arguments;
  const unsigned upper = from(judge, arguments->card);
  goof_found_t found = search_card(judge, arguments->seat, arguments->card, false, world);
  for (unsigned seat = 0; seat < game->seats && found == GOOF_NO_WORLD; seat++) {
    if (seat == arguments->seat) continue;
    if (is_observer(judge, seat)) {
      found = settled(judge, (game->hands[seat] & upper) != 0, world);
      continue;
    }
    for (unsigned rest = upper; rest != 0 && found == GOOF_NO_WORLD; rest &= rest - 1) {
      found = search_card(judge, seat, goof_lowest(rest), true, world);
    }
  }
  return found;
}

goof_found_t goof_search_sure_win(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  if (!truth) return search_unsure(judge, world);
  const agon_episode_t *game = judge->game;
  const goof_arguments_t *arguments = &judge->arguments;
  const unsigned upper = from(judge, arguments->card);
  goof_question_t question = {0};
  for (unsigned seat = 0; seat < game->seats; seat++) {
    const bool bidder = seat == arguments->seat;
    if (is_observer(judge, seat)) {
      const unsigned hand = game->hands[seat];
      if (bidder ? (hand & goof_one(arguments->card)) == 0 : (hand & upper) != 0) {
        return GOOF_NO_WORLD;
      }
    } else if (bidder) {
      question.held[seat] = goof_one(arguments->card);
    } else {
      question.bid[seat] = (goof_cards_t)upper;
    }
  }
  return find(judge, &question, world);
}

/* A world in which all seats have bid the cards of one set. */
static goof_found_t search_same(goof_judge_t *judge, unsigned set, agon_episode_t *world) {
  goof_question_t question = {0};
  for (unsigned seat = 0; seat < judge->game->seats; seat++) {
    question.bid[seat] = (goof_cards_t)set;
  }
  return find(judge, &question, world);
}

/* A world in which two seats hold different cards: one has bid what the first holds. */
static goof_found_t search_unequal(goof_judge_t *judge, agon_episode_t *world) {
  const agon_episode_t *game = judge->game;
  const unsigned first = judge->observer < 0 ? 0 : (unsigned)judge->observer;
  const unsigned cards = judge->observer < 0 ? goof_all(goof_rules(game)) : game->hands[first];
  goof_found_t found = GOOF_NO_WORLD;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (seat == first) continue;
    for (unsigned rest = cards; rest != 0 && found == GOOF_NO_WORLD; rest &= rest - 1) {
      goof_question_t question = {0};
      question.held[first] = judge->observer < 0 ? goof_one(goof_lowest(rest)) : 0;
      question.bid[seat] = goof_one(goof_lowest(rest));
      found = find(judge, &question, world);
    }
  }
  return found;
}

goof_found_t goof_search_equal(goof_judge_t *judge, bool truth, agon_episode_t *world) {
  if (!truth) return search_unequal(judge, world);
  const unsigned all = goof_all(goof_rules(judge->game));
  if (judge->observer >= 0) {
    return search_same(judge, all & ~(unsigned)judge->game->hands[judge->observer], world);
  }
  goof_found_t found = GOOF_NO_WORLD;
  for (unsigned set = 0; set <= all && found == GOOF_NO_WORLD; set += 2) {
    if (goof_count(set) == judge->game->rounds) found = search_same(judge, set, world);
  }
  return found;
}
