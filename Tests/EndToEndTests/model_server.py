# SPDX-License-Identifier: Apache-2.0
"""A chat endpoint that plays the first legal action: model_server.py PORT ANSWERS.

PORT 0 takes a free port; a line on standard output tells the address. After ANSWERS answers it dies;
with 0 it never dies, with a negative number it never answers.
"""

import http.server
import json
import os
import re
import sys
import threading

port, answers = int(sys.argv[1]), int(sys.argv[2])
given = 0
lock = threading.Lock()


class Endpoint(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        global given
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if answers < 0:
            threading.Event().wait()
        with lock:
            if answers and given == answers:
                os._exit(3)
            given += 1
        question = json.loads(body)["messages"][-1]["content"]
        if not isinstance(question, str):
            question = "".join(part["text"] for part in question)
        action = re.findall(r"Legal actions: ([a-z][0-9]+)", question)[-1]
        text = (
            f"<rationale> {action} is empty [1]. </rationale>\n"
            f"<claims>\n1 empty({action}) role=fact\n</claims>\n"
            f"<conclusion> {action} </conclusion>\n<action> {action} </action>\n"
            "<confidence> 0.5 </confidence>"
        )
        choice = {"index": 0, "finish_reason": "stop", "message": {"content": text}}
        usage = {"prompt_tokens": 7, "completion_tokens": 3}
        reply = json.dumps({"choices": [choice], "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *ignored):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Endpoint)
print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
server.serve_forever()
