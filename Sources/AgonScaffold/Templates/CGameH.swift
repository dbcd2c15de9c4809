// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `game.h` of a plugin in C.
  static let cGameH = TemplateFile(
    "game.h",
    #"""
    /* SPDX-License-Identifier: Apache-2.0 */
    /* What the rules in game.c offer to plugin.c, which makes the functions of the ABI from it. */
    #ifndef GAME_H
    #define GAME_H

    #include <agon/agon.h>

    #define GAME_START 21                /* stones in the pile */
    #define GAME_MOST_TURNS GAME_START   /* the longest episode */
    #define GAME_MOST_ACTIONS 3          /* the most legal actions of a turn */

    /* The whole state of an episode. It is copied by assignment, so it holds no pointers. */
    typedef struct game {
      int32_t stones;
      int32_t seat_to_act;
      int32_t turn;
      int32_t taken[GAME_MOST_TURNS];
    } game_t;

    /* A text on its way to the host. */
    typedef struct writer {
      const agon_sink_t *sink;
      agon_status_t status;
    } writer_t;

    /* Writes as printf does, at most 500 bytes a call. */
    void put(writer_t *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

    extern const agon_descriptor_t game_facts;

    /* Begins an episode from an opening, "" for the usual start. Returns NULL, or a sentence that says
     * what is wrong with the opening. */
    const char *game_begin(game_t *game, uint32_t seats, uint64_t seed, const char *opening);

    /* The seat that acts, or AGON_SEAT_NONE after the end. */
    int32_t game_seat_to_act(const game_t *game);

    /* Writes the legal actions, ascending, and returns how many there are. Not called after the end. */
    uint64_t game_legal(const game_t *game, int64_t ids[GAME_MOST_ACTIONS]);

    /* Writes the name of an action; AGON_INVALID_ARGUMENT when there is no such action at any turn. */
    agon_status_t game_name(int64_t action, writer_t *out);

    /* Reads a text in small letters, without outer blanks. Sets the action, legal or not, or returns
     * AGON_UNPARSEABLE_ACTION or AGON_AMBIGUOUS_ACTION. */
    agon_status_t game_read(const char *text, int64_t *action);

    /* Applies a legal action. */
    void game_apply(game_t *game, int64_t action);

    /* Writes the return of each seat so far. */
    void game_returns(const game_t *game, double returns[]);

    /* Write what a seat, or nobody, sees: a text, and a JSON object. AGON_VIEW_RECALL tells all that the
     * seat has seen. */
    void game_text(const game_t *game, uint32_t seat, int32_t view, writer_t *out);
    void game_json(const game_t *game, uint32_t seat, int32_t view, writer_t *out);

    /* Why the episode has ended, in a few words without quotation marks. */
    const char *game_reason(const game_t *game);

    /* A number that is equal for equal positions only, and not 0; or 0 for none. */
    uint64_t game_key(const game_t *game);

    #endif
    """#)
}
