#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws one recorded turn: the board as its plugin draws it, rationale, claims and verdicts.

    python3 docs/pictures/turn.py RUN.db EPISODE TURN PLUGIN.so >docs/pictures/turn.svg

The run must have been audited (`agon audit RUN.db`). The plugin is called through its C ABI.
"""

import ctypes
import html
import json
import sqlite3
import sys
import textwrap

POINTER, U32, U64 = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint64
VIEW_FULL, MEDIA_SVG = 3, 3


class Span(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("size", U64)]


WRITE = ctypes.CFUNCTYPE(ctypes.c_int32, POINTER, POINTER, U64)


class Sink(ctypes.Structure):
    _fields_ = [("context", POINTER), ("write", WRITE)]


class Plugin(ctypes.Structure):
    _fields_ = [("sizes", U32 * 4), ("texts", Span * 3)] + [
        (name, POINTER) for name in ("initialise", "environment_count", "environment_at")
    ]


class Table(ctypes.Structure):
    _fields_ = [("sizes", U32 * 2)] + [
        (name, POINTER)
        for name in (
            "descriptor create destroy begin end progress legal_actions chance_outcomes "
            "action_name parse_action apply rewards returns observe outcome"
        ).split()
    ]


def span(text: str) -> Span:
    data = text.encode()
    return Span(data, len(data))


def board(path: str, parameters: str, actions: list[str]) -> str:
    """The plugin's drawing of the position after some actions."""
    library = ctypes.CDLL(path)
    library.agon_entry.restype = ctypes.POINTER(Plugin)
    plugin = library.agon_entry(1, 0).contents
    at = ctypes.CFUNCTYPE(ctypes.POINTER(Table), U32)(plugin.environment_at)
    table = at(0).contents
    error = (ctypes.c_char * 512)()
    environment, episode = POINTER(), POINTER()
    create = ctypes.CFUNCTYPE(ctypes.c_int32, POINTER, Span, POINTER, POINTER)(table.create)
    begin = ctypes.CFUNCTYPE(ctypes.c_int32, POINTER, U32, U64, Span, POINTER, POINTER)(table.begin)
    observe = ctypes.CFUNCTYPE(
        ctypes.c_int32, POINTER, U32, ctypes.c_int32, ctypes.c_int32, POINTER, POINTER
    )(table.observe)
    assert create(None, span(parameters), ctypes.addressof(environment), error) == 0, error.raw[8:]
    opening = span(json.dumps(actions))
    assert begin(environment, 2, 0, opening, ctypes.addressof(episode), error) == 0, error.raw[8:]
    pieces: list[bytes] = []

    def write(_: int, data: int, size: int) -> int:
        pieces.append(ctypes.string_at(data, size))
        return 0

    sink = Sink(None, WRITE(write))
    assert observe(episode, 0, VIEW_FULL, MEDIA_SVG, ctypes.addressof(sink), error) == 0
    return b"".join(pieces).decode()


def recorded(path: str, episode: int, turn: int):
    """What the run's file says about a turn, and the actions that led to it."""
    run = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    environment, parameters, opening = run.execute(
        "SELECT n.name, n.parameters, e.opening FROM episode e JOIN environment n USING "
        "(run_id, environment_id) WHERE e.episode_id = ?", [episode]).fetchone()
    actions = json.loads(opening or "[]") + [
        name for (name,) in run.execute(
            "SELECT applied FROM turn WHERE episode_id = ? AND turn < ? ORDER BY turn",
            [episode, turn])]
    said = run.execute(
        "SELECT agent, seat, rationale, applied FROM v_turns WHERE episode_id = ? AND turn = ?",
        [episode, turn]).fetchone()
    claims = run.execute(
        "SELECT text, max(finding = 'supported'), max(finding = 'refuted') FROM v_claims "
        "WHERE episode_id = ? AND turn = ? GROUP BY line ORDER BY line", [episode, turn]).fetchall()
    return environment, parameters, actions, said, claims


def drawing(episode: int, turn: int, picture: str, said, environment: str, claims) -> str:
    """The whole picture."""
    agent, seat, rationale, applied = said
    lines: list[str] = []
    y = 26

    def put(text: str, fill: str, step: int, x: int = 340, more: str = "") -> None:
        nonlocal y
        lines.append(f'<text x="{x}" y="{y}" fill="{fill}"{more}>{html.escape(text)}</text>')
        y += step

    put(f"{environment}, episode {episode}, turn {turn}", "#888", 22)
    put(f"{agent}, seat {seat}, plays {applied}", "#3a7bd5", 24, more=' font-weight="bold"')
    for line in textwrap.wrap(rationale, 56):
        put(line, "#888", 18)
    y += 12
    for text, supported, refuted in claims:
        mark, fill = ("\u2713 supported", "#2e9e5b") if supported else ("? unverifiable", "#b58900")
        if refuted:
            mark, fill = "\u2717 refuted", "#d1483f"
        top = y
        put(text, "#888", 0, more=' font-family="monospace"')
        y = top
        put(mark, fill, 20, x=700)
    height = max(y, 290)
    place = '<svg x="12" y="14" overflow="visible"'
    inner = picture[picture.index("<svg"):].replace("<svg", place, 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {height}" width="820" '
        f'height="{height}" font-family="sans-serif" font-size="13">\n{inner}\n'
        + "\n".join(lines) + "\n</svg>\n")


def main() -> None:
    path, episode, turn, plugin = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    environment, parameters, actions, said, claims = recorded(path, episode, turn)
    picture = board(plugin, parameters, actions)
    sys.stdout.write(drawing(episode, turn, picture, said, environment, claims))


main()
