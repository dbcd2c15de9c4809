/* SPDX-License-Identifier: Apache-2.0 */
/* The table of the environment: the game of count.c, with the plan's fault around each entry. */
#include "hostile.h"

#include "deeds.h"
#include "twists.h"

#include <math.h>
#include <string.h>

agon_status_t strike(const plan_t *plan, const char *entry, int64_t turn, uint64_t seed,
                     char *note) {
  const deed_t *const lists[] = {ending_deeds, reaching_deeds};
  const occasion_t occasion = {plan->path, note};
  if (plan->fault[0] == '\0' || strcmp(plan->entry, entry) != 0) return AGON_OK;
  if (turn < plan->turn || seed % plan->one_in != 0) return AGON_OK;
  for (unsigned list = 0; list < 2; list++) {
    for (const deed_t *deed = lists[list]; deed->fault != NULL; deed++) {
      if (strcmp(deed->fault, plan->fault) == 0) return deed->act(&occasion);
    }
  }
  return AGON_OK;
}

/* Strikes in an entry that has an episode. */
static agon_status_t strike_in(const agon_episode_t *episode, const char *entry) {
  return strike(&episode->environment->plan, entry, episode->turn, episode->seed, episode->note);
}

/* Strikes in an entry that has none: every turn is late enough. */
static agon_status_t strike_before(const plan_t *plan, const char *entry, uint64_t seed) {
  return strike(plan, entry, INT64_MAX, seed, NULL);
}

/* Calls of the host's log that no host needs. */
static void abuse_log(const agon_host_t *host, const plan_t *plan) {
  if (strcmp(plan->fault, "log_wild") == 0) {
    host->log(host->context, AGON_LOG_INFO, (agon_span_t){nowhere(), 64});
  }
  if (strcmp(plan->fault, "log_flood") != 0) return;
  for (unsigned index = 0; index < 1000000; index++) {
    host->log(host->context, AGON_LOG_ERROR, (agon_span_t){"a message that says nothing", 27});
  }
}

static agon_status_t create(const agon_host_t *host, agon_span_t parameters,
                            agon_environment_t **out, agon_error_t *error) {
  plan_t plan;
  (void)plan_read(parameters, &plan); /* count_create refuses what is unknown */
  const agon_status_t struck = strike_before(&plan, "create", 0);
  if (struck != AGON_OK) return struck;
  abuse_log(host, &plan);
  if (strcmp(plan.fault, "null_environment") == 0) {
    *out = NULL;
    return AGON_OK;
  }
  return count_create(host, parameters, out, error);
}

static void destroy(agon_environment_t *environment) {
  (void)strike_before(&environment->plan, "destroy", 0);
  count_destroy(environment);
}

static agon_status_t begin(const agon_environment_t *environment, uint32_t seat_count,
                           uint64_t seed, agon_span_t opening, agon_episode_t **out,
                           agon_error_t *error) {
  const plan_t *plan = &environment->plan;
  const agon_status_t struck = strike_before(plan, "begin", seed);
  if (struck != AGON_OK) return struck;
  const bool null = strcmp(plan->fault, "null_episode") == 0;
  const bool wild = strcmp(plan->fault, "wild_episode") == 0;
  if ((null || wild) && seed % plan->one_in == 0) {
    *out = null ? NULL : nowhere();
    return AGON_OK;
  }
  return count_begin(environment, seat_count, seed, opening, out, error);
}

static void end(agon_episode_t *episode) {
  if (episode != NULL) (void)strike_in(episode, "end");
  count_end(episode);
}

static agon_status_t progress(const agon_episode_t *episode, agon_progress_t *out) {
  const agon_status_t struck = strike_in(episode, "progress");
  if (struck != AGON_OK) return struck;
  const agon_status_t status = count_progress(episode, out);
  twist_progress(episode, out);
  return status;
}

static agon_status_t legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                   uint64_t capacity, uint64_t *count) {
  const agon_status_t struck = strike_in(episode, "legal_actions");
  if (struck != AGON_OK) return struck;
  const agon_status_t status = count_legal_actions(episode, seat, ids, capacity, count);
  if (status == AGON_OK) twist_legal_actions(episode, ids, capacity, count);
  return status;
}

static agon_status_t chance_outcomes(const agon_episode_t *episode, int64_t *ids,
                                     double *probabilities, uint64_t capacity, uint64_t *count) {
  const agon_status_t struck = strike_in(episode, "chance_outcomes");
  if (struck != AGON_OK) return struck;
  const agon_status_t status =
      count_chance_outcomes(episode, ids, probabilities, capacity, count);
  if (status != AGON_OK || capacity < COUNT_DIGITS) return status;
  if (HOSTILE == chance_short) probabilities[9] = 0;
  if (HOSTILE == chance_negative) probabilities[0] = -0.1, probabilities[1] = 0.3;
  if (HOSTILE == chance_nan) probabilities[0] = NAN;
  if (HOSTILE == chance_empty) *count = 0;
  if (HOSTILE == chance_huge) *count = (uint64_t)1 << 40;
  return status;
}

static agon_status_t action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                                 const agon_sink_t *out) {
  const agon_status_t struck = strike_in(episode, "action_name");
  if (struck != AGON_OK) return struck;
  bool answered = false;
  const agon_status_t status = twist_name(episode, out, &answered);
  return answered ? status : count_action_name(episode, seat, id, out);
}

