# SPDX-License-Identifier: Apache-2.0
"""The figures of language agents: what a turn costs beside its model, and a tournament whose model fails."""

import json
import pathlib
import sqlite3
import statistics
import subprocess
import urllib.request
from collections.abc import Iterator

from figure import ROUNDS, Figure
from workshop import HERE, ROOT, WORK, Failed, Shop, build_c, fresh, output, say

GAMES = 1_000
SHARE = 0.2  # of the answers that go wrong
MOST_RUNS = 20  # of the command that goes on where it stopped

ARENA = """
arena: faults
environments: [{{id: tic_tac_toe, openings: {{random_plies: 2}}}}]
agents:
  - {{kind: language, name: one, settings: &settings {{model: m, endpoint: work, strategy: direct}}}}
  - {{kind: language, name: two, settings: *settings}}
pairs: {pairs}
jobs: 64
endpoints:
  work:
    url: {url}
    concurrency: 64
    connect_timeout: 5
    first_byte_timeout: 1
    idle_timeout: 1
"""


def measure(shop: Shop) -> Iterator[Figure]:
    yield turn(shop)
    yield from tournament(shop)


def turn(shop: Shop) -> Figure:
    """Prompt, reading of the answer, claims and record, beside the bare JSON of the same calls."""
    say("a turn of a language agent")
    taken = []
    for _ in range(ROUNDS):
        line = output(shop.bench, "language", shop.plugin, 100, fresh("language.db"))
        taken.append(tuple(float(word) for word in line.split()[1:]))
    fresh("language.db")
    ours, bare = (statistics.median(side) for side in zip(*taken))
    return Figure(
        "turn of a language agent beside its model / JSON of its calls",
        statistics.median(each / json for each, json in taken), 5, least=False,
        note=f"{ours:.0f} against {bare:.0f} us of processor time")


def tournament(shop: Shop) -> Iterator[Figure]:
    """A thousand games whose model fails in every fifth answer, in eight ways."""
    say(f"{GAMES:,} games with a model that fails")
    server = build_c("model_server", [HERE / "model_server.c", HERE / "model_answers.c"], [])
    command = [server, "latency=5", "drip=1", "retry_after=1", f"faults={SHARE}", "play=1"]
    path = fresh("faults.db")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        address = child.stdout.readline().split()[1]
        arena = WORK / "faults.yaml"
        arena.write_text(ARENA.format(pairs=GAMES // 2, url=address + "/v1"))
        runs = play(shop, arena, path)
        with urllib.request.urlopen(address + "/stats") as answer:
            stats = json.load(answer)
        child.stdin.close()
    connection = sqlite3.connect(path)
    games, keys = connection.execute("SELECT count(*), count(DISTINCT key) FROM episode").fetchone()
    ended = connection.execute(
        "SELECT count(*) FROM episode WHERE ending = 'terminated'").fetchone()[0]
    calls, attempts = connection.execute("SELECT count(*), sum(attempts) FROM call").fetchone()
    connection.close()
    output(shop.agon, "verify", path)
    fresh("faults.db")
    faults = {word: count for word, count in stats["faults"].items() if count}
    yield Figure(
        f"games lost or played twice of {GAMES:,} with {SHARE:.0%} faults",
        abs(GAMES - games) + games - keys, 0, least=False,
        note=f"{runs} run(s) of the command; {faults}")
    yield Figure(
        "of those, ended by a fault of the model's server", games - ended, 0, least=False,
        note=f"{calls} calls, sent {attempts} times")


def play(shop: Shop, arena: pathlib.Path, path: pathlib.Path) -> int:
    """Runs the tournament until it is complete, and returns how often."""
    for run in range(1, MOST_RUNS + 1):
        words = [str(word) for word in (shop.agon, "run", arena, "--output", path)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
        if done.returncode == 0:
            return run
        if done.returncode != 1:
            raise Failed(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    raise Failed(f"the tournament was not complete after {MOST_RUNS} runs:\n{done.stderr[-2000:]}")
