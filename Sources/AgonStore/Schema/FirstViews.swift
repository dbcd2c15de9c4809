// SPDX-License-Identifier: Apache-2.0

/// The views of migration 1, for people and for the sqlite3 shell.
enum FirstViews {
  static let text = """
    CREATE VIEW v_results AS
    -- One row a seat of an episode: who sat there and whether it won.
    SELECT s.run_id, s.episode_id, v.name AS environment, e.pair, e.leg, s.seat, a.name AS agent,
      s.return,
      CASE WHEN o.others IS NULL THEN NULL   -- alone: nobody to win against
        WHEN s.return > o.best THEN 'win'
        WHEN s.return = o.best THEN 'draw'
        ELSE 'loss' END AS result,
      e.ending, e.reason,
      CASE WHEN e.culprit = s.seat THEN e.ending END AS fault,
      CASE WHEN e.culprit = s.seat THEN e.failure END AS failure,
      e.turns, e.duration_us / 1000.0 AS duration_ms
    FROM seating s
    JOIN episode e USING (episode_id)
    JOIN environment v ON v.run_id = e.run_id AND v.environment_id = e.environment_id
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN (
      SELECT x.episode_id, x.seat, max(y.return) AS best, count(*) AS others
      FROM seating x JOIN seating y ON y.episode_id = x.episode_id AND y.seat <> x.seat
      GROUP BY x.episode_id, x.seat
    ) o ON o.episode_id = s.episode_id AND o.seat = s.seat;

    CREATE VIEW v_standings AS
    -- One row an agent and environment. Faults are counted apart from plain losses.
    SELECT run_id, environment, agent, count(*) AS episodes,
      count(*) FILTER (WHERE result = 'win') AS wins,
      count(*) FILTER (WHERE result = 'draw') AS draws,
      count(*) FILTER (WHERE result = 'loss') AS losses,
      (count(*) FILTER (WHERE result = 'win')
        + 0.5 * count(*) FILTER (WHERE result = 'draw')) / count(result) AS score,
      avg(return) AS mean_return,
      count(*) FILTER (WHERE fault = 'resigned') AS resigned,
      count(*) FILTER (WHERE failure = 'truncated') AS lost_truncated,
      count(*) FILTER (WHERE failure = 'empty') AS lost_empty,
      count(*) FILTER (WHERE failure = 'unparseable') AS lost_unparseable,
      count(*) FILTER (WHERE failure = 'ambiguous') AS lost_ambiguous,
      count(*) FILTER (WHERE failure = 'illegal') AS lost_illegal,
      count(*) FILTER (WHERE failure = 'timeout') AS lost_timeout,
      count(*) FILTER (WHERE failure = 'transport') AS lost_transport
    FROM v_results
    GROUP BY run_id, environment, agent
    ORDER BY run_id, environment, score DESC, agent;

    CREATE VIEW v_turns AS
    -- One row a turn, with what was said and what it cost.
    SELECT t.run_id, t.episode_id, v.name AS environment, e.pair, e.leg, t.turn, t.seat,
      a.name AS agent, t.legal_count,
      CASE WHEN t.action_id IS NOT NULL THEN 'action'
        WHEN t.failure IS NOT NULL THEN 'failed' ELSE 'resigned' END AS choice,
      t.applied, t.failure, t.detail, x.stated, x.parse_path, x.rationale, x.conclusion,
      x.confidence,
      (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM claim_line c WHERE c.episode_id = t.episode_id AND c.turn = t.turn
        ORDER BY line)) AS claims,
      c.calls, c.prompt_tokens, c.reply_tokens, t.reward, t.latency_us / 1000.0 AS latency_ms,
      lower(hex(t.digest)) AS digest
    FROM turn t
    JOIN episode e ON e.episode_id = t.episode_id
    JOIN environment v ON v.run_id = e.run_id AND v.environment_id = e.environment_id
    JOIN seating s ON s.episode_id = t.episode_id AND s.seat = t.seat
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN explanation x ON x.episode_id = t.episode_id AND x.turn = t.turn
    LEFT JOIN (
      SELECT episode_id, turn, count(*) AS calls, sum(prompt_tokens) AS prompt_tokens,
        sum(reply_tokens) AS reply_tokens
      FROM call GROUP BY episode_id, turn
    ) c ON c.episode_id = t.episode_id AND c.turn = t.turn;

    CREATE VIEW v_claims AS
    -- One row a claim and checker; one row with NULLs for a claim that nobody checked.
    SELECT l.run_id, l.episode_id, n.name AS environment, l.turn, t.seat, a.name AS agent,
      t.applied, l.line, l.text, v.source, v.predicate, v.finding, v.reason,
      json_extract(v.evidence, '$.witness') AS witness, v.evidence, v.cost
    FROM claim_line l
    JOIN turn t ON t.episode_id = l.episode_id AND t.turn = l.turn
    JOIN episode e ON e.episode_id = l.episode_id
    JOIN environment n ON n.run_id = e.run_id AND n.environment_id = e.environment_id
    JOIN seating s ON s.episode_id = l.episode_id AND s.seat = t.seat
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN verdict v ON v.episode_id = l.episode_id AND v.turn = l.turn AND v.line = l.line;

    CREATE VIEW v_calls AS
    -- One row a call of a language model, with the raw answer.
    SELECT c.run_id, c.episode_id, c.turn, c.attempt, c.prompt_id, r.text AS reply,
      x.text AS trace, c.finish, c.prompt_tokens, c.reply_tokens, c.cached_tokens, c.failure,
      c.detail, c.latency_us / 1000.0 AS latency_ms
    FROM call c
    LEFT JOIN content r ON r.content_id = c.reply_id
    LEFT JOIN content x ON x.content_id = c.trace_id;

    CREATE VIEW v_messages AS
    -- One row a part of a message, as it was sent.
    SELECT p.run_id, p.prompt_id, p.message, p.part, p.role, p.type, c.text,
      length(c.bytes) AS image_bytes
    FROM prompt_part p LEFT JOIN content c USING (content_id);

    """
}
