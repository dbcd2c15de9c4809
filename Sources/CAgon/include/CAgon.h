/* SPDX-License-Identifier: Apache-2.0 */
/* What the host imports: the stable ABI and its drafts. A plugin includes <agon/agon.h>. */
#ifndef CAGON_H
#define CAGON_H

#include "agon/agon.h"

#include "agon/ext/draft/batch.h"
#include "agon/ext/draft/edits.h"
#include "agon/ext/draft/host-exec.h"

#endif
