/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <grp.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "Walls/walls.h"

/* The user and group that own nothing, by convention. */
enum { NOBODY = 65534 };

/* Keeps these capabilities of the first 32, and no other. */
static int keep_capabilities(uint32_t kept) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct data[2];
  memset(data, 0, sizeof data);
  data[0].permitted = kept;
  data[0].effective = kept;
  return syscall(SYS_capset, &header, data) == 0;
}

void give_up_reading(void) { keep_capabilities(0); }

void pass_reading_on(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct data[2];
  memset(data, 0, sizeof data);
  if (syscall(SYS_capget, &header, data) != 0) return;
  data[0].inheritable = data[0].permitted & 1u << CAP_DAC_READ_SEARCH;
  if (data[0].inheritable == 0 || syscall(SYS_capset, &header, data) != 0) return;
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH, 0, 0);
}

/* Stops being root. Where the files are hidden already, the right to read the ones that are left
 * stays until the library is open: it may lie in a folder that only its owner may enter. */
int become_nobody(int may_read) {
  if (geteuid() != 0) {
    keep_capabilities(0);
    return 0;
  }
  uint32_t kept = may_read ? 1u << CAP_DAC_READ_SEARCH : 0;
  prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0);
  if (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
      setresuid(NOBODY, NOBODY, NOBODY) != 0) {
    keep_capabilities(0);
    return 0;
  }
  prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0);
  /* A process that changed its user may not look at itself, but the C library does. */
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  return keep_capabilities(kept);
}
