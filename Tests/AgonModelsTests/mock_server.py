# SPDX-License-Identifier: Apache-2.0
"""A chat endpoint that behaves as the first part of the path says: /MODE/v1/chat/completions.

Without a mode it dies at the first question. It speaks the start-up protocol of the local model
server (one line on standard output, life until standard input ends) and ignores its arguments.
"""

import http.server
import json
import os
import sys
import threading


def answer(content, **extra):
    choice = {"index": 0, "finish_reason": "stop", "message": {"content": content, **extra}}
    usage = {"prompt_tokens": 7, "completion_tokens": 3}
    usage["prompt_tokens_details"] = {"cached_tokens": 5}
    return json.dumps({"choices": [choice], "usage": usage}).encode()


class Endpoint(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.respond(200, b'{"status":"ok"}')

    def do_POST(self):
        self.question = self.rfile.read(int(self.headers["Content-Length"])).decode()
        mode = self.path.split("/")[1]
        getattr(self, "on_" + mode)()

    def on_ok(self):
        self.respond(200, answer("hello"))

    def on_echo(self):
        self.respond(200, answer(self.question))

    def on_reasoning(self):
        self.respond(200, answer("b2", reasoning_content="the centre is best"))

    def on_busy(self):
        self.respond(503, b'{"error":{"message":"Loading model"}}')

    def on_unauthorized(self):
        words = "wrong key " + self.headers.get("Authorization", "(none)")
        self.respond(401, json.dumps({"error": {"message": words}}).encode())

    def on_garbage(self):
        self.respond(200, b"<html>It works!</html>")

    def on_hollow(self):
        self.respond(200, b'{"choices":[]}')

    def on_redirect(self):
        self.send_response(307)
        self.send_header("Location", "/ok/v1/chat/completions")
        self.end_headers()

    def on_close(self):
        self.close_connection = True

    def on_hang(self):
        threading.Event().wait()

    def on_huge(self):
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b" " * 65536)
        except OSError:
            self.close_connection = True

    def on_v1(self):
        print("ggml: out of memory", file=sys.stderr, flush=True)
        os._exit(3)

    def respond(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *ignored):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"listening http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
os._exit(0)
