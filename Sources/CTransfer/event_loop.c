/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "transfer.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
    EVENTS = 256,           /* taken from the kernel at once */
    SPARES = 64,            /* of libcurl's handles, kept for later transfers */
    KEPT_CONNECTIONS = 4096,
    MOST_FILES = 65536,
    NEVER = -1,
};

/* What another thread wants: a transfer started, or the one of a number cancelled. */
typedef struct command {
    struct command *next;
    transfer_t *started;
    uint64_t cancelled;
} command_t;

struct agon_transfers {
    const libcurl_t *curl;
    void *multi;
    int poll, bell;
    pthread_t thread;
    /* The rest of these is guarded by the lock. */
    pthread_mutex_t lock;
    command_t *first, *last;
    uint64_t numbers;
    bool is_closing;
    /* What follows belongs to the loop's thread. */
    transfer_t *running;
    void *spare[SPARES];
    size_t spares;
    int64_t due;            /* when libcurl wants to be called, in milliseconds, or NEVER */
};

static int64_t milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* libcurl tells what a socket waits for. */
static int watch(void *easy, int socket, int wanted, void *context, void *unused) {
    agon_transfers_t *loop = context;
    (void)easy, (void)unused;
    struct epoll_event event = {.data.fd = socket};
    if (wanted & CURL_POLL_IN) event.events |= EPOLLIN;
    if (wanted & CURL_POLL_OUT) event.events |= EPOLLOUT;
    if (wanted == CURL_POLL_REMOVE) {
        epoll_ctl(loop->poll, EPOLL_CTL_DEL, socket, NULL);
    } else if (epoll_ctl(loop->poll, EPOLL_CTL_MOD, socket, &event) != 0 && errno == ENOENT) {
        epoll_ctl(loop->poll, EPOLL_CTL_ADD, socket, &event);
    }
    return 0;
}

/* libcurl tells when it wants to be called; a negative time takes an earlier wish back. */
static int set_timer(void *multi, long wait, void *context) {
    agon_transfers_t *loop = context;
    (void)multi;
    loop->due = wait < 0 ? NEVER : milliseconds() + wait;
    return 0;
}

static void add(agon_transfers_t *loop, transfer_t *transfer) {
    const libcurl_t *curl = loop->curl;
    void *easy = loop->spares > 0 ? loop->spare[--loop->spares] : curl->easy_init();
    const char *fault = "There is no memory for a connection";
    if (easy != NULL && transfer_prepare(transfer, easy)) {
        fault = "libcurl could not go on";
        if (curl->multi_add_handle(loop->multi, easy) == 0) {
            transfer->next = loop->running;
            if (loop->running != NULL) loop->running->previous = transfer;
            loop->running = transfer;
            return;
        }
    }
    transfer->watcher.ended(transfer->context, AGON_TRANSFER_FAILED, fault);
    if (easy != NULL) curl->easy_cleanup(easy);
    transfer_free(transfer);
}

/* Takes a transfer out of the loop; its handle is kept for another one. */
static void drop(agon_transfers_t *loop, transfer_t *transfer) {
    const libcurl_t *curl = loop->curl;
    if (transfer->previous != NULL) {
        transfer->previous->next = transfer->next;
    } else {
        loop->running = transfer->next;
    }
    if (transfer->next != NULL) transfer->next->previous = transfer->previous;
    curl->multi_remove_handle(loop->multi, transfer->easy);
    if (loop->spares < SPARES) {
        curl->easy_reset(transfer->easy);
        loop->spare[loop->spares++] = transfer->easy;
    } else {
        curl->easy_cleanup(transfer->easy);
    }
    transfer_free(transfer);
}

static void cancel(agon_transfers_t *loop, transfer_t *transfer) {
    const agon_transfer_watcher_t watcher = transfer->watcher;
    void *context = transfer->context;
    drop(loop, transfer);
    watcher.ended(context, AGON_TRANSFER_CANCELLED, NULL);
}

/* Does what other threads want; false when the loop is to be closed. */
static bool obey(agon_transfers_t *loop) {
    pthread_mutex_lock(&loop->lock);
    command_t *command = loop->first;
    loop->first = loop->last = NULL;
    const bool goes_on = !loop->is_closing;
    pthread_mutex_unlock(&loop->lock);
    while (command != NULL) {
        command_t *next = command->next;
        if (command->started != NULL) {
            add(loop, command->started);
        } else {
            transfer_t *transfer = loop->running;
            while (transfer != NULL && transfer->number != command->cancelled) {
                transfer = transfer->next;
            }
            if (transfer != NULL) cancel(loop, transfer);
        }
        free(command);
        command = next;
    }
    return goes_on;
}

/* Tells the ends that libcurl reports. */
static void report(agon_transfers_t *loop) {
    int left = 0;
    curl_message_t *message;
    while ((message = loop->curl->multi_info_read(loop->multi, &left)) != NULL) {
        transfer_t *transfer = NULL;
        const int code = message->data.result;
        if (message->msg != CURLMSG_DONE) continue;
        loop->curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        transfer_end(transfer, code);
        drop(loop, transfer);
    }
}

