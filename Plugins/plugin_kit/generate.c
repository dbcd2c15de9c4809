// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/generate.h>

#include <plugin_kit/failure.h>
#include <plugin_kit/random.h>

#include <stdbool.h>

#define MOST_CLAIMS 256u
#define CLAIM_BYTES 256u

/* The claims made so far, by hash, so that none is made twice. */
typedef struct made {
  unsigned count;
  uint64_t hashes[MOST_CLAIMS];
} made_t;

static bool is_new(made_t *made, const kit_text_t *claim) {
  uint64_t hash = claim->size;
  for (uint64_t place = 0; place < claim->size; place++) {
    hash = kit_scramble(hash ^ (unsigned char)claim->bytes[place]);
  }
  for (unsigned index = 0; index < made->count; index++) {
    if (made->hashes[index] == hash) return false;
  }
  made->hashes[made->count] = hash;
  return true;
}

agon_status_t kit_generate(const kit_claim_source_t *source, uint32_t seat, int32_t truth,
                           uint32_t most, const agon_sink_t *out, agon_error_t *error) {
  if (seat >= source->seats || truth < 0 || truth > 1) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no seat %u or no truth %d.",
                    (unsigned)seat, (int)truth);
  }
  const unsigned wanted = most < MOST_CLAIMS ? most : MOST_CLAIMS;
  char buffer[4096];
  kit_text_t text = KIT_TEXT(out, buffer);
  made_t made = {.count = 0};
  kit_put_character(&text, '[');
  for (unsigned draws = wanted * source->draws_per_claim; draws > 0 && made.count < wanted;
       draws--) {
    char bytes[CLAIM_BYTES];
    kit_text_t claim = KIT_TEXT(NULL, bytes);
    if (source->draw(source->game, &claim) != truth) continue;
    if (claim.status != AGON_OK || !is_new(&made, &claim)) continue;
    if (made.count++ > 0) kit_put_character(&text, ',');
    kit_put(&text, claim.bytes, claim.size);
  }
  kit_put_character(&text, ']');
  if (kit_text_finish(&text) == AGON_OK) return AGON_OK;
  return kit_fail(error, AGON_BUDGET_EXHAUSTED, "The sink did not take the claims.");
}
