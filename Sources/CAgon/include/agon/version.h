/* SPDX-License-Identifier: Apache-2.0 */
/* The version of the ABI, and the one symbol that a plugin exports.
 *
 * A host refuses a plugin of another major version. A minor version only adds: a plugin runs on any
 * host with the same major. */
#ifndef AGON_VERSION_H
#define AGON_VERSION_H

#include <stddef.h>
#include <stdint.h>

#define AGON_ABI_MAJOR 1
#define AGON_ABI_MINOR 0

/* The name of the only exported symbol; see plugin.h. */
#define AGON_ENTRY_SYMBOL "agon_entry"

/* True when the struct that p points to is large enough to hold the field: test it before reading
 * any field that is newer than ABI 1.0. */
#define AGON_HAS(p, type, field) \
  ((p)->struct_size >= offsetof(type, field) + sizeof((p)->field))

#if defined(__GNUC__)
#define AGON_EXPORT __attribute__((visibility("default")))
#else
#define AGON_EXPORT
#endif

#endif
