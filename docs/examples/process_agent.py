# SPDX-License-Identifier: Apache-2.0
"""An agent of the kind `process`: plays a legal action drawn by the seed, and says so.

It is told of the environment once, and answers one line for each line it reads. See ../process-agents.md.
"""

import json
import random
import sys


def say(message):
    print(json.dumps(message), flush=True)


def decide(question):
    legal = question["legal"]
    if not legal:
        return {"resign": True, "rationale": "I can play from a list of actions only."}
    action = random.Random(question["seed"]).choice(legal)
    return {
        "action": action,
        "rationale": f"Of {len(legal)} legal actions I drew {action}.",
        "claims": [f"legal({json.dumps(action)})"],
        "conclusion": action,
        "confidence": 0.5,
    }


def main():
    hello = json.loads(sys.stdin.readline())
    if hello["protocol"] != 1:
        sys.exit(f"This agent speaks version 1 of the protocol, not {hello['protocol']}.")
    say({"type": "hello", "protocol": 1})
    for line in sys.stdin:
        question = json.loads(line)
        say({"id": question["id"], **decide(question)})


main()
