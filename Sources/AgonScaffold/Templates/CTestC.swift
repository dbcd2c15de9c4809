// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `test.c` of a plugin in C.
  static let cTestC = TemplateFile(
    "test.c",
    #"""
    /* SPDX-License-Identifier: Apache-2.0 */
    /* Tests of the plugin through its table, as a host uses it. */
    #include <agon/agon.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    #define TEXT(words) (agon_span_t){words, sizeof(words) - 1}
    #define EXPECT(condition) expect(condition, #condition, __LINE__)

    static const agon_environment_table_t *table;
    static agon_environment_t *environment;
    static int failures;

    static void expect(int holds, const char *condition, int line) {
      if (holds) return;
      failures++;
      printf("test.c:%d: this does not hold: %s\n", line, condition);
    }

    /* A text that a sink filled. */
    typedef struct output {
      char bytes[4096];
      uint64_t size;
    } output_t;

    static int32_t append(void *context, const void *bytes, uint64_t size) {
      output_t *output = context;
      if (size >= sizeof output->bytes - output->size) return 1;
      memcpy(output->bytes + output->size, bytes, size);
      output->size += size;
      output->bytes[output->size] = 0;
      return 0;
    }

    static output_t look(const agon_episode_t *episode, int32_t view, int32_t media) {
      output_t output = {.size = 0};
      EXPECT(table->observe(episode, 0, view, media, &(agon_sink_t){&output, append}, NULL) == AGON_OK);
      return output;
    }

    static agon_episode_t *start(agon_span_t opening) {
      agon_episode_t *episode = NULL;
      return table->begin(environment, 2, 1, opening, &episode, NULL) == AGON_OK ? episode : NULL;
    }

    static agon_status_t play(agon_episode_t *episode, int32_t seat, int64_t id) {
      return table->apply(episode, &(agon_action_t){.seat = seat, .id = id}, 1, NULL);
    }

    static agon_status_t reading(const agon_episode_t *episode, agon_span_t text, int64_t due) {
      int64_t id = 0;
      agon_status_t status = table->parse_action(episode, 0, text, &id, NULL);
      EXPECT(status == AGON_UNPARSEABLE_ACTION || status == AGON_AMBIGUOUS_ACTION || id == due);
      return status;
    }

    static void the_last_stone_wins(void) {
      double returns[2], rewards[2];
      agon_progress_t progress = {.struct_size = sizeof progress};
      agon_episode_t *episode = start(TEXT("4"));
      EXPECT(play(episode, 0, 3) == AGON_OK);
      EXPECT(play(episode, 0, 1) == AGON_WRONG_PHASE);
      EXPECT(play(episode, 1, 2) == AGON_ILLEGAL_ACTION);
      EXPECT(play(episode, 1, 1) == AGON_OK);
      EXPECT(table->progress(episode, &progress) == AGON_OK);
      EXPECT(progress.phase == AGON_PHASE_TERMINATED && progress.turn == 2);
      EXPECT(table->returns(episode, returns, 2) == AGON_OK);
      EXPECT(returns[0] == -1 && returns[1] == 1);
      EXPECT(table->rewards(episode, rewards, 2) == AGON_OK);
      EXPECT(rewards[0] == -1 && rewards[1] == 1);
      table->end(episode);
    }

    static void openings_outside_the_pile_are_refused(void) {
      EXPECT(start(TEXT("0")) == NULL);
      EXPECT(start(TEXT("22")) == NULL);
      EXPECT(start(TEXT("\"many\"")) == NULL);
    }

    static void actions_are_read_liberally(void) {
      agon_episode_t *episode = start(TEXT("2"));
      EXPECT(reading(episode, TEXT("2"), 2) == AGON_OK);
      EXPECT(reading(episode, TEXT(" Take TWO stones. "), 2) == AGON_OK);
      EXPECT(reading(episode, TEXT("3"), 3) == AGON_ILLEGAL_ACTION);
      EXPECT(reading(episode, TEXT("1 or 2"), 0) == AGON_AMBIGUOUS_ACTION);
      EXPECT(reading(episode, TEXT("never 2"), 0) == AGON_UNPARSEABLE_ACTION);
      EXPECT(reading(episode, TEXT(""), 0) == AGON_UNPARSEABLE_ACTION);
      table->end(episode);
    }

    static void the_views_tell_the_past(void) {
      agon_episode_t *episode = start(TEXT(""));
      EXPECT(play(episode, 0, 3) == AGON_OK);
      output_t text = look(episode, AGON_VIEW_SEAT, AGON_MEDIA_TEXT);
      output_t json = look(episode, AGON_VIEW_RECALL, AGON_MEDIA_JSON);
      EXPECT(!strcmp(text.bytes, "Seat 0 took 3.\nStones left: 18. Seat 1 is to act.\n"));
      EXPECT(!strcmp(json.bytes, "{\"stones\":18,\"to_act\":1,\"taken\":[3]}"));
      table->end(episode);
    }

    static void copies_and_restored_episodes_are_equal(void) {
      agon_episode_t *episode = start(TEXT("20")), *copy = NULL, *restored = NULL;
      output_t bytes = {.size = 0}, again = {.size = 0};
      EXPECT(play(episode, 0, 3) == AGON_OK && play(episode, 1, 2) == AGON_OK);
      EXPECT(table->serialise(episode, &(agon_sink_t){&bytes, append}, NULL) == AGON_OK);
      EXPECT(table->restore(environment, (agon_span_t){bytes.bytes, bytes.size}, &restored, NULL) ==
             AGON_OK);
      EXPECT(table->clone(episode, AGON_CLONE_EXACT, 0, 0, &copy, NULL) == AGON_OK);
      EXPECT(play(episode, 0, 1) == AGON_OK);
      EXPECT(table->position_key(copy) == table->position_key(restored));
      EXPECT(table->position_key(copy) != table->position_key(episode));
      EXPECT(table->serialise(restored, &(agon_sink_t){&again, append}, NULL) == AGON_OK);
      EXPECT(again.size == bytes.size && !memcmp(again.bytes, bytes.bytes, bytes.size));
      table->end(episode), table->end(copy), table->end(restored);
      bytes.bytes[bytes.size - 8] = 9; /* the last action becomes one that there is not */
      EXPECT(table->restore(environment, (agon_span_t){bytes.bytes, bytes.size}, &restored, NULL) ==
             AGON_INVALID_DATA);
    }

    int main(void) {
      const agon_plugin_t *plugin = agon_entry(AGON_ABI_MAJOR, AGON_ABI_MINOR);
      table = plugin->environment_at(0);
      if (table->create(NULL, TEXT("{}"), &environment, NULL) != AGON_OK) return 1;
      the_last_stone_wins();
      openings_outside_the_pile_are_refused();
      actions_are_read_liberally();
      the_views_tell_the_past();
      copies_and_restored_episodes_are_equal();
      table->destroy(environment);
      printf(failures ? "%d expectations fail.\n" : "All expectations hold.\n", failures);
      return failures ? EXIT_FAILURE : EXIT_SUCCESS;
    }
    """#)
}
