# SPDX-License-Identifier: Apache-2.0
"""One figure, and how two sides are measured in turn."""

import dataclasses
import statistics
from collections.abc import Callable

ROUNDS = 7


@dataclasses.dataclass
class Figure:
    """A measured number and the bar it is held against."""

    name: str
    value: float | None
    bar: float
    least: bool = True  # else the bar is the most
    note: str = ""

    @property
    def text(self) -> str:
        return "-" if self.value is None else f"{self.value:.3f}"

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "short"
        return "ok" if (self.value >= self.bar) == self.least or self.value == self.bar else "short"


def in_turn(first: Callable[[], float], second: Callable[[], float]) -> list[tuple[float, float]]:
    """Takes both measures several times, each side first in half of the rounds."""
    taken = []
    for number in range(ROUNDS):
        if number % 2 == 0:
            taken.append((first(), second()))
        else:
            late = second()
            taken.append((first(), late))
    return taken


def ratio(taken: list[tuple[float, float]]) -> float:
    return statistics.median(first / second for first, second in taken)
