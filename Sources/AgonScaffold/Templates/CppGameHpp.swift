// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `game.hpp` of a plugin in C++.
  static let cppGameHpp = TemplateFile(
    "game.hpp",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    // The state of an episode and its rules; plugin.cpp makes the functions of the ABI from them.
    #pragma once

    #include <agon/agon.h>

    #include <cstdint>
    #include <string>
    #include <vector>

    // The state of an episode. It is copied by assignment, so it holds values only.
    class Game {
     public:
      static constexpr int start = 21; // stones in the pile

      // The declared facts; the texts live as long as the process.
      static agon_descriptor_t facts();

      // Begins an episode from an opening, "" for the usual start. Throws std::invalid_argument with a
      // sentence that says what is wrong with the opening.
      Game(uint32_t seats, uint64_t seed, const std::string &opening);

      // The seat that acts, or AGON_SEAT_NONE after the end.
      int32_t seat_to_act() const;

      // The legal actions, ascending. Not called after the end.
      std::vector<int64_t> legal() const;

      // The name of an action; empty when there is no such action at any turn.
      std::string name(int64_t action) const;

      // The actions that a text may mean, legal or not: none when it names no action, several when it
      // is ambiguous. The text is in small letters, without outer blanks and punctuation.
      std::vector<int64_t> read(const std::string &text) const;

      // Applies a legal action.
      void apply(int64_t action);

      // The return of each seat so far.
      std::vector<double> returns() const;

      // What a seat, or nobody, sees: a text, and a JSON object. AGON_VIEW_RECALL tells the past too.
      std::string text(uint32_t seat, int32_t view) const;
      std::string json(uint32_t seat, int32_t view) const;

      // Why the episode has ended, in a few words without quotation marks.
      std::string reason() const;

      // A number that is equal for equal positions only, and not 0; or 0 for none.
      uint64_t key() const;

     private:
      int stones_ = start;
      int32_t seat_ = 0;
      std::vector<int64_t> taken_;
    };
    """#)
}
