/* SPDX-License-Identifier: Apache-2.0 */
#include "twists.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MEGABYTE ((uint64_t)1 << 20)

bool twisted(const agon_episode_t *episode, const char *fault) {
  const plan_t *plan = &episode->environment->plan;
  return strcmp(plan->fault, fault) == 0 && episode->turn >= plan->turn &&
         episode->seed % plan->one_in == 0;
}

uint64_t other_number(void) {
  static volatile uint64_t calls;
  return ++calls;
}

void *nowhere(void) {
  volatile uintptr_t address = 16;
  return (void *)address;
}

void twist_progress(const agon_episode_t *episode, agon_progress_t *out) {
  if (twisted(episode, "phase")) out->phase = 77;
  if (twisted(episode, "seat_count_zero")) out->seat_count = 0;
  if (twisted(episode, "seat_count_negative")) out->seat_count = (uint32_t)-1;
  if (twisted(episode, "seat_to_act")) out->seat_to_act = 9;
  if (twisted(episode, "acting")) out->acting = ~UINT64_C(3);
  if (twisted(episode, "turn_negative")) out->turn = -5;
  if (twisted(episode, "legal_count_negative")) out->legal_count = (uint64_t)-1;
}

void twist_legal_actions(const agon_episode_t *episode, int64_t *ids, uint64_t capacity,
                         uint64_t *count) {
  if (twisted(episode, "count_negative")) *count = (uint64_t)-1;
  if (twisted(episode, "count_huge")) *count = (uint64_t)1 << 40;
  if (twisted(episode, "overrun")) {
    for (uint64_t index = 0; index < capacity + MEGABYTE; index++) ids[index] = -1;
  }
  if (*count != COUNT_STEP || capacity < COUNT_STEP) return;
  if (twisted(episode, "duplicates")) ids[1] = ids[0];
  if (twisted(episode, "unlisted")) ids[1] = 7;
  if (twisted(episode, "descending")) {
    ids[0] = 2;
    ids[1] = 1;
  }
}

void twist_numbers(const agon_episode_t *episode, double *out) {
  if (twisted(episode, "nan")) out[0] = NAN;
  if (twisted(episode, "infinite")) out[1] = INFINITY;
  if (twisted(episode, "beyond_bounds")) out[0] = 1e300;
  if (twisted(episode, "unbalanced")) out[0] = out[1] = 1;
}

/* Writes a letter many times over. */
static agon_status_t write_letters(const agon_sink_t *out, uint64_t size) {
  char letters[4096];
  memset(letters, 'x', sizeof letters);
  for (uint64_t done = 0; done < size; done += sizeof letters) {
    if (out->write(out->context, letters, sizeof letters) != 0) return AGON_BUDGET_EXHAUSTED;
  }
  return AGON_OK;
}

agon_status_t twist_name(const agon_episode_t *episode, const agon_sink_t *out, bool *answered) {
  *answered = true;
  if (twisted(episode, "empty_name")) return AGON_OK;
  if (twisted(episode, "long_name")) return write_letters(out, 10 * MEGABYTE);
  if (twisted(episode, "invalid_utf8_name")) return say(out, "+\xc3\x28\xff");
  if (twisted(episode, "equal_names")) return say(out, "+1");
  *answered = false;
  return AGON_OK;
}

agon_status_t twist_refusal(const agon_episode_t *episode, agon_error_t *error, bool *answered) {
  *answered = true;
  if (twisted(episode, "status_positive")) return 12345;
  if (twisted(episode, "status_unknown")) return -999;
  if (twisted(episode, "error_unterminated") && error != NULL) {
    error->code = AGON_INTERNAL;
    memset(error->message, 0xff, sizeof error->message);
    return AGON_INTERNAL;
  }
  *answered = false;
  return AGON_OK;
}

/* Goes on writing whatever the sink answers. */
static agon_status_t write_without_end(const agon_sink_t *out) {
  static const char letters[4096] = "and so on";
  volatile bool more = true;
  while (more) (void)out->write(out->context, letters, sizeof letters);
  return AGON_OK;
}

