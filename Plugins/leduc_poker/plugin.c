// SPDX-License-Identifier: Apache-2.0
#include "leduc_poker.h"

static const void *extension(const char *id) {
  return strcmp(id, AGON_EXT_SYMMETRY) == 0 ? &leduc_symmetry_table : NULL;
}

static const card_word_t words[] = {
    {.word = "check", .kind = CARD_CHECK},
    {.word = "fold", .kind = CARD_FOLD},
    {.word = "call", .kind = CARD_CALL},
    {.word = "raise", .kind = CARD_RAISE},
    {.word = "bet", .kind = CARD_RAISE, .opens = true},
    {.word = NULL},
};

const card_game_t card_game = {
    .rules =
        {
            .extra_ranks = 1,
            .suits = 2,
            .rounds = 2,
            .stakes = {2, 4},
            .most_raises = 2,
            .ids = {[CARD_CHECK] = LEDUC_CALL,
                    [CARD_FOLD] = LEDUC_FOLD,
                    [CARD_CALL] = LEDUC_CALL,
                    [CARD_RAISE] = LEDUC_RAISE},
        },
    .letters = "fcr",
    .kinds = {[CARD_CHECK] = "check",
              [CARD_FOLD] = "fold",
              [CARD_CALL] = "call",
              [CARD_RAISE] = "raise"},
    .words = words,
    .names_actors = false,
    .example = "{\"cards\":[\"Ks\",\"Qs\",\"Qh\"],\"actions\":[\"check\",\"check\"]}",
    .mix = NULL,
    .predicates = leduc_predicates,
    .predicate_count = LEDUC_PREDICATES,
    .extension = extension,
};

const agon_descriptor_t card_descriptor = {
    CARD_SHARED_FACTS,
    .least_seats = 2,
    .most_seats = 2,
    .least_return = -13,
    .most_return = 13,
    .most_turns = 11,
    .id = KIT_SPAN("leduc_poker"),
    .version = KIT_SPAN("1.0.0"),
    .title = KIT_SPAN("Leduc poker"),
    .summary = KIT_SPAN("Two seats bet in two rounds on a hidden card and one on the board."),
    .rules = KIT_SPAN(
        "The deck has six cards: J, Q and K, from low to high, each in spades and hearts. Each of "
        "the two seats puts 1 into the pot and gets one card that only it sees. Then there is a "
        "round of betting, then one card is turned up on the board, then there is a second round. "
        "Seat 0 acts first in both. In turn a seat may check when nothing is to be paid, or else "
        "fold or call; and it may raise, by 2 in the first round and by 4 in the second, as long "
        "as the round has had fewer than two raises (the first bet counts as one). A round ends "
        "when both have acted and paid the same. A card that makes a pair with the board wins, "
        "else the higher card; equal cards split the pot. Who is left alone takes the pot without "
        "showing. A seat's return is what it takes minus what it put in.\n"
        "An action is one word: check, fold, call or raise."),
    .parameters_schema = {NULL, 0},
};

static const agon_plugin_t plugin = {
    CARD_SHARED_PLUGIN,
    .name = KIT_SPAN("agon-leduc-poker"),
    .version = KIT_SPAN("1.0.0"),
};

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
