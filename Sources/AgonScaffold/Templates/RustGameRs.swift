// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `src/game.rs` of a plugin in Rust.
  static let rustGameRs = TemplateFile(
    "src/game.rs",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    //! The rules of {{name}}: a pile of 21 stones, of which each seat in turn takes 1, 2 or 3. Who
    //! takes the last one wins.

    use crate::agon_abi::*;

    const START: i64 = 21;

    /// The state of an episode.
    #[derive(Clone)]
    pub struct Game {
        stones: i64,
        seat: usize,
        taken: Vec<i64>,
    }

    /// The declared facts, beside those of `Descriptor::TWO_SEATS`.
    pub const FACTS: Descriptor = Descriptor {
        most_turns: START,
        id: Span::of("{{name}}"),
        version: Span::of("1.0.0"),
        title: Span::of("{{title}}"),
        summary: Span::of("Two seats take stones from a pile; who takes the last one wins."),
        rules: Span::of(
            "A pile has 21 stones. In turn each seat takes 1, 2 or 3 of them. Who takes the last \
             one wins. An action is the number of stones: 1, 2 or 3.",
        ),
        licence: Span::of("Apache-2.0"),
        authors: Span::of("you"),
        ..Descriptor::TWO_SEATS
    };

    impl Game {
        /// Begins an episode. The opening, "" for the usual start, is the number of stones.
        pub fn begin(_seats: usize, _seed: u64, opening: &str) -> Result<Game, String> {
            let stones = if opening.is_empty() { Some(START) } else { opening.parse().ok() };
            match stones.filter(|stones| (1..=START).contains(stones)) {
                Some(stones) => Ok(Game { stones, seat: 0, taken: Vec::new() }),
                None => Err(format!("The opening is a number of stones from 1 to {START}.")),
            }
        }

        /// The seat that acts; none after the end.
        pub fn seat_to_act(&self) -> Option<usize> {
            (self.stones > 0).then_some(self.seat)
        }

        /// The legal actions, ascending. Not called after the end.
        pub fn legal(&self) -> Vec<i64> {
            (1..=self.stones.min(3)).collect()
        }

        /// The name of an action; none when there is no such action at any turn.
        pub fn name(&self, action: i64) -> Option<String> {
            (1..=3).contains(&action).then(|| action.to_string())
        }

        /// The actions that a text may mean, legal or not: none when it names no action, several when
        /// it is ambiguous. The text is in small letters, without outer blanks and punctuation.
        pub fn read(&self, text: &str) -> Vec<i64> {
            let named = |word| match word {
                "1" | "one" => Some(1),
                "2" | "two" => Some(2),
                "3" | "three" => Some(3),
                "take" | "stone" | "stones" | "or" | "and" => Some(0),
                _ => None,
            };
            let words: Option<Vec<i64>> = text.split_whitespace().map(named).collect();
            words.unwrap_or_default().into_iter().filter(|&action| action > 0).collect()
        }

        /// Applies a legal action.
        pub fn apply(&mut self, action: i64) {
            self.stones -= action;
            self.taken.push(action);
            self.seat = 1 - self.seat;
        }

        /// The return of each seat so far. After the end the loser would be to act.
        pub fn returns(&self) -> Vec<f64> {
            match (self.stones, self.seat) {
                (0, 0) => vec![-1.0, 1.0],
                (0, _) => vec![1.0, -1.0],
                _ => vec![0.0, 0.0],
            }
        }

        /// What a seat, or nobody, sees, as text. VIEW_RECALL tells the past too.
        pub fn text(&self, _seat: usize, _view: i32) -> String {
            let took = self.taken.iter().enumerate();
            let past: String = took.map(|(i, n)| format!("Seat {} took {n}.\n", i % 2)).collect();
            let turn = match self.seat_to_act() {
                Some(seat) => format!("{seat} is to act"),
                None => format!("{} has won", 1 - self.seat),
            };
            format!("{past}Stones left: {}. Seat {turn}.\n", self.stones)
        }

        /// The same as a JSON object.
        pub fn json(&self, _seat: usize, _view: i32) -> String {
            let to_act = self.seat_to_act().map_or("null".into(), |seat| seat.to_string());
            let taken: Vec<_> = self.taken.iter().map(i64::to_string).collect();
            let (stones, taken) = (self.stones, taken.join(","));
            format!("{{\"stones\":{stones},\"to_act\":{to_act},\"taken\":[{taken}]}}")
        }

        /// Why the episode has ended, in a few words without quotation marks.
        pub fn reason(&self) -> &str {
            "last stone"
        }

        /// A number that is equal for equal positions only, and not 0; or 0 for none.
        pub fn key(&self) -> u64 {
            self.stones as u64 * 2 + self.seat as u64 + 1
        }
    }
    """#)
}
