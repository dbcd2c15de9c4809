/* SPDX-License-Identifier: Apache-2.0 */
/* How much work a call may do. */
#ifndef AGON_EXT_BUDGET_H
#define AGON_EXT_BUDGET_H

#include <stdint.h>

/* The caller owns it. A result that must repeat to the byte is bounded by nodes alone. */
typedef struct agon_budget {
  uint32_t struct_size;
  uint32_t reserved;
  uint64_t nodes;        /* positions that may be visited; 0 means the plugin's default */
  uint64_t milliseconds; /* wall clock; 0 means no limit */
} agon_budget_t;

#endif
