# SPDX-License-Identifier: Apache-2.0
"""A chat endpoint that behaves as the first part of the path says: /MODE/v1/chat/completions.

Without a mode it dies at the first question. It speaks the start-up protocol of the local model
server (one line on standard output, life until standard input ends) and ignores its arguments.
"""

import base64
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


FACTS = {
    ("llama", "/props"): b'{"build_info":"b1","default_generation_settings":{}}',
    ("vllm", "/version"): b'{"version":"0.20.0"}',
    ("ollama", "/api/version"): b'{"version":"0.20.0"}',
}
asked = []
connections = set()
lock = threading.Lock()


class Endpoint(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        mode, path = self.path[1:].split("/", 1) if self.path.count("/") > 1 else ("", self.path)
        if mode == "asked":  # what was asked by GET in the mode that the path names
            with lock:
                paths = [place for other, place in asked if other == path]
            return self.respond(200, json.dumps({"build_info": paths}).encode())
        with lock:
            asked.append((mode, "/" + path))
        if mode == "":
            return self.respond(200, b'{"status":"ok"}')
        fact = FACTS.get((mode, "/" + path))
        self.respond(404 if fact is None else 200, fact or b"not here")

    def do_POST(self):
        with lock:
            connections.add(self.client_address)
        self.question = self.rfile.read(int(self.headers["Content-Length"])).decode()
        mode = self.path.split("/")[1]
        getattr(self, "on_" + mode, self.on_echo)()

    def on_script(self):
        """Answers as the last message of the question says."""
        content = json.loads(self.question)["messages"][-1]["content"]
        script = json.loads(content if isinstance(content, str) else content[0]["text"])
        head = [f"HTTP/1.1 {script['status']} Scripted", *script["headers"]]
        head += ["Transfer-Encoding: chunked", "", ""]
        self.wfile.write("\r\n".join(head).encode())
        for piece in script["pieces"]:
            piece = base64.b64decode(piece)
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
        if script["end"] == "hang":
            threading.Event().wait()
        self.close_connection = script["end"] == "cut"
        if script["end"] == "whole":
            self.wfile.write(b"0\r\n\r\n")

    def on_picky(self):
        """Refuses what some servers refuse."""
        question = json.loads(self.question)
        for name in ("max_tokens", "stream_options"):
            if name in question:
                words = f"Unsupported parameter: '{name}' is not supported with this model."
                body = json.dumps({"error": {"message": words}}).encode()
                return self.respond(400, body)
        self.on_echo()

    def on_connections(self):
        with lock:
            count = len(connections)
        self.respond(200, answer(str(count)))

    def on_heads(self):
        """Tells the lines of the question's head."""
        lines = [f"{name.lower()}: {value}" for name, value in self.headers.items()]
        text = json.dumps({"path": self.path, "lines": lines})
        if self.path.endswith("/messages"):
            blocks = {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn"}
            return self.respond(200, json.dumps(blocks).encode())
        self.respond(200, answer(text))

    def on_ok(self):
        self.respond(200, answer("hello"))

    def on_echo(self):
        if self.path.endswith("/messages"):
            blocks = {"content": [{"type": "text", "text": self.question}]}
            blocks["stop_reason"] = "end_turn"
            return self.respond(200, json.dumps(blocks).encode())
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
        self.send_header("Content-Length", "0")
        self.end_headers()

    def on_close(self):
        self.close_connection = True

    def on_hang(self):
        threading.Event().wait()

    def on_huge(self):
        self.send_response(200)
        self.send_header("Connection", "close")
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


http.server.ThreadingHTTPServer.request_queue_size = 1024
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"listening http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
os._exit(0)
