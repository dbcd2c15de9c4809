/* SPDX-License-Identifier: Apache-2.0 */
/* The plan, read from parameters such as {"at": 2, "fault": "loop", "in": "apply"}. A host passes
 * them as a flat object of texts and numbers. */
#include "count.h"

#include <string.h>

/* Where the value of a key begins, NULL when it is not there. */
static const char *value_of(agon_span_t object, const char *key) {
  const size_t size = strlen(key);
  for (uint64_t place = 0; place + size + 2 < object.size; place++) {
    const char *at = object.data + place;
    if (at[0] != '"' || memcmp(at + 1, key, size) != 0 || at[size + 1] != '"') continue;
    const char *end = object.data + object.size;
    for (at += size + 2; at < end && (*at == ':' || *at == ' '); at++) continue;
    return at < end ? at : NULL;
  }
  return NULL;
}

static void read_text(agon_span_t object, const char *key, char *out, size_t capacity) {
  const char *at = value_of(object, key);
  if (at == NULL || *at != '"') return;
  const char *end = object.data + object.size;
  size_t size = 0;
  for (at++; at < end && *at != '"' && size + 1 < capacity; at++) {
    if (*at != '\\') out[size++] = *at;
  }
  out[size] = '\0';
}

static uint64_t read_number(agon_span_t object, const char *key, uint64_t otherwise) {
  const char *at = value_of(object, key);
  const char *end = object.data + object.size;
  if (at == NULL || *at < '0' || *at > '9') return otherwise;
  uint64_t number = 0;
  for (; at < end && *at >= '0' && *at <= '9'; at++) number = number * 10 + (uint64_t)(*at - '0');
  return number;
}

static bool is_known(const char *name, size_t size) {
  static const char *const names[] = {"fault", "in", "at", "one_in", "path"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    if (strlen(names[index]) == size && memcmp(names[index], name, size) == 0) return true;
  }
  return false;
}

/* Tells whether this is nothing or an object, with no key but the names of parts. */
static bool are_known(agon_span_t object) {
  if (object.size > 0 && object.data[0] != '{') return false;
  const char *const end = object.data + object.size;
  for (const char *at = object.data; at < end; at++) {
    if (*at != '"') continue;
    const char *const name = ++at;
    for (; at < end && *at != '"'; at++) at += *at == '\\' && at + 1 < end;
    const char *after = at < end ? at + 1 : end;
    for (; after < end && (*after == ' ' || *after == '\n'); after++) continue;
    if (after < end && *after == ':' && !is_known(name, (size_t)(at - name))) return false;
  }
  return true;
}

bool plan_read(agon_span_t parameters, plan_t *plan) {
  *plan = (plan_t){.entry = "apply"};
  read_text(parameters, "fault", plan->fault, sizeof plan->fault);
  read_text(parameters, "in", plan->entry, sizeof plan->entry);
  read_text(parameters, "path", plan->path, sizeof plan->path);
  plan->turn = (int64_t)read_number(parameters, "at", 2);
  plan->one_in = read_number(parameters, "one_in", 1);
  if (plan->one_in == 0) plan->one_in = 1;
  return are_known(parameters);
}
