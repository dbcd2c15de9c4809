// SPDX-License-Identifier: Apache-2.0
/* The rules with their parameters, and a game of Goofspiel that is under way. */
#ifndef GOOFSPIEL_GAME_H
#define GOOFSPIEL_GAME_H

#include <agon/agon.h>

#include <stdbool.h>

#pragma GCC visibility push(hidden)

#define GOOF_MOST_CARDS 13u
#define GOOF_LEAST_CARDS 2u
#define GOOF_MOST_SEATS 6u
#define GOOF_LEAST_SEATS 2u
/* The sum of the prizes 1 to 13. */
#define GOOF_MOST_POINTS 91

/* In which order the prizes are revealed. */
#define GOOF_RANDOM 0
#define GOOF_ASCENDING 1
#define GOOF_DESCENDING 2

/* A set of cards, and of seats: bit n is the card n (1 to 13), or the seat n. */
typedef uint16_t goof_cards_t;

/* The parameters, each as a small number; see parameters.c for their names. */
typedef struct goof_rules {
  int cards;      /* in each hand, and prizes: 1 to this number */
  int order;      /* GOOF_RANDOM, GOOF_ASCENDING or GOOF_DESCENDING */
  int carried;    /* 1: a tied prize is added to the next one; 0: it is lost */
  int hidden;     /* 1: only who bid highest is told; 0: the bids are */
  int difference; /* 1: returns are differences of points; 0: won and lost */
} goof_rules_t;

/* The rules of one environment. Constant once made. */
struct agon_environment {
  goof_rules_t rules;
};

/* One run. What stands below `bids` follows from what stands above. */
struct agon_episode {
  const agon_environment_t *environment;
  uint8_t seats;
  uint8_t rounds;   /* finished */
  uint8_t revealed; /* prizes that have been turned up */
  uint8_t opening;  /* turns that the opening gave: not counted as applied by the host */
  uint8_t prizes[GOOF_MOST_CARDS];
  uint8_t bids[GOOF_MOST_CARDS][GOOF_MOST_SEATS];

  goof_cards_t hands[GOOF_MOST_SEATS];
  uint8_t points[GOOF_MOST_SEATS];
  uint8_t carried; /* points of tied prizes that the next winner gets too */
  uint8_t lost;    /* points that nobody gets any more */
  uint8_t won;     /* points that the last finished round gave to its winner */
};

/* What happens next. */
typedef enum goof_stage { GOOF_REVEAL, GOOF_BID, GOOF_ENDED } goof_stage_t;

/* The rules of an episode. */
static inline const goof_rules_t *goof_rules(const agon_episode_t *game) {
  return &game->environment->rules;
}

/* The set of all cards of a hand. */
static inline goof_cards_t goof_all(const goof_rules_t *rules) {
  return (goof_cards_t)((2u << rules->cards) - 2u);
}

/* The set of one card. */
static inline goof_cards_t goof_one(unsigned card) { return (goof_cards_t)(1u << card); }

/* The number of cards in a set. */
static inline unsigned goof_count(unsigned set) { return (unsigned)__builtin_popcount(set); }

/* The highest and the lowest card of a set that is not empty. */
static inline unsigned goof_highest(unsigned set) {
  return 31u - (unsigned)__builtin_clz(set);
}
static inline unsigned goof_lowest(unsigned set) { return (unsigned)__builtin_ctz(set); }

/* The cards below a card. */
static inline unsigned goof_below(unsigned card) { return (1u << card) - 1u; }

/* The sum of the numbers in a set. */
int goof_sum(unsigned set);

/* A game before its first turn, on the caller's stack. */
agon_episode_t goof_start(const agon_environment_t *environment, unsigned seats);

/* Copies a game to the heap; fails with AGON_NO_MEMORY. */
agon_status_t goof_keep(const agon_episode_t *game, agon_episode_t **out, agon_error_t *error);

/* What happens next. */
goof_stage_t goof_stage(const agon_episode_t *game);

/* The prizes that have not been turned up. */
goof_cards_t goof_face_down(const agon_episode_t *game);

/* The prize that is bid for, 0 while none is on the table. */
unsigned goof_prize(const agon_episode_t *game);

/* Turns up a prize that is face down, where one is to be. */
void goof_reveal(agon_episode_t *game, unsigned prize);

/* Plays a round: one card of its hand for each seat. In a fixed order the next prize follows. */
void goof_bid(agon_episode_t *game, const uint8_t *cards);

/* The seats that bid highest in a finished round, as a set. */
unsigned goof_tops(const agon_episode_t *game, unsigned round);

/* What the winner of a finished round got, or would have got: its prize and what was carried. */
unsigned goof_stake(const agon_episode_t *game, unsigned round);

/* Turns that the host has applied. */
unsigned goof_turns(const agon_episode_t *game);

/* The return of a seat so far, and its part that the last turn brought. */
double goof_return(const agon_episode_t *game, unsigned seat);
double goof_reward(const agon_episode_t *game, unsigned seat);

/* Computes a game anew from its first seven members after its bids have been changed. */
void goof_replay(agon_episode_t *game);

#pragma GCC visibility pop

#endif
