// SPDX-License-Identifier: Apache-2.0
/* The bids that a seat cannot see, drawn anew. */
#include "worlds.h"

#include <plugin_kit/random.h>

#include <string.h>

/* Searches for a first world, and the steps of each; when all fail the walk begins at the real
 * one. */
#define MOST_STARTS 32u
#define STEPS_PER_START 256u
/* Rounds of the walk over all seats, where more than one seat is unknown. */
#define SWEEPS 12u

#define SIDE (GOOF_MOST_CARDS + 2u)

/* The bids of one seat that can be drawn anew while all others stand: cards for wins, each above a
 * bound, and for losses, each below one. */
typedef struct draw {
  agon_episode_t *game;
  unsigned seat;
  uint64_t random;
  unsigned cards;               /* that the seat may use, as a set */
  unsigned losses;              /* number of lost rounds */
  uint8_t floor[GOOF_MOST_CARDS];   /* of a round: the bound of a win; 0xff when it is none */
  uint8_t ceiling[GOOF_MOST_CARDS]; /* of a round: the bound of a loss; 0 when it is none */
  /* ways[card][lost][kept]: in how many ways the cards up to `card` can complete the bids when the
   * cards above it have filled `lost` losses and `kept` of them wait for a win. */
  uint64_t ways[SIDE][SIDE][SIDE];
} draw_t;

/* Wins whose bound is this card, so that only higher ones serve them. */
static unsigned closing(const draw_t *draw, unsigned card) {
  unsigned count = 0;
  for (unsigned round = 0; round < draw->game->rounds; round++) count += draw->floor[round] == card;
  return count;
}

/* Losses that this card can serve. */
static unsigned serving(const draw_t *draw, unsigned card) {
  unsigned count = 0;
  for (unsigned round = 0; round < draw->game->rounds; round++) {
    count += draw->ceiling[round] > card;
  }
  return count;
}

/* The ways when a card is used for a loss. */
static uint64_t ways_lost(const draw_t *draw, unsigned card, unsigned lost, unsigned kept) {
  const unsigned slots = serving(draw, card);
  return slots > lost ? (slots - lost) * draw->ways[card - 1][lost + 1][kept] : 0;
}

static void count_ways(draw_t *draw, unsigned card, unsigned lost, unsigned kept) {
  const unsigned closed = closing(draw, card);
  uint64_t *ways = &draw->ways[card][lost][kept];
  *ways = 0;
  if (kept < closed) return;
  uint64_t factor = 1;
  for (unsigned index = 0; index < closed; index++) factor *= kept - index;
  kept -= closed;
  if (card == 0) {
    *ways = kept == 0 && lost == draw->losses ? factor : 0;
    return;
  }
  uint64_t sum = draw->ways[card - 1][lost][kept];
  if ((draw->cards >> card & 1u) != 0) {
    sum += draw->ways[card - 1][lost][kept + 1] + ways_lost(draw, card, lost, kept);
  }
  *ways = factor * sum;
}

static void count_all(draw_t *draw) {
  const unsigned cards = (unsigned)goof_rules(draw->game)->cards;
  memset(draw->ways, 0, sizeof draw->ways);
  for (unsigned card = 0; card <= cards; card++) {
    for (unsigned lost = 0; lost <= cards - card; lost++) {
      for (unsigned kept = 0; lost + kept <= cards - card; kept++) {
        count_ways(draw, card, lost, kept);
      }
    }
  }
}

/* Gives waiting cards to the wins that close at a card. */
static unsigned close_wins(draw_t *draw, unsigned card, unsigned waiting) {
  for (unsigned round = 0; round < draw->game->rounds; round++) {
    if (draw->floor[round] != card) continue;
    unsigned set = waiting;
    for (unsigned skip = kit_draw_below(&draw->random, goof_count(set)); skip > 0; skip--) {
      set &= set - 1;
    }
    draw->game->bids[round][draw->seat] = (uint8_t)goof_lowest(set);
    waiting &= ~(1u << goof_lowest(set));
  }
  return waiting;
}

/* Gives a card to one of the open losses that it serves. */
static void lose(draw_t *draw, unsigned card, unsigned lost) {
  unsigned skip = kit_draw_below(&draw->random, serving(draw, card) - lost);
  for (unsigned round = 0; round < draw->game->rounds; round++) {
    if (draw->ceiling[round] <= card || draw->game->bids[round][draw->seat] != 0) continue;
    if (skip-- > 0) continue;
    draw->game->bids[round][draw->seat] = (uint8_t)card;
    return;
  }
}

