// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `plugin.c` of a plugin in C.
  static let cPluginC = TemplateFile(
    "plugin.c",
    #"""
    /* SPDX-License-Identifier: Apache-2.0 */
    /* The functions of the ABI, made from the rules in game.c: for sequential games without chance and
     * without secrets. There is seldom a reason to change this file.
     *
     * Bytes of an episode: its id, version, opening, number of seats, seed and actions. To restore it
     * is to play the actions again, so bytes cannot make a state that play cannot reach. */
    #include "game.h"

    #include <ctype.h>
    #include <stdarg.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    #define LONGEST_TEXT 255 /* of an opening, and of an action that can be read */
    #define TEXT(words) {words, sizeof(words) - 1}

    struct agon_environment {
      char nothing; /* there are no parameters */
    };

    struct agon_episode {
      game_t game;
      double before[64]; /* the returns before the last action */
      uint64_t seats;
      uint64_t seed;
      uint64_t opening_size;
      char opening[LONGEST_TEXT + 1];
      uint64_t turn;
      int64_t actions[GAME_MOST_TURNS];
    };

    static agon_environment_t the_environment; /* constant, so one serves all */

    static agon_status_t fail(agon_error_t *error, agon_status_t code, const char *sentence) {
      if (error) {
        error->code = code;
        snprintf(error->message, sizeof error->message, "%s", sentence);
      }
      return code;
    }

    static void put_bytes(writer_t *out, const void *bytes, uint64_t size) {
      if (out->status == AGON_OK && out->sink->write(out->sink->context, bytes, size))
        out->status = AGON_BUDGET_EXHAUSTED;
    }

    void put(writer_t *out, const char *format, ...) {
      char text[501];
      va_list arguments;
      va_start(arguments, format);
      int size = vsnprintf(text, sizeof text, format, arguments);
      va_end(arguments);
      if (size >= (int)sizeof text) size = (int)sizeof text - 1;
      if (size > 0) put_bytes(out, text, (uint64_t)size);
    }

    static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                                agon_environment_t **out, agon_error_t *error) {
      (void)host;
      if (parameters.size && (parameters.size != 2 || memcmp(parameters.data, "{}", 2)))
        return fail(error, AGON_INVALID_DATA, "{{name}} takes no parameters.");
      *out = &the_environment;
      return AGON_OK;
    }

    static void destroy(agon_environment_t *environment) { (void)environment; }

    static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count,
                               uint64_t seed, agon_span_t opening, agon_episode_t **out,
                               agon_error_t *error) {
      (void)environment;
      if (seat_count < game_facts.least_seats || seat_count > game_facts.most_seats)
        return fail(error, AGON_INVALID_ARGUMENT, "{{name}} is not made for so many seats.");
      if (opening.size > LONGEST_TEXT || (opening.size && memchr(opening.data, 0, opening.size)))
        return fail(error, AGON_INVALID_DATA, "The opening is longer than 255 bytes, or has a NUL.");
      agon_episode_t *episode = calloc(1, sizeof *episode);
      if (!episode) return fail(error, AGON_NO_MEMORY, "No memory for an episode.");
      episode->seats = seat_count;
      episode->seed = seed;
      episode->opening_size = opening.size;
      if (opening.size) memcpy(episode->opening, opening.data, opening.size);
      const char *wrong = game_begin(&episode->game, seat_count, seed, episode->opening);
      if (wrong) {
        free(episode);
        return fail(error, AGON_INVALID_DATA, wrong);
      }
      *out = episode;
      return AGON_OK;
    }

    static void end(agon_episode_t *episode) { free(episode); }

    static uint64_t legal(const agon_episode_t *episode, uint32_t seat,
                          int64_t ids[GAME_MOST_ACTIONS]) {
      int32_t acting = game_seat_to_act(&episode->game);
      return acting == (int32_t)seat ? game_legal(&episode->game, ids) : 0;
    }

    static agon_status_t progress(const agon_episode_t *episode, agon_progress_t *out) {
      int64_t ids[GAME_MOST_ACTIONS];
      int32_t seat = game_seat_to_act(&episode->game);
      agon_progress_t report = {.struct_size = out->struct_size, .seat_to_act = seat};
      report.phase = seat < 0 ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY;
      report.seat_count = (uint32_t)episode->seats;
      report.turn = (int64_t)episode->turn;
      report.acting = seat < 0 ? 0 : 1ull << seat;
      report.legal_count = seat < 0 ? 0 : legal(episode, (uint32_t)seat, ids);
      memcpy(out, &report, out->struct_size < sizeof report ? out->struct_size : sizeof report);
      return AGON_OK;
    }

    static agon_status_t legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                       uint64_t capacity, uint64_t *count) {
      int64_t found[GAME_MOST_ACTIONS];
      *count = legal(episode, seat, found);
      for (uint64_t i = 0; i < *count && i < capacity; i++) ids[i] = found[i];
      return AGON_OK;
    }

    static int is_legal(const agon_episode_t *episode, uint32_t seat, int64_t action) {
      int64_t ids[GAME_MOST_ACTIONS];
      uint64_t count = legal(episode, seat, ids);
      for (uint64_t i = 0; i < count; i++)
        if (ids[i] == action) return 1;
      return 0;
    }

    static agon_status_t action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                                     const agon_sink_t *out) {
      writer_t writer = {out, AGON_OK};
      if (seat < 0 || (uint64_t)seat >= episode->seats) return AGON_INVALID_ARGUMENT;
      agon_status_t status = game_name(id, &writer);
      return status == AGON_OK ? writer.status : status;
    }

    /* Copies a text in small letters, with single blanks and without outer blanks and punctuation. */
    static int simplify(agon_span_t text, char out[LONGEST_TEXT + 1]) {
      uint64_t size = 0;
      if (text.size > LONGEST_TEXT) return 0;
      for (uint64_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        int is_blank = isspace(byte) || (byte < 0x80 && byte && strchr("\"'`()[]<>.!,;", byte));
        if (!is_blank) out[size++] = (char)tolower(byte);
        else if (size && out[size - 1] != ' ') out[size++] = ' ';
      }
      if (size && out[size - 1] == ' ') size--;
      out[size] = 0;
      return memchr(out, 0, size) == NULL;
    }

    static agon_status_t parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                      int64_t *id, agon_error_t *error) {
      char plain[LONGEST_TEXT + 1];
      if (seat >= episode->seats) return fail(error, AGON_INVALID_ARGUMENT, "There is no such seat.");
      agon_status_t status = simplify(text, plain) ? game_read(plain, id) : AGON_UNPARSEABLE_ACTION;
      if (status == AGON_AMBIGUOUS_ACTION) return fail(error, status, "This may mean several actions.");
      if (status != AGON_OK) return fail(error, status, "This is no action; see the rules.");
      if (is_legal(episode, seat, *id)) return AGON_OK;
      return fail(error, AGON_ILLEGAL_ACTION, "The action is not legal now.");
    }

    /* Refuses first, then changes: an illegal action leaves no trace. */
    static agon_status_t apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                               agon_error_t *error) {
      int32_t seat = game_seat_to_act(&episode->game);
      if (seat < 0) return fail(error, AGON_WRONG_PHASE, "The episode has ended.");
      if (count != 1 || actions->kind != AGON_ACTION_ENUMERATED)
        return fail(error, AGON_INVALID_ARGUMENT, "One enumerated action is applied at a time.");
      if (actions->seat != seat) return fail(error, AGON_WRONG_PHASE, "Another seat is to act.");
      if (!is_legal(episode, (uint32_t)seat, actions->id))
        return fail(error, AGON_ILLEGAL_ACTION, "The action is not legal now.");
      if (episode->turn == GAME_MOST_TURNS)
        return fail(error, AGON_INTERNAL, "The episode is longer than GAME_MOST_TURNS.");
      game_returns(&episode->game, episode->before);
      game_apply(&episode->game, actions->id);
      episode->actions[episode->turn++] = actions->id;
      return AGON_OK;
    }

    static agon_status_t returns(const agon_episode_t *episode, double *out, uint64_t count) {
      if (count != episode->seats) return AGON_INVALID_ARGUMENT;
      game_returns(&episode->game, out);
      return AGON_OK;
    }

    static agon_status_t rewards(const agon_episode_t *episode, double *out, uint64_t count) {
      agon_status_t status = returns(episode, out, count);
      if (status != AGON_OK) return status;
      for (uint64_t seat = 0; seat < count; seat++)
        out[seat] = episode->turn ? out[seat] - episode->before[seat] : 0;
      return AGON_OK;
    }

    static agon_status_t observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                                 int32_t media, const agon_sink_t *out, agon_error_t *error) {
      writer_t writer = {out, AGON_OK};
      if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL)
        return fail(error, AGON_UNSUPPORTED, "There is no such view.");
      if (view <= AGON_VIEW_RECALL && seat >= episode->seats)
        return fail(error, AGON_INVALID_ARGUMENT, "There is no such seat.");
      if (media == AGON_MEDIA_TEXT) game_text(&episode->game, seat, view, &writer);
      else if (media == AGON_MEDIA_JSON) game_json(&episode->game, seat, view, &writer);
      else return fail(error, AGON_UNSUPPORTED, "{{name}} is seen as text or JSON.");
      return writer.status;
    }

    static agon_status_t outcome(const agon_episode_t *episode, const agon_sink_t *out) {
      writer_t writer = {out, AGON_OK};
      if (game_seat_to_act(&episode->game) >= 0) return AGON_WRONG_PHASE;
      put(&writer, "{\"reason\":\"%s\"}", game_reason(&episode->game));
      return writer.status;
    }

    static agon_status_t clone(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                               uint64_t seed, agon_episode_t **out, agon_error_t *error) {
      (void)seed; /* without chance and secrets all modes are the same */
      if (mode < AGON_CLONE_EXACT || mode > AGON_CLONE_RESAMPLE)
        return fail(error, AGON_UNSUPPORTED, "There is no such clone mode.");
      if (mode == AGON_CLONE_RESAMPLE && seat >= episode->seats)
        return fail(error, AGON_INVALID_ARGUMENT, "There is no such seat.");
      *out = malloc(sizeof **out);
      if (!*out) return fail(error, AGON_NO_MEMORY, "No memory for a copy.");
      **out = *episode;
      return AGON_OK;
    }

    static void put_number(writer_t *out, uint64_t number) {
      uint8_t bytes[8];
      for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)(number >> 8 * i);
      put_bytes(out, bytes, sizeof bytes);
    }

    /* The bytes before the opening: they tell this environment from others. */
    static void put_head(writer_t *out) {
      put_number(out, game_facts.id.size);
      put_bytes(out, game_facts.id.data, game_facts.id.size);
      put_number(out, game_facts.version.size);
      put_bytes(out, game_facts.version.data, game_facts.version.size);
    }

    static agon_status_t serialise(const agon_episode_t *episode, const agon_sink_t *out,
                                   agon_error_t *error) {
      (void)error;
      writer_t writer = {out, AGON_OK};
      put_head(&writer);
      put_number(&writer, episode->opening_size);
      put_bytes(&writer, episode->opening, episode->opening_size);
      put_number(&writer, episode->seats);
      put_number(&writer, episode->seed);
      put_number(&writer, episode->turn);
      for (uint64_t i = 0; i < episode->turn; i++) put_number(&writer, (uint64_t)episode->actions[i]);
      return writer.status;
    }

    /* A sink that reads: it compares what is written with the next bytes and stops when they differ. */
    static int32_t match(void *context, const void *bytes, uint64_t size) {
      agon_span_t *rest = context;
      if (rest->size < size || (size && memcmp(rest->data, bytes, size))) return 1;
      *rest = (agon_span_t){rest->data + size, rest->size - size};
      return 0;
    }

    static int take_number(agon_span_t *rest, uint64_t *number) {
      if (rest->size < 8) return 0;
      *number = 0;
      for (int i = 7; i >= 0; i--) *number = *number << 8 | (uint8_t)rest->data[i];
      *rest = (agon_span_t){rest->data + 8, rest->size - 8};
      return 1;
    }

    /* Plays what the rest of the bytes lists: the number of actions, and the actions. */
    static int replay(agon_episode_t *episode, agon_span_t rest) {
      uint64_t turns = 0, id = 0;
      if (!take_number(&rest, &turns) || turns > GAME_MOST_TURNS) return 0;
      for (uint64_t i = 0; i < turns; i++) {
        if (!take_number(&rest, &id)) return 0;
        agon_action_t action = {.seat = game_seat_to_act(&episode->game), .id = (int64_t)id};
        if (apply(episode, &action, 1, NULL) != AGON_OK) return 0;
      }
      return rest.size == 0;
    }

    static agon_status_t restore(const agon_environment_t *environment, agon_span_t bytes,
                                 agon_episode_t **out, agon_error_t *error) {
      const char *corrupt = "The bytes are no episode of {{name}}.";
      agon_span_t rest = bytes;
      writer_t head = {&(agon_sink_t){&rest, match}, AGON_OK};
      uint64_t size = 0, seats = 0, seed = 0;
      put_head(&head);
      if (head.status != AGON_OK || !take_number(&rest, &size) || size > rest.size)
        return fail(error, AGON_INVALID_DATA, corrupt);
      agon_span_t opening = {rest.data, size};
      rest = (agon_span_t){rest.data + size, rest.size - size};
      if (!take_number(&rest, &seats) || !take_number(&rest, &seed) || seats > 64)
        return fail(error, AGON_INVALID_DATA, corrupt);
      agon_episode_t *episode = NULL;
      if (begin(environment, (uint32_t)seats, seed, opening, &episode, NULL) != AGON_OK)
        return fail(error, AGON_INVALID_DATA, corrupt);
      if (!replay(episode, rest)) {
        end(episode);
        return fail(error, AGON_INVALID_DATA, corrupt);
      }
      *out = episode;
      return AGON_OK;
    }

    static uint64_t position_key(const agon_episode_t *episode) { return game_key(&episode->game); }

    static const void *extension(const char *id) { return (void)id, (const void *)0; }

    static const agon_environment_table_t table = {
        .struct_size = sizeof table, .descriptor = &game_facts,
        .create = create, .destroy = destroy, .begin = begin, .end = end, .progress = progress,
        .legal_actions = legal_actions, .action_name = action_name, .parse_action = parse_action,
        .apply = apply, .rewards = rewards, .returns = returns, .observe = observe,
        .outcome = outcome, .clone = clone, .serialise = serialise, .restore = restore,
        .position_key = position_key, .extension = extension,
    };

    static agon_status_t initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
      return (void)host, (void)path, (void)error, AGON_OK;
    }

    static uint32_t environment_count(void) { return 1; }

    static const agon_environment_table_t *environment_at(uint32_t index) {
      return index == 0 ? &table : NULL;
    }

    static const agon_plugin_t plugin = {
        .struct_size = sizeof plugin, .abi_major = AGON_ABI_MAJOR, .abi_minor = AGON_ABI_MINOR,
        .name = TEXT("{{name}}"), .version = TEXT("1.0.0"), .initialise = initialise,
        .environment_count = environment_count, .environment_at = environment_at,
    };

    const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
      (void)host_minor;
      return host_major == AGON_ABI_MAJOR ? &plugin : NULL;
    }
    """#)
}
