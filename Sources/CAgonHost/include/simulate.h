/* SPDX-License-Identifier: Apache-2.0 */
/* Looking ahead in copies of an episode, many times in one call.
 *
 * What is drawn, and when, is fixed by AgonCore's Simulation.swift; its extension of Episode is the
 * reference, and the reports here are equal to it, to the bit. */
#ifndef AGON_SIMULATE_H
#define AGON_SIMULATE_H

#include "bytes.h"
#include "failure.h"

/* Reads simulations and writes their reports.
 *
 * Simulations: u32 count; each i32 clone mode, u32 seat, u64 seed of the copy, u64 seed, u32
 * playouts, u32 branches, u32 playouts per action, u64 most turns, u32 steps, and for each u32
 * seat, u64 action. Reports, as many: u32 applied, u32 is on, i32 seat to act (-1 none), u32
 * seats, u64 acting, u32 legal actions, u32 branches; the ids; f64 returns; f64 sums; each branch
 * u64 action, u32 ends, f64 returns, f64 sums. */
agon_status_t agon_simulate(const agon_environment_table_t *table, const agon_episode_t *episode,
                            agon_span_t simulations, agon_output_t *reports,
                            agon_failure_t *failure);

#endif