static agon_status_t parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                  int64_t *id, agon_error_t *error) {
  const agon_status_t struck = strike_in(episode, "parse_action");
  if (struck != AGON_OK) return struck;
  if (twisted(episode, "parses_all")) {
    *id = 9;
    return AGON_OK;
  }
  return count_parse_action(episode, seat, text, id, error);
}

static agon_status_t apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                           agon_error_t *error) {
  agon_status_t status = strike_in(episode, "apply");
  if (status != AGON_OK) return status;
  bool answered = false;
  status = twist_refusal(episode, error, &answered);
  if (answered) return status;
  const bool counts = twisted(episode, "counter");
  const bool stays = twisted(episode, "never_ends");
  const bool smears = twisted(episode, "trace");
  status = count_apply(episode, actions, count, error);
  if (smears && status != AGON_OK) episode->total = (episode->total + 1) % COUNT_GOAL;
  if (counts && status == AGON_OK) episode->total += (int32_t)(other_number() % 2);
  if (stays && ended(episode)) episode->total = COUNT_GOAL - 1;
  return status;
}

static agon_status_t rewards(const agon_episode_t *episode, double *out, uint64_t count) {
  const agon_status_t struck = strike_in(episode, "rewards");
  if (struck != AGON_OK) return struck;
  const agon_status_t status = count_returns(episode, out, count); /* only the end is rewarded */
  if (status != AGON_OK) return status;
  twist_numbers(episode, out);
  if (twisted(episode, "drifting_rewards")) {
    out[0] += 0.25;
    out[1] -= 0.25;
  }
  return status;
}

static agon_status_t returns(const agon_episode_t *episode, double *out, uint64_t count) {
  const agon_status_t struck = strike_in(episode, "returns");
  if (struck != AGON_OK) return struck;
  const agon_status_t status = count_returns(episode, out, count);
  if (status == AGON_OK) twist_numbers(episode, out);
  return status;
}

static agon_status_t observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                             int32_t media, const agon_sink_t *out, agon_error_t *error) {
  const agon_status_t struck = strike_in(episode, "observe");
  if (struck != AGON_OK) return struck;
  bool answered = false;
  agon_status_t status = twist_observation(episode, seat, out, &answered);
  if (answered) return status;
  status = count_observe(episode, seat, view, media, out, error);
  return status == AGON_OK && media == AGON_MEDIA_TEXT ? say(out, episode->note) : status;
}

static agon_status_t outcome(const agon_episode_t *episode, const agon_sink_t *out) {
  const agon_status_t struck = strike_in(episode, "outcome");
  if (struck != AGON_OK) return struck;
  bool answered = false;
  const agon_status_t status = twist_outcome(episode, out, &answered);
  return answered ? status : count_outcome(episode, out);
}

static agon_status_t clone(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                           uint64_t seed, agon_episode_t **out, agon_error_t *error) {
  const agon_status_t struck = strike_in(episode, "clone");
  if (struck != AGON_OK) return struck;
  if (twisted(episode, "same_copy")) {
    *out = (agon_episode_t *)(uintptr_t)episode;
    return AGON_OK;
  }
  const agon_status_t status = count_clone(episode, mode, seat, seed, out, error);
  if (status == AGON_OK) twist_copy(episode, mode, seat, out);
  return status;
}

static agon_status_t serialise(const agon_episode_t *episode, const agon_sink_t *out,
                               agon_error_t *error) {
  const agon_status_t struck = strike_in(episode, "serialise");
  if (struck != AGON_OK) return struck;
  bool answered = false;
  const agon_status_t status = twist_bytes(episode, out, &answered);
  return answered ? status : count_serialise(episode, out, error);
}

static agon_status_t restore(const agon_environment_t *environment, agon_span_t bytes,
                             agon_episode_t **out, agon_error_t *error) {
  const plan_t *plan = &environment->plan;
  const agon_status_t struck = strike_before(plan, "restore", 0);
  if (struck != AGON_OK) return struck;
  if (strcmp(plan->fault, "restores_nothing") == 0) {
    return fail(error, AGON_INVALID_DATA, "These bytes are never taken.");
  }
  if (strcmp(plan->fault, "restores_all") == 0) {
    return count_begin(environment, COUNT_SEATS, 0, (agon_span_t){NULL, 0}, out, error);
  }
  return count_restore(environment, bytes, out, error);
}

static uint64_t position_key(const agon_episode_t *episode) {
  (void)strike_in(episode, "position_key");
  return twisted(episode, "unstable_key") ? other_number() : count_position_key(episode);
}

const agon_environment_table_t hostile_table = {
    .struct_size = TABLE_SIZE,
    .descriptor = HOSTILE == descriptor_null ? NULL : &hostile_descriptor,
    .create = ENTRY(create),
    .destroy = ENTRY(destroy),
    .begin = ENTRY(begin),
    .end = ENTRY(end),
    .progress = ENTRY(progress),
    .legal_actions = ENTRY(legal_actions),
    .chance_outcomes = ENTRY(chance_outcomes),
    .action_name = ENTRY(action_name),
    .parse_action = ENTRY(parse_action),
    .apply = ENTRY(apply),
    .rewards = ENTRY(rewards),
    .returns = ENTRY(returns),
    .observe = ENTRY(observe),
    .outcome = ENTRY(outcome),
    .clone = ENTRY(clone),
    .serialise = ENTRY(serialise),
    .restore = ENTRY(restore),
    .position_key = ENTRY(position_key),
    .extension = HOSTILE == null_extension ? NULL : hostile_extension,
};
