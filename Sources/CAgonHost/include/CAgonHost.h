/* SPDX-License-Identifier: Apache-2.0 */
/* The half of the host that is C, because it runs on both sides of the wall: in the host's process
 * for plugins that ship with Agon, and in agon-worker for all others. */
#ifndef AGON_C_HOST_H
#define AGON_C_HOST_H

#include "bytes.h"
#include "failure.h"
#include "legal.h"
#include "library.h"
#include "lookout.h"
#include "simulate.h"
#include "start.h"
#include "wire.h"

#endif
