/* SPDX-License-Identifier: Apache-2.0 */
/* The list of system calls that a worker may use; all others fail with EPERM. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "Walls/walls.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

enum { MOST_LINES = 512 };

/* A filter as it is written. */
typedef struct program {
  struct sock_filter lines[MOST_LINES];
  unsigned short count;
} program_t;

static void add(program_t *program, uint16_t code, uint32_t value, uint8_t yes, uint8_t no) {
  if (program->count >= MOST_LINES) return;
  program->lines[program->count++] = (struct sock_filter)BPF_JUMP(code, value, yes, no);
}

static void load(program_t *program, size_t place) {
  add(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)place, 0, 0);
}

static void answer_with(program_t *program, uint32_t action) {
  add(program, BPF_RET | BPF_K, action, 0, 0);
}

static size_t argument(int index) {
  return offsetof(struct seccomp_data, args) + 8u * (size_t)index;
}

/* Each of the following begins and ends with the number of the call loaded. */

static void allow(program_t *program, long call) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
  answer_with(program, SECCOMP_RET_ALLOW);
}

static void refuse(program_t *program, long call, uint32_t error) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
  answer_with(program, SECCOMP_RET_ERRNO | error);
}

/* Allows a call when the low half of an argument is one of some values. */
static void allow_values(program_t *program, long call, int index, const uint32_t *values,
                         uint8_t count) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, (uint8_t)(2 * count + 2));
  load(program, argument(index));
  for (uint8_t number = 0; number < count; number++) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, values[number], 0, 1);
    answer_with(program, SECCOMP_RET_ALLOW);
  }
  answer_with(program, SECCOMP_RET_ERRNO | EPERM);
}

/* Allows a call when an argument has some of the bits, or has none of them. */
static void allow_bits(program_t *program, long call, int index, uint32_t bits, int has) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
  load(program, argument(index));
  add(program, BPF_JMP | BPF_JSET | BPF_K, bits, has ? 0 : 1, has ? 1 : 0);
  answer_with(program, SECCOMP_RET_ALLOW);
  answer_with(program, SECCOMP_RET_ERRNO | EPERM);
}

/* Allows a call when a pointer is NULL. */
static void allow_null(program_t *program, long call, int index) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 6);
  load(program, argument(index));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3);
  load(program, argument(index) + 4);
  add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
  answer_with(program, SECCOMP_RET_ALLOW);
  answer_with(program, SECCOMP_RET_ERRNO | EPERM);
}

/* Calls that concern this process alone, or read what Landlock lets it read. */
static const long harmless[] = {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_preadv, SYS_close,
    SYS_close_range, SYS_lseek, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs, SYS_fstatfs,
    SYS_faccessat, SYS_faccessat2, SYS_readlinkat, SYS_getcwd, SYS_getdents64, SYS_dup, SYS_dup3,
    SYS_pipe2, SYS_eventfd2, SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, SYS_ppoll,
    SYS_pselect6, SYS_timerfd_create, SYS_timerfd_settime, SYS_timerfd_gettime,
    SYS_mmap, SYS_mprotect, SYS_munmap, SYS_mremap, SYS_madvise, SYS_brk, SYS_mincore,
    SYS_futex, SYS_set_robust_list, SYS_get_robust_list, SYS_set_tid_address, SYS_membarrier,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigpending,
    SYS_rt_sigtimedwait, SYS_rt_sigsuspend, SYS_sigaltstack, SYS_restart_syscall,
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
    SYS_getrandom, SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid,
    SYS_getegid, SYS_getrusage, SYS_times, SYS_uname, SYS_sysinfo, SYS_sched_yield,
    SYS_sched_getaffinity, SYS_sched_getparam, SYS_sched_getscheduler,
    SYS_sched_get_priority_max, SYS_sched_get_priority_min, SYS_getcpu, SYS_exit, SYS_exit_group,
    SYS_capget, SYS_capset,
    /* Reads a socket, as read does, and looks without sleeping; the only one is the host's, for
     * none can be made. */
    SYS_recvfrom,
#ifdef SYS_rseq
    SYS_rseq,
#endif
#if defined(__x86_64__)
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_select, SYS_epoll_wait, SYS_time,
    SYS_arch_prctl, SYS_getrlimit, SYS_dup2,
#endif
};

