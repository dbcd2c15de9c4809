# SPDX-License-Identifier: Apache-2.0
"""The figures of the wall around plugins: what it costs, and what faults behind it leave."""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Iterator

from figure import Figure, in_turn, ratio
from workshop import (
    HERE, PLUGINS, ROOT, WORK, Failed, Shop, build_c, output, say, seconds)

# The frames of a step of Connect Four in the middle of a game, with all that comes along.
REQUEST_BYTES = 44
REPLY_BYTES = 216
ECHOES = 20_000
# Faults of Tests/HostilePlugins that show at once in any game; hangs, which a tournament waits
# for, are in the series of agon-bench.
KINDS = (
    "segfault", "abort", "exit", "quick_exit", "kill_self", "divide", "trap", "stack", "heap",
    "gulp", "internal", "close", "null_episode", "wild_episode", "phase",
    "seat_count_zero", "seat_count_negative", "seat_to_act", "count_negative", "count_huge",
    "overrun", "status_unknown", "nan", "infinite", "bad_outcome")
ATTEMPTS = 2  # an episode that a plugin spoils is played once more
CALM_PAIRS = 20


def measure(shop: Shop) -> Iterator[Figure]:
    yield step(shop)
    yield playouts(shop)
    yield search(shop)
    yield check(shop)
    yield from ready(shop)
    yield from faults(shop)


def step(shop: Shop) -> Figure:
    say("a step through the wall")
    echo = build_c("echo", [HERE / "echo.c"], [])
    taken = in_turn(
        lambda: float(output(shop.bench, "step", shop.plugin, 400)),
        lambda: float(output(echo, REQUEST_BYTES, REPLY_BYTES, ECHOES)))
    ours, echoed = (statistics.median(side) for side in zip(*taken))
    return Figure(
        "one step through the wall / socketpair echo in C", ratio(taken), 3, least=False,
        note=f"{ours:.1f} against {echoed:.1f} microseconds, medians")


def playouts(shop: Shop) -> Figure:
    say("random games in compound requests")

    def games(place: str) -> float:
        return float(output(shop.bench, "playouts", shop.plugin, place, 200))

    taken = in_turn(lambda: games("worker"), lambda: games("in-process"))
    speed = statistics.median(first for first, _ in taken) / 1e3
    return Figure(
        "random games in compound requests, worker / in process", ratio(taken), 0.5,
        note=f"{speed:.0f} thousand games a second")


def search(shop: Shop) -> Figure:
    say("tree search")
    sums = set()

    def decision(place: str) -> float:
        words = output(shop.bench, "search", shop.plugin, place, 1_000, 3).split()
        sums.add(words[2])
        return float(words[0])

    taken = in_turn(lambda: decision("worker"), lambda: decision("in-process"))
    name = "search with 1,000 simulations a move, worker / in process"
    if len(sums) != 1:
        return Figure(name, None, 2, least=False, note="the decisions differ: " + ", ".join(sums))
    ours, theirs = (statistics.median(side) * 1e3 for side in zip(*taken))
    return Figure(
        name, ratio(taken), 2, least=False,
        note=f"{ours:.1f} against {theirs:.1f} ms a move, the same decisions")


def check(shop: Shop) -> Figure:
    say("plugin check")
    taken = {}
    for game in PLUGINS:
        file = shop.plugin.with_name(f"lib{game}.so")
        taken[game] = seconds(shop.agon, "plugin", "check", file, "--no-certificate")
    worst = max(taken, key=taken.__getitem__)
    return Figure(
        "agon plugin check of a shipped game, seconds", taken[worst], 10, least=False,
        note=f"{worst} takes longest")


def ready(shop: Shop) -> Iterator[Figure]:
    say("workers made ready")
    noop = build_c("noop", [HERE / "noop.c"], ["-ldl"])
    taken = in_turn(
        lambda: float(output(shop.bench, "ready", shop.plugin, 40)),
        lambda: float(output(noop, shop.plugin, 40)))
    ours, bare = (statistics.median(side) / 1e3 for side in zip(*taken))
    yield Figure(
        "a worker ready / a no-op in C that opens the same file", ratio(taken), 3, least=False,
        note=f"{ours:.2f} against {bare:.2f} ms")
    leased = [float(output(shop.bench, "lease", shop.plugin, 40)) / 1e3 for _ in range(3)]
    yield Figure(
        "an episode begun in a warm worker, ms", statistics.median(leased), 1, least=False)


