// SPDX-License-Identifier: Apache-2.0

/// Migration 2: chance that acts in turn, turns submitted together, episodes that a plugin spoiled, the
/// certificates of plugins, and what they say.
///
/// Never edited: a change is a new migration.
enum ChanceAndFaults {
  static let text = """
    ALTER TABLE turn ADD COLUMN
      -- number of the first of the turns submitted together; NULL for a turn alone
      together INTEGER;

    ALTER TABLE origin ADD COLUMN
      -- the certificate of `agon plugin check` for this file, JSON; NULL without one
      certificate TEXT;

    CREATE TABLE chance (
      -- What chance did where it acts in turn. It follows from the seed; a replay compares it.
      run_id INTEGER NOT NULL,
      episode_id INTEGER NOT NULL,
      draw INTEGER NOT NULL,             -- number of the draw in the episode, from 0
      turn INTEGER NOT NULL,             -- turns recorded before it
      outcome_id INTEGER NOT NULL,       -- number of the outcome
      name TEXT NOT NULL,                -- name of the outcome
      PRIMARY KEY (episode_id, draw),
      FOREIGN KEY (run_id, episode_id) REFERENCES episode (run_id, episode_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fault (
      -- An attempt at an episode that its plugin spoiled. It blames no agent and is no episode: the episode
      -- is void unless a later attempt finished it.
      fault_id INTEGER PRIMARY KEY,      -- number in this file, in the order of recording, from 1
      run_id INTEGER NOT NULL,
      key BLOB NOT NULL,                 -- key of the episode, 32 bytes; unlike in episode not unique
      environment_id INTEGER NOT NULL,
      origin_id INTEGER NOT NULL,        -- the build that failed
      agents TEXT NOT NULL,              -- numbers of the agents by seat, a JSON array
      pair INTEGER NOT NULL,
      leg INTEGER NOT NULL,
      seed INTEGER NOT NULL,             -- below 2^53
      kind TEXT NOT NULL,                -- plugin_crash, _hang, _memory, _protocol or _error
      place TEXT NOT NULL,               -- the call that failed
      detail TEXT NOT NULL,              -- what happened, one sentence
      created TEXT NOT NULL              -- when, UTC, ISO 8601
        DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
      FOREIGN KEY (run_id, environment_id, origin_id) REFERENCES origin,
      CHECK (length(key) = 32),
      CHECK (kind IN ('plugin_crash', 'plugin_hang', 'plugin_memory', 'plugin_protocol',
        'plugin_error'))
    ) STRICT;

    CREATE TABLE log (
      -- What plugins reported and printed during the run; of a flood the beginning.
      log_id INTEGER PRIMARY KEY,        -- in the order of arrival, from 1
      run_id INTEGER NOT NULL REFERENCES run,
      level INTEGER NOT NULL,            -- 0 debug, 1 information, 2 warning, 3 error
      text TEXT NOT NULL                 -- one message or printed line
    ) STRICT;

    CREATE VIEW v_faults AS
    -- One row a failed attempt, and whether a later one finished the episode.
    SELECT f.run_id, f.fault_id, v.name AS environment, (
        SELECT group_concat(a.name, ' - ') FROM json_each(f.agents) s
        JOIN agent a ON a.run_id = f.run_id AND a.agent_id = s.value) AS agents, f.pair, f.leg, f.kind, f.place, f.detail,
      f.created,
      EXISTS (SELECT 1 FROM episode e WHERE e.key = f.key) AS finished_later
    FROM fault f
    JOIN environment v ON v.run_id = f.run_id AND v.environment_id = f.environment_id;

    """
}
