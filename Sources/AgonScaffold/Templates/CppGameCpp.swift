// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `game.cpp` of a plugin in C++.
  static let cppGameCpp = TemplateFile(
    "game.cpp",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    // The rules of {{name}}: a pile of 21 stones, of which each seat in turn takes 1, 2 or 3. Who
    // takes the last one wins.
    #include "game.hpp"

    #include <algorithm>
    #include <map>
    #include <sstream>
    #include <stdexcept>

    namespace {

    template <std::size_t size>
    agon_span_t span(const char (&text)[size]) { return {text, size - 1}; }

    } // namespace

    agon_descriptor_t Game::facts() {
      agon_descriptor_t facts{};
      facts.struct_size = sizeof facts;
      facts.dynamics = AGON_DYNAMICS_SEQUENTIAL;
      facts.chance = AGON_CHANCE_NONE;
      facts.utility = AGON_UTILITY_ZERO_SUM;
      facts.replay = AGON_REPLAY_EXACT;
      facts.least_seats = facts.most_seats = 2;
      facts.abilities = AGON_ABILITY_PERFECT_INFORMATION | AGON_ABILITY_CLONE |
                        AGON_ABILITY_SERIALISE | AGON_ABILITY_ENUMERATE;
      facts.media = 1ull << AGON_MEDIA_TEXT | 1ull << AGON_MEDIA_JSON;
      facts.least_return = -1;
      facts.most_return = 1;
      facts.most_turns = start;
      facts.id = span("{{name}}");
      facts.version = span("1.0.0");
      facts.title = span("{{title}}");
      facts.summary = span("Two seats take stones from a pile; who takes the last one wins.");
      facts.rules = span("A pile has 21 stones. In turn each seat takes 1, 2 or 3 of them. Who takes "
                         "the last one wins. An action is the number of stones: 1, 2 or 3.");
      facts.licence = span("Apache-2.0");
      facts.authors = span("you");
      return facts;
    }

    // The opening is the number of stones to begin with.
    Game::Game(uint32_t, uint64_t, const std::string &opening) {
      if (opening.empty()) return;
      bool is_number = opening.size() < 3 && opening.find_first_not_of("0123456789") == opening.npos;
      stones_ = is_number ? std::stoi(opening) : 0;
      if (stones_ < 1 || stones_ > start)
        throw std::invalid_argument("The opening is a number of stones from 1 to 21.");
    }

    int32_t Game::seat_to_act() const { return stones_ > 0 ? seat_ : AGON_SEAT_NONE; }

    std::vector<int64_t> Game::legal() const {
      std::vector<int64_t> actions{1, 2, 3};
      actions.resize(static_cast<std::size_t>(std::min(stones_, 3)));
      return actions;
    }

    std::string Game::name(int64_t action) const {
      return action >= 1 && action <= 3 ? std::to_string(action) : "";
    }

    // Reads "2", "two", "take 2" and "2 stones"; "1 or 2" means two actions.
    std::vector<int64_t> Game::read(const std::string &text) const {
      static const std::map<std::string, int64_t> words{
          {"1", 1}, {"2", 2}, {"3", 3}, {"one", 1}, {"two", 2}, {"three", 3},
          {"take", 0}, {"stone", 0}, {"stones", 0}, {"or", 0}, {"and", 0}};
      std::vector<int64_t> actions;
      std::istringstream stream(text);
      for (std::string word; stream >> word;) {
        auto found = words.find(word);
        if (found == words.end()) return {};
        if (found->second) actions.push_back(found->second);
      }
      return actions;
    }

    void Game::apply(int64_t action) {
      stones_ -= static_cast<int>(action);
      taken_.push_back(action);
      seat_ = 1 - seat_;
    }

    // The winner took the last stone, so the other seat would be to act.
    std::vector<double> Game::returns() const {
      if (stones_ > 0) return {0, 0};
      return seat_ == 0 ? std::vector<double>{-1, 1} : std::vector<double>{1, -1};
    }

    std::string Game::text(uint32_t, int32_t) const {
      std::ostringstream text;
      for (std::size_t i = 0; i < taken_.size(); i++)
        text << "Seat " << i % 2 << " took " << taken_[i] << ".\n";
      text << "Stones left: " << stones_ << ". Seat ";
      stones_ > 0 ? text << seat_ << " is to act.\n" : text << 1 - seat_ << " has won.\n";
      return text.str();
    }

    std::string Game::json(uint32_t, int32_t) const {
      std::string taken;
      for (int64_t action : taken_) taken += (taken.empty() ? "" : ",") + std::to_string(action);
      return "{\"stones\":" + std::to_string(stones_) + ",\"to_act\":" +
             (stones_ > 0 ? std::to_string(seat_) : "null") + ",\"taken\":[" + taken + "]}";
    }

    std::string Game::reason() const { return "last stone"; }

    uint64_t Game::key() const {
      return static_cast<uint64_t>(stones_) * 2 + static_cast<uint64_t>(seat_) + 1;
    }
    """#)
}
