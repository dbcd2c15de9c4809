// SPDX-License-Identifier: Apache-2.0

/// The tables of migration 3: random actions in place of useless answers, what a call of a model was for and what
/// it cost, and the lessons that agents write down between episodes.
///
/// Since this migration `episode.ending` may be `voided`. Never edited: a change is a new migration.
enum LessonsAndCosts {
  static let text = """
    ALTER TABLE turn ADD COLUMN
      -- failure class of the useless answer in whose place a random legal action was played; `detail` says
      -- what was wrong with it; NULL where the agent's own action stands
      substitution TEXT;

    ALTER TABLE explanation ADD COLUMN
      -- share of several answers to one question that chose the action, 0 to 1; NULL for one answer
      agreement REAL;

    ALTER TABLE call ADD COLUMN
      -- what it was for: answer, sample, plan, look-ahead or reflection
      purpose TEXT NOT NULL DEFAULT 'answer';

    ALTER TABLE call ADD COLUMN
      -- times that the request was sent until the answer came; NULL when nobody counted
      attempts INTEGER;

    ALTER TABLE call ADD COLUMN
      -- from the request to the first piece of a streamed answer, microseconds
      first_token_us INTEGER;

    ALTER TABLE call ADD COLUMN
      -- tokens of the answer that went into the trace
      reasoning_tokens INTEGER;

    ALTER TABLE call ADD COLUMN
      -- price by the arena's table, in its currency; NULL without a price
      cost REAL;

    ALTER TABLE call ADD COLUMN
      -- 1 when the endpoint was handed the wanted form of the answer, 0 when it cannot hold one; NULL: none wanted
      held INTEGER;

    CREATE TABLE lesson_use (
      -- The lessons that a seat began an episode with; no row for an agent that keeps none.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      seat INTEGER NOT NULL,
      topic TEXT NOT NULL,               -- what they are about
      version INTEGER NOT NULL,          -- 0 for none yet
      content_id INTEGER NOT NULL REFERENCES content, -- the whole text
      PRIMARY KEY (episode_id, seat),
      FOREIGN KEY (episode_id, seat) REFERENCES seating
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lesson (
      -- What a seat wrote down after an episode. The version of lesson_use: it changed nothing, but asked.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      seat INTEGER NOT NULL,
      agent_id INTEGER NOT NULL,
      topic TEXT NOT NULL,               -- what it is about
      version INTEGER NOT NULL,          -- one more than before when the text is new
      content_id INTEGER NOT NULL REFERENCES content, -- the whole text
      PRIMARY KEY (episode_id, seat),
      FOREIGN KEY (episode_id, seat) REFERENCES seating,
      FOREIGN KEY (run_id, agent_id) REFERENCES agent
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lesson_call (
      -- A call of a language model that led to lessons; columns as in call.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      seat INTEGER NOT NULL,
      attempt INTEGER NOT NULL,          -- place among the calls after the episode, from 0
      prompt_id INTEGER NOT NULL REFERENCES prompt,
      reply_id INTEGER REFERENCES content,
      trace_id INTEGER REFERENCES content,
      log_probabilities_id INTEGER REFERENCES content,
      finish TEXT,
      prompt_tokens INTEGER,
      reply_tokens INTEGER,
      cached_tokens INTEGER,
      failure TEXT,
      detail TEXT,
      latency_us INTEGER NOT NULL,
      purpose TEXT NOT NULL,
      attempts INTEGER,
      first_token_us INTEGER,
      reasoning_tokens INTEGER,
      cost REAL,
      held INTEGER,
      PRIMARY KEY (episode_id, seat, attempt),
      FOREIGN KEY (episode_id, seat) REFERENCES lesson
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX turn_substituted ON turn (episode_id, seat) WHERE substitution IS NOT NULL;
    CREATE INDEX episode_voided ON episode (run_id, environment_id, pair) WHERE ending = 'voided';
    CREATE INDEX fault_pair ON fault (run_id, environment_id, pair);

    """
}
