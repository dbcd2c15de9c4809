/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_TRANSFER_H
#define AGON_TRANSFER_H

/* HTTP by the system's libcurl, which is opened with the first transfer: a program that makes none
 * does not wait for libcurl and its thirty libraries. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A place for one request at a time; it keeps its connection for the next one. */
typedef struct agon_transfer agon_transfer_t;

/* What is asked. All texts end in NUL and stay the caller's. */
typedef struct {
    const char *address;              /* an http or https URL */
    const char *const *headers;       /* lines such as "Content-Type: application/json" */
    size_t header_count;
    const uint8_t *body;              /* sent by POST; NULL asks by GET */
    size_t body_size;                 /* bytes */
    const char *direct;               /* hosts that no proxy is used for, parted by commas */
    size_t most_bytes;                /* the longest body of a response that is read */
} agon_transfer_request_t;

/* How a transfer ended. */
typedef enum {
    AGON_TRANSFER_DONE = 0,           /* there is a whole response */
    AGON_TRANSFER_CANCELLED = 1,
    AGON_TRANSFER_TOO_LONG = 2,       /* the response has more bytes than were wanted */
    AGON_TRANSFER_FAILED = 3,         /* the fault says why */
} agon_transfer_ending_t;

/* What came back. Body and fault are lent until the transfer's next run or its close. */
typedef struct {
    long status;                      /* of HTTP; of a redirection too, which is not followed */
    const uint8_t *body;
    size_t body_size;
    const char *fault;                /* libcurl's words; set where the transfer failed */
} agon_transfer_response_t;

/* Makes a transfer. NULL where that cannot be; `fault` then tells why, as a static sentence.
 * [any thread] */
agon_transfer_t *agon_transfer_open(const char **fault);

/* Sends a request and waits for the end of the whole response, without a deadline of its own.
 * SIGPIPE stays blocked in the thread. [any thread, one at a time] */
agon_transfer_ending_t agon_transfer_run(agon_transfer_t *transfer,
                                         const agon_transfer_request_t *request,
                                         agon_transfer_response_t *response);

/* Ends the run that goes on, or the next one, at once; the transfer can only be closed after that.
 * [any thread, also while it runs] */
void agon_transfer_cancel(agon_transfer_t *transfer);

/* Closes the connection and frees everything; no run may go on. [any thread] */
void agon_transfer_close(agon_transfer_t *transfer);

#ifdef __cplusplus
}
#endif

#endif
