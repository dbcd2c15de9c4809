// SPDX-License-Identifier: Apache-2.0
/* Claims judged a second time, by nothing but clone, pass, apply and exhaustive play. */
#ifndef PLUGIN_DRIVER_JUDGE_H
#define PLUGIN_DRIVER_JUDGE_H

#include "driver.h"

#include <jansson.h>

/* The plugin's verdict on a claim; its evidence must be well formed. */
int32_t check_text(const subject_t *subject, const agon_episode_t *episode, uint32_t seat,
                   const char *claim);

/* Draws claims about the position, judges them here and by the plugin, and requires equal verdicts;
 * answers how many were compared. */
uint64_t judge_again(const subject_t *subject, const agon_episode_t *episode, uint64_t *random);

#endif
