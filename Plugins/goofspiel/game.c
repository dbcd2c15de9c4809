// SPDX-License-Identifier: Apache-2.0
#include "game.h"

#include <plugin_kit/failure.h>

#include <stdlib.h>

int goof_sum(unsigned set) {
  int sum = 0;
  for (; set != 0; set &= set - 1) sum += (int)goof_lowest(set);
  return sum;
}

goof_stage_t goof_stage(const agon_episode_t *game) {
  if (game->rounds == goof_rules(game)->cards) return GOOF_ENDED;
  return game->revealed > game->rounds ? GOOF_BID : GOOF_REVEAL;
}

goof_cards_t goof_face_down(const agon_episode_t *game) {
  goof_cards_t rest = goof_all(goof_rules(game));
  for (unsigned index = 0; index < game->revealed; index++) {
    rest &= (goof_cards_t)~goof_one(game->prizes[index]);
  }
  return rest;
}

unsigned goof_prize(const agon_episode_t *game) {
  return goof_stage(game) == GOOF_BID ? game->prizes[game->rounds] : 0;
}

void goof_reveal(agon_episode_t *game, unsigned prize) {
  game->prizes[game->revealed++] = (uint8_t)prize;
}

/* Turns up the next prize where the order is fixed. */
static void reveal_in_order(agon_episode_t *game) {
  const goof_rules_t *rules = goof_rules(game);
  if (rules->order == GOOF_RANDOM || goof_stage(game) != GOOF_REVEAL) return;
  const unsigned down = goof_face_down(game);
  goof_reveal(game, rules->order == GOOF_ASCENDING ? goof_lowest(down) : goof_highest(down));
}

agon_episode_t goof_start(const agon_environment_t *environment, unsigned seats) {
  agon_episode_t game = {.environment = environment, .seats = (uint8_t)seats};
  for (unsigned seat = 0; seat < seats; seat++) game.hands[seat] = goof_all(&environment->rules);
  reveal_in_order(&game);
  return game;
}

agon_status_t goof_keep(const agon_episode_t *game, agon_episode_t **out, agon_error_t *error) {
  agon_episode_t *copy = malloc(sizeof *copy);
  if (copy == NULL) return kit_fail(error, AGON_NO_MEMORY, "No memory for an episode.");
  *copy = *game;
  *out = copy;
  return AGON_OK;
}

unsigned goof_tops(const agon_episode_t *game, unsigned round) {
  const uint8_t *bids = game->bids[round];
  unsigned highest = 0;
  unsigned tops = 0;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    if (bids[seat] > highest) {
      highest = bids[seat];
      tops = 0;
    }
    if (bids[seat] == highest) tops |= 1u << seat;
  }
  return tops;
}

unsigned goof_stake(const agon_episode_t *game, unsigned round) {
  unsigned stake = game->prizes[round];
  while (goof_rules(game)->carried && round > 0 && goof_count(goof_tops(game, round - 1)) > 1) {
    stake += game->prizes[--round];
  }
  return stake;
}

/* Gives the prize of the round whose bids stand to its winner, or to nobody. */
static void settle(agon_episode_t *game) {
  const goof_rules_t *rules = goof_rules(game);
  const unsigned tops = goof_tops(game, game->rounds);
  game->carried += game->prizes[game->rounds];
  game->won = 0;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    game->hands[seat] &= (goof_cards_t)~goof_one(game->bids[game->rounds][seat]);
  }
  game->rounds++;
  if (goof_count(tops) == 1) {
    game->won = game->carried;
    game->points[goof_lowest(tops)] += game->carried;
    game->carried = 0;
  } else if (!rules->carried || game->rounds == rules->cards) {
    game->lost += game->carried;
    game->carried = 0;
  }
}

void goof_bid(agon_episode_t *game, const uint8_t *cards) {
  for (unsigned seat = 0; seat < game->seats; seat++) game->bids[game->rounds][seat] = cards[seat];
  settle(game);
  reveal_in_order(game);
}

void goof_replay(agon_episode_t *game) {
  const agon_episode_t old = *game;
  *game = goof_start(old.environment, old.seats);
  game->opening = old.opening;
  for (unsigned round = 0; round < old.revealed; round++) {
    if (game->revealed == round) goof_reveal(game, old.prizes[round]);
    if (round < old.rounds) goof_bid(game, old.bids[round]);
  }
}

unsigned goof_turns(const agon_episode_t *game) {
  const unsigned reveals = goof_rules(game)->order == GOOF_RANDOM ? game->revealed : 0;
  return game->rounds + reveals - game->opening;
}

/* A seat's own points less the mean of the others', of `sum` points in all. */
static double difference(const agon_episode_t *game, int own, int sum) {
  const int others = game->seats - 1;
  return (double)(own * others - (sum - own)) / others;
}

/* Won and lost: 1 is shared by the seats with the most points, -1 by the others. */
static double share(const agon_episode_t *game, unsigned seat) {
  unsigned most = 0;
  unsigned winners = 0;
  for (unsigned other = 0; other < game->seats; other++) {
    if (game->points[other] > most) most = game->points[other];
  }
  for (unsigned other = 0; other < game->seats; other++) winners += game->points[other] == most;
  if (winners == game->seats) return 0;
  return game->points[seat] == most ? 1.0 / winners : -1.0 / (game->seats - winners);
}

double goof_return(const agon_episode_t *game, unsigned seat) {
  int sum = 0;
  for (unsigned other = 0; other < game->seats; other++) sum += game->points[other];
  if (goof_rules(game)->difference) return difference(game, game->points[seat], sum);
  return goof_stage(game) == GOOF_ENDED ? share(game, seat) : 0;
}

double goof_reward(const agon_episode_t *game, unsigned seat) {
  const bool random = goof_rules(game)->order == GOOF_RANDOM;
  if (goof_turns(game) == 0 || (random && game->revealed > game->rounds)) return 0;
  if (!goof_rules(game)->difference) return goof_return(game, seat);
  const bool won = goof_tops(game, game->rounds - 1u) == 1u << seat;
  return difference(game, won ? game->won : 0, game->won);
}
