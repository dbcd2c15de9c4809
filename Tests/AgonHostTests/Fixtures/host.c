/* SPDX-License-Identifier: Apache-2.0 */
/* A host that starts one worker, has it open a plugin, and then waits for its own end. Arguments:
 * the worker, the plugin. Prints the worker's process id. */
#include <CAgonHost.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count != 3) return 64;
  char *command[] = {arguments[1], arguments[2], "1073741824", "0", NULL};
  agon_started_t started = agon_start_worker(command);
  if (started.pid <= 0) return 1;
  uint32_t request[] = {12, 1, AGON_WIRE_OPEN, 0};
  if (write(started.socket, request, sizeof request) != (ssize_t)sizeof request) return 1;
  printf("%d\n", (int)started.pid);
  fflush(stdout);
  for (;;) pause();
}
