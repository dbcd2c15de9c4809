// SPDX-License-Identifier: Apache-2.0
#include "kuhn_poker.h"

static const void *extension(const char *id) {
  return strcmp(id, AGON_EXT_ORACLE) == 0 ? &kuhn_oracle_table : NULL;
}

static const card_word_t words[] = {
    {.word = "check", .kind = CARD_CHECK},
    {.word = "fold", .kind = CARD_FOLD},
    {.word = "call", .kind = CARD_CALL},
    {.word = "pass", .kind = CARD_KINDS, .id = KUHN_PASS},
    {.word = "bet", .kind = CARD_KINDS, .id = KUHN_BET},
    {.word = NULL},
};

const card_game_t card_game = {
    .rules =
        {
            .extra_ranks = 1,
            .suits = 1,
            .rounds = 1,
            .stakes = {1},
            .most_raises = 1,
            .ids = {[CARD_CHECK] = KUHN_PASS,
                    [CARD_FOLD] = KUHN_PASS,
                    [CARD_CALL] = KUHN_BET,
                    [CARD_RAISE] = KUHN_BET},
        },
    .letters = "pb",
    .kinds = {[CARD_CHECK] = "check",
              [CARD_FOLD] = "fold",
              [CARD_CALL] = "call",
              [CARD_RAISE] = "bet"},
    .words = words,
    .names_actors = true,
    .example = "{\"cards\":[\"Q\",\"K\"],\"actions\":[\"check\"]}",
    .mix = kuhn_mix,
    .predicates = kuhn_predicates,
    .predicate_count = KUHN_PREDICATES,
    .extension = extension,
};

const agon_descriptor_t card_descriptor = {
    CARD_SHARED_FACTS,
    .least_seats = 2,
    .most_seats = 3,
    .least_return = -2,
    .most_return = 4,
    .most_turns = 8,
    .id = KIT_SPAN("kuhn_poker"),
    .version = KIT_SPAN("1.0.0"),
    .title = KIT_SPAN("Kuhn poker"),
    .summary = KIT_SPAN("Two or three seats bet on one hidden card each; the highest card wins."),
    .rules = KIT_SPAN(
        "With two seats the deck is J Q K, with three it is J Q K A, from low to high. Each seat "
        "puts 1 into the pot and gets one card that only it sees. Seat 0 acts first, then the "
        "others in turn. As long as nobody has bet, a seat may check or bet 1. After a bet each "
        "other seat in turn may fold or call 1, and that ends the hand. The highest card of "
        "those who have not folded takes the pot; who is left alone takes it without showing. A "
        "seat's return is what it takes minus what it put in.\n"
        "An action is one word: check or bet while nobody has bet, fold or call after a bet."),
    .parameters_schema = {NULL, 0},
};

static const agon_plugin_t plugin = {
    CARD_SHARED_PLUGIN,
    .name = KIT_SPAN("agon-kuhn-poker"),
    .version = KIT_SPAN("1.0.0"),
};

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
