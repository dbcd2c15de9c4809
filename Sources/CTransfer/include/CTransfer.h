/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_TRANSFER_H
#define AGON_TRANSFER_H

/* HTTP by the system's libcurl, which is opened with the first loop: a program that makes none does
 * not wait for libcurl and its thirty libraries. One thread drives all transfers of a loop. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A thread and the transfers that it drives; connections are kept for later transfers. */
typedef struct agon_transfers agon_transfers_t;

/* What is asked. All texts end in NUL; everything is copied when the transfer is started. */
typedef struct {
    const char *address;              /* an http or https URL */
    const char *const *headers;       /* lines such as "Content-Type: application/json" */
    size_t header_count;
    const uint8_t *body;              /* sent by POST; NULL asks by GET */
    size_t body_size;                 /* bytes */
    const char *direct;               /* hosts that no proxy is used for, parted by commas */
    /* Libraries older than 7.80 do not tell when a connection stands; they alone get this limit. */
    long connect_milliseconds;
} agon_transfer_request_t;

/* The head of a response. */
typedef struct {
    long status;                      /* of HTTP; of a redirection too, which is not followed */
    const char *content_type;         /* NULL where the server named none; lent for the call */
    int64_t retry_after;              /* seconds that the server wants to be left alone, or 0 */
} agon_transfer_head_t;

/* How a transfer ended. */
typedef enum {
    AGON_TRANSFER_DONE = 0,           /* the whole response was there */
    AGON_TRANSFER_CANCELLED = 1,
    AGON_TRANSFER_REFUSED = 2,        /* the watcher wanted no more bytes */
    AGON_TRANSFER_UNCONNECTED = 3,    /* the connect limit passed, which only an old library tells */
    AGON_TRANSFER_FAILED = 4,         /* the fault says why */
} agon_transfer_ending_t;

/* What is told of a transfer, in the loop's thread, in this order. The functions must be quick, and
 * must not close the loop. */
typedef struct {
    /* The connection stands; the request is sent now. Told again where a kept connection turns out
     * to be closed and another one is made. */
    void (*connected)(void *context);
    /* The head of the response is there, and either a piece of its body or its end. */
    void (*began)(void *context, const agon_transfer_head_t *head);
    /* A piece of the body is there, lent for the call; false ends the transfer as refused. */
    bool (*took)(void *context, const uint8_t *bytes, size_t size);
    /* The last call, made exactly once; `fault` is libcurl's words, or NULL. */
    void (*ended)(void *context, agon_transfer_ending_t ending, const char *fault);
} agon_transfer_watcher_t;

/* Makes a loop and its thread, in which SIGPIPE is blocked, and lets the process open as many files
 * as it may. NULL where that cannot be; `fault` then tells why, as a static sentence. [any thread] */
agon_transfers_t *agon_transfers_open(const char **fault);

/* Starts a transfer and returns its number; 0 where there is no memory, and then nothing is told.
 * It has no time limits of its own. The watcher and the context stay until `ended`. [any thread] */
uint64_t agon_transfers_start(agon_transfers_t *loop, const agon_transfer_request_t *request,
                              const agon_transfer_watcher_t *watcher, void *context);

/* Ends a transfer at once; `ended` is told soon in the loop's thread. A number whose transfer has
 * ended does nothing. [any thread] */
void agon_transfers_cancel(agon_transfers_t *loop, uint64_t number);

/* Ends all transfers, closes the connections and frees the loop when its thread has ended. No other
 * call on the loop may go on. [any thread but the loop's] */
void agon_transfers_close(agon_transfers_t *loop);

#ifdef __cplusplus
}
#endif

#endif
