/* SPDX-License-Identifier: Apache-2.0 */
/* What a plugin is kept behind. All walls stand before its library is opened, because a library
 * runs code while it is opened. */
#ifndef AGON_WALLS_H
#define AGON_WALLS_H

#include <stdint.h>

/* Raises all walls that the system permits for the plugin at a path, and tells which: AGON_WALL_*.
 * memory: bytes of address space. without: walls to leave out, for tests of the lesser ones. */
uint32_t raise_walls(const char *path, uint64_t memory, uint32_t without);

/* Gives up the right to read the plugin's file wherever it lies, once it has been opened. */
void give_up_reading(void);

/* Each raises one wall; 0 where the system does not permit it. */
int close_descriptors(void);
int set_limits(uint64_t memory);
int leave_network(void);
int hide_files(const char *path);
int become_nobody(int may_read);

/* Refuses all system calls but those of a list. for_program: whether what comes is a whole program,
 * which is yet to be started, or a library in this one. */
int refuse_calls(int for_program);

/* Gives rights to the files of the system that libraries need: rules of landlock.h. */
void allow_system(int rules, uint64_t rights);

/* Lets the right to read that become_nobody kept pass to the program that this process becomes. */
void pass_reading_on(void);

/* Calls `visit` with each folder from which the dynamic loader may take libraries that the plugin
 * needs, as its file says; the system's own folders are not among them. */
void visit_library_folders(const char *path, void (*visit)(void *context, const char *folder),
                           void *context);

#endif
