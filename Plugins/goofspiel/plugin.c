// SPDX-License-Identifier: Apache-2.0
#include "episode.h"

const agon_descriptor_t goof_descriptor = {
    .struct_size = sizeof(agon_descriptor_t),
    .dynamics = AGON_DYNAMICS_SIMULTANEOUS,
    .chance = AGON_CHANCE_EXPLICIT,
    .utility = AGON_UTILITY_ZERO_SUM,
    .replay = AGON_REPLAY_EXACT,
    .least_seats = GOOF_LEAST_SEATS,
    .most_seats = GOOF_MOST_SEATS,
    .abilities = AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE | AGON_ABILITY_ENUMERATE,
    .media = 1u << AGON_MEDIA_TEXT | 1u << AGON_MEDIA_JSON | 1u << AGON_MEDIA_SVG,
    .least_return = -GOOF_MOST_POINTS,
    .most_return = GOOF_MOST_POINTS,
    .most_turns = 2 * GOOF_MOST_CARDS,
    .id = KIT_SPAN("goofspiel"),
    .version = KIT_SPAN("1.0.0"),
    .title = KIT_SPAN("Goofspiel"),
    .summary = KIT_SPAN("Two to six seats bid the cards of equal hands, all at once, for prizes."),
    .rules = KIT_SPAN(
        "Each of two to six seats holds the cards 1 to N (N is the parameter cards, 13 unless "
        "given). N prizes, worth 1 to N points, come one at a time, in random order unless the "
        "parameter prizes says ascending or descending. For each prize all seats bid one card of "
        "their hand at the same time; the cards that were bid are gone. Who alone bid the highest "
        "card wins the prize. When several seats bid the highest card nobody wins it: it is lost, "
        "or, with ties carry, added to the next prize (what is carried after the last round is "
        "lost). The game ends after N rounds; the last card is bid like the others.\n"
        "All see all bids after each round. With bids hidden all are told only which seats bid "
        "highest; a seat then knows its own hand and bids alone.\n"
        "With returns win_loss the seats with the most points share 1 evenly and the others share "
        "-1 evenly; all get 0 when all have equal points. With returns points_difference a seat "
        "gets its points less the mean of the other seats' points.\n"
        "An action is the number of a card in your hand, such as 7."),
    .licence = KIT_SPAN("Apache-2.0"),
    .authors = KIT_SPAN("The Agon authors"),
    .parameters_schema = KIT_SPAN(
        "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
        "\"cards\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":13,\"default\":13},"
        "\"prizes\":{\"enum\":[\"random\",\"ascending\",\"descending\"],\"default\":\"random\"},"
        "\"ties\":{\"enum\":[\"discard\",\"carry\"],\"default\":\"discard\"},"
        "\"bids\":{\"enum\":[\"revealed\",\"hidden\"],\"default\":\"revealed\"},"
        "\"returns\":{\"enum\":[\"win_loss\",\"points_difference\"],\"default\":\"win_loss\"}}}"),
};

static agon_status_t initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
  (void)host;
  (void)path;
  (void)error;
  return AGON_OK;
}

static uint32_t environment_count(void) { return 1; }

static const agon_environment_table_t *environment_at(uint32_t index) {
  return index == 0 ? &goof_table : NULL;
}

static const agon_plugin_t plugin = {
    .struct_size = sizeof(agon_plugin_t),
    .abi_major = AGON_ABI_MAJOR,
    .abi_minor = AGON_ABI_MINOR,
    .name = KIT_SPAN("agon-goofspiel"),
    .version = KIT_SPAN("1.0.0"),
    .build = KIT_SPAN("C17, " __VERSION__),
    .initialise = initialise,
    .environment_count = environment_count,
    .environment_at = environment_at,
};

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
