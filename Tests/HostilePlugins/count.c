/* SPDX-License-Identifier: Apache-2.0 */
/* The game. From 0, each seat in turn adds 1 or 2; who reaches 10 or more wins. Each seat holds a
 * secret digit that chance gives it; the stake is 1, or 2 when the digits add up to an odd
 * number. */
#include "count.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

agon_status_t fail(agon_error_t *error, agon_status_t code, const char *sentence) {
  if (error != NULL) {
    error->code = code;
    (void)snprintf(error->message, sizeof error->message, "%s", sentence);
  }
  return code;
}

agon_status_t say(const agon_sink_t *out, const char *text) {
  return out->write(out->context, text, strlen(text)) == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

agon_status_t count_create(const agon_host_t *host, agon_span_t parameters,
                           agon_environment_t **out, agon_error_t *error) {
  (void)host;
  agon_environment_t *environment = calloc(1, sizeof *environment);
  if (environment == NULL) return fail(error, AGON_NO_MEMORY, "No memory for the rules.");
  if (!plan_read(parameters, &environment->plan)) {
    free(environment);
    return fail(error, AGON_INVALID_DATA, "The parameters are fault, in, at, one_in and path.");
  }
  *out = environment;
  return AGON_OK;
}

void count_destroy(agon_environment_t *environment) { free(environment); }

/* A digit that follows from a seed. */
static int32_t digit(uint64_t seed, uint32_t seat) {
  const uint64_t word = (seed + 1 + seat) * UINT64_C(0x9e3779b97f4a7c15);
  return (int32_t)((word ^ word >> 29) % 10);
}

/* An episode on the heap with room for a note; NULL when there is no memory. */
static agon_episode_t *make(const agon_environment_t *environment) {
  agon_episode_t *episode = calloc(1, sizeof *episode);
  if (episode == NULL) return NULL;
  episode->environment = environment;
  episode->note = calloc(1, NOTE_BYTES);
  if (episode->note != NULL) return episode;
  free(episode);
  return NULL;
}

agon_status_t count_begin(const agon_environment_t *environment, uint32_t seat_count,
                          uint64_t seed, agon_span_t opening, agon_episode_t **out,
                          agon_error_t *error) {
  if (seat_count != COUNT_SEATS) return fail(error, AGON_INVALID_ARGUMENT, "Two seats count.");
  if (opening.size != 0) return fail(error, AGON_INVALID_DATA, "There are no openings.");
  agon_episode_t *episode = make(environment);
  if (episode == NULL) return fail(error, AGON_NO_MEMORY, "No memory for an episode.");
  episode->seed = seed;
  for (uint32_t seat = 0; seat < COUNT_SEATS; seat++) episode->secrets[seat] = digit(seed, seat);
  if (count_deals) episode->total = -1;
  *out = episode;
  return AGON_OK;
}

void count_end(agon_episode_t *episode) {
  if (episode == NULL) return;
  free(episode->note);
  free(episode);
}

agon_status_t count_progress(const agon_episode_t *episode, agon_progress_t *out) {
  const bool over = ended(episode);
  const bool waits = over || undealt(episode);
  const int32_t other = over ? AGON_SEAT_NONE : AGON_SEAT_CHANCE;
  *out = (agon_progress_t){
      .struct_size = out->struct_size,
      .phase = over ? AGON_PHASE_TERMINATED : AGON_PHASE_PLAY,
      .seat_to_act = waits ? other : (int32_t)acting(episode),
      .seat_count = COUNT_SEATS,
      .turn = episode->turn,
      .acting = waits ? 0 : UINT64_C(1) << acting(episode),
      .legal_count = over ? 0 : waits ? COUNT_DIGITS : COUNT_STEP,
  };
  return AGON_OK;
}

agon_status_t count_legal_actions(const agon_episode_t *episode, uint32_t seat, int64_t *ids,
                                  uint64_t capacity, uint64_t *count) {
  if (seat >= COUNT_SEATS) return AGON_INVALID_ARGUMENT;
  const bool waits = ended(episode) || undealt(episode) || seat != acting(episode);
  *count = waits ? 0 : COUNT_STEP;
  for (uint64_t index = 0; index < *count && index < capacity; index++) {
    ids[index] = (int64_t)index + 1;
  }
  return AGON_OK;
}

agon_status_t count_chance_outcomes(const agon_episode_t *episode, int64_t *ids,
                                    double *probabilities, uint64_t capacity, uint64_t *count) {
  if (!undealt(episode)) return AGON_WRONG_PHASE;
  *count = COUNT_DIGITS;
  for (uint64_t index = 0; index < COUNT_DIGITS && index < capacity; index++) {
    ids[index] = (int64_t)index;
    probabilities[index] = 0.1;
  }
  return AGON_OK;
}

agon_status_t count_action_name(const agon_episode_t *episode, int32_t seat, int64_t id,
                                const agon_sink_t *out) {
  (void)episode;
  if (seat == AGON_SEAT_CHANCE && id >= 0 && id < COUNT_DIGITS) {
    const char drawn[] = {'d', (char)('0' + id), '\0'};
    return say(out, drawn);
  }
  if (seat < 0 || seat >= (int32_t)COUNT_SEATS || id < 1 || id > COUNT_STEP) {
    return AGON_INVALID_ARGUMENT;
  }
  const char name[] = {'+', (char)('0' + id), '\0'};
  return say(out, name);
}

static bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

agon_status_t count_parse_action(const agon_episode_t *episode, uint32_t seat, agon_span_t text,
                                 int64_t *id, agon_error_t *error) {
  while (text.size > 0 && is_blank(text.data[text.size - 1])) text.size--;
  while (text.size > 0 && is_blank(text.data[0])) text = (agon_span_t){text.data + 1, text.size - 1};
  const uint64_t sign = text.size > 0 && text.data[0] == '+' ? 1 : 0;
  if (text.size != sign + 1 || text.data[sign] < '1' || text.data[sign] > '0' + COUNT_STEP) {
    return fail(error, AGON_UNPARSEABLE_ACTION, "An action is +1 or +2.");
  }
  *id = text.data[sign] - '0';
  if (!ended(episode) && !undealt(episode) && seat == acting(episode)) return AGON_OK;
  return fail(error, AGON_ILLEGAL_ACTION, "It is not the turn of this seat.");
}

/* Takes the digit that chance has drawn. */
static agon_status_t deal(agon_episode_t *episode, const agon_action_t *action,
                          agon_error_t *error) {
  if (action->seat != AGON_SEAT_CHANCE) {
    return fail(error, AGON_WRONG_PHASE, "Chance is to deal a digit first.");
  }
  if (action->id < 0 || action->id >= COUNT_DIGITS) {
    return fail(error, AGON_ILLEGAL_ACTION, "Chance deals a digit from 0 to 9.");
  }
  episode->secrets[1] = (int32_t)action->id;
  episode->total = 0;
  episode->turn++;
  return AGON_OK;
}

agon_status_t count_apply(agon_episode_t *episode, const agon_action_t *actions, uint64_t count,
                          agon_error_t *error) {
  if (ended(episode)) return fail(error, AGON_WRONG_PHASE, "The game has ended.");
  if (count != 1 || actions->kind != AGON_ACTION_ENUMERATED) {
    return fail(error, AGON_INVALID_ARGUMENT, "One enumerated action is applied at a time.");
  }
  if (undealt(episode)) return deal(episode, actions, error);
  if (actions->seat != (int32_t)acting(episode)) {
    return fail(error, AGON_WRONG_PHASE, "The other seat is to act.");
  }
  if (actions->id < 1 || actions->id > COUNT_STEP) {
    return fail(error, AGON_ILLEGAL_ACTION, "An action is +1 or +2.");
  }
  episode->total += (int32_t)actions->id;
  episode->turn++;
  return AGON_OK;
}

agon_status_t count_returns(const agon_episode_t *episode, double *out, uint64_t count) {
  if (count != COUNT_SEATS) return AGON_INVALID_ARGUMENT;
  const double stake = 1 + (episode->secrets[0] + episode->secrets[1]) % 2;
  for (uint32_t seat = 0; seat < COUNT_SEATS; seat++) {
    const bool won = seat != acting(episode); /* the winner acted last */
    out[seat] = !ended(episode) ? 0 : won ? stake : -stake;
  }
  return AGON_OK;
}

/* The digit of a seat as text, "?" when the view does not show it. */
static const char *shown(const agon_episode_t *episode, uint32_t seat, uint32_t viewer,
                         int32_t view) {
  static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const bool own = seat == viewer && (view == AGON_VIEW_SEAT || view == AGON_VIEW_RECALL);
  return own || view == AGON_VIEW_FULL ? digits[episode->secrets[seat]] : "?";
}

agon_status_t count_observe(const agon_episode_t *episode, uint32_t seat, int32_t view,
                            int32_t media, const agon_sink_t *out, agon_error_t *error) {
  char text[256];
  if (view < AGON_VIEW_SEAT || view > AGON_VIEW_FULL || seat >= COUNT_SEATS) {
    return fail(error, AGON_UNSUPPORTED, "There is no such view.");
  }
  if (media == AGON_MEDIA_TEXT) {
    (void)snprintf(text, sizeof text,
                   "Total: %" PRId32 " of %d. Turn %" PRId64 ". Secrets: seat 0 %s, seat 1 %s.\n",
                   episode->total, COUNT_GOAL, episode->turn, shown(episode, 0, seat, view),
                   shown(episode, 1, seat, view));
  } else if (media == AGON_MEDIA_JSON) {
    (void)snprintf(text, sizeof text,
                   "{\"total\":%" PRId32 ",\"turn\":%" PRId64 ",\"secrets\":[\"%s\",\"%s\"]}",
                   episode->total, episode->turn, shown(episode, 0, seat, view),
                   shown(episode, 1, seat, view));
  } else {
    return fail(error, AGON_UNSUPPORTED, "There is text and JSON.");
  }
  return say(out, text);
}

agon_status_t count_outcome(const agon_episode_t *episode, const agon_sink_t *out) {
  if (!ended(episode)) return AGON_WRONG_PHASE;
  char text[64];
  (void)snprintf(text, sizeof text, "{\"reason\":\"goal reached\",\"winner\":%" PRIu32 "}",
                 1 - acting(episode));
  return say(out, text);
}

agon_status_t count_clone(const agon_episode_t *episode, int32_t mode, uint32_t seat,
                          uint64_t seed, agon_episode_t **out, agon_error_t *error) {
  if (mode < AGON_CLONE_EXACT || mode > AGON_CLONE_RESAMPLE || seat >= COUNT_SEATS) {
    return fail(error, AGON_UNSUPPORTED, "There is no such copy.");
  }
  agon_episode_t *copy = make(episode->environment);
  if (copy == NULL) return fail(error, AGON_NO_MEMORY, "No memory for a copy.");
  char *note = copy->note;
  *copy = *episode;
  copy->note = note;
  if (mode == AGON_CLONE_RESAMPLE) copy->secrets[1 - seat] = digit(seed, 1 - seat);
  *out = copy;
  return AGON_OK;
}

/* The bytes: "count1", total and one, turn, both digits, and the eight bytes of the seed. */
#define BYTES 18u

agon_status_t count_serialise(const agon_episode_t *episode, const agon_sink_t *out,
                              agon_error_t *error) {
  unsigned char bytes[BYTES] = {'c', 'o', 'u', 'n', 't', '1'};
  bytes[6] = (unsigned char)(episode->total + 1);
  bytes[7] = (unsigned char)episode->turn;
  bytes[8] = (unsigned char)episode->secrets[0];
  bytes[9] = (unsigned char)episode->secrets[1];
  for (unsigned index = 0; index < 8; index++) {
    bytes[10 + index] = (unsigned char)(episode->seed >> 8 * index);
  }
  if (out->write(out->context, bytes, BYTES) == 0) return AGON_OK;
  return fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the bytes.");
}

/* Tells whether bytes are a state that play can reach. */
static bool describes(const unsigned char *byte) {
  const int total = byte[6] - 1;
  const int turns = byte[7] - (count_deals ? 1 : 0);
  if (memcmp(byte, "count1", 6) != 0 || byte[8] > 9 || byte[9] > 9) return false;
  if (total < 0) return count_deals && byte[7] == 0;
  return turns >= 0 && turns <= total && total <= COUNT_STEP * turns && total <= COUNT_GOAL + 1;
}

agon_status_t count_restore(const agon_environment_t *environment, agon_span_t bytes,
                            agon_episode_t **out, agon_error_t *error) {
  const unsigned char *byte = (const unsigned char *)bytes.data;
  if (bytes.size != BYTES || !describes(byte)) {
    return fail(error, AGON_INVALID_DATA, "The bytes are not an episode of count.");
  }
  agon_episode_t *episode = make(environment);
  if (episode == NULL) return fail(error, AGON_NO_MEMORY, "No memory for an episode.");
  episode->total = byte[6] - 1;
  episode->turn = byte[7];
  episode->secrets[0] = byte[8];
  episode->secrets[1] = byte[9];
  for (unsigned index = 0; index < 8; index++) {
    episode->seed |= (uint64_t)byte[10 + index] << 8 * index;
  }
  *out = episode;
  return AGON_OK;
}

uint64_t count_position_key(const agon_episode_t *episode) {
  return 1 + (uint64_t)((episode->total + 1) * 200 + episode->secrets[0] * 20 +
                        episode->secrets[1] * 2) +
         (uint64_t)acting(episode);
}