/* Waits for sockets, wishes and libcurl's timer, and serves what has come. */
static void serve(agon_transfers_t *loop) {
    struct epoll_event events[EVENTS];
    int running = 0, wait = -1;
    if (loop->due != NEVER) {
        const int64_t left = loop->due - milliseconds();
        wait = left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
    }
    const int count = epoll_wait(loop->poll, events, EVENTS, wait);
    for (int index = 0; index < count; index++) {
        const struct epoll_event event = events[index];
        if (event.data.fd == loop->bell) {
            uint64_t rings;
            if (read(loop->bell, &rings, sizeof rings) < 0) continue;
            continue;
        }
        int came = event.events & (EPOLLIN | EPOLLHUP | EPOLLERR) ? CURL_CSELECT_IN : 0;
        if (event.events & EPOLLOUT) came |= CURL_CSELECT_OUT;
        loop->curl->multi_socket_action(loop->multi, event.data.fd, came, &running);
    }
    if (loop->due != NEVER && loop->due <= milliseconds()) {
        loop->due = NEVER;
        loop->curl->multi_socket_action(loop->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
}

static void dismantle(agon_transfers_t *loop) {
    while (loop->spares > 0) loop->curl->easy_cleanup(loop->spare[--loop->spares]);
    if (loop->multi != NULL) loop->curl->multi_cleanup(loop->multi);
    if (loop->poll >= 0) close(loop->poll);
    if (loop->bell >= 0) close(loop->bell);
    pthread_mutex_destroy(&loop->lock);
    free(loop);
}

static void *run(void *argument) {
    agon_transfers_t *loop = argument;
    do {
        report(loop);
        serve(loop);
    } while (obey(loop));
    while (loop->running != NULL) cancel(loop, loop->running);
    return NULL;
}

static bool is_set_up(agon_transfers_t *loop) {
    const libcurl_t *curl = loop->curl;
    loop->multi = curl->multi_init();
    loop->poll = epoll_create1(EPOLL_CLOEXEC);
    loop->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = loop->bell};
    return loop->multi != NULL && loop->poll >= 0 && loop->bell >= 0
        && epoll_ctl(loop->poll, EPOLL_CTL_ADD, loop->bell, &event) == 0
        && curl->multi_setopt(loop->multi, CURLMOPT_SOCKETFUNCTION, watch) == 0
        && curl->multi_setopt(loop->multi, CURLMOPT_SOCKETDATA, loop) == 0
        && curl->multi_setopt(loop->multi, CURLMOPT_TIMERFUNCTION, set_timer) == 0
        && curl->multi_setopt(loop->multi, CURLMOPT_TIMERDATA, loop) == 0
        && curl->multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS, (long)KEPT_CONNECTIONS) == 0;
}

/* A thread that takes no signals: a server that closes its end while TLS writes must not end the
 * program, and the others are for threads that know them. */
static bool is_started(agon_transfers_t *loop) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int code = pthread_create(&loop->thread, NULL, run, loop);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code == 0;
}

/* Each connection is a file, and the usual limit of 1024 is for programs that use select. */
static void allow_files(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= MOST_FILES) return;
    limit.rlim_cur = limit.rlim_max < MOST_FILES ? limit.rlim_max : MOST_FILES;
    setrlimit(RLIMIT_NOFILE, &limit);
}

agon_transfers_t *agon_transfers_open(const char **fault) {
    const libcurl_t *curl = libcurl_open(fault);
    if (curl == NULL) return NULL;
    *fault = "There is no memory for connections.";
    agon_transfers_t *loop = calloc(1, sizeof *loop);
    if (loop == NULL) return NULL;
    loop->curl = curl;
    loop->poll = loop->bell = -1;
    loop->due = NEVER;
    pthread_mutex_init(&loop->lock, NULL);
    allow_files();
    if (is_set_up(loop)) {
        *fault = "No thread can be made for connections; allow this user more processes.";
        if (is_started(loop)) return loop;
    } else {
        *fault = "Connections cannot be watched; allow the program to open more files.";
    }
    dismantle(loop);
    return NULL;
}

/* Hands a command to the loop's thread; the number of the transfer that it starts. */
static uint64_t hand(agon_transfers_t *loop, command_t *command) {
    pthread_mutex_lock(&loop->lock);
    const bool was_empty = loop->first == NULL;
    if (was_empty) {
        loop->first = command;
    } else {
        loop->last->next = command;
    }
    loop->last = command;
    const uint64_t number = ++loop->numbers;
    if (command->started != NULL) command->started->number = number;
    pthread_mutex_unlock(&loop->lock);
    if (was_empty) eventfd_write(loop->bell, 1);
    return number;
}

uint64_t agon_transfers_start(agon_transfers_t *loop, const agon_transfer_request_t *request,
                              const agon_transfer_watcher_t *watcher, void *context) {
    command_t *command = calloc(1, sizeof *command);
    transfer_t *transfer = transfer_make(loop->curl, request);
    if (command == NULL || transfer == NULL) {
        free(command);
        if (transfer != NULL) transfer_free(transfer);
        return 0;
    }
    transfer->watcher = *watcher;
    transfer->context = context;
    command->started = transfer;
    return hand(loop, command);
}

void agon_transfers_cancel(agon_transfers_t *loop, uint64_t number) {
    command_t *command = calloc(1, sizeof *command);
    if (command == NULL) return; /* its time limit, or its server, ends it later */
    command->cancelled = number;
    hand(loop, command);
}

void agon_transfers_close(agon_transfers_t *loop) {
    pthread_mutex_lock(&loop->lock);
    loop->is_closing = true;
    pthread_mutex_unlock(&loop->lock);
    eventfd_write(loop->bell, 1);
    pthread_join(loop->thread, NULL);
    dismantle(loop);
}
