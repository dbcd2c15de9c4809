# SPDX-License-Identifier: Apache-2.0
"""A chat endpoint that plays the last legal action: model_server.py PORT ANSWERS [moody].

PORT 0 takes a free port; a line on standard output tells the address. After ANSWERS answers it dies;
with 0 it never dies, with a negative number it never answers. A moody one plays any legal action, never answers
the same question alike, says something useless one time in eight, writes lessons when asked for them, and
gives away the key that it was sent.
"""

import http.server
import json
import os
import random
import re
import sys
import threading

port, answers = int(sys.argv[1]), int(sys.argv[2])
is_moody = sys.argv[3:] == ["moody"]
given = 0
lock = threading.Lock()


def reply_to(question, key):
    """The text of an answer, and the tokens that it is said to take."""
    if not is_moody:
        action = re.findall(r"Legal actions: ([a-z][0-9]+)", question)[-1]
        return in_form(action, f"{action} is empty [1].", 0.5), {
            "prompt_tokens": 7,
            "completion_tokens": 3,
        }
    usage = {
        "prompt_tokens": 100 + random.randrange(50),
        "completion_tokens": 10 + random.randrange(5),
        "prompt_tokens_details": {"cached_tokens": random.randrange(100)},
    }
    if random.randrange(8) == 0:
        return random.choice(["I would rather not say.", "", "a1 or b2, who knows"]), usage
    actions = re.findall(r"Legal actions: ([a-z0-9 ]+)", question)
    if not actions:
        lesson = random.randrange(10**6)
        return f"<lessons> Lesson {lesson}: take the centre. </lessons>", usage
    rationale = f"{random.randrange(10**6)} reasons [1]. {key}"
    action = random.choice(actions[-1].split())
    return in_form(action, rationale, random.randrange(10) / 10), usage


def in_form(action, rationale, confidence):
    return (
        f"<rationale> {rationale} </rationale>\n"
        f"<claims>\n1 empty({action}) role=fact\n</claims>\n"
        f"<conclusion> {action} </conclusion>\n<action> {action} </action>\n"
        f"<confidence> {confidence} </confidence>"
    )


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
        text, usage = reply_to(question, self.headers.get("Authorization", ""))
        choice = {"index": 0, "finish_reason": "stop", "message": {"content": text}}
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
