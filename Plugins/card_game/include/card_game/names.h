// SPDX-License-Identifier: Apache-2.0
/* The names of cards and actions. */
#ifndef CARD_GAME_NAMES_H
#define CARD_GAME_NAMES_H

#include <card_game/hand.h>
#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* Ids from here on name a word that is out of place, such as "check" when a bet is to be paid: this
 * plus its kind. They are never legal. */
#define CARD_OUT_OF_PLACE 8

/* Reads a card of the deck of a hand: "K", "Ks", "king". Answers the bit set of the cards that the
 * text names, 0 when it names none. */
unsigned card_read_card(const card_hand_t *hand, agon_span_t text);

/* Adds the name of a card: "K", or "Ks" where there are suits. */
void card_put_card(kit_text_t *text, const card_hand_t *hand, unsigned card);

/* Adds what the actions so far look like, a letter each: "crc/r". */
void card_put_history(kit_text_t *text, const card_hand_t *hand);

/* Adds the names of the legal actions: around each one `quote`, between them `separator`. */
void card_put_legal(kit_text_t *text, const card_hand_t *hand, const char *quote,
                    const char *separator);

/* Reads what the words of a text name. AGON_OK with the id of a legal action, AGON_ILLEGAL_ACTION
 * with the id of another, AGON_UNPARSEABLE_ACTION or AGON_AMBIGUOUS_ACTION; the sentence goes to
 * `error`, which may be NULL. It does not ask whose turn it is. */
agon_status_t card_read_action(const card_hand_t *hand, agon_span_t text, int64_t *id,
                               agon_error_t *error);

#pragma GCC visibility pop

#endif
