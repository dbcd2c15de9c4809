/* SPDX-License-Identifier: Apache-2.0 */
/* Reads from an ELF file where the dynamic loader will look for the libraries that it needs. The
 * file is not trusted: every place in it is checked against its size. */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "Walls/walls.h"

/* A file in memory. */
typedef struct image {
  const uint8_t *bytes;
  size_t size;
} image_t;

static int read_at(image_t image, uint64_t offset, void *out, size_t size) {
  if (offset > image.size || size > image.size - offset) return 0;
  memcpy(out, image.bytes + offset, size);
  return 1;
}

/* The program header of a type that holds an address, or the first of the type for address 0. */
static int find_header(image_t image, uint32_t type, uint64_t address, Elf64_Phdr *out) {
  Elf64_Ehdr head;
  if (!read_at(image, 0, &head, sizeof head) || head.e_phentsize != sizeof *out) return 0;
  for (uint32_t index = 0; index < head.e_phnum; index++) {
    if (!read_at(image, head.e_phoff + index * sizeof *out, out, sizeof *out)) return 0;
    if (out->p_type != type) continue;
    if (address == 0) return 1;
    if (address >= out->p_vaddr && address - out->p_vaddr < out->p_filesz) return 1;
  }
  return 0;
}

/* Copies the text at a virtual address, up to its NUL. */
static int read_text(image_t image, uint64_t address, char *out, size_t capacity) {
  Elf64_Phdr segment;
  if (!find_header(image, PT_LOAD, address, &segment)) return 0;
  uint64_t offset = segment.p_offset + (address - segment.p_vaddr);
  if (offset >= image.size) return 0;
  size_t most = image.size - offset < capacity ? image.size - offset : capacity;
  const uint8_t *end = memchr(image.bytes + offset, 0, most);
  if (end == NULL) return 0;
  memcpy(out, image.bytes + offset, (size_t)(end - (image.bytes + offset)) + 1);
  return 1;
}

/* Calls `visit` with one part of a run path, in which $ORIGIN is the folder of the library. */
static void visit_part(const char *part, const char *origin,
                       void (*visit)(void *context, const char *folder), void *context) {
  static const char *const names[] = {"$ORIGIN", "${ORIGIN}"};
  char folder[PATH_MAX];
  size_t skipped = 0;
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    size_t size = strlen(names[index]);
    if (strncmp(part, names[index], size) == 0) skipped = size;
  }
  const char *rest = part + skipped;
  size_t head = skipped > 0 ? strlen(origin) : 0;
  if (head + strlen(rest) >= sizeof folder) return;
  memcpy(folder, origin, head);
  memcpy(folder + head, rest, strlen(rest) + 1);
  if (folder[0] == '/') visit(context, folder);
}

static void visit_path(char *path, const char *origin,
                       void (*visit)(void *context, const char *folder), void *context) {
  char *rest = path;
  for (char *part = strsep(&rest, ":"); part != NULL; part = strsep(&rest, ":")) {
    visit_part(part, origin, visit, context);
  }
}

static void visit_image(image_t image, const char *origin,
                        void (*visit)(void *context, const char *folder), void *context) {
  Elf64_Phdr dynamic;
  if (!find_header(image, PT_DYNAMIC, 0, &dynamic)) return;
  uint64_t texts = 0;
  uint64_t paths[2] = {0, 0};
  Elf64_Dyn entry;
  for (uint64_t at = 0; at + sizeof entry <= dynamic.p_filesz; at += sizeof entry) {
    if (!read_at(image, dynamic.p_offset + at, &entry, sizeof entry)) return;
    if (entry.d_tag == DT_NULL) break;
    if (entry.d_tag == DT_STRTAB) texts = entry.d_un.d_ptr;
    if (entry.d_tag == DT_RPATH) paths[0] = entry.d_un.d_val;
    if (entry.d_tag == DT_RUNPATH) paths[1] = entry.d_un.d_val;
  }
  for (int index = 0; index < 2; index++) {
    char path[4 * PATH_MAX];
    if (paths[index] == 0 || texts == 0) continue;
    if (read_text(image, texts + paths[index], path, sizeof path)) {
      visit_path(path, origin, visit, context);
    }
  }
}

void visit_library_folders(const char *path, void (*visit)(void *context, const char *folder),
                           void *context) {
  char origin[PATH_MAX];
  if (strlen(path) >= sizeof origin) return;
  memcpy(origin, path, strlen(path) + 1);
  char *slash = strrchr(origin, '/');
  if (slash == NULL) return;
  *slash = 0;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat status;
  void *bytes = MAP_FAILED;
  if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
    bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  }
  close(descriptor);
  if (bytes == MAP_FAILED) return;
  image_t image = {.bytes = bytes, .size = (size_t)status.st_size};
  visit_image(image, origin, visit, context);
  munmap(bytes, image.size);
}
