/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "CTransfer.h"

#include "libcurl.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The deadline is the caller's: libcurl's own, in seconds, must not come first. */
#define LONGEST_CONNECT 86400L
/* Cancellation wakes the wait; this only bounds it, in milliseconds. */
#define LONGEST_WAIT 60000

struct agon_transfer {
    const libcurl_t *curl;
    void *multi, *easy;
    atomic_bool is_cancelled;
    uint8_t *body;
    size_t size, capacity, most;
    bool is_too_long;
    char fault[CURL_ERROR_SIZE];
};

agon_transfer_t *agon_transfer_open(const char **fault) {
    const libcurl_t *curl = libcurl_open(fault);
    if (curl == NULL) return NULL;
    *fault = "There is no memory for a connection.";
    agon_transfer_t *transfer = calloc(1, sizeof *transfer);
    if (transfer == NULL) return NULL;
    transfer->curl = curl;
    transfer->multi = curl->multi_init();
    transfer->easy = curl->easy_init();
    if (transfer->multi == NULL || transfer->easy == NULL) {
        agon_transfer_close(transfer);
        return NULL;
    }
    return transfer;
}

void agon_transfer_close(agon_transfer_t *transfer) {
    if (transfer->easy != NULL) transfer->curl->easy_cleanup(transfer->easy);
    if (transfer->multi != NULL) transfer->curl->multi_cleanup(transfer->multi);
    free(transfer->body);
    free(transfer);
}

void agon_transfer_cancel(agon_transfer_t *transfer) {
    atomic_store(&transfer->is_cancelled, true);
    transfer->curl->multi_wakeup(transfer->multi);
}

/* Takes a part of the response; fewer bytes than were offered end the transfer. */
static size_t take(char *bytes, size_t unit, size_t count, void *context) {
    agon_transfer_t *transfer = context;
    size_t size = unit * count;
    if (size > transfer->most - transfer->size) {
        transfer->is_too_long = true;
        return 0;
    }
    size_t needed = transfer->size + size;
    if (needed > transfer->capacity) {
        size_t capacity = needed * 2;
        uint8_t *body = realloc(transfer->body, capacity);
        if (body == NULL) return 0;
        transfer->body = body;
        transfer->capacity = capacity;
    }
    if (size > 0) memcpy(transfer->body + transfer->size, bytes, size);
    transfer->size = needed;
    return size;
}

/* The header lines as libcurl's list; NULL where there is no memory. */
static curl_slist_t *header_list(const libcurl_t *curl, const agon_transfer_request_t *request) {
    /* A server is not asked first whether it would take a long body. */
    curl_slist_t *list = curl->slist_append(NULL, "Expect:");
    for (size_t index = 0; list != NULL && index < request->header_count; index++) {
        curl_slist_t *longer = curl->slist_append(list, request->headers[index]);
        if (longer == NULL) curl->slist_free_all(list);
        list = longer;
    }
    return list;
}

/* Tells libcurl the request; false where an option is refused. */
static bool prepare(agon_transfer_t *transfer, const agon_transfer_request_t *request,
                    curl_slist_t *headers) {
    const libcurl_t *curl = transfer->curl;
    void *easy = transfer->easy;
    curl->easy_reset(easy);
    int code = curl->easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->fault);
    code |= curl->easy_setopt(easy, CURLOPT_URL, request->address);
    code |= curl->easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    code |= curl->easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    code |= curl->easy_setopt(easy, CURLOPT_USERAGENT, "agon");
    code |= curl->easy_setopt(easy, CURLOPT_NOPROXY, request->direct);
    code |= curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    code |= curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, LONGEST_CONNECT);
    code |= curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    code |= curl->easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    if (request->body != NULL) {
        code |= curl->easy_setopt(easy, CURLOPT_POST, 1L);
        code |= curl->easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (int64_t)request->body_size);
        code |= curl->easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
    }
    /* All compressions that this libcurl knows; without any, an uncompressed body is as good. */
    curl->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    return code == CURLE_OK;
}

/* Drives the transfer to its end, and tells libcurl's code; -1 when it was cancelled. */
static int drive(agon_transfer_t *transfer) {
    const libcurl_t *curl = transfer->curl;
    int running = 1;
    while (running > 0) {
        if (atomic_load(&transfer->is_cancelled)) return -1;
        if (curl->multi_perform(transfer->multi, &running) != 0) break;
        if (running > 0
            && curl->multi_poll(transfer->multi, NULL, 0, LONGEST_WAIT, NULL) != 0) break;
    }
    int left = 0, code = -2;
    curl_message_t *message;
    while ((message = curl->multi_info_read(transfer->multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) code = message->data.result;
    }
    return code;
}

static agon_transfer_ending_t end(agon_transfer_t *transfer, int code,
                                  agon_transfer_response_t *response) {
    if (code == -1) return AGON_TRANSFER_CANCELLED;
    if (transfer->is_too_long) return AGON_TRANSFER_TOO_LONG;
    if (code == CURLE_OK) {
        transfer->curl->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &response->status);
        response->body = transfer->body;
        response->body_size = transfer->size;
        return AGON_TRANSFER_DONE;
    }
    response->fault = transfer->fault[0] != '\0' ? transfer->fault
        : code > 0 ? transfer->curl->easy_strerror(code)
                   : "libcurl could not go on";
    return AGON_TRANSFER_FAILED;
}

agon_transfer_ending_t agon_transfer_run(agon_transfer_t *transfer,
                                         const agon_transfer_request_t *request,
                                         agon_transfer_response_t *response) {
    /* A server that closes its end while TLS writes must not end the program. */
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, NULL);

    *response = (agon_transfer_response_t){0};
    transfer->size = 0;
    transfer->most = request->most_bytes;
    transfer->is_too_long = false;
    transfer->fault[0] = '\0';
    curl_slist_t *headers = header_list(transfer->curl, request);
    int code = -2;
    if (headers != NULL && prepare(transfer, request, headers)
        && transfer->curl->multi_add_handle(transfer->multi, transfer->easy) == 0) {
        code = drive(transfer);
    }
    agon_transfer_ending_t ending = end(transfer, code, response);
    transfer->curl->multi_remove_handle(transfer->multi, transfer->easy);
    transfer->curl->slist_free_all(headers);
    return ending;
}
