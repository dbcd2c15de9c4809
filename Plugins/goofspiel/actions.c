// SPDX-License-Identifier: Apache-2.0
/* How cards are named: "7", "bid 7", "seven", "queen". */
#include "episode.h"
#include <plugin_kit/failure.h>
#include <plugin_kit/word.h>

/* What a text named. */
typedef struct reading {
  unsigned card;     /* the first card, 0 when none */
  unsigned rival;    /* another card, 0 when none */
  kit_word_t stray; /* the first word that belongs to no bid; its kind is END when none */
} reading_t;

/* How cards are spelled, from 1 on; the letter "a" is read apart. */
static const char *const spellings[] = {
    "ace one", "two",  "three", "four",          "five",           "six",             "seven",
    "eight",   "nine", "ten",   "eleven jack j", "twelve queen q", "thirteen king k",
};

/* The number of the card that a word names, -1 when it names none. */
static int card_of(kit_word_t word) {
  if (kit_word_letter(word) == 'a') return 1;
  for (unsigned index = 0; index < GOOF_MOST_CARDS; index++) {
    if (kit_word_among(word, spellings[index])) return (int)index + 1;
  }
  return kit_word_number(word);
}

/* Words of the plain sentence around a card, which say nothing by themselves. */
static bool is_plain(kit_word_t word) {
  return kit_word_among(word,
                        "i m ll will my the is in with of to bid offer play put choose select take "
                        "use spend lay action answer final best next card value number move");
}

/* Tells whether "a" is English here: "a 7", "a card". */
static bool is_article(kit_word_t word, kit_word_t next) {
  return kit_word_letter(word) == 'a' && (card_of(next) >= 0 || kit_word_among(next, "card bid"));
}

static reading_t read_words(const goof_rules_t *rules, agon_span_t text) {
  reading_t reading = {0};
  kit_word_t word = kit_next_word(&text);
  while (word.kind != KIT_WORD_END) {
    const kit_word_t next = kit_next_word(&text);
    const int card = card_of(word);
    const bool article = is_article(word, next);
    if (!article && card >= 1 && card <= rules->cards) {
      if (reading.card == 0) reading.card = (unsigned)card;
      if (reading.card != (unsigned)card && reading.rival == 0) reading.rival = (unsigned)card;
    } else if (!article && !is_plain(word) && reading.stray.kind == KIT_WORD_END) {
      reading.stray = word;
    }
    word = next;
  }
  return reading;
}

agon_status_t goof_read_card(const goof_rules_t *rules, agon_span_t text, unsigned *card,
                             agon_error_t *error) {
  const reading_t reading = read_words(rules, text);
  if (reading.rival != 0) {
    return kit_fail(error, AGON_AMBIGUOUS_ACTION,
                     "The text names more than one card, %u and %u: answer with one alone.",
                     reading.card, reading.rival);
  }
  if (reading.stray.kind != KIT_WORD_END) {
    char quoted[40];
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                     "\"%s\" is no part of a bid: answer with a card alone, 1 to %d, such as 2.",
                     kit_quote((agon_span_t){reading.stray.bytes, reading.stray.size}, quoted,
                                sizeof quoted),
                     rules->cards);
  }
  if (reading.card == 0) {
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                     "The text names no card: answer with one alone, 1 to %d, such as 2.",
                     rules->cards);
  }
  *card = reading.card;
  return AGON_OK;
}

agon_status_t goof_action_name(const agon_episode_t *game, int32_t seat, int64_t id,
                               const agon_sink_t *out) {
  if (id < 1 || id > goof_rules(game)->cards) return AGON_INVALID_ARGUMENT;
  if (seat != AGON_SEAT_CHANCE && (seat < 0 || seat >= (int32_t)game->seats)) {
    return AGON_INVALID_ARGUMENT;
  }
  char buffer[16];
  kit_text_t text = KIT_TEXT(out, buffer);
  if (seat == AGON_SEAT_CHANCE) kit_put_string(&text, "prize ");
  kit_put_number(&text, id);
  return kit_text_finish(&text);
}

agon_status_t goof_parse_action(const agon_episode_t *game, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error) {
  if (seat >= game->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  unsigned card = 0;
  const agon_status_t status = goof_read_card(goof_rules(game), text, &card, error);
  if (status != AGON_OK) return status;
  *id = card;
  const goof_stage_t stage = goof_stage(game);
  if (stage != GOOF_BID) {
    return kit_fail(error, AGON_ILLEGAL_ACTION, "%u is not legal: %s.", card,
                     stage == GOOF_ENDED ? "the game has ended" : "no prize is on the table yet");
  }
  if ((game->hands[seat] & goof_one(card)) != 0) return AGON_OK;
  char hand[64];
  kit_text_t cards = {.bytes = hand, .capacity = sizeof hand - 1};
  goof_put_set(&cards, game->hands[seat], " ");
  hand[cards.size] = '\0';
  return kit_fail(error, AGON_ILLEGAL_ACTION,
                   "%u is not legal: it is not in your hand any more. Legal actions: %s.", card,
                   hand);
}
