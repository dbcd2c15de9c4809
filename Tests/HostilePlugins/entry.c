/* SPDX-License-Identifier: Apache-2.0 */
/* The way from the exported symbol to the table, and the facts: what a host reads first. */
#include "hostile.h"
#include "twists.h"

#include <math.h>
#include <stdlib.h>

#define SPAN(literal) \
  { (literal), sizeof(literal) - 1 }
/* An address in no page. */
#define WILD ((const char *)16)

/* Never returns, in a way that no compiler can prove. */
static void loop(void) {
  volatile uint64_t counter = 0;
  while (counter != UINT64_MAX) counter = (counter + 1) % 1000;
}

static void crash(void) { *(volatile int *)nowhere() = 1; }

/* Extension tables whose entries are all NULL. */
static const struct {
  uint32_t struct_size;
  uint32_t reserved;
  void (*entries[8])(void);
} empty_extension = {.struct_size = sizeof empty_extension};

const void *hostile_extension(const char *id) {
  (void)id;
  if (HOSTILE == extension_segfault) crash();
  if (HOSTILE == extension_loop) loop();
  if (HOSTILE == extension_wild) return nowhere();
  return HOSTILE == extension_empty ? &empty_extension : NULL;
}

static agon_status_t initialise(const agon_host_t *host, agon_span_t path, agon_error_t *error) {
  (void)host;
  (void)path;
  if (HOSTILE == initialise_segfault) crash();
  if (HOSTILE == initialise_loop) loop();
  if (HOSTILE != initialise_fails) return AGON_OK;
  return fail(error, AGON_INTERNAL, "This plugin cannot be used.");
}

static uint32_t environment_count(void) {
  return HOSTILE == count_zero       ? 0
         : HOSTILE == count_negative ? (uint32_t)-1
         : HOSTILE == same_id_twice  ? 2
                                     : 1;
}

static const agon_environment_table_t *environment_at(uint32_t index) {
  if (HOSTILE == at_gives_wild) return nowhere();
  if (HOSTILE == at_gives_null || index >= environment_count()) return NULL;
  return &hostile_table;
}

/* Tells one of three values by the variant. */
#define EITHER(variant, value, otherwise) (HOSTILE == (variant) ? (value) : (otherwise))

/* Whether chance has a turn of its own. */
#define DEALS (HOSTILE >= chance_fair)
const bool count_deals = DEALS;

/* The longest game has ten turns of the seats. */
#define TURNS EITHER(turns_negative, -5, EITHER(turns_too_few, 2, COUNT_GOAL + (DEALS ? 1 : 0)))
#define LEAST EITHER(seats_zero, 0u, EITHER(seats_reversed, 3u, COUNT_SEATS))
#define MOST EITHER(seats_zero, 0u, EITHER(seats_many, UINT32_MAX, COUNT_SEATS))
#define ABILITIES \
  (AGON_ABILITY_CLONE | AGON_ABILITY_SERIALISE | AGON_ABILITY_ENUMERATE | \
   EITHER(perfect_information, AGON_ABILITY_PERFECT_INFORMATION, UINT64_C(0)) | \
   EITHER(abilities_all, UINT64_MAX, UINT64_C(0)))
#define ID_DATA \
  EITHER(id_null, NULL, \
         EITHER(id_wild, WILD, EITHER(id_invalid_utf8, "h\xc3\x28\xff ile", "hostile")))
#define ID_SIZE EITHER(id_huge, UINT64_C(1) << 62, EITHER(id_empty, UINT64_C(0), UINT64_C(7)))

#define DESCRIPTOR_SIZE \
  (uint32_t)EITHER(descriptor_small, offsetof(agon_descriptor_t, rules), \
                   EITHER(descriptor_large, sizeof(agon_descriptor_t) + 64, \
                          sizeof(agon_descriptor_t)))

const agon_descriptor_t hostile_descriptor = {
    .struct_size = DESCRIPTOR_SIZE,
    .dynamics = EITHER(dynamics_unknown, 99, AGON_DYNAMICS_SEQUENTIAL),
    .chance = DEALS ? AGON_CHANCE_EXPLICIT : AGON_CHANCE_SAMPLED,
    .utility = AGON_UTILITY_ZERO_SUM,
    .replay = AGON_REPLAY_EXACT,
    .least_seats = LEAST,
    .most_seats = MOST,
    .abilities = ABILITIES,
    .media = UINT64_C(1) << AGON_MEDIA_TEXT | UINT64_C(1) << AGON_MEDIA_JSON,
    .least_return = EITHER(bounds_reversed, 2.0, EITHER(bounds_infinite, -INFINITY, -2.0)),
    .most_return = EITHER(bounds_reversed, -2.0, EITHER(bounds_infinite, INFINITY, 2.0)),
    .most_turns = TURNS,
    .id = {ID_DATA, ID_SIZE},
    .version = SPAN("1.0.0"),
    .title = SPAN("Hostile"),
    .summary = SPAN("Two seats count to ten, and the plugin does what its parameters say."),
    .rules = {EITHER(rules_wild, WILD,
                     "In turn each seat adds 1 or 2 to a total that begins at 0; who reaches 10 or "
                     "more wins. An action is +1 or +2."),
              110},
    .licence = SPAN("Apache-2.0"),
    .authors = SPAN("The Agon authors"),
    .parameters_schema = {EITHER(schema_garbage, "{\"type\": [", "{\"type\":\"object\"}"),
                          EITHER(schema_garbage, 10, 17)},
};

static const agon_plugin_t plugin = {
    .struct_size = (uint32_t)EITHER(plugin_small, offsetof(agon_plugin_t, environment_count),
                                    EITHER(plugin_large, sizeof(agon_plugin_t) + 64,
                                           EITHER(plugin_huge, UINT32_MAX, sizeof(agon_plugin_t)))),
    .abi_major = EITHER(other_major, AGON_ABI_MAJOR + 1, AGON_ABI_MAJOR),
    .abi_minor = EITHER(future_minor, 99, AGON_ABI_MINOR),
    .name = {EITHER(plugin_name_null, NULL, EITHER(plugin_name_wild, WILD, "agon-hostile")),
             EITHER(plugin_name_huge, UINT64_C(1) << 62, UINT64_C(12))},
    .version = SPAN("1.0.0"),
    .initialise = EITHER(initialise_null, NULL, initialise),
    .environment_count = EITHER(count_entry_null, NULL, environment_count),
    .environment_at = EITHER(at_null, NULL, environment_at),
};

/* Runs while the library is being opened, before the host can call anything. */
__attribute__((constructor)) static void load(void) {
  if (HOSTILE == load_segfault) crash();
  if (HOSTILE == load_exit) exit(0);
  if (HOSTILE == load_loop) loop();
}

#ifdef HOSTILE_OTHER_SYMBOL
#define agon_entry agon_other_entry
AGON_EXPORT const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor);
#endif

const agon_plugin_t *agon_entry(uint32_t host_major, uint32_t host_minor) {
  (void)host_minor;
  if (HOSTILE == entry_segfault) crash();
  if (HOSTILE == entry_loop) loop();
  if (HOSTILE == entry_wild) return nowhere();
  if (HOSTILE == entry_null) return NULL;
  return HOSTILE == other_major || host_major == AGON_ABI_MAJOR ? &plugin : NULL;
}
