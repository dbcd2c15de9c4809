# SPDX-License-Identifier: Apache-2.0
"""The programs that are measured: builds them, installs the peers, runs them."""

import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build" / "bench"
VENV = ROOT / ".venv-bench"
PEERS = {"pyspiel": "open_spiel==2.0.2", "textarena": "textarena==0.7.4"}
PLUGINS = ("tic_tac_toe", "connect_four", "kuhn_poker", "leduc_poker", "goofspiel")
C_FLAGS = ["-O3", "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Wpedantic"]

HELLO = """\
internal import ArgumentParser

@main
struct Hello: ParsableCommand {
  @Argument(help: "Whom to greet.")
  var name: String

  func run() { print("Hello, \\(name).") }
}
"""

HELLO_PACKAGE = """\
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Hello",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "%s")
  ],
  targets: [
    .executableTarget(
      name: "hello",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")])
  ]
)
"""


class Failed(Exception):
    """A program that is needed could not be built or failed; the message is for people."""


@dataclasses.dataclass
class Shop:
    """Where the programs are."""

    agon: pathlib.Path
    bench: pathlib.Path
    plugin: pathlib.Path
    random_play: pathlib.Path
    sqlite_rows: pathlib.Path
    hello: pathlib.Path
    peers: dict[str, pathlib.Path | None]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def output(*command: object, folder: pathlib.Path = ROOT) -> str:
    """What a command prints."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise Failed(f"{' '.join(words)} failed:\n{tail}")
    return done.stdout


def seconds(*command: object) -> float:
    """The time a command takes from start to end."""
    words = [str(word) for word in command]
    begin = time.perf_counter()
    code = subprocess.run(words, cwd=ROOT, capture_output=True).returncode
    taken = time.perf_counter() - begin
    if code != 0:
        raise Failed(f"{' '.join(words)} failed with code {code}")
    return taken


def seconds_and_peak(*command: object) -> tuple[float, float]:
    """The time a command takes, and its peak memory in megabytes (2^20 bytes)."""
    words = [str(word) for word in command]
    begin = time.perf_counter()
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=ROOT, stdout=nowhere, stderr=nowhere) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{' '.join(words)} failed with code {child.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def fresh(name: str) -> pathlib.Path:
    """A path in the work folder where no database is."""
    for path in WORK.glob(name + "*"):
        path.unlink()
    return WORK / name


def open_shop(binaries: pathlib.Path | None, flags: list[str]) -> Shop:
    """Builds and installs everything."""
    WORK.mkdir(parents=True, exist_ok=True)
    if binaries is None:
        for product in ("agon", "agon-worker", *PLUGINS, "agon-bench"):
            say(f"building {product}")
            output("swift", "build", "-c", "release", *flags, "--product", product)
        binaries = ROOT / ".build" / "release"
    return Shop(
        agon=binaries / "agon",
        bench=binaries / "agon-bench",
        plugin=binaries / "libconnect_four.so",
        random_play=build_random_play(),
        sqlite_rows=build_c("sqlite_rows", [HERE / "sqlite_rows.c"], ["-lsqlite3"]),
        hello=build_hello(flags),
        peers={name: peer_python(name) for name in PEERS},
    )


def build_c(name: str, sources: list[pathlib.Path], flags: list[str]) -> pathlib.Path:
    """Compiles with the compiler that the plugins are built with, else with cc."""
    swift = shutil.which("swift")
    clang = pathlib.Path(swift).resolve().with_name("clang") if swift else None
    compiler = clang if clang and clang.exists() else "cc"
    output(compiler, *C_FLAGS, "-o", WORK / name, *sources, *flags)
    return WORK / name


def build_random_play() -> pathlib.Path:
    plugins = ROOT / "Plugins"
    sources = [HERE / "random_play.c"]
    shared = ("plugin_kit", "line_game")
    headers = (ROOT / "Sources" / "CAgon" / "include", *(plugins / name / "include" for name in shared))
    includes = [f"-I{folder}" for folder in headers]
    for folder in (*shared, "connect_four"):
        sources += sorted((plugins / folder).glob("*.c"))
        includes.append("-I" + str(plugins / folder))
    return build_c("random_play", sources, [*includes, "-ljansson"])


def build_hello(flags: list[str]) -> pathlib.Path:
    """The smallest program with the ArgumentParser that Agon uses, built with the same flags."""
    manifest = (ROOT / "Package.swift").read_text()
    version = re.search(r'swift-argument-parser", exact: "([^"]+)"', manifest)
    if version is None:
        raise Failed("Package.swift names no exact version of swift-argument-parser")
    folder = WORK / "hello"
    (folder / "Sources" / "hello").mkdir(parents=True, exist_ok=True)
    write_if_new(folder / "Package.swift", HELLO_PACKAGE % version.group(1))
    write_if_new(folder / "Sources" / "hello" / "Hello.swift", HELLO)
    say("building hello")
    output("swift", "build", "-c", "release", *flags, "--product", "hello", folder=folder)
    return folder / ".build" / "release" / "hello"


def write_if_new(path: pathlib.Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def peer_python(name: str) -> pathlib.Path | None:
    """The Python that has a peer, installed where it is missing; None when it cannot be had."""
    python = VENV / "bin" / "python"
    package, version = PEERS[name].split("==")
    check = f"import importlib.metadata as m; assert m.version('{package}') == '{version}'"
    try:
        if not python.exists():
            output("/usr/bin/python3", "-m", "venv", VENV)
        if subprocess.run([python, "-c", check], capture_output=True).returncode != 0:
            say(f"installing {PEERS[name]}")
            install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            output(python, *install, PEERS[name])
        output(python, "-c", check)
        output(python, HERE / f"{name}_play.py", 1)
    except (Failed, OSError) as failure:
        say(f"{name} cannot be had: {failure}")
        return None
    return python
