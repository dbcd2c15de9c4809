/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_WORKER_MEMORY_H
#define AGON_WORKER_MEMORY_H

#include "CAgonHost.h"

/* Says where to note that memory was refused. */
void note_refused_memory_in(agon_wire_note_t *note);

#endif
