// SPDX-License-Identifier: Apache-2.0

/// The views of migration 3: the first ones with what it adds, and those of void episodes, costs and lessons.
///
/// Never edited: a change is a new migration.
enum ThirdViews {
  static let text = results + standings + turns + calls + costs

  private static let results = """
    DROP VIEW v_results;
    CREATE VIEW v_results AS
    -- One row a seat of an episode: who sat there, whether it won, and whether that counts: an episode does not
    -- when it or another one of its pair is void.
    SELECT s.run_id, s.episode_id, v.name AS environment, e.pair, e.leg, s.seat, a.name AS agent,
      s.return,
      CASE WHEN o.others IS NULL THEN NULL   -- alone: nobody to win against
        WHEN e.ending = 'voided' THEN NULL
        WHEN s.return > o.best THEN 'win'
        WHEN s.return = o.best THEN 'draw'
        ELSE 'loss' END AS result,
      e.ending, e.reason,
      CASE WHEN e.culprit = s.seat THEN e.ending END AS fault,
      CASE WHEN e.culprit = s.seat THEN e.failure END AS failure,
      e.turns, e.duration_us / 1000.0 AS duration_ms,
      (SELECT count(*) FROM turn t WHERE t.episode_id = s.episode_id AND t.seat = s.seat
        AND t.substitution IS NOT NULL) AS substituted,
      NOT EXISTS (
        SELECT 1 FROM episode w WHERE w.ending = 'voided' AND w.run_id = e.run_id
          AND w.environment_id = e.environment_id AND w.pair = e.pair AND NOT EXISTS (
            SELECT 1 FROM seating x WHERE x.episode_id = e.episode_id AND x.agent_id NOT IN (
              SELECT y.agent_id FROM seating y WHERE y.episode_id = w.episode_id)))
      AND NOT EXISTS (
        SELECT 1 FROM fault f WHERE f.run_id = e.run_id
          AND f.environment_id = e.environment_id AND f.pair = e.pair
          AND NOT EXISTS (SELECT 1 FROM episode w WHERE w.key = f.key) AND NOT EXISTS (
            SELECT 1 FROM seating x WHERE x.episode_id = e.episode_id AND x.agent_id NOT IN (
              SELECT value FROM json_each(f.agents)))) AS counts
    FROM seating s
    JOIN episode e USING (episode_id)
    JOIN environment v ON v.run_id = e.run_id AND v.environment_id = e.environment_id
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN (
      SELECT x.episode_id, x.seat, max(y.return) AS best, count(*) AS others
      FROM seating x JOIN seating y ON y.episode_id = x.episode_id AND y.seat <> x.seat
      GROUP BY x.episode_id, x.seat
    ) o ON o.episode_id = s.episode_id AND o.seat = s.seat;

    CREATE VIEW v_void AS
    -- One row an episode that counts for nobody: because an answer could not be used, or through its plugin.
    SELECT e.run_id, v.name AS environment, e.pair, e.leg, 'answer' AS cause, a.name AS agent,
      e.failure AS kind, t.detail
    FROM episode e
    JOIN environment v ON v.run_id = e.run_id AND v.environment_id = e.environment_id
    JOIN seating s ON s.episode_id = e.episode_id AND s.seat = e.culprit
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN turn t ON t.episode_id = e.episode_id AND t.failure IS NOT NULL
      AND t.seat = e.culprit
    WHERE e.ending = 'voided'
    UNION ALL
    SELECT f.run_id, v.name, f.pair, f.leg, 'plugin', NULL, f.kind, f.detail
    FROM fault f
    JOIN environment v ON v.run_id = f.run_id AND v.environment_id = f.environment_id
    WHERE f.fault_id IN (SELECT max(fault_id) FROM fault GROUP BY key)
      AND NOT EXISTS (SELECT 1 FROM episode w WHERE w.key = f.key);


    """

