# SPDX-License-Identifier: Apache-2.0
"""The figures of asking models: how near the client comes to the ideal rate, and at what cost."""

import dataclasses
import pathlib
import statistics
import subprocess
from collections.abc import Iterator

from figure import Figure
from workshop import HERE, Failed, Shop, build_c, output, say

MODES = ("whole", "stream")
SLOW, FAST = 2_000, 50  # milliseconds until a model has answered
PIECES = 16  # words of an answer, and pieces of a streamed one
ROUNDS = 3  # of the quick measures


@dataclasses.dataclass
class Asked:
    """What it took to ask so many questions."""

    rate: float  # answers a second
    share: float  # of the ideal rate: all in flight answered at once after the latency
    processor: float  # milliseconds of a request
    peak: float  # megabytes


def measure(shop: Shop) -> Iterator[Figure]:
    server = build_c(
        "model_server", [HERE / "model_server.c", HERE / "model_answers.c"], [])
    yield from slow(shop, server)
    yield from fast(shop, server)


def slow(shop: Shop, server: pathlib.Path) -> Iterator[Figure]:
    """Thousands of questions to a model that takes its time."""
    all_asked = []
    for in_flight, bar in ((512, 0.95), (1_000, 0.9)):
        say(f"{in_flight} questions in flight")
        asked = [ask(shop, server, SLOW, in_flight, 4 * in_flight, mode) for mode in MODES]
        all_asked += asked
        worst = min(asked, key=lambda each: each.share)
        yield Figure(
            f"answers with {in_flight:,} questions in flight at 2 s / ideal", worst.share, bar,
            note=f"{worst.rate:.0f} a second, the worse of whole and streamed answers")
    yield Figure(
        "peak memory of the client with 1,000 questions in flight, MB",
        max(each.peak for each in all_asked), 250, least=False)
    yield Figure(
        "processor time of a question at 2 s, ms", max(each.processor for each in all_asked), 1,
        least=False, note=f"the dearest case, {PIECES} pieces of a streamed answer among them")


def fast(shop: Shop, server: pathlib.Path) -> Iterator[Figure]:
    """What one core can ask of a model that answers at once."""
    for mode in MODES:
        say(f"questions to a quick model, {mode}")
        taken = [ask(shop, server, FAST, 64, 6_400, mode) for _ in range(ROUNDS)]
        ceiling = statistics.median(1_000 / each.processor for each in taken)
        rate = statistics.median(each.rate for each in taken)
        yield Figure(
            f"questions per core-second at 50 ms, {mode}", ceiling, 1_000,
            note=f"{rate:.0f} a second with 64 in flight")


def ask(
    shop: Shop, server: pathlib.Path, latency: int, in_flight: int, requests: int, mode: str
) -> Asked:
    """Asks a server in a process of its own; every question must be answered."""
    command = [server, f"latency={latency}", f"pieces={PIECES}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        url = child.stdout.readline().split()[1] + "/v1"
        line = output(shop.bench, "models", url, in_flight, requests, mode)
        child.stdin.close()
    answers, failures, time, processor, peak = (float(word) for word in line.split())
    if failures or answers != requests:
        raise Failed(f"{failures:.0f} of {requests} questions were not answered")
    ideal = in_flight / (latency / 1_000)
    return Asked(
        rate=answers / time, share=answers / time / ideal,
        processor=processor / requests * 1_000, peak=peak)