/* Draws one of all ways with equal chances, from the highest card down. */
static void draw_ways(draw_t *draw) {
  unsigned waiting = 0;
  unsigned lost = 0;
  for (unsigned card = (unsigned)goof_rules(draw->game)->cards; card > 0; card--) {
    waiting = close_wins(draw, card, waiting);
    if ((draw->cards >> card & 1u) == 0) continue;
    const unsigned kept = goof_count(waiting);
    const uint64_t skip = draw->ways[card - 1][lost][kept];
    const uint64_t keep = draw->ways[card - 1][lost][kept + 1];
    const uint64_t place =
        kit_draw(&draw->random) % (skip + keep + ways_lost(draw, card, lost, kept));
    if (place < skip) continue;
    if (place < skip + keep) {
      waiting |= 1u << card;
    } else {
      lose(draw, card, lost++);
    }
  }
  close_wins(draw, 0, waiting);
}

/* The highest bid of a round, the seats of a set aside. */
static unsigned highest_bid(const agon_episode_t *game, unsigned round, unsigned aside) {
  unsigned highest = 0;
  for (unsigned seat = 0; seat < game->seats; seat++) {
    const unsigned bid = game->bids[round][seat];
    if ((aside >> seat & 1u) == 0 && bid > highest) highest = bid;
  }
  return highest;
}

/* Draws the bids of a seat anew, but for those of its ties. `tops` says who bid highest. */
static uint64_t redraw_seat(agon_episode_t *game, unsigned seat, const uint8_t *tops,
                            uint64_t random) {
  draw_t draw = {.game = game, .seat = seat, .random = random};
  draw.cards = goof_all(goof_rules(game));
  for (unsigned round = 0; round < game->rounds; round++) {
    draw.floor[round] = 0xff;
    const unsigned bid = highest_bid(game, round, 1u << seat);
    if (tops[round] == 1u << seat) {
      draw.floor[round] = (uint8_t)bid;
    } else if ((tops[round] >> seat & 1u) == 0) {
      draw.ceiling[round] = (uint8_t)bid;
      draw.losses++;
    } else {
      draw.cards &= ~(1u << game->bids[round][seat]);
      continue;
    }
    game->bids[round][seat] = 0;
  }
  count_all(&draw);
  draw_ways(&draw);
  return draw.random;
}

/* Tells whether a seat bid a card in another round. */
static bool bid_elsewhere(const agon_episode_t *game, unsigned seat, unsigned card,
                          unsigned round) {
  for (unsigned other = 0; other < game->rounds; other++) {
    if (other != round && game->bids[other][seat] == card) return true;
  }
  return false;
}

/* Proposes another value for a tie that the observer was not part of, and takes it if it can be. */
static void move_tie(agon_episode_t *game, unsigned round, unsigned tops, uint64_t *random) {
  const unsigned card = 1 + kit_draw_below(random, (unsigned)goof_rules(game)->cards);
  if (card <= highest_bid(game, round, tops)) return;
  for (unsigned rest = tops; rest != 0; rest &= rest - 1) {
    if (bid_elsewhere(game, goof_lowest(rest), card, round)) return;
  }
  for (unsigned rest = tops; rest != 0; rest &= rest - 1) {
    game->bids[round][goof_lowest(rest)] = (uint8_t)card;
  }
}

/* Puts a world in place of the real one that follows from the seed and from what is seen. */
static void begin_walk(agon_episode_t *game, unsigned observer, uint64_t *random) {
  const goof_question_t nothing = {0};
  for (unsigned start = 0; start < MOST_STARTS; start++) {
    agon_episode_t world;
    uint64_t work = STEPS_PER_START;
    if (goof_find_world(game, (int)observer, &nothing, &work, random, &world) == GOOF_WORLD) {
      *game = world;
      return;
    }
  }
}

void goof_redraw(agon_episode_t *game, unsigned observer, uint64_t seed) {
  uint64_t random = seed;
  uint8_t tops[GOOF_MOST_CARDS] = {0};
  for (unsigned round = 0; round < game->rounds; round++) {
    tops[round] = (uint8_t)goof_tops(game, round);
  }
  begin_walk(game, observer, &random);
  const unsigned sweeps = game->seats == 2 ? 1 : SWEEPS;
  for (unsigned sweep = 0; sweep < sweeps; sweep++) {
    for (unsigned round = 0; round < game->rounds; round++) {
      const bool foreign = goof_count(tops[round]) > 1 && (tops[round] >> observer & 1u) == 0;
      if (foreign) move_tie(game, round, tops[round], &random);
    }
    for (unsigned seat = 0; seat < game->seats; seat++) {
      if (seat != observer) random = redraw_seat(game, seat, tops, random);
    }
  }
  goof_replay(game);
}
