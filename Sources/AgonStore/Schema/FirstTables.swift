// SPDX-License-Identifier: Apache-2.0

/// The tables of migration 1.
///
/// Never edited: a change is a new migration.
enum FirstTables {
  static let text = """
    CREATE TABLE run (
      -- A run: one arena, played.
      run_id INTEGER PRIMARY KEY,        -- number of the run in this file, from 1
      arena BLOB NOT NULL UNIQUE,        -- SHA-256 of all that decides the schedule, 32 bytes
      title TEXT NOT NULL,               -- name of the arena
      source TEXT NOT NULL,              -- the arena file as it was read
      agon_version TEXT NOT NULL,        -- version of Agon that began the run
      created TEXT NOT NULL              -- when the run began, UTC, ISO 8601
        DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
      CHECK (length(arena) = 32)
    ) STRICT;

    CREATE TABLE environment (
      -- An environment of the arena.
      run_id INTEGER NOT NULL REFERENCES run,
      environment_id INTEGER NOT NULL,   -- number in the arena, from 0
      name TEXT NOT NULL,                -- name in the arena
      identifier TEXT NOT NULL,          -- the plugin's name for it, such as connect_four
      version TEXT NOT NULL,             -- version of the rules and the content
      facts TEXT NOT NULL,               -- the declared facts, a JSON object
      parameters TEXT NOT NULL,          -- the parameters it was made with, JSON
      PRIMARY KEY (run_id, environment_id),
      UNIQUE (run_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE origin (
      -- A build that produced episodes: a plugin's file and the Agon that loaded it.
      run_id INTEGER NOT NULL,
      environment_id INTEGER NOT NULL,
      origin_id INTEGER NOT NULL,        -- from 0; the next one when a rebuilt plugin resumes a run
      plugin TEXT NOT NULL,              -- name of the plugin
      plugin_version TEXT NOT NULL,
      build TEXT NOT NULL,               -- compiler and revision, as the plugin tells
      file TEXT NOT NULL,                -- file name without folders
      sha256 BLOB NOT NULL,              -- digest of the file, 32 bytes
      extensions TEXT NOT NULL,          -- ids of the served extensions, a JSON array
      agon_version TEXT NOT NULL,
      PRIMARY KEY (run_id, environment_id, origin_id),
      FOREIGN KEY (run_id, environment_id) REFERENCES environment,
      CHECK (length(sha256) = 32)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agent (
      -- An agent of the arena.
      run_id INTEGER NOT NULL REFERENCES run,
      agent_id INTEGER NOT NULL,         -- number in the arena, from 0
      name TEXT NOT NULL,                -- unique name in the tournament
      kind TEXT NOT NULL,                -- such as search or language
      version TEXT NOT NULL,             -- version of the kind's behaviour
      settings TEXT NOT NULL,            -- settings without secrets, JSON
      deterministic INTEGER NOT NULL,    -- 1 when the same seed gives the same decisions
      PRIMARY KEY (run_id, agent_id),
      UNIQUE (run_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE episode (
      -- A finished episode.
      episode_id INTEGER PRIMARY KEY,    -- number in this file, in the order of recording, from 1
      run_id INTEGER NOT NULL,
      key BLOB NOT NULL UNIQUE,          -- hash of arena, pair, leg and attempt, 32 bytes
      environment_id INTEGER NOT NULL,
      origin_id INTEGER NOT NULL,        -- the build that produced it
      pair INTEGER NOT NULL,             -- episodes of a pair share opening and seed
      leg INTEGER NOT NULL,              -- which episode of the pair, from 0
      seed INTEGER NOT NULL,             -- below 2^53
      opening TEXT,                      -- NULL: usual start; JSON array: actions; {"setup": ...}
      opening_digest BLOB NOT NULL,      -- digest of the state after the opening, 32 bytes
      ending TEXT NOT NULL,              -- terminated, truncated, forfeited or resigned
      reason TEXT NOT NULL,              -- the environment's reason, or the failure class
      culprit INTEGER,                   -- seat that forfeited or resigned
      failure TEXT,                      -- why the culprit forfeited: a failure class
      turns INTEGER NOT NULL,            -- number of turns
      duration_us INTEGER NOT NULL,      -- time from beginning to end, microseconds
      UNIQUE (run_id, episode_id),
      FOREIGN KEY (run_id, environment_id, origin_id) REFERENCES origin,
      CHECK (length(key) = 32 AND length(opening_digest) = 32)
    ) STRICT;

    CREATE TABLE seating (
      -- Who sat where, and what it came to.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      seat INTEGER NOT NULL,             -- from 0
      agent_id INTEGER NOT NULL,
      return REAL NOT NULL,              -- the seat's return
      PRIMARY KEY (episode_id, seat),
      FOREIGN KEY (run_id, episode_id) REFERENCES episode (run_id, episode_id),
      FOREIGN KEY (run_id, agent_id) REFERENCES agent
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE turn (
      -- What happened at a turn. The applied actions and the digests are what a replay compares.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,             -- number in the episode, from 0, without the opening
      seat INTEGER NOT NULL,             -- who was to act
      legal_count INTEGER NOT NULL,      -- legal actions; 0 when they cannot be enumerated
      action_id INTEGER,                 -- number of the chosen action; NULL: failed or resigned
      applied TEXT,                      -- name of the applied action; NULL when none was
      failure TEXT,                      -- failure class of a useless answer
      detail TEXT,                       -- what was wrong with it, one sentence
      reward REAL NOT NULL,              -- the seat's reward for the turn
      latency_us INTEGER NOT NULL,       -- time that the agent took, microseconds
      digest BLOB NOT NULL,              -- digest of the state after the turn, 32 bytes
      PRIMARY KEY (episode_id, turn),
      FOREIGN KEY (run_id, episode_id) REFERENCES episode (run_id, episode_id),
      CHECK (action_id IS NULL OR failure IS NULL)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE explanation (
      -- What an agent said with its action; no row for one that says nothing.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      rationale TEXT,                    -- the text given for the action; evidence, not truth
      conclusion TEXT,                   -- what the rationale recommends
      stated TEXT,                       -- the action's text as the agent stated it
      parse_path TEXT,                   -- exact, tolerant or retried; NULL when none came out
      confidence REAL,                   -- the agent's own probability of a good end, 0 to 1
      PRIMARY KEY (episode_id, turn),
      FOREIGN KEY (episode_id, turn) REFERENCES turn
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim_line (
      -- The claims as they were written, also those that no parser understands.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      line INTEGER NOT NULL,             -- place in the list, from 0
      text TEXT NOT NULL,
      PRIMARY KEY (episode_id, turn, line),
      FOREIGN KEY (episode_id, turn) REFERENCES explanation
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE content (
      -- Prompts, replies and images, each once.
      content_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      sha256 BLOB NOT NULL,              -- digest of the bytes, 32 bytes
      text TEXT,                         -- the content where it is text
      bytes BLOB,                        -- the content where it is not
      UNIQUE (run_id, sha256),
      CHECK (length(sha256) = 32 AND (text IS NULL) <> (bytes IS NULL))
    ) STRICT;

    CREATE TABLE prompt (
      -- A list of messages that was sent, each list once.
      prompt_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      sha256 BLOB NOT NULL,              -- digest of roles, types and content digests, 32 bytes
      UNIQUE (run_id, sha256),
      CHECK (length(sha256) = 32)
    ) STRICT;

    CREATE TABLE prompt_part (
      -- A part of a message of a prompt.
      run_id INTEGER NOT NULL,
      prompt_id INTEGER NOT NULL REFERENCES prompt,
      message INTEGER NOT NULL,          -- place of the message in the list, from 0
      part INTEGER NOT NULL,             -- place in the message, from 0
      role TEXT NOT NULL,                -- system, user or assistant
      type TEXT,                         -- MIME type of an image; NULL for text
      content_id INTEGER REFERENCES content, -- NULL for a message without parts
      PRIMARY KEY (prompt_id, message, part)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE call (
      -- A call of a language model.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      attempt INTEGER NOT NULL,          -- place among the calls of the turn, from 0
      prompt_id INTEGER NOT NULL REFERENCES prompt,     -- the messages as they were sent
      reply_id INTEGER REFERENCES content,              -- the raw answer; NULL when none came
      trace_id INTEGER REFERENCES content,              -- reasoning returned apart
      log_probabilities_id INTEGER REFERENCES content,  -- JSON array of [token, ln p]
      finish TEXT,                       -- stop, length or other; NULL when no answer came
      prompt_tokens INTEGER,             -- as the endpoint counts; NULL when it does not say
      reply_tokens INTEGER,
      cached_tokens INTEGER,             -- tokens of the prompt from the endpoint's cache
      failure TEXT,                      -- failure class that made the answer useless
      detail TEXT,                       -- what was wrong, one sentence
      latency_us INTEGER NOT NULL,       -- from sending to the end of the answer, microseconds
      PRIMARY KEY (episode_id, turn, attempt),
      FOREIGN KEY (episode_id, turn) REFERENCES turn
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE verdict (
      -- What an audit found about a claim. Droppable: `agon audit` computes it again.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      line INTEGER NOT NULL,
      source TEXT NOT NULL,              -- who checked: generic (by play) or plugin
      predicate TEXT,                    -- name of the claim's predicate; NULL when not understood
      finding TEXT NOT NULL,             -- supported, refuted or unverifiable
      reason TEXT,                       -- why it is unverifiable
      evidence TEXT,                     -- JSON object: method, exact, depth, witness
      cost INTEGER NOT NULL,             -- episodes cloned to find out
      PRIMARY KEY (episode_id, turn, line, source),
      FOREIGN KEY (episode_id, turn, line) REFERENCES claim_line,
      CHECK (source IN ('generic', 'plugin')),
      CHECK (finding IN ('supported', 'refuted', 'unverifiable')),
      CHECK ((finding = 'unverifiable') = (reason IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    """
}
