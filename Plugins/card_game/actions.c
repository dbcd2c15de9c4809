// SPDX-License-Identifier: Apache-2.0
/* The names of actions and cards, and how they are read. */
#include "episode.h"

/* Words of the plain sentence around an action, which say nothing by themselves. */
static const char *const plain_words =
    "i ll will my the is to as with play choose select take action answer final move decide "
    "decision a am going";

static const char rank_letters[] = "JQKA";
static const char suit_letters[] = "sh";
static const char *const rank_words[] = {"jack", "queen", "king", "ace"};

unsigned card_read_card(const card_hand_t *hand, agon_span_t text) {
  const unsigned suits = hand->rules->suits;
  const unsigned ranks = card_deck(hand) / suits;
  const kit_word_t word = kit_next_word(&text);
  if (word.kind != KIT_WORD_LETTERS || kit_next_word(&text).kind != KIT_WORD_END) return 0;
  for (unsigned rank = 0; rank < ranks; rank++) {
    const unsigned all = ((1u << suits) - 1u) << rank * suits;
    if (kit_word_among(word, rank_words[rank])) return all;
    if ((word.bytes[0] & ~0x20) != rank_letters[rank] || word.size > 2) continue;
    if (word.size == 1) return all;
    for (unsigned suit = 0; suits > 1 && suit < suits; suit++) {
      if ((word.bytes[1] | 0x20) == suit_letters[suit]) return 1u << (rank * suits + suit);
    }
  }
  return 0;
}

void card_put_card(kit_text_t *text, const card_hand_t *hand, unsigned card) {
  const unsigned suits = hand->rules->suits;
  kit_put_character(text, rank_letters[card / suits]);
  if (suits > 1) kit_put_character(text, suit_letters[card % suits]);
}

void card_put_history(kit_text_t *text, const card_hand_t *hand) {
  for (unsigned place = 0; place < hand->count; place++) {
    if (hand->round > 0 && place == hand->first_round) kit_put_character(text, '/');
    kit_put_character(text, card_game.letters[hand->rules->ids[hand->actions[place]]]);
  }
  if (hand->round > 0 && hand->count == hand->first_round) kit_put_character(text, '/');
}

void card_put_legal(kit_text_t *text, const card_hand_t *hand, const char *quote,
                    const char *separator) {
  const unsigned kinds = card_kinds(hand);
  bool first = true;
  for (int64_t id = 0; id < CARD_OUT_OF_PLACE && kinds != 0; id++) {
    const int kind = card_kind_of(hand, id);
    if (kind < 0) continue;
    if (!first) kit_put_string(text, separator);
    kit_put_string(text, quote);
    kit_put_string(text, card_game.kinds[kind]);
    kit_put_string(text, quote);
    first = false;
  }
}

/* The kind that an id stands for here, or at another turn; -1 for none. */
static int named_kind(const card_hand_t *hand, int64_t id) {
  if (id >= CARD_OUT_OF_PLACE && id < CARD_OUT_OF_PLACE + (int64_t)CARD_KINDS) {
    return (int)(id - CARD_OUT_OF_PLACE);
  }
  const int legal = card_kind_of(hand, id);
  for (unsigned kind = 0; legal < 0 && kind < CARD_KINDS; kind++) {
    if (hand->rules->ids[kind] == id) return (int)kind;
  }
  return legal;
}

agon_status_t card_action_title(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out) {
  const card_hand_t *hand = &episode->hand;
  char buffer[16];
  kit_text_t text = KIT_TEXT(out, buffer);
  if (seat == AGON_SEAT_CHANCE && id >= 0 && id < (int64_t)card_deck(hand)) {
    card_put_card(&text, hand, (unsigned)id);
    return kit_text_finish(&text);
  }
  const int kind = seat >= 0 && seat < (int32_t)hand->seats ? named_kind(hand, id) : -1;
  if (kind < 0) return AGON_INVALID_ARGUMENT;
  kit_put_string(&text, card_game.kinds[kind]);
  return kit_text_finish(&text);
}

/* The sentence on what is legal, as a string. */
static const char *tell_legal(const card_hand_t *hand, char *out, uint64_t capacity) {
  kit_text_t text = {.bytes = out, .capacity = capacity - 1};
  if (card_kinds(hand) == 0) {
    kit_put_string(&text, "No action is legal.");
  } else {
    kit_put_string(&text, "You may: ");
    card_put_legal(&text, hand, "", ", ");
    kit_put_character(&text, '.');
  }
  out[text.size] = '\0';
  return out;
}

