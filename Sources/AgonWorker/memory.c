/* SPDX-License-Identifier: Apache-2.0 */
/* Notes when the plugin is refused memory, so that what follows from it can be told from other
 * crashes.
 *
 * These stand before the C library's own functions for every library in this process. */
#define _GNU_SOURCE
#include "memory.h"

#include <errno.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static agon_wire_note_t *shared_note;

void note_refused_memory_in(agon_wire_note_t *note) { shared_note = note; }

#if !defined(__SANITIZE_ADDRESS__)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *pointer, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

#define VISIBLE __attribute__((visibility("default")))

static void *noted(void *pointer) {
  if (pointer == NULL && shared_note != NULL) shared_note->memory_refused = 1;
  return pointer;
}

VISIBLE void *malloc(size_t size) { return noted(__libc_malloc(size)); }

VISIBLE void *calloc(size_t count, size_t size) { return noted(__libc_calloc(count, size)); }

VISIBLE void *realloc(void *pointer, size_t size) {
  void *larger = __libc_realloc(pointer, size);
  return size == 0 ? larger : noted(larger);
}

VISIBLE void *aligned_alloc(size_t alignment, size_t size) {
  return noted(__libc_memalign(alignment, size));
}

VISIBLE int posix_memalign(void **out, size_t alignment, size_t size) {
  if (alignment < sizeof *out || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *pointer = noted(__libc_memalign(alignment, size));
  if (pointer == NULL) return ENOMEM;
  *out = pointer;
  return 0;
}

VISIBLE void *mmap(void *place, size_t size, int protection, int flags, int file, off_t offset) {
  long address = syscall(SYS_mmap, place, size, protection, flags, file, offset);
  if (address == -1 && (flags & MAP_ANONYMOUS)) noted(NULL);
  return (void *)address;
}

VISIBLE void *mmap64(void *place, size_t size, int protection, int flags, int file,
                     off64_t offset) {
  return mmap(place, size, protection, flags, file, offset);
}

#endif
