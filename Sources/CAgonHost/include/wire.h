/* SPDX-License-Identifier: Apache-2.0 */
/* What the host and agon-worker say to each other. Both are built together, so there is no
 * version; but neither trusts what it reads.
 *
 * A frame is a size of 32 bits and that many bytes, over a socket of the kind SOCK_STREAM. The
 * host sends a request and waits for the reply before it sends the next one. Numbers are
 * little-endian, a text is a size of 32 bits and its bytes.
 *
 * Request: u32 number of operations; each one a u32 AGON_WIRE_* and its arguments. Reply: u32
 * number of operations that succeeded; their results in order; when one failed: i32 status, u32
 * whether its answer breaks the ABI, i64 number, text call, text why; then u32 number of messages
 * of the plugin, each i32 level and text; then u32 number of messages that were dropped. */
#ifndef AGON_WIRE_H
#define AGON_WIRE_H

#include <stdint.h>

/* Descriptors of the worker. */
#define AGON_WIRE_SOCKET 3
#define AGON_WIRE_NOTE 4 /* memory that both share: agon_wire_note_t */

/* The largest frame, without its size. */
#define AGON_WIRE_MOST_BYTES (64u << 20)

/* The most episodes at one time. */
#define AGON_WIRE_MOST_EPISODES (1u << 20)

/* What the worker notes while it works, for the host to read when it finds it dead. */
typedef struct agon_wire_note {
  volatile uint32_t operation;      /* the one in progress */
  volatile uint32_t memory_refused; /* not 0 when the plugin was refused memory in it */
} agon_wire_note_t;

/* Exit codes of the worker itself. */
#define AGON_WORKER_EXIT_USAGE 64
#define AGON_WORKER_EXIT_SOCKET 65 /* it cannot speak to the host any more */

/* Operations, with their arguments -> results. A slot is a number that the host gives an
 * episode. */
#define AGON_WIRE_OPEN 1u      /* text host version -> library */
#define AGON_WIRE_CREATE 2u    /* u32 environment, text parameters -> u32 AGON_HAS_*, u32
                                * symmetries, text predicates */
#define AGON_WIRE_BEGIN 3u     /* u32 slot, u32 seats, u64 seed, text opening, u32 want -> state */
#define AGON_WIRE_RESTORE 4u   /* u32 slot, text bytes, u32 want -> state */
#define AGON_WIRE_CLONE 5u     /* u32 slot, u32 new slot, i32 mode, u32 seat, u64 seed, u32 want
                                * -> state */
#define AGON_WIRE_APPLY 6u     /* u32 slot, u32 count, actions (i32 seat, i32 kind, u64 id, text),
                                * u32 want -> state */
#define AGON_WIRE_STATE 7u     /* u32 slot, u32 want -> state; fails where a part fails */
#define AGON_WIRE_LEGAL 8u     /* u32 slot, u32 seat -> u32 count, ids */
#define AGON_WIRE_NAME 9u      /* u32 slot, i32 seat, u64 id -> text */
#define AGON_WIRE_PARSE 10u    /* u32 slot, u32 seat, text -> u64 id */
#define AGON_WIRE_OBSERVE 11u  /* u32 slot, u32 seat, i32 view, i32 media -> text */
#define AGON_WIRE_END 12u      /* u32 count, slots -> nothing */
#define AGON_WIRE_END_ALL 13u  /* nothing -> nothing */
#define AGON_WIRE_CHECK 14u    /* u32 slot, u32 seat, i32 view, u64 nodes, text claim
                                * -> u32 verdict, text evidence */
#define AGON_WIRE_GENERATE 15u /* u32 slot, u32 seat, u32 truth, u64 seed, u32 most -> text */
#define AGON_WIRE_VALUES 16u   /* u32 slot, u32 seat, u64 nodes, u64 seed -> u32 count, values */
#define AGON_WIRE_FACTS 17u    /* u32 slot -> text */
#define AGON_WIRE_EDIT 18u     /* u32 slot, u32 new slot, text fact, u32 want -> text, state */
#define AGON_WIRE_VALIDATE 19u /* u32 slot -> nothing */
#define AGON_WIRE_PASS 20u     /* u32 slot, u32 new slot, u32 seat, u32 want -> state */
#define AGON_WIRE_ELEMENT 21u  /* u32 element -> u32 inverse, text name */
#define AGON_WIRE_MAP 22u      /* u32 slot, u32 new slot, u32 element, u32 want -> state */
#define AGON_WIRE_MAP_ACTION 23u /* u32 slot, u32 element, u32 seat, u64 id -> u32 seat, u64 id */
#define AGON_WIRE_SIMULATE 24u /* u32 slot, text simulations -> text reports: see simulate.h */

/* Extensions that an environment has. */
#define AGON_HAS_FACTS 1u
#define AGON_HAS_ORACLE 2u
#define AGON_HAS_EDITS 4u
#define AGON_HAS_SYMMETRY 8u

/* Parts of a state that a host wants to know at once. A state is: u32 parts that it has, i32
 * phase, i32 seat to act, u32 seats, u64 turn, u64 acting, u64 legal actions; then the parts in
 * this order. */
#define AGON_WANT_LEGAL 1u    /* u32 seats; each u32 seat, u32 count, ids */
#define AGON_WANT_NAMES 2u    /* a text for each of these ids */
#define AGON_WANT_CHANCE 4u   /* u32 count; each u64 id, f64 probability */
#define AGON_WANT_RETURNS 8u  /* an f64 for each seat */
#define AGON_WANT_REWARDS 16u /* an f64 for each seat */
#define AGON_WANT_KEY 32u     /* u64 */
#define AGON_WANT_BYTES 64u   /* text: the serialised state */
#define AGON_WANT_OUTCOME 128u /* text */

/* Ids beyond these numbers are not sent with a state, but when asked for. */
#define AGON_WIRE_MOST_IDS 1024u
#define AGON_WIRE_MOST_NAMES 64u

/* Walls that the worker stands behind, in the library's description. */
#define AGON_WALL_DESCRIPTORS 1u /* no descriptor of the host, an empty environment */
#define AGON_WALL_LIMITS 2u      /* memory, processor time, sizes of files, descriptors */
#define AGON_WALL_PRIVILEGES 4u  /* it can gain none */
#define AGON_WALL_USER 8u        /* a user without rights */
#define AGON_WALL_FILES 16u      /* Landlock: it reads libraries and nothing else */
#define AGON_WALL_NETWORK 64u    /* a network of its own without a way out */
#define AGON_WALL_CALLS 128u     /* a list of the system calls that it may use */
#define AGON_WALL_DEATH 256u     /* it dies with the host */

#endif
