// SPDX-License-Identifier: Apache-2.0
/* The search for a world that an observer cannot tell from the real one.
 *
 * Who bid highest in each round is known, and so is every bid of a tie that the observer was part
 * of. The values of other ties are tried one after the other. What is left of a seat's bids falls
 * into wins, which must beat the observer, and losses, which must be below what won. To win with
 * higher cards and lose with lower ones never hurts anybody: it loosens all bounds. So of all sets
 * of cards that a seat may have bid only those with the highest possible wins and the lowest
 * possible losses need to be tried. In which of its rounds a seat won with which card does not
 * matter to the others: together these rounds bound each of them by the same cards. */
#include "worlds.h"

#include <plugin_kit/random.h>

/* One search. */
typedef struct search {
  const agon_episode_t *game;
  int observer;
  const goof_question_t *question;
  uint64_t *work;
  uint64_t *random;
  agon_episode_t *world;
  goof_cards_t used[GOOF_MOST_SEATS];   /* cards of cells that are decided */
  goof_cards_t wins[GOOF_MOST_SEATS];   /* cards for the rounds that the seat won alone */
  goof_cards_t losses[GOOF_MOST_SEATS]; /* cards for the rounds in which others bid highest */
} search_t;

/* A round with a bound for the card that is to be found for it. */
typedef struct slot {
  uint8_t round;
  uint8_t bound;
} slot_t;

bool goof_foreign_tie(const agon_episode_t *game, int observer, unsigned round) {
  const unsigned tops = goof_tops(game, round);
  return goof_count(tops) > 1 && (observer < 0 || (tops >> observer & 1u) == 0);
}

/* The observer's bid in a round, 0 when it has none. */
static unsigned own_bid(const search_t *search, unsigned round) {
  return search->observer < 0 ? 0 : search->game->bids[round][search->observer];
}

/* Adds a slot so that bounds ascend. */
static void add_slot(slot_t *slots, unsigned *count, unsigned round, unsigned bound) {
  unsigned place = (*count)++;
  for (; place > 0 && slots[place - 1].bound > bound; place--) slots[place] = slots[place - 1];
  slots[place] = (slot_t){(uint8_t)round, (uint8_t)bound};
}

/* Gives the cards of a set, ascending, to slots with ascending bounds; false when one does not fit.
 * Wins must be above their bounds, losses below. */
static bool fill(search_t *search, unsigned seat, unsigned set, const slot_t *slots, unsigned count,
                 bool wins) {
  for (unsigned index = 0; index < count; index++, set &= set - 1) {
    const unsigned card = goof_lowest(set);
    if (wins ? card <= slots[index].bound : card >= slots[index].bound) return false;
    search->world->bids[slots[index].round][seat] = (uint8_t)card;
  }
  return true;
}

static bool fill_wins(search_t *search, unsigned seat) {
  slot_t slots[GOOF_MOST_CARDS];
  unsigned count = 0;
  for (unsigned round = 0; round < search->game->rounds; round++) {
    if (goof_tops(search->game, round) != 1u << seat) continue;
    add_slot(slots, &count, round, own_bid(search, round));
  }
  return fill(search, seat, search->wins[seat], slots, count, true);
}

static bool fill_losses(search_t *search, unsigned seat) {
  slot_t slots[GOOF_MOST_CARDS];
  unsigned count = 0;
  for (unsigned round = 0; round < search->game->rounds; round++) {
    const unsigned tops = goof_tops(search->game, round);
    if ((tops >> seat & 1u) != 0) continue;
    add_slot(slots, &count, round, search->world->bids[round][goof_lowest(tops)]);
  }
  return fill(search, seat, search->losses[seat], slots, count, false);
}

/* Fills the cells of all seats from their sets. */
static goof_found_t fill_all(search_t *search) {
  if (*search->work == 0) return GOOF_WORLD_UNDECIDED;
  (*search->work)--;
  for (unsigned seat = 0; seat < search->game->seats; seat++) {
    if ((int)seat != search->observer && !fill_wins(search, seat)) return GOOF_NO_WORLD;
  }
  for (unsigned seat = 0; seat < search->game->seats; seat++) {
    if ((int)seat != search->observer && !fill_losses(search, seat)) return GOOF_NO_WORLD;
  }
  goof_replay(search->world);
  return GOOF_WORLD;
}

/* The highest, or the lowest, cards of a set. */
static unsigned highest_of(unsigned set, unsigned count) {
  for (unsigned more = goof_count(set) - count; more > 0; more--) set &= set - 1;
  return set;
}

static unsigned lowest_of(unsigned set, unsigned count) {
  return set & ~highest_of(set, goof_count(set) - count);
}

/* Rounds that a seat won alone, and rounds in which others bid highest. */
static void count_rounds(const search_t *search, unsigned seat, unsigned *wins, unsigned *losses) {
  *wins = 0;
  *losses = 0;
  for (unsigned round = 0; round < search->game->rounds; round++) {
    const unsigned tops = goof_tops(search->game, round);
    *wins += tops == 1u << seat;
    *losses += (tops >> seat & 1u) == 0;
  }
}

/* Splits the bids of a seat into wins and losses: those that it must have made, the `high` highest
 * of the others, and the `low` lowest. */
