#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Stands for llama.cpp's server: takes its flags and tells them in each answer.

The model's file says what it does: fail, print its process id and wait, or serve.
"""

import http.server
import json
import os
import pathlib
import sys
import threading

model = pathlib.Path(sys.argv[sys.argv.index("--model") + 1]).read_text()
if model == "fail":
    print("failed to load model", file=sys.stderr)
    sys.exit(7)
if model == "wait":
    print(os.getpid(), flush=True)
    threading.Event().wait()


class Endpoint(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.respond(b"{}")

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        told = json.dumps({"flags": sys.argv[1:], "pid": os.getpid()})
        choice = {"message": {"content": told}, "finish_reason": "stop"}
        self.respond(json.dumps({"choices": [choice]}).encode())

    def respond(self, text):
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *ignored):
        pass


port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.HTTPServer(("127.0.0.1", port), Endpoint).serve_forever()
