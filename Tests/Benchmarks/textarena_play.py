# SPDX-License-Identifier: Apache-2.0
"""TextArena's side of the benchmarks: random Connect Four with the observation as text and the
names of the legal actions made at every turn. Prints turns and seconds of processor time.

    python textarena_play.py GAMES

`-raw` is its fastest form. It lists no legal actions; they are read off the board, as its own
check of an action does.
"""

import random
import sys
import time

import textarena


def play(games: int) -> int:
    chance = random.Random(0).random
    turns = 0
    for number in range(games):
        environment = textarena.make("ConnectFour-v0-raw")
        environment.reset(num_players=2, seed=number)
        done = False
        while not done:
            _, observation = environment.get_observation()
            _ = "\n".join(message for _, message, _ in observation)
            top = environment.state.game_state["board"][0]
            names = [f"[col {column}]" for column, cell in enumerate(top) if cell == "."]
            done, _ = environment.step(names[int(chance() * len(names))])
            turns += 1
        environment.close()
    return turns


if __name__ == "__main__":
    play(10)
    begin = time.process_time()
    made = play(int(sys.argv[1]))
    print(made, time.process_time() - begin)