/* Finds what a word stands for; NULL when it is no action. */
static const card_word_t *find_word(kit_word_t word) {
  for (const card_word_t *entry = card_game.words; entry->word != NULL; entry++) {
    if (kit_word_among(word, entry->word)) return entry;
  }
  return NULL;
}

/* The action that a word stands for here. */
static int64_t id_of(const card_hand_t *hand, const card_word_t *entry) {
  if (entry->kind == CARD_KINDS) return entry->id;
  const unsigned kinds = card_kinds(hand);
  const bool paying = (kinds >> CARD_CALL & 1u) != 0;
  const int64_t id = hand->rules->ids[entry->kind];
  const bool fits = (kinds >> entry->kind & 1u) != 0 && !(entry->opens && paying);
  return fits || card_kind_of(hand, id) < 0 ? id : CARD_OUT_OF_PLACE + entry->kind;
}

/* Says why the rules refuse a word. */
static agon_status_t refuse_word(const card_hand_t *hand, const card_word_t *entry,
                                 agon_error_t *error) {
  char legal[80];
  const char *reason = "nobody acts now";
  const unsigned kinds = card_kinds(hand);
  const bool paying = (kinds >> CARD_CALL & 1u) != 0;
  if (kinds != 0 && entry->kind == CARD_RAISE) {
    reason = paying && entry->opens && (kinds >> CARD_RAISE & 1u) != 0
                 ? "there is a bet already, so the word is raise"
                 : "this round has had all its bets and raises";
  } else if (kinds != 0) {
    reason = paying ? "there is a bet to pay" : "there is no bet to pay";
  }
  return kit_fail(error, AGON_ILLEGAL_ACTION, "%s is not legal: %s. %s", entry->word, reason,
                  tell_legal(hand, legal, sizeof legal));
}

/* What the words of a text named. */
typedef struct reading {
  const card_word_t *entry; /* the first action, NULL when none */
  const card_word_t *rival; /* another one, NULL when none */
  kit_word_t stray;         /* the first word that belongs to no action; of kind END when none */
} reading_t;

static reading_t read_words(const card_hand_t *hand, agon_span_t text) {
  reading_t reading = {0};
  for (kit_word_t word = kit_next_word(&text); word.kind != KIT_WORD_END;
       word = kit_next_word(&text)) {
    const card_word_t *entry = find_word(word);
    if (entry == NULL) {
      const bool plain = kit_word_among(word, plain_words);
      if (!plain && reading.stray.kind == KIT_WORD_END) reading.stray = word;
    } else if (reading.entry == NULL) {
      reading.entry = entry;
    } else if (id_of(hand, entry) != id_of(hand, reading.entry)) {
      reading.rival = entry;
    }
  }
  return reading;
}

agon_status_t card_read_action(const card_hand_t *hand, agon_span_t text, int64_t *id,
                               agon_error_t *error) {
  char legal[80];
  char quoted[40];
  const reading_t reading = read_words(hand, text);
  if (reading.rival != NULL) {
    return kit_fail(error, AGON_AMBIGUOUS_ACTION,
                    "The text names more than one action, %s and %s: answer with one alone.",
                    reading.entry->word, reading.rival->word);
  }
  if (reading.stray.kind != KIT_WORD_END) {
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                    "\"%s\" is no part of an action: answer with the action alone. %s",
                    kit_quote((agon_span_t){reading.stray.bytes, reading.stray.size}, quoted,
                              sizeof quoted),
                    tell_legal(hand, legal, sizeof legal));
  }
  if (reading.entry == NULL) {
    return kit_fail(error, AGON_UNPARSEABLE_ACTION,
                    "The text names no action: answer with one. %s",
                    tell_legal(hand, legal, sizeof legal));
  }
  *id = id_of(hand, reading.entry);
  if (card_kind_of(hand, *id) >= 0) return AGON_OK;
  return refuse_word(hand, reading.entry, error);
}

agon_status_t card_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                int64_t *id, agon_error_t *error) {
  const card_hand_t *hand = &episode->hand;
  if (seat >= hand->seats) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u.", (unsigned)seat);
  }
  const agon_status_t status = card_read_action(hand, text, id, error);
  if (status != AGON_OK || hand->to_act == (int32_t)seat) return status;
  return kit_fail(error, AGON_ILLEGAL_ACTION,
                  "The action is not legal for seat %u: it is the turn of seat %d.",
                  (unsigned)seat, (int)hand->to_act);
}
