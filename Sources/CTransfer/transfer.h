/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_ONE_TRANSFER_H
#define AGON_ONE_TRANSFER_H

#include "CTransfer.h"
#include "libcurl.h"

/* One request and what libcurl needs for it. Lives in the loop's thread once it is started. */
typedef struct transfer {
    const libcurl_t *curl;
    struct transfer *next, *previous;
    uint64_t number;
    agon_transfer_watcher_t watcher;
    void *context;
    void *easy;
    curl_slist_t *headers;
    char *address, *direct;
    uint8_t *body;
    size_t body_size;
    long connect_milliseconds;
    bool has_begun, is_refused, is_timed;
    char fault[CURL_ERROR_SIZE];
} transfer_t;

/* Copies a request; NULL where there is no memory. [any thread] */
transfer_t *transfer_make(const libcurl_t *curl, const agon_transfer_request_t *request);

/* Tells libcurl's handle, which becomes the transfer's, the request; false where an option is
 * refused. [the loop's thread] */
bool transfer_prepare(transfer_t *transfer, void *easy);

/* Tells the watcher the end by libcurl's code. [the loop's thread] */
void transfer_end(transfer_t *transfer, int code);

/* Frees a transfer, but not libcurl's handle. [any thread] */
void transfer_free(transfer_t *transfer);

#endif
