// SPDX-License-Identifier: Apache-2.0
/* What a predicate's entry in the list of the facts extension says. */
#ifndef PLUGIN_KIT_SIGNATURE_H
#define PLUGIN_KIT_SIGNATURE_H

#include <plugin_kit/text.h>

#pragma GCC visibility push(hidden)

/* A predicate that is judged exactly. Its arguments have types by the game's own numbers. */
typedef struct kit_signature {
  const char *name;
  const char *gloss;             /* what it means, as one clause */
  unsigned arity;                /* number of arguments */
  const char *const *titles;     /* names of the arguments */
  const uint8_t *types;          /* types of the arguments */
  const char *const *type_names; /* the claim language's word for each type, such as "seat" */
  const void *game;              /* given to `put_example` */
  /* Writes an example of an argument as JSON; `index` is its place. */
  void (*put_example)(kit_text_t *text, const void *game, unsigned type, unsigned index);
} kit_signature_t;

/* Adds the entry as a JSON object. */
void kit_put_signature(kit_text_t *text, const kit_signature_t *signature);

#pragma GCC visibility pop

#endif