  private static let standings = """
    DROP VIEW v_standings;
    CREATE VIEW v_standings AS
    -- One row an agent and environment, of the episodes that count. Faults are counted apart from plain losses.
    SELECT run_id, environment, agent, count(*) FILTER (WHERE counts) AS episodes,
      count(*) FILTER (WHERE counts AND result = 'win') AS wins,
      count(*) FILTER (WHERE counts AND result = 'draw') AS draws,
      count(*) FILTER (WHERE counts AND result = 'loss') AS losses,
      (count(*) FILTER (WHERE counts AND result = 'win')
        + 0.5 * count(*) FILTER (WHERE counts AND result = 'draw'))
        / count(result) FILTER (WHERE counts) AS score,
      avg(return) FILTER (WHERE counts) AS mean_return,
      count(*) FILTER (WHERE counts AND fault = 'resigned') AS resigned,
      count(*) FILTER (WHERE counts AND failure = 'truncated') AS lost_truncated,
      count(*) FILTER (WHERE counts AND failure = 'empty') AS lost_empty,
      count(*) FILTER (WHERE counts AND failure = 'refused') AS lost_refused,
      count(*) FILTER (WHERE counts AND failure = 'unparseable') AS lost_unparseable,
      count(*) FILTER (WHERE counts AND failure = 'ambiguous') AS lost_ambiguous,
      count(*) FILTER (WHERE counts AND failure = 'illegal') AS lost_illegal,
      count(*) FILTER (WHERE counts AND failure = 'timeout') AS lost_timeout,
      count(*) FILTER (WHERE counts AND failure = 'transport') AS lost_transport,
      coalesce(sum(substituted) FILTER (WHERE counts), 0) AS substituted, -- turns with a random action
      count(*) FILTER (WHERE fault = 'voided') AS voided   -- episodes void for its answer
    FROM v_results
    GROUP BY run_id, environment, agent
    ORDER BY run_id, environment, score DESC, agent;


    """

  private static let turns = """
    DROP VIEW v_turns;
    CREATE VIEW v_turns AS
    -- One row a turn, with what was said and what it cost.
    SELECT t.run_id, t.episode_id, v.name AS environment, e.pair, e.leg, t.turn, t.seat,
      a.name AS agent, t.legal_count,
      CASE WHEN t.substitution IS NOT NULL THEN 'random'
        WHEN t.action_id IS NOT NULL THEN 'action'
        WHEN t.failure IS NOT NULL THEN 'failed' ELSE 'resigned' END AS choice,
      t.applied, t.failure, t.substitution, t.detail, x.stated, x.parse_path, x.rationale,
      x.conclusion, x.confidence, x.agreement,
      (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM claim_line c WHERE c.episode_id = t.episode_id AND c.turn = t.turn
        ORDER BY line)) AS claims,
      c.calls, c.prompt_tokens, c.cached_tokens, c.reply_tokens, c.cost, t.reward,
      t.latency_us / 1000.0 AS latency_ms, lower(hex(t.digest)) AS digest
    FROM turn t
    JOIN episode e ON e.episode_id = t.episode_id
    JOIN environment v ON v.run_id = e.run_id AND v.environment_id = e.environment_id
    JOIN seating s ON s.episode_id = t.episode_id AND s.seat = t.seat
    JOIN agent a ON a.run_id = s.run_id AND a.agent_id = s.agent_id
    LEFT JOIN explanation x ON x.episode_id = t.episode_id AND x.turn = t.turn
    LEFT JOIN (
      SELECT episode_id, turn, count(*) AS calls, sum(prompt_tokens) AS prompt_tokens,
        sum(cached_tokens) AS cached_tokens, sum(reply_tokens) AS reply_tokens, sum(cost) AS cost
      FROM call GROUP BY episode_id, turn
    ) c ON c.episode_id = t.episode_id AND c.turn = t.turn;


    """

