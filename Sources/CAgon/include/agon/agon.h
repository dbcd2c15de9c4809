/* SPDX-License-Identifier: Apache-2.0 */
/* Everything of the plugin ABI that is stable. Drafts are in ext/draft and are included by name. */
#ifndef AGON_AGON_H
#define AGON_AGON_H

#include "action.h"
#include "descriptor.h"
#include "environment.h"
#include "host.h"
#include "observation.h"
#include "plugin.h"
#include "progress.h"
#include "span.h"
#include "status.h"
#include "version.h"

#include "ext/facts.h"
#include "ext/metrics.h"
#include "ext/oracle.h"
#include "ext/symmetry.h"
#include "ext/tasks.h"
#include "ext/tools.h"

#endif
