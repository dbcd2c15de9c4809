/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_WORKER_PROGRAM_H
#define AGON_WORKER_PROGRAM_H

/* The exit code when the program cannot be started; the reason stands on standard error. */
#define PROGRAM_EXIT_NOT_STARTED 66

/* Raises the walls and becomes a program, which speaks on the standard streams. Just before, it
 * writes the line `walls N` to standard output, with the bits AGON_WALL_* of those that stand.
 *
 * Arguments: bytes of memory, bit set of walls to leave out, the folder to start in, what else may be
 * read (files and folders), `--`, the program's path, its arguments. Paths are absolute. Returns an
 * exit code when the program could not be started. */
int become_program(int count, char **arguments);

#endif