  private static let calls = """
    DROP VIEW v_calls;
    CREATE VIEW v_calls AS
    -- One row a call of a language model, with the raw answer; turn is NULL for one after the episode's end.
    SELECT c.run_id, c.episode_id, c.turn, c.seat, c.attempt, c.purpose, c.prompt_id,
      r.text AS reply, x.text AS trace, c.finish, c.prompt_tokens, c.cached_tokens,
      c.reply_tokens, c.reasoning_tokens, c.cost, c.failure, c.detail, c.attempts, c.held,
      c.first_token_us / 1000.0 AS first_token_ms, c.latency_us / 1000.0 AS latency_ms
    FROM (
      SELECT k.run_id, k.episode_id, k.turn, t.seat, k.attempt, k.purpose, k.prompt_id,
        k.reply_id, k.trace_id, k.finish, k.prompt_tokens, k.cached_tokens, k.reply_tokens,
        k.reasoning_tokens, k.cost, k.failure, k.detail, k.attempts, k.held, k.first_token_us,
        k.latency_us
      FROM call k JOIN turn t ON t.episode_id = k.episode_id AND t.turn = k.turn
      UNION ALL
      SELECT run_id, episode_id, NULL, seat, attempt, purpose, prompt_id, reply_id, trace_id,
        finish, prompt_tokens, cached_tokens, reply_tokens, reasoning_tokens, cost, failure,
        detail, attempts, held, first_token_us, latency_us
      FROM lesson_call
    ) c
    LEFT JOIN content r ON r.content_id = c.reply_id
    LEFT JOIN content x ON x.content_id = c.trace_id;


    """

  private static let costs = """
    CREATE VIEW v_costs AS
    -- One row an agent and environment with calls of a model, those of void episodes included.
    SELECT m.run_id, v.name AS environment, a.name AS agent, g.episodes, m.calls,
      m.prompt_tokens, m.cached_tokens, m.told_tokens,
      m.cached_tokens * 1.0 / nullif(m.told_tokens, 0) AS cached_share, -- of prompts whose cache is told
      m.reply_tokens, m.reasoning_tokens, m.unpriced, -- answers without a price
      m.cost, m.cost / g.episodes AS cost_per_episode
    FROM (
      SELECT e.run_id, e.environment_id, s.agent_id, count(*) AS calls,
        sum(c.prompt_tokens) AS prompt_tokens, sum(c.cached_tokens) AS cached_tokens,
        sum(c.prompt_tokens) FILTER (WHERE c.cached_tokens IS NOT NULL) AS told_tokens,
        sum(c.reply_tokens) AS reply_tokens, sum(c.reasoning_tokens) AS reasoning_tokens,
        count(*) FILTER (WHERE c.finish IS NOT NULL AND c.cost IS NULL) AS unpriced,
        sum(c.cost) AS cost
      FROM v_calls c
      JOIN episode e ON e.episode_id = c.episode_id
      JOIN seating s ON s.episode_id = c.episode_id AND s.seat = c.seat
      GROUP BY e.run_id, e.environment_id, s.agent_id
    ) m
    JOIN (
      SELECT e.run_id, e.environment_id, s.agent_id, count(DISTINCT e.episode_id) AS episodes
      FROM seating s JOIN episode e ON e.episode_id = s.episode_id
      GROUP BY e.run_id, e.environment_id, s.agent_id
    ) g ON g.run_id = m.run_id AND g.environment_id = m.environment_id
      AND g.agent_id = m.agent_id
    JOIN environment v ON v.run_id = m.run_id AND v.environment_id = m.environment_id
    JOIN agent a ON a.run_id = m.run_id AND a.agent_id = m.agent_id
    ORDER BY m.run_id, m.environment_id, m.agent_id;

    CREATE VIEW v_lessons AS
    -- One row a version of an agent's lessons about a topic, in the order of the versions.
    SELECT l.run_id, a.name AS agent, l.topic, l.version, l.episode_id, l.seat, c.text
    FROM lesson l
    JOIN agent a ON a.run_id = l.run_id AND a.agent_id = l.agent_id
    JOIN content c ON c.content_id = l.content_id
    JOIN lesson_use u ON u.episode_id = l.episode_id AND u.seat = l.seat AND u.version < l.version
    ORDER BY l.run_id, l.agent_id, l.topic, l.version;

    """
}
