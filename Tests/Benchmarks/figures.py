# SPDX-License-Identifier: Apache-2.0
"""The figures: what is measured, beside what, and the bar."""

import pathlib
import sqlite3
import statistics
from collections.abc import Iterator

import language
import models
import wall
from figure import ROUNDS, Figure, in_turn, ratio
from workshop import (
    HERE, ROOT, WORK, Failed, Shop, fresh, output, say, seconds, seconds_and_peak)

# Recording is compared with one transaction an episode, as a tournament commits.
EPISODES_PER_COMMIT = 1


def measure(shop: Shop) -> Iterator[Figure]:
    yield play(shop)
    yield from text(shop)
    rows = Rows(shop)
    yield rows.figure()
    yield from tournament(shop, rows)
    yield cold_start(shop)
    yield from wall.measure(shop)
    yield from models.measure(shop)
    yield from language.measure(shop)


def rate(line: str) -> float:
    """Turns a second of processor time, from a line of turns and seconds."""
    turns, time = line.split()[:2]
    return float(turns) / float(time)


def play(shop: Shop) -> Figure:
    say("random play")
    games = 100_000
    sums = set()

    def measured(*command: object) -> float:
        line = output(*command)
        sums.add(line.split()[2])
        return rate(line)

    taken = in_turn(
        lambda: measured(shop.bench, "play", shop.plugin, games),
        lambda: measured(shop.random_play, games))
    name = "random play through the ABI, Swift / C"
    if len(sums) != 1:
        return Figure(name, None, 0.9, note="the games differ: " + ", ".join(sorted(sums)))
    speed = statistics.median(first for first, _ in taken) / 1e6
    return Figure(
        name, ratio(taken), 0.9, note=f"{speed:.1f} million turns a second, checksum {sums.pop()}")


def text(shop: Shop) -> Iterator[Figure]:
    for peer, bar, games in (("pyspiel", 4, 5_000), ("textarena", 10, 1_000)):
        name = f"random play with text and names, Agon / {peer}"
        python = shop.peers[peer]
        if python is None:
            yield Figure(name, None, bar, note="it could not be installed")
            continue
        say(f"{peer}")
        taken = in_turn(
            lambda: rate(output(shop.bench, "text", shop.plugin, 20_000)),
            lambda: rate(output(python, HERE / f"{peer}_play.py", games)))
        ours, theirs = (statistics.median(side) / 1e3 for side in zip(*taken))
        yield Figure(
            name, ratio(taken), bar,
            note=f"{ours:.0f} against {theirs:.0f} thousand turns a second of processor time")


class Rows:
    """Recording beside a bare sqlite3 loop that inserts the same rows in the same batches."""

    episodes = 5_000

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.schema = WORK / "schema.sql"
        self.schema.write_text(output(shop.bench, "schema"))

    def ours(self) -> float:
        """Turns a second that Agon's store records."""
        path = fresh("rows.db")
        return float(output(self.shop.bench, "rows", path, self.episodes, EPISODES_PER_COMMIT))

    def bare(self) -> float:
        """Turns a second that the bare loop records."""
        path = fresh("rows.db")
        words = (self.schema, path, self.episodes, EPISODES_PER_COMMIT)
        return float(output(self.shop.sqlite_rows, *words))

    def figure(self) -> Figure:
        say("recording")
        taken = in_turn(self.ours, self.bare)
        speed = statistics.median(second for _, second in taken) / 1e3
        note = f"the loop records {speed:.0f} thousand turns a second"
        return Figure("recorded turns, Agon / bare sqlite3 loop", ratio(taken), 0.8, note=note)


def tournament(shop: Shop, rows: Rows) -> Iterator[Figure]:
    say("tournament")
    arenas = {games: arena(games) for games in (1_000, 10_000)}
    peaks: dict[int, list[float]] = {games: [] for games in arenas}

    def turns_per_second(games: int) -> float:
        turns, time, peak = record(shop, arenas[games], games)
        peaks[games].append(peak)
        return turns / time

    for _ in range(ROUNDS):
        turns_per_second(1_000)
    taken = in_turn(lambda: turns_per_second(10_000), rows.bare)
    fresh("rows.db")
    speed = statistics.median(first for first, _ in taken) / 1e3
    small, large = (statistics.median(peaks[games]) for games in (1_000, 10_000))
    yield Figure(
        "recorded tournament of 10,000 games / bare sqlite3 loop", ratio(taken), 0.35,
        note=f"{speed:.0f} thousand turns a second, the program's start and end included")
    yield Figure("peak memory of that tournament, MB", large, 120, least=False)
    yield Figure(
        "peak memory, 10,000 games / 1,000 games", large / small, 1.1, least=False,
        note="the standings at the end included")


def arena(games: int) -> pathlib.Path:
    """arenas/random.yaml with another number of games."""
    text = (ROOT / "arenas" / "random.yaml").read_text()
    if "\npairs: 5000\n" not in text:
        raise Failed("arenas/random.yaml does not ask for 5000 pairs")
    path = WORK / f"random-{games}.yaml"
    path.write_text(text.replace("\npairs: 5000\n", f"\npairs: {games // 2}\n"))
    return path


def record(shop: Shop, arena: pathlib.Path, games: int) -> tuple[int, float, float]:
    """Turns, seconds and peak megabytes of one recorded tournament."""
    path = fresh("tournament.db")
    time, peak = seconds_and_peak(shop.agon, "run", arena, "--output", path)
    connection = sqlite3.connect(path)
    episodes, turns = connection.execute("SELECT count(*), sum(turns) FROM episode").fetchone()
    connection.close()
    if episodes != games:
        raise Failed(f"the tournament recorded {episodes} games of {games}")
    fresh("tournament.db")
    return turns, time, peak


def cold_start(shop: Shop) -> Figure:
    say("cold start")
    taken = []
    for _ in range(50):
        taken.append((seconds(shop.agon, "--help"), seconds(shop.hello, "--help")))
    ours, hello = (statistics.median(side) * 1e3 for side in zip(*taken[5:]))
    return Figure(
        "cold start of agon --help / hello --help", ours / hello, 3, least=False,
        note=f"{ours:.1f} against {hello:.1f} ms")