static void split(search_t *search, unsigned seat, unsigned due, unsigned others, unsigned high,
                  unsigned low) {
  const unsigned bids = due | highest_of(others, high) | lowest_of(others, low);
  unsigned wins = 0;
  unsigned losses = 0;
  count_rounds(search, seat, &wins, &losses);
  search->wins[seat] = (goof_cards_t)highest_of(bids, wins);
  search->losses[seat] = (goof_cards_t)(bids & ~(unsigned)search->wins[seat]);
}

/* The cards that a seat may have bid, or not, as far as the question goes. */
static unsigned free_cards(const search_t *search, unsigned seat) {
  const goof_question_t *question = search->question;
  return goof_all(goof_rules(search->game)) & ~(unsigned)search->used[seat] &
         ~(unsigned)question->bid[seat] & ~(unsigned)question->held[seat];
}

/* Keeps a card below another one of the cards that a seat may have bid, where all would be bid: the
 * highest such card, as that tightens least. False when there is none. */
static bool keep_low(unsigned *cards, unsigned below, unsigned wins, unsigned losses) {
  const unsigned low = *cards & goof_below(below);
  if (low == 0 || goof_count(*cards) < wins + losses) return false;
  const unsigned bids = highest_of(*cards, wins) | lowest_of(*cards, losses);
  if ((low & ~bids) == 0) *cards &= ~(1u << goof_highest(low));
  return true;
}

/* Decides which cards each seat has won and lost with, from this seat on, and fills the cells. */
static goof_found_t choose(search_t *search, unsigned seat) {
  if (seat == search->game->seats) return fill_all(search);
  if ((int)seat == search->observer) return choose(search, seat + 1);
  unsigned wins = 0;
  unsigned losses = 0;
  count_rounds(search, seat, &wins, &losses);
  const unsigned due = search->question->bid[seat] & ~(unsigned)search->used[seat];
  const unsigned count = goof_count(due);
  unsigned others = free_cards(search, seat);
  const unsigned below = search->question->below[seat];
  if (below != 0 && !keep_low(&others, below, wins, losses)) return GOOF_NO_WORLD;
  if ((due & search->question->held[seat]) != 0) return GOOF_NO_WORLD;
  if (count > wins + losses || goof_count(others) < wins + losses - count) return GOOF_NO_WORLD;
  const unsigned rest = wins + losses - count; /* of the bids, not due ones */
  unsigned least = 0;                          /* of these, how many are high */
  unsigned most = rest;
  if (due == 0 || others == 0 || goof_highest(due) < goof_lowest(others)) {
    least = most = wins < rest ? wins : rest;
  } else if (goof_lowest(due) > goof_highest(others)) {
    least = most = wins > count ? wins - count : 0;
  }
  goof_found_t found = GOOF_NO_WORLD;
  for (unsigned high = least; high <= most && found == GOOF_NO_WORLD; high++) {
    split(search, seat, due, others, high, rest - high);
    found = choose(search, seat + 1);
  }
  return found;
}

/* Notes that a set of seats bid a card in a round; false when one of them cannot have. */
static bool take(search_t *search, unsigned round, unsigned seats, unsigned card) {
  for (unsigned rest = seats; rest != 0; rest &= rest - 1) {
    const unsigned seat = goof_lowest(rest);
    if (((search->used[seat] | search->question->held[seat]) & goof_one(card)) != 0) return false;
  }
  for (unsigned rest = seats; rest != 0; rest &= rest - 1) {
    search->used[goof_lowest(rest)] |= goof_one(card);
    search->world->bids[round][goof_lowest(rest)] = (uint8_t)card;
  }
  return true;
}

static void give_back(search_t *search, unsigned seats, unsigned card) {
  for (unsigned rest = seats; rest != 0; rest &= rest - 1) {
    search->used[goof_lowest(rest)] &= (goof_cards_t)~goof_one(card);
  }
}

/* Tries the values of the ties that the observer was not part of, from this round on. */
static goof_found_t try_ties(search_t *search, unsigned round) {
  while (round < search->game->rounds && !goof_foreign_tie(search->game, search->observer, round)) {
    round++;
  }
  if (round == search->game->rounds) return choose(search, 0);
  const unsigned cards = (unsigned)goof_rules(search->game)->cards;
  const unsigned tops = goof_tops(search->game, round);
  const unsigned first = search->random == NULL ? 0 : kit_draw_below(search->random, cards);
  goof_found_t found = GOOF_NO_WORLD;
  for (unsigned step = 0; step < cards && found == GOOF_NO_WORLD; step++) {
    const unsigned card = cards - (first + step) % cards;
    if (card <= own_bid(search, round) || !take(search, round, tops, card)) continue;
    found = try_ties(search, round + 1);
    give_back(search, tops, card);
  }
  return found;
}

goof_found_t goof_find_world(const agon_episode_t *game, int observer,
                             const goof_question_t *question, uint64_t *work, uint64_t *random,
                             agon_episode_t *world) {
  search_t search = {
      .game = game,
      .observer = observer,
      .question = question,
      .work = work,
      .random = random,
      .world = world,
  };
  *world = *game;
  for (unsigned round = 0; round < game->rounds; round++) {
    const unsigned tops = goof_tops(game, round);
    if (observer < 0 || goof_count(tops) < 2 || (tops >> observer & 1u) == 0) continue;
    const unsigned others = tops & ~(1u << observer);
    if (!take(&search, round, others, game->bids[round][observer])) return GOOF_NO_WORLD;
  }
  return try_ties(&search, 0);
}
