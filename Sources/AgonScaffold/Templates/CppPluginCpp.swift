// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `plugin.cpp` of a plugin in C++.
  static let cppPluginCpp = TemplateFile(
    "plugin.cpp",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    // The functions of the ABI, made from the class Game: for sequential games without chance and
    // without secrets. There is seldom a reason to change this file. No exception leaves it.
    //
    // Bytes of an episode: its id, version, opening, number of seats, seed and actions. To restore it
    // is to play the actions again, so bytes cannot make a state that play cannot reach.
    #include "game.hpp"

    #include <algorithm>
    #include <cctype>
    #include <cstring>
    #include <new>
    #include <stdexcept>

    struct agon_environment {};

    struct agon_episode {
      Game game;
      uint32_t seats;
      uint64_t seed;
      std::string opening;
      std::vector<double> before; // the returns before the last action
      std::vector<int64_t> actions;
    };

    namespace {

    const agon_descriptor_t descriptor = Game::facts();
    agon_environment the_environment; // there are no parameters, so one serves all

    // A call that fails: its status and the sentence that says why.
    struct Failure {
      agon_status_t status;
      std::string sentence;
    };

    agon_status_t write(agon_error_t *error, agon_status_t status, const char *sentence) {
      if (!error) return status;
      error->code = status;
      std::size_t size = std::min(std::strlen(sentence), sizeof error->message - 1);
      std::memcpy(error->message, sentence, size);
      error->message[size] = 0;
      return status;
    }

    // Runs the body of a call and turns what it throws into a status and a sentence.
    template <typename Body>
    agon_status_t answer(agon_error_t *error, Body body) {
      try {
        body();
        return AGON_OK;
      } catch (const Failure &failure) {
        return write(error, failure.status, failure.sentence.c_str());
      } catch (const std::bad_alloc &) {
        return write(error, AGON_NO_MEMORY, "There is no memory left.");
      } catch (const std::exception &exception) {
        return write(error, AGON_INTERNAL, exception.what());
      } catch (...) {
        return write(error, AGON_INTERNAL, "The rules threw something that is no exception.");
      }
    }

    std::string string(agon_span_t span) {
      return span.size ? std::string(span.data, span.size) : std::string();
    }

    void put(const agon_sink_t *out, const std::string &text) {
      if (out->write(out->context, text.data(), text.size()))
        throw Failure{AGON_BUDGET_EXHAUSTED, "The sink takes no more."};
    }

    agon_status_t create(const agon_host_t *, agon_span_t parameters, agon_environment_t **out,
                         agon_error_t *error) {
      return answer(error, [&] {
        if (parameters.size && string(parameters) != "{}")
          throw Failure{AGON_INVALID_DATA, "{{name}} takes no parameters."};
        *out = &the_environment;
      });
    }

    void destroy(agon_environment_t *) {}

    agon_episode *make(uint32_t seats, uint64_t seed, const std::string &opening) {
      if (seats < descriptor.least_seats || seats > descriptor.most_seats)
        throw Failure{AGON_INVALID_ARGUMENT, "{{name}} is not made for so many seats."};
      try {
        Game game(seats, seed, opening);
        return new agon_episode{game, seats, seed, opening, game.returns(), {}};
      } catch (const std::invalid_argument &wrong) {
        throw Failure{AGON_INVALID_DATA, wrong.what()};
      }
    }

    agon_status_t begin(const agon_environment_t *, uint32_t seats, uint64_t seed, agon_span_t opening,
                        agon_episode_t **out, agon_error_t *error) {
      return answer(error, [&] { *out = make(seats, seed, string(opening)); });
    }

    void end(agon_episode_t *episode) { delete episode; }

    std::vector<int64_t> legal(const agon_episode &episode, int64_t seat) {
      return episode.game.seat_to_act() == seat ? episode.game.legal() : std::vector<int64_t>{};
    }

    bool is_legal(const agon_episode &episode, int64_t seat, int64_t action) {
      std::vector<int64_t> actions = legal(episode, seat);
      return std::find(actions.begin(), actions.end(), action) != actions.end();
    }

    agon_status_t progress(const agon_episode_t *episode, agon_progress_t *out) {
      return answer(nullptr, [&] {
        agon_progress_t report{};
        int32_t seat = episode->game.seat_to_act();
        report.struct_size = out->struct_size;
        report.phase = seat < 0 ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY;
        report.seat_to_act = seat;
        report.seat_count = episode->seats;
        report.turn = static_cast<int64_t>(episode->actions.size());
        report.acting = seat < 0 ? 0 : 1ull << seat;
        report.legal_count = seat < 0 ? 0 : legal(*episode, seat).size();
        std::memcpy(out, &report, std::min<std::size_t>(out->struct_size, sizeof report));
      });
    }

    agon_status_t legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                uint64_t capacity, uint64_t *count) {
      return answer(nullptr, [&] {
        std::vector<int64_t> actions = legal(*episode, seat);
        *count = actions.size();
        std::copy_n(actions.begin(), std::min<uint64_t>(capacity, actions.size()), ids);
      });
    }

    agon_status_t action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                              const agon_sink_t *out) {
      return answer(nullptr, [&] {
        std::string name = episode->game.name(id);
        if (seat < 0 || static_cast<uint32_t>(seat) >= episode->seats || name.empty())
          throw Failure{AGON_INVALID_ARGUMENT, "There is no such action."};
        put(out, name);
      });
    }

    // A text in small letters, without outer blanks and punctuation.
    std::string plain(std::string text) {
      const char *outer = " \t\r\n\"'`()[]<>.!,;";
      std::size_t first = text.find_first_not_of(outer);
      if (first == text.npos) return "";
      text = text.substr(first, text.find_last_not_of(outer) - first + 1);
      for (char &byte : text) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
      return text;
    }

    agon_status_t parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                               int64_t *id, agon_error_t *error) {
      return answer(error, [&] {
        if (seat >= episode->seats) throw Failure{AGON_INVALID_ARGUMENT, "There is no such seat."};
        std::vector<int64_t> meant = episode->game.read(plain(string(text)));
        if (meant.empty())
          throw Failure{AGON_UNPARSEABLE_ACTION, "This is no action; see the rules."};
        if (std::count(meant.begin(), meant.end(), meant[0]) != static_cast<int64_t>(meant.size()))
          throw Failure{AGON_AMBIGUOUS_ACTION, "This may mean several actions."};
        *id = meant[0];
        if (!is_legal(*episode, seat, *id))
          throw Failure{AGON_ILLEGAL_ACTION, "The action is not legal now."};
      });
    }

    // Refuses first, then changes, and changes a copy first: an action that fails leaves no trace.
    void play(agon_episode &episode, int64_t seat, int64_t action) {
      if (episode.game.seat_to_act() < 0)
        throw Failure{AGON_WRONG_PHASE, "The episode has ended."};
      if (seat != episode.game.seat_to_act())
        throw Failure{AGON_WRONG_PHASE, "Another seat is to act."};
      if (!is_legal(episode, seat, action))
        throw Failure{AGON_ILLEGAL_ACTION, "The action is not legal now."};
      agon_episode next = episode;
      next.before = episode.game.returns();
      next.game.apply(action);
      next.actions.push_back(action);
      episode = std::move(next);
    }

    agon_status_t apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                        agon_error_t *error) {
      return answer(error, [&] {
        if (count != 1 || actions->kind != AGON_ACTION_ENUMERATED)
          throw Failure{AGON_INVALID_ARGUMENT, "One enumerated action is applied at a time."};
        play(*episode, actions->seat, actions->id);
      });
    }

    void copy(const agon_episode_t *episode, const std::vector<double> &numbers, double *out,
              uint64_t count) {
      if (count != episode->seats || numbers.size() != count)
        throw Failure{AGON_INVALID_ARGUMENT, "There are not so many seats."};
      std::copy(numbers.begin(), numbers.end(), out);
    }

    agon_status_t returns(const agon_episode_t *episode, double *out, uint64_t count) {
      return answer(nullptr, [&] { copy(episode, episode->game.returns(), out, count); });
    }

    agon_status_t rewards(const agon_episode_t *episode, double *out, uint64_t count) {
      return answer(nullptr, [&] {
        copy(episode, episode->game.returns(), out, count);
        for (uint64_t seat = 0; seat < count; seat++) out[seat] -= episode->before.at(seat);
      });
    }

    agon_status_t observe(const agon_episode_t *episode, uint32_t seat, int32_t view, int32_t media,
                          const agon_sink_t *out, agon_error_t *error) {
      return answer(error, [&] {
        if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL)
          throw Failure{AGON_UNSUPPORTED, "There is no such view."};
        if (view <= AGON_VIEW_RECALL && seat >= episode->seats)
          throw Failure{AGON_INVALID_ARGUMENT, "There is no such seat."};
        if (media != AGON_MEDIA_TEXT && media != AGON_MEDIA_JSON)
          throw Failure{AGON_UNSUPPORTED, "{{name}} is seen as text or JSON."};
        put(out, media == AGON_MEDIA_TEXT ? episode->game.text(seat, view)
                                          : episode->game.json(seat, view));
      });
    }

    agon_status_t outcome(const agon_episode_t *episode, const agon_sink_t *out) {
      return answer(nullptr, [&] {
        if (episode->game.seat_to_act() >= 0)
          throw Failure{AGON_WRONG_PHASE, "The episode goes on."};
        put(out, "{\"reason\":\"" + episode->game.reason() + "\"}");
      });
    }

    // Without chance and secrets all modes are the same.
    agon_status_t clone(const agon_episode_t *episode, int32_t mode, uint32_t seat, uint64_t,
                        agon_episode_t **out, agon_error_t *error) {
      return answer(error, [&] {
        if (mode < AGON_CLONE_EXACT || mode > AGON_CLONE_RESAMPLE)
          throw Failure{AGON_UNSUPPORTED, "There is no such clone mode."};
        if (mode == AGON_CLONE_RESAMPLE && seat >= episode->seats)
          throw Failure{AGON_INVALID_ARGUMENT, "There is no such seat."};
        *out = new agon_episode(*episode);
      });
    }

    std::string bytes(uint64_t number) {
      std::string bytes;
      for (int i = 0; i < 8; i++) bytes += static_cast<char>(number >> 8 * i & 0xFF);
      return bytes;
    }

    std::string bytes(const std::string &text) { return bytes(text.size()) + text; }

    // The bytes before the opening: they tell this environment from others.
    std::string head() { return bytes(string(descriptor.id)) + bytes(string(descriptor.version)); }

    agon_status_t serialise(const agon_episode_t *episode, const agon_sink_t *out,
                            agon_error_t *error) {
      return answer(error, [&] {
        std::string all = head() + bytes(episode->opening) + bytes(episode->seats) +
                          bytes(episode->seed) + bytes(episode->actions.size());
        for (int64_t action : episode->actions) all += bytes(static_cast<uint64_t>(action));
        put(out, all);
      });
    }

    // Reads what `bytes` wrote; throws where the bytes end too early.
    class Reader {
     public:
      explicit Reader(std::string bytes) : rest_(std::move(bytes)) {}

      std::string text(uint64_t size) {
        if (size > rest_.size()) throw std::out_of_range("they end too early");
        std::string text = rest_.substr(0, size);
        rest_.erase(0, size);
        return text;
      }

      uint64_t number() {
        uint64_t number = 0;
        std::string bytes = text(8);
        for (int i = 7; i >= 0; i--)
          number = number << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        return number;
      }

      bool is_at_end() const { return rest_.empty(); }

     private:
      std::string rest_;
    };

    agon_episode *replay(Reader reader) {
      if (reader.text(head().size()) != head()) throw std::out_of_range("they are of another game");
      std::string opening = reader.text(reader.number());
      uint64_t seats = reader.number();
      uint64_t seed = reader.number();
      agon_episode *made = make(static_cast<uint32_t>(std::min<uint64_t>(seats, 65)), seed, opening);
      try {
        for (uint64_t left = reader.number(); left > 0; left--)
          play(*made, made->game.seat_to_act(), static_cast<int64_t>(reader.number()));
        if (!reader.is_at_end()) throw std::out_of_range("they go on too long");
        return made;
      } catch (...) {
        delete made;
        throw;
      }
    }

    agon_status_t restore(const agon_environment_t *, agon_span_t bytes, agon_episode_t **out,
                          agon_error_t *error) {
      return answer(error, [&] {
        const std::string corrupt = "The bytes are no episode of {{name}}: ";
        try {
          *out = replay(Reader(string(bytes)));
        } catch (const Failure &failure) {
          throw Failure{AGON_INVALID_DATA, corrupt + failure.sentence};
        } catch (const std::out_of_range &wrong) {
          throw Failure{AGON_INVALID_DATA, corrupt + wrong.what() + "."};
        }
      });
    }

    uint64_t position_key(const agon_episode_t *episode) {
      uint64_t key = 0;
      answer(nullptr, [&] { key = episode->game.key(); });
      return key;
    }

    const void *extension(const char *) { return nullptr; }

    const agon_environment_table_t table = {
        sizeof table, 0, &descriptor, create, destroy, begin, end, progress, legal_actions,
        nullptr /* chance never acts */, action_name, parse_action, apply, rewards, returns, observe,
        outcome, clone, serialise, restore, position_key, extension};

    agon_status_t initialise(const agon_host_t *, agon_span_t, agon_error_t *) { return AGON_OK; }

    uint32_t environment_count() { return 1; }

    const agon_environment_table_t *environment_at(uint32_t index) {
      return index == 0 ? &table : nullptr;
    }

    const agon_plugin_t plugin = {
        sizeof plugin, AGON_ABI_MAJOR, AGON_ABI_MINOR, 0, descriptor.id, descriptor.version, {},
        initialise, environment_count, environment_at};

    } // namespace

    const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t) {
      return host_major == AGON_ABI_MAJOR ? &plugin : nullptr;
    }
    """#)
}
