// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `src/game_tests.rs` of a plugin in Rust.
  static let rustGameTestsRs = TemplateFile(
    "src/game_tests.rs",
    #"""
    // SPDX-License-Identifier: Apache-2.0
    //! Tests of the rules.

    use crate::agon_abi::VIEW_SEAT;
    use crate::game::Game;

    fn begin(opening: &str) -> Game {
        Game::begin(2, 1, opening).unwrap()
    }

    #[test]
    fn the_last_stone_wins() {
        let mut game = begin("4");
        assert_eq!(game.seat_to_act(), Some(0));
        game.apply(3);
        assert_eq!(game.legal(), [1]);
        game.apply(1);
        assert_eq!(game.seat_to_act(), None);
        assert_eq!(game.returns(), [-1.0, 1.0]);
    }

    #[test]
    fn openings_outside_the_pile_are_refused() {
        for opening in ["0", "22", "-1", "\"many\""] {
            assert!(Game::begin(2, 1, opening).is_err(), "{opening}");
        }
    }

    #[test]
    fn actions_are_read_liberally() {
        let game = begin("");
        assert_eq!(game.read("2"), [2]);
        assert_eq!(game.read("take  two stones"), [2]);
        assert_eq!(game.read("1 or 2"), [1, 2]);
        assert!(game.read("never 2").is_empty());
    }

    #[test]
    fn the_views_tell_the_past() {
        let mut game = begin("");
        game.apply(3);
        assert_eq!(game.json(0, VIEW_SEAT), r#"{"stones":18,"to_act":1,"taken":[3]}"#);
        assert_eq!(game.text(0, VIEW_SEAT), "Seat 0 took 3.\nStones left: 18. Seat 1 is to act.\n");
    }
    """#)
}