/* Spans that lead nowhere or claim more than there is. */
static agon_status_t write_wildly(const agon_episode_t *episode, const agon_sink_t *out,
                                  bool *answered) {
  *answered = true;
  if (twisted(episode, "null_bytes")) {
    return out->write(out->context, NULL, (uint64_t)1 << 40) == 0 ? AGON_OK : AGON_INTERNAL;
  }
  if (twisted(episode, "wild_bytes")) {
    return out->write(out->context, nowhere(), 64) == 0 ? AGON_OK : AGON_INTERNAL;
  }
  if (twisted(episode, "huge_size")) {
    return out->write(out->context, "x", (uint64_t)1 << 62) == 0 ? AGON_OK : AGON_INTERNAL;
  }
  *answered = false;
  return AGON_OK;
}

/* Keeps a sink of an earlier call and writes to it, when there was one. */
static agon_status_t write_late(const agon_sink_t *out) {
  static agon_sink_t kept;
  if (kept.write != NULL) (void)kept.write(kept.context, "late", 4);
  kept = *out;
  return say(out, "Total: 3.\n");
}

agon_status_t twist_observation(const agon_episode_t *episode, uint32_t seat,
                                const agon_sink_t *out, bool *answered) {
  const agon_status_t status = write_wildly(episode, out, answered);
  if (*answered) return status;
  *answered = true;
  char text[64];
  if (twisted(episode, "invalid_utf8")) return say(out, "Total: \xc3\x28 \xff\xfe.\n");
  if (twisted(episode, "big_observation")) return write_letters(out, 100 * MEGABYTE);
  if (twisted(episode, "endless_observation")) return write_without_end(out);
  if (twisted(episode, "late_sink")) return write_late(out);
  if (twisted(episode, "leak_secret")) {
    (void)snprintf(text, sizeof text, "The other seat's secret is %d.\n",
                   (int)episode->secrets[1 - seat % COUNT_SEATS]);
    return say(out, text);
  }
  if (twisted(episode, "unstable_observation")) {
    (void)snprintf(text, sizeof text, "Call %llu.\n", (unsigned long long)other_number());
    return say(out, text);
  }
  *answered = false;
  return AGON_OK;
}

agon_status_t twist_outcome(const agon_episode_t *episode, const agon_sink_t *out,
                            bool *answered) {
  *answered = true;
  if (twisted(episode, "bad_outcome")) return say(out, "{\"reason\":");
  if (twisted(episode, "outcome_array")) return say(out, "[1,2]");
  *answered = false;
  return AGON_OK;
}

agon_status_t twist_bytes(const agon_episode_t *episode, const agon_sink_t *out, bool *answered) {
  *answered = true;
  char text[32];
  if (twisted(episode, "no_bytes")) return AGON_OK;
  if (twisted(episode, "big_bytes")) return write_letters(out, 100 * MEGABYTE);
  if (twisted(episode, "unstable_bytes")) {
    (void)snprintf(text, sizeof text, "count%llu", (unsigned long long)other_number());
    return say(out, text);
  }
  *answered = false;
  return AGON_OK;
}

void twist_copy(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                agon_episode_t **out) {
  if (twisted(episode, "drifting_copy")) (*out)->total = (episode->total + 1) % COUNT_GOAL;
  if (twisted(episode, "revealing_resample") && mode == AGON_CLONE_RESAMPLE) {
    (*out)->secrets[1 - seat] = episode->secrets[1 - seat];
  }
  if (twisted(episode, "wrong_resample") && mode == AGON_CLONE_RESAMPLE) {
    (*out)->secrets[seat] = (episode->secrets[seat] + 1) % 10;
  }
  const bool null = twisted(episode, "null_copy");
  const bool wild = twisted(episode, "wild_copy");
  if (!null && !wild) return;
  count_end(*out);
  *out = null ? NULL : nowhere();
}
