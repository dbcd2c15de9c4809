// SPDX-License-Identifier: Apache-2.0
#include <line_game/grid.h>

#include <string.h>

void line_grid_make(line_grid_t *grid, unsigned width, unsigned height, unsigned connect,
                    bool falls) {
  const unsigned stride = height + 1;
  memset(grid, 0, sizeof *grid);
  grid->width = (uint8_t)width;
  grid->height = (uint8_t)height;
  grid->connect = (uint8_t)connect;
  grid->stride = (uint8_t)stride;
  grid->falls = falls;
  grid->action_count = (uint8_t)(falls ? width : width * height);
  grid->column = (UINT64_C(1) << height) - 1;
  for (unsigned column = 0; column < width; column++) {
    grid->board |= grid->column << column * stride;
    grid->bottom |= line_cell(column * stride);
    grid->top |= line_cell(column * stride + height - 1);
  }
  for (unsigned action = 0; action < grid->action_count; action++) {
    const unsigned column = falls ? action : action % width;
    const unsigned row = falls ? 0 : action / width;
    grid->origin[action] = (uint8_t)(column * stride + row);
  }
}

unsigned line_cell_name(const line_grid_t *grid, unsigned bit, char name[LINE_NAME_CAPACITY]) {
  const unsigned row = bit % grid->stride + 1;
  unsigned size = 0;
  name[size++] = (char)('a' + bit / grid->stride);
  if (row >= 10) name[size++] = (char)('0' + row / 10);
  name[size++] = (char)('0' + row % 10);
  name[size] = '\0';
  return size;
}

unsigned line_action_name(const line_grid_t *grid, unsigned action, char name[LINE_NAME_CAPACITY]) {
  if (!grid->falls) return line_cell_name(grid, grid->origin[action], name);
  name[0] = (char)('a' + action);
  name[1] = '\0';
  return 1;
}

int line_cell_read(const line_grid_t *grid, const char *name, uint64_t size) {
  if (size < 2 || size > 3) return -1;
  const int column = (name[0] | 0x20) - 'a';
  if (column < 0 || column >= grid->width || name[1] == '0') return -1;
  int row = 0;
  for (uint64_t place = 1; place < size; place++) {
    if (name[place] < '0' || name[place] > '9') return -1;
    row = row * 10 + (name[place] - '0');
  }
  return row <= grid->height ? column * grid->stride + row - 1 : -1;
}

uint64_t line_completed(const line_grid_t *grid, uint64_t marks) {
  const unsigned stride = grid->stride;
  const unsigned steps[4] = {1, stride - 1, stride, stride + 1};
  for (unsigned direction = 0; direction < 4; direction++) {
    const uint64_t starts = line_runs(marks, steps[direction], grid->connect);
    if (starts == 0) continue;
    uint64_t cell = starts & -starts;
    uint64_t line = cell;
    for (unsigned length = 1; length < grid->connect; length++) {
      cell <<= steps[direction];
      line |= cell;
    }
    return line;
  }
  return 0;
}

/* The cells that have at least k marks directly behind them (along the step) are in behind[k], and
 * those with k directly ahead in ahead[k]; a cell completes when k behind and connect - 1 - k
 * ahead. */
static uint64_t completing_along(const line_grid_t *grid, uint64_t marks, unsigned step) {
  uint64_t ahead[LINE_MOST_BITS];
  uint64_t shifted = marks;
  ahead[0] = grid->board;
  for (unsigned count = 1; count < grid->connect; count++) {
    shifted >>= step;
    ahead[count] = ahead[count - 1] & shifted;
  }
  uint64_t behind = grid->board;
  uint64_t cells = ahead[grid->connect - 1];
  shifted = marks;
  for (unsigned count = 1; count < grid->connect; count++) {
    shifted <<= step;
    behind &= shifted;
    cells |= behind & ahead[grid->connect - 1 - count];
  }
  return cells;
}

/* The same for lines of four, written out because the search of Connect Four lives on it. */
static inline uint64_t completing_four(uint64_t marks, unsigned step) {
  const uint64_t behind = marks << step;
  const uint64_t behind_two = behind & behind << step;
  const uint64_t ahead = marks >> step;
  const uint64_t ahead_two = ahead & ahead >> step;
  return (behind_two & (((behind << step) << step) | ahead)) |
         (ahead_two & (((ahead >> step) >> step) | behind));
}

uint64_t line_completing(const line_grid_t *grid, uint64_t marks) {
  const unsigned stride = grid->stride;
  if (grid->connect == 4) {
    return grid->board & (completing_four(marks, 1) | completing_four(marks, stride - 1) |
                          completing_four(marks, stride) | completing_four(marks, stride + 1));
  }
  return completing_along(grid, marks, 1) | completing_along(grid, marks, stride - 1) |
         completing_along(grid, marks, stride) | completing_along(grid, marks, stride + 1);
}
