// SPDX-License-Identifier: Apache-2.0
/* The symmetries of the grid: all eight of a square when marks stay where they are put, the
 * identity and the mirror image when they fall. Seats are never swapped. */
#include "episode.h"

/* One map of the square; the bits say what it does, in this order. */
#define TRANSPOSE 1u /* columns become rows */
#define MIRROR 2u    /* left and right change places */
#define FLIP 4u      /* top and bottom change places */

/* What an element does, and which element undoes it. */
typedef struct element {
  agon_span_t name;
  unsigned steps;
  uint32_t inverse;
} element_t;

static const element_t square[] = {
    {KIT_SPAN("identity"), 0, 0},
    {KIT_SPAN("rotate 90"), TRANSPOSE | FLIP, 3},
    {KIT_SPAN("rotate 180"), MIRROR | FLIP, 2},
    {KIT_SPAN("rotate 270"), TRANSPOSE | MIRROR, 1},
    {KIT_SPAN("mirror"), MIRROR, 4},
    {KIT_SPAN("flip"), FLIP, 5},
    {KIT_SPAN("transpose"), TRANSPOSE, 6},
    {KIT_SPAN("transpose and rotate 180"), TRANSPOSE | MIRROR | FLIP, 7},
};

static const element_t falling[] = {
    {KIT_SPAN("identity"), 0, 0},
    {KIT_SPAN("mirror"), MIRROR, 1},
};

static const element_t *find(const agon_environment_t *environment, uint32_t element) {
  if (environment->grid.falls) return element < 2 ? &falling[element] : NULL;
  return element < 8 ? &square[element] : NULL;
}

static unsigned map_one(const line_grid_t *grid, const element_t *element, unsigned action) {
  if (grid->falls) {
    return (element->steps & MIRROR) != 0 ? grid->width - 1u - action : action;
  }
  unsigned column = action % grid->width;
  unsigned row = action / grid->width;
  if ((element->steps & TRANSPOSE) != 0) {
    const unsigned old = column;
    column = row;
    row = old;
  }
  if ((element->steps & MIRROR) != 0) column = grid->width - 1u - column;
  if ((element->steps & FLIP) != 0) row = grid->height - 1u - row;
  return row * grid->width + column;
}

static uint32_t count(const agon_environment_t *environment) {
  return environment->grid.falls ? 2 : 8;
}

static agon_status_t name(const agon_environment_t *environment, uint32_t element,
                          const agon_sink_t *out) {
  const element_t *found = find(environment, element);
  if (found == NULL) return AGON_INVALID_ARGUMENT;
  const int32_t stop = out->write(out->context, found->name.data, found->name.size);
  return stop == 0 ? AGON_OK : AGON_BUDGET_EXHAUSTED;
}

static agon_status_t inverse(const agon_environment_t *environment, uint32_t element,
                             uint32_t *out) {
  const element_t *found = find(environment, element);
  if (found == NULL) return AGON_INVALID_ARGUMENT;
  *out = found->inverse;
  return AGON_OK;
}

static agon_status_t map_episode(const agon_episode_t *episode, uint32_t element,
                                 agon_episode_t **out, agon_error_t *error) {
  const element_t *found = find(episode->environment, element);
  if (found == NULL) {
    return kit_fail(error, AGON_INVALID_ARGUMENT, "There is no symmetry %u.", (unsigned)element);
  }
  agon_episode_t mapped = line_episode_start(episode->environment);
  for (unsigned index = 0; index < episode->history.count; index++) {
    const unsigned move = episode->history.moves[index];
    if (move == LINE_PASS) {
      line_episode_pass(&mapped);
    } else {
      line_episode_play(&mapped, map_one(&episode->environment->grid, found, move));
    }
  }
  mapped.history.opening = episode->history.opening;
  mapped.history.turns = episode->history.turns;
  return line_episode_keep(&mapped, out, error);
}

static agon_status_t map_action(const agon_episode_t *episode, uint32_t element, uint32_t seat,
                                int64_t id, uint32_t *mapped_seat, int64_t *mapped_id) {
  const line_grid_t *grid = &episode->environment->grid;
  const element_t *found = find(episode->environment, element);
  if (found == NULL || seat >= LINE_SEATS || id < 0 || id >= grid->action_count) {
    return AGON_INVALID_ARGUMENT;
  }
  *mapped_seat = seat;
  *mapped_id = map_one(grid, found, (unsigned)id);
  return AGON_OK;
}

const agon_symmetry_table_t line_symmetry_table = {
    .struct_size = sizeof(agon_symmetry_table_t),
    .count = count,
    .name = name,
    .inverse = inverse,
    .map_episode = map_episode,
    .map_action = map_action,
};
