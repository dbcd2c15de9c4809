// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `game.c` of a plugin in C.
  static let cGameC = TemplateFile(
    "game.c",
    #"""
    /* SPDX-License-Identifier: Apache-2.0 */
    /* The rules of {{name}}: a pile of 21 stones, of which each seat in turn takes 1, 2 or 3. Who
     * takes the last one wins. */
    #include "game.h"

    #include <stdlib.h>
    #include <string.h>

    #define WORDS 11
    #define TEXT(words) {words, sizeof(words) - 1}

    const agon_descriptor_t game_facts = {
        .struct_size = sizeof game_facts,
        .dynamics = AGON_DYNAMICS_SEQUENTIAL, .chance = AGON_CHANCE_NONE,
        .utility = AGON_UTILITY_ZERO_SUM, .replay = AGON_REPLAY_EXACT,
        .least_seats = 2, .most_seats = 2,
        .abilities = AGON_ABILITY_PERFECT_INFORMATION | AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE |
                     AGON_ABILITY_ENUMERATE,
        .media = 1ull << AGON_MEDIA_TEXT | 1ull << AGON_MEDIA_JSON,
        .least_return = -1, .most_return = 1, .most_turns = GAME_MOST_TURNS,
        .id = TEXT("{{name}}"), .version = TEXT("1.0.0"), .title = TEXT("{{title}}"),
        .summary = TEXT("Two seats take stones from a pile; who takes the last one wins."),
        .rules = TEXT("A pile has 21 stones. In turn each seat takes 1, 2 or 3 of them. Who takes the "
                      "last one wins. An action is the number of stones: 1, 2 or 3."),
        .licence = TEXT("Apache-2.0"), .authors = TEXT("you"),
    };

    /* The opening is the number of stones to begin with. */
    const char *game_begin(game_t *game, uint32_t seats, uint64_t seed, const char *opening) {
      (void)seats, (void)seed; /* nothing is left to chance */
      char *end = NULL;
      long stones = *opening ? strtol(opening, &end, 10) : GAME_START;
      if ((end && *end) || stones < 1 || stones > GAME_START)
        return "The opening is a number of stones from 1 to 21.";
      *game = (game_t){.stones = (int32_t)stones};
      return NULL;
    }

    int32_t game_seat_to_act(const game_t *game) {
      return game->stones > 0 ? game->seat_to_act : AGON_SEAT_NONE;
    }

    uint64_t game_legal(const game_t *game, int64_t ids[GAME_MOST_ACTIONS]) {
      uint64_t count = game->stones < 3 ? (uint64_t)game->stones : 3;
      for (uint64_t i = 0; i < count; i++) ids[i] = (int64_t)i + 1;
      return count;
    }

    agon_status_t game_name(int64_t action, writer_t *out) {
      if (action < 1 || action > 3) return AGON_INVALID_ARGUMENT;
      put(out, "%d", (int)action);
      return AGON_OK;
    }

    /* Reads "2", "two", "take 2" and "2 stones"; of "1 or 2" it says that it is ambiguous. */
    agon_status_t game_read(const char *text, int64_t *action) {
      static const char *const words[WORDS] = {"1", "2", "3", "one", "two", "three",
                                               "take", "stone", "stones", "or", "and"};
      int64_t found = 0, other = 0;
      while (*text) {
        size_t length = strcspn(text, " "), word = 0;
        while (word < WORDS && (strlen(words[word]) != length || memcmp(text, words[word], length)))
          word++;
        if (word == WORDS) return AGON_UNPARSEABLE_ACTION;
        int64_t named = word < 6 ? (int64_t)word % 3 + 1 : 0;
        if (found && named && named != found) other = named;
        if (named) found = named;
        text += length + strspn(text + length, " ");
      }
      *action = found;
      return other ? AGON_AMBIGUOUS_ACTION : found ? AGON_OK : AGON_UNPARSEABLE_ACTION;
    }

    void game_apply(game_t *game, int64_t action) {
      game->stones -= (int32_t)action;
      game->taken[game->turn++] = (int32_t)action;
      game->seat_to_act = 1 - game->seat_to_act;
    }

    /* The winner took the last stone, so the other seat would be to act. */
    void game_returns(const game_t *game, double returns[]) {
      for (int32_t seat = 0; seat < 2; seat++)
        returns[seat] = game->stones ? 0 : seat == game->seat_to_act ? -1 : 1;
    }

    void game_text(const game_t *game, uint32_t seat, int32_t view, writer_t *out) {
      (void)seat, (void)view; /* everybody sees everything */
      for (int32_t i = 0; i < game->turn; i++) put(out, "Seat %d took %d.\n", i % 2, game->taken[i]);
      put(out, "Stones left: %d. Seat %d %s.\n", game->stones,
          game->stones ? game->seat_to_act : 1 - game->seat_to_act,
          game->stones ? "is to act" : "has won");
    }

    void game_json(const game_t *game, uint32_t seat, int32_t view, writer_t *out) {
      (void)seat, (void)view;
      put(out, "{\"stones\":%d,\"to_act\":", game->stones);
      put(out, game->stones ? "%d" : "null", game->seat_to_act);
      put(out, ",\"taken\":[");
      for (int32_t i = 0; i < game->turn; i++) put(out, i ? ",%d" : "%d", game->taken[i]);
      put(out, "]}");
    }

    const char *game_reason(const game_t *game) { return (void)game, "last stone"; }

    uint64_t game_key(const game_t *game) {
      return (uint64_t)game->stones * 2 + (uint64_t)game->seat_to_act + 1;
    }
    """#)
}
