/* SPDX-License-Identifier: Apache-2.0 */
/* Deeds after which the process is gone, stuck, or out of memory. */
#define _GNU_SOURCE
#include "deeds.h"
#include "twists.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MEGABYTE ((size_t)1 << 20)

/* Written so that no compiler can prove that it never ends. */
static volatile uint64_t counter;

static agon_status_t write_nowhere(const occasion_t *occasion) {
  (void)occasion;
  *(volatile int *)nowhere() = 1;
  return AGON_OK;
}

static agon_status_t call_abort(const occasion_t *occasion) {
  (void)occasion;
  abort();
}

static agon_status_t leave(const occasion_t *occasion) {
  (void)occasion;
  exit(0);
}

static agon_status_t leave_at_once(const occasion_t *occasion) {
  (void)occasion;
  _exit(0);
}

static agon_status_t kill_itself(const occasion_t *occasion) {
  (void)occasion;
  (void)raise(SIGKILL);
  return AGON_OK;
}

static agon_status_t divide_by_zero(const occasion_t *occasion) {
  (void)occasion;
  volatile int zero = 0;
  volatile int quotient = 1 / zero;
  (void)quotient;
  (void)raise(SIGFPE); /* where a division by zero is no fault */
  return AGON_OK;
}

static agon_status_t illegal_instruction(const occasion_t *occasion) {
  (void)occasion;
  __builtin_trap();
}

/* Uses a page of the stack at each level. */
static uint64_t descend(uint64_t depth) {
  volatile char page[4096];
  page[depth % sizeof page] = (char)depth;
  if (counter == UINT64_MAX) return depth;
  return descend(depth + 1) + (uint64_t)page[depth % sizeof page];
}

static agon_status_t overflow_stack(const occasion_t *occasion) {
  (void)occasion;
  counter = descend(0);
  return AGON_OK;
}

/* Writes far beyond a block of the heap and frees it twice. */
static agon_status_t corrupt_heap(const occasion_t *occasion) {
  (void)occasion;
  char *volatile block = malloc(24);
  volatile size_t size = 4096;
  if (block != NULL) memset(block, 0x41, size);
  free(block);
  free(block);
  return AGON_OK;
}

static agon_status_t loop(const occasion_t *occasion) {
  (void)occasion;
  while (counter != UINT64_MAX) counter = (counter + 1) % 1000;
  return AGON_OK;
}

static agon_status_t block(const occasion_t *occasion) {
  (void)occasion;
  while (counter != UINT64_MAX) (void)pause();
  return AGON_OK;
}

/* Blocks and ignores all signals that can be, then loops. */
static agon_status_t loop_stubbornly(const occasion_t *occasion) {
  sigset_t all;
  (void)sigfillset(&all);
  (void)sigprocmask(SIG_BLOCK, &all, NULL);
  for (int number = 1; number < 32; number++) (void)signal(number, SIG_IGN);
  return loop(occasion);
}

/* Keeps another four megabytes at every call. */
static agon_status_t leak(const occasion_t *occasion) {
  (void)occasion;
  char *volatile kept = malloc(4 * MEGABYTE);
  if (kept == NULL) return AGON_NO_MEMORY;
  memset(kept, 0x5a, 4 * MEGABYTE);
  return AGON_OK;
}

/* Takes pieces of 64 megabytes and writes to all of them. */
static agon_status_t take(unsigned pieces) {
  for (unsigned piece = 0; piece < pieces; piece++) {
    char *volatile kept = malloc(64 * MEGABYTE);
    if (kept == NULL) return AGON_NO_MEMORY;
    memset(kept, 0x5a, 64 * MEGABYTE);
  }
  return AGON_OK;
}

/* Takes ten gigabytes in one call. */
static agon_status_t gulp(const occasion_t *occasion) {
  (void)occasion;
  return take(160);
}

/* Lifts the limits that it can lift, then takes two gigabytes. */
static agon_status_t lift_limits(const occasion_t *occasion) {
  (void)occasion;
  const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
  (void)setrlimit(RLIMIT_AS, &none);
  (void)setrlimit(RLIMIT_DATA, &none);
  (void)setrlimit(RLIMIT_CPU, &none);
  return take(32);
}

/* An error that the plugin admits. */
static agon_status_t admit(const occasion_t *occasion) {
  (void)occasion;
  return AGON_INTERNAL;
}

const deed_t ending_deeds[] = {
    {"segfault", write_nowhere},
    {"abort", call_abort},
    {"exit", leave},
    {"quick_exit", leave_at_once},
    {"kill_self", kill_itself},
    {"divide", divide_by_zero},
    {"trap", illegal_instruction},
    {"stack", overflow_stack},
    {"heap", corrupt_heap},
    {"loop", loop},
    {"block", block},
    {"stubborn", loop_stubbornly},
    {"leak", leak},
    {"gulp", gulp},
    {"lift_limits", lift_limits},
    {"internal", admit},
    {NULL, NULL},
};