def faults(shop: Shop) -> Iterator[Figure]:
    say("a thousand faults")
    folder = WORK / "hostile"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    plugin = build_hostile(folder)
    few = Faulty(shop, folder, plugin, pairs=1)
    many = Faulty(shop, folder, plugin, pairs=10)
    lost = len(few.finished ^ many.finished) + 4 * CALM_PAIRS - len(many.finished)
    yield Figure(
        "finished episodes lost in a tournament of 1,000 faults", lost, 0, least=False,
        note=f"{many.faults} faults of {len(KINDS)} kinds; {len(many.finished)} episodes finished")
    words = output(shop.bench, "faults", plugin, 1_000).split()
    counted, finished, descriptors, processes = (int(word) for word in words[:4])
    if counted != 1_000 or finished != 100:
        raise Failed(f"of 1000 faults {counted} showed, of 100 episodes {finished} finished")
    left = few.left + many.left + processes_of(plugin)
    yield Figure(
        "processes, descriptors and files left by 1,000 faults",
        descriptors + processes + len(left), 0, least=False, note=", ".join(left[:3]))
    yield Figure(
        "peak memory of that tournament / of one with 100 faults", many.peak / few.peak, 1.1,
        least=False, note=f"{many.peak:.0f} MB")
    yield Figure(
        "memory held after 1,000 faults / after 100, in one process", float(words[4]), 1.1,
        least=False, note="hangs included")


class Faulty:
    """A tournament in which each kind of fault voids both episodes of some pairs."""

    def __init__(self, shop: Shop, folder: pathlib.Path, plugin: pathlib.Path, pairs: int) -> None:
        arena = folder / "arena.yaml"
        arena.write_text(faulty_arena(plugin, pairs))
        database = folder / f"faults-{pairs}.db"
        temporary = folder / "temporary"
        temporary.mkdir(exist_ok=True)
        self.peak = own_peak(
            shop.agon, "run", arena, "--output", database, variables={"TMPDIR": str(temporary)})
        self.left = processes_of(plugin) + [str(path) for path in temporary.iterdir()]
        connection = sqlite3.connect(database)
        self.faults = connection.execute("SELECT count(*) FROM fault").fetchone()[0]
        self.finished = set(connection.execute(
            "SELECT v.name, e.pair, e.leg, e.turns, group_concat(s.return) FROM episode e "
            "JOIN environment v USING (run_id, environment_id) "
            "JOIN seating s USING (run_id, episode_id) GROUP BY e.episode_id"))
        connection.close()
        if self.faults != len(KINDS) * pairs * 2 * ATTEMPTS:
            raise Failed(f"the tournament recorded {self.faults} faults")


def own_peak(*command: object, variables: dict[str, str]) -> float:
    """Peak memory in megabytes (2^20 bytes) of a program without its workers.

    It must end with code 1, as a tournament with void episodes does.
    """
    words = [str(word) for word in command]
    nowhere = subprocess.DEVNULL
    peak = 0
    with subprocess.Popen(
        words, cwd=ROOT, stdout=nowhere, stderr=nowhere, env=os.environ | variables
    ) as child:
        status = pathlib.Path("/proc", str(child.pid), "status")
        while child.poll() is None:
            found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
            peak = max(peak, int(found.group(1)) if found else 0)
            time.sleep(0.02)
    if child.returncode != 1:
        raise Failed(f"{' '.join(words)} ended with code {child.returncode} instead of 1")
    return peak / 1024


def faulty_arena(plugin: pathlib.Path, pairs: int) -> str:
    """Every kind of fault, between two environments without one."""
    def environment(name: str, pairs: int, parameters: dict[str, str]) -> str:
        return "  - " + json.dumps({
            "id": "hostile", "name": name, "plugin": str(plugin), "pairs": pairs,
            "parameters": parameters})

    lines = [environment("before", CALM_PAIRS, {})]
    lines += [environment(kind, pairs, {"fault": kind}) for kind in KINDS]
    lines.append(environment("after", CALM_PAIRS, {}))
    agents = "agents:\n  - {kind: random, name: first}\n  - {kind: random, name: second}\n"
    rest = f"pairs: {CALM_PAIRS}\nseed: 7\njobs: 2\n"
    return "arena: faults\nenvironments:\n" + "\n".join(lines) + f"\n{agents}{rest}"


def build_hostile(folder: pathlib.Path) -> pathlib.Path:
    """Tests/HostilePlugins, whose faults are chosen by parameters."""
    path = folder / "libhostile.so"
    flags = ("-std=c17", "-O1", "-fvisibility=hidden", "-fPIC", "-shared")
    sources = sorted((ROOT / "Tests" / "HostilePlugins").glob("*.c"))
    output("cc", *flags, "-I", ROOT / "Sources" / "CAgon" / "include", "-o", path, *sources)
    return path


def processes_of(plugin: pathlib.Path) -> list[str]:
    """The processes that name a plugin, after all programs that use it have ended."""
    left = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(plugin).encode() in words:
            left.append(f"process {process.name}")
    return left
