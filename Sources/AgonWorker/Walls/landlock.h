/* SPDX-License-Identifier: Apache-2.0 */
/* Landlock: what of the files may be read and run; whatever no rule names is refused. */
#ifndef AGON_LANDLOCK_H
#define AGON_LANDLOCK_H

#include <stdint.h>

/* Rights that a rule may give. */
#define LANDLOCK_EXECUTE (1ull << 0)
#define LANDLOCK_READ_FILE (1ull << 2)
#define LANDLOCK_READ_FOLDER (1ull << 3)

/* A set of rules that gives no right to any file; below zero where the system has no Landlock. */
int landlock_rules(void);

/* Lets a file, or all beneath a folder, be used so; one that is not there needs no rule. A symbolic
 * link is followed where `flags` lack O_NOFOLLOW. */
void landlock_allow(int rules, const char *path, int flags, uint64_t rights);

/* Makes the rules hold for this process and what it becomes, and closes them; 0 on failure. */
int landlock_enforce(int rules);

#endif
