# SPDX-License-Identifier: Apache-2.0
"""OpenSpiel's side of the benchmarks: random Connect Four with the observation as text and the
names of the legal actions made at every turn. Prints turns and seconds of processor time.

    python pyspiel_play.py GAMES
"""

import random
import sys
import time

import pyspiel


def play(games: int) -> int:
    game = pyspiel.load_game("connect_four")
    chance = random.Random(0).random
    turns = 0
    for _ in range(games):
        state = game.new_initial_state()
        while not state.is_terminal():
            seat = state.current_player()
            state.observation_string(seat)
            legal = state.legal_actions()
            _ = [state.action_to_string(seat, action) for action in legal]
            state.apply_action(legal[int(chance() * len(legal))])
            turns += 1
        state.returns()
    return turns


if __name__ == "__main__":
    play(10)
    begin = time.process_time()
    made = play(int(sys.argv[1]))
    print(made, time.process_time() - begin)
