// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `test.cpp` of a plugin in C++.
  static let cppTestCpp = TemplateFile(
    "test.cpp",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    // Tests of the rules, and of the plugin through its table, as a host uses it.
    #include "game.hpp"

    #include <cstdlib>
    #include <iostream>
    #include <stdexcept>

    namespace {

    int failures = 0;

    void expect(bool holds, const char *condition, int line) {
      if (holds) return;
      failures++;
      std::cout << "test.cpp:" << line << ": this does not hold: " << condition << "\n";
    }

    #define EXPECT(...) expect((__VA_ARGS__), #__VA_ARGS__, __LINE__)

    void the_last_stone_wins() {
      Game game(2, 1, "4");
      EXPECT(game.seat_to_act() == 0);
      game.apply(3);
      EXPECT(game.legal() == std::vector<int64_t>{1});
      game.apply(1);
      EXPECT(game.seat_to_act() == AGON_SEAT_NONE);
      EXPECT(game.returns() == std::vector<double>{-1, 1});
    }

    void openings_outside_the_pile_are_refused() {
      for (const char *opening : {"0", "22", "-1", "\"many\"", "99999999999999999999"}) {
        try {
          Game game(2, 1, opening);
          expect(false, opening, __LINE__);
        } catch (const std::invalid_argument &) {
        }
      }
    }

    void actions_are_read_liberally() {
      Game game(2, 1, "");
      EXPECT(game.read("2") == std::vector<int64_t>{2});
      EXPECT(game.read("take  two stones") == std::vector<int64_t>{2});
      EXPECT(game.read("1 or 2") == std::vector<int64_t>{1, 2});
      EXPECT(game.read("never 2").empty());
    }

    void the_views_tell_the_past() {
      Game game(2, 1, "");
      game.apply(3);
      EXPECT(game.text(0, AGON_VIEW_SEAT) ==
             "Seat 0 took 3.\nStones left: 18. Seat 1 is to act.\n");
      EXPECT(game.json(0, AGON_VIEW_SEAT) == "{\"stones\":18,\"to_act\":1,\"taken\":[3]}");
    }

    int32_t append(void *context, const void *bytes, uint64_t size) {
      static_cast<std::string *>(context)->append(static_cast<const char *>(bytes), size);
      return 0;
    }

    void the_table_refuses_and_restores() {
      const agon_environment_table_t &table = *agon_entry(AGON_ABI_MAJOR, 0)->environment_at(0);
      agon_environment_t *environment = nullptr;
      agon_episode_t *episode = nullptr, *restored = nullptr;
      EXPECT(table.create(nullptr, {"{}", 2}, &environment, nullptr) == AGON_OK);
      EXPECT(table.begin(environment, 3, 1, {}, &episode, nullptr) == AGON_INVALID_ARGUMENT);
      EXPECT(table.begin(environment, 2, 1, {"20", 2}, &episode, nullptr) == AGON_OK);
      agon_action_t action{};
      action.id = 4;
      EXPECT(table.apply(episode, &action, 1, nullptr) == AGON_ILLEGAL_ACTION);
      action.id = 3;
      EXPECT(table.apply(episode, &action, 1, nullptr) == AGON_OK);
      EXPECT(table.apply(episode, &action, 1, nullptr) == AGON_WRONG_PHASE);
      std::string bytes, again;
      agon_sink_t sink{&bytes, append}, other{&again, append};
      EXPECT(table.serialise(episode, &sink, nullptr) == AGON_OK);
      agon_span_t span{bytes.data(), bytes.size()};
      EXPECT(table.restore(environment, span, &restored, nullptr) == AGON_OK);
      EXPECT(table.serialise(restored, &other, nullptr) == AGON_OK && again == bytes);
      EXPECT(table.position_key(restored) == table.position_key(episode));
      span.size--;
      agon_error_t error{};
      error.struct_size = sizeof error;
      EXPECT(table.restore(environment, span, &restored, &error) == AGON_INVALID_DATA);
      table.end(episode);
      table.end(restored);
      table.destroy(environment);
    }

    } // namespace

    int main() {
      the_last_stone_wins();
      openings_outside_the_pile_are_refused();
      actions_are_read_liberally();
      the_views_tell_the_past();
      the_table_refuses_and_restores();
      if (failures == 0) std::cout << "All expectations hold.\n";
      return failures ? EXIT_FAILURE : EXIT_SUCCESS;
    }
    """#)
}