static void allow_with_conditions(program_t *program, int for_program) {
  static const uint32_t own_names[] = {PR_SET_NAME, PR_GET_NAME, 0x53564d41 /* PR_SET_VMA */};
  /* A program may also let its reads and writes return at once. */
  static const uint32_t own_flags[] = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC, F_DUPFD,
                                       F_SETFL};
  const uint32_t making = O_CREAT | (O_TMPFILE & ~O_DIRECTORY);
  const uint32_t writing = O_WRONLY | O_RDWR | O_TRUNC | O_APPEND | making;
  const uint32_t self[] = {(uint32_t)getpid()};
  allow_bits(program, SYS_openat, 2, writing, 0);
#if defined(__x86_64__)
  allow_bits(program, SYS_open, 1, writing, 0);
#endif
  allow_bits(program, SYS_clone, 0, CLONE_THREAD, 1);
  refuse(program, SYS_clone3, ENOSYS); /* its flags lie in memory; the C library then uses clone */
  allow_values(program, SYS_tgkill, 0, self, 1);
  allow_values(program, SYS_kill, 0, self, 1);
  allow_values(program, SYS_prctl, 0, own_names, 3);
  allow_values(program, SYS_fcntl, 1, own_flags, for_program ? 6 : 4);
  allow_null(program, SYS_prlimit64, 2);
}

/* What a whole program needs beside: to be started, and what its runtime asks of itself. It may turn
 * into another program by execve, behind the same walls; a second process it cannot make. */
static void allow_programs(program_t *program) {
  static const long calls[] = {
      SYS_execve, SYS_getpgid, SYS_getsid, SYS_getgroups, SYS_getresuid, SYS_getresgid, SYS_umask,
      SYS_chdir, SYS_fchdir, SYS_getitimer, SYS_setitimer, SYS_fadvise64,
      SYS_pwritev, SYS_preadv2, SYS_get_mempolicy,
#if defined(__x86_64__)
      SYS_getpgrp, SYS_getdents, SYS_pipe, SYS_eventfd, SYS_epoll_create, SYS_alarm, SYS_pause,
#endif
  };
  /* Whether a stream is a terminal, how much waits in it, and how it waits. */
  static const uint32_t questions[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX};
  for (size_t index = 0; index < sizeof calls / sizeof *calls; index++) {
    allow(program, calls[index]);
  }
  allow_values(program, SYS_ioctl, 1, questions, sizeof questions / sizeof *questions);
  /* Its own processors, not those of the host, which may be of the same user. */
  const uint32_t self[] = {0, (uint32_t)getpid()};
  allow_values(program, SYS_sched_setaffinity, 0, self, 2);
}

int refuse_calls(int for_program) {
#ifndef MACHINE
  return 0;
#else
  program_t program = {.count = 0};
  load(&program, offsetof(struct seccomp_data, arch));
  add(&program, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  answer_with(&program, SECCOMP_RET_KILL_PROCESS);
  load(&program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  add(&program, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1); /* the x32 calls */
  answer_with(&program, SECCOMP_RET_KILL_PROCESS);
#endif
  for (size_t index = 0; index < sizeof harmless / sizeof *harmless; index++) {
    allow(&program, harmless[index]);
  }
  allow_with_conditions(&program, for_program);
  if (for_program) allow_programs(&program);
  answer_with(&program, SECCOMP_RET_ERRNO | EPERM);
  if (program.count >= MOST_LINES) return 0;
  struct sock_fprog filter = {.len = program.count, .filter = program.lines};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
#endif
}
