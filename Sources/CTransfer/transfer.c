/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "transfer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Time limits are the watcher's: libcurl's own, in milliseconds, must not come first. */
#define LONGEST_CONNECT 86400000L
/* Of what is sent over TLS, which is copied; the least that libcurl takes. */
#define UPLOAD_BYTES 16384L

transfer_t *transfer_make(const libcurl_t *curl, const agon_transfer_request_t *request) {
    transfer_t *transfer = calloc(1, sizeof *transfer);
    if (transfer == NULL) return NULL;
    transfer->curl = curl;
    transfer->address = strdup(request->address);
    transfer->direct = strdup(request->direct);
    /* A server is not asked first whether it would take a long body. */
    transfer->headers = curl->slist_append(NULL, "Expect:");
    bool is_whole = transfer->address != NULL && transfer->direct != NULL
        && transfer->headers != NULL;
    for (size_t index = 0; is_whole && index < request->header_count; index++) {
        curl_slist_t *longer = curl->slist_append(transfer->headers, request->headers[index]);
        is_whole = longer != NULL;
        if (is_whole) transfer->headers = longer;
    }
    if (is_whole && request->body != NULL) {
        transfer->body = malloc(request->body_size + 1);
        is_whole = transfer->body != NULL;
        if (is_whole) memcpy(transfer->body, request->body, request->body_size);
        transfer->body_size = request->body_size;
    }
    transfer->connect_milliseconds = request->connect_milliseconds;
    if (is_whole) return transfer;
    transfer_free(transfer);
    return NULL;
}

void transfer_free(transfer_t *transfer) {
    transfer->curl->slist_free_all(transfer->headers);
    free(transfer->address);
    free(transfer->direct);
    free(transfer->body);
    free(transfer);
}

/* Opens a socket that the processes which the program starts do not inherit. */
static int open_socket(void *context, int purpose, curl_address_t *address) {
    (void)context, (void)purpose;
    return socket(address->family, address->kind | SOCK_CLOEXEC, address->protocol);
}

/* The connection stands. */
static int connected(void *context, char *remote, char *local, int remote_port, int local_port) {
    transfer_t *transfer = context;
    (void)remote, (void)local, (void)remote_port, (void)local_port;
    transfer->watcher.connected(transfer->context);
    return 0;
}

/* Tells the head, once. */
static void begin(transfer_t *transfer) {
    const libcurl_t *curl = transfer->curl;
    if (transfer->has_begun) return;
    transfer->has_begun = true;
    agon_transfer_head_t head = {0};
    curl->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &head.status);
    curl->easy_getinfo(transfer->easy, CURLINFO_CONTENT_TYPE, &head.content_type);
    curl->easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &head.retry_after);
    transfer->watcher.began(transfer->context, &head);
}

/* Takes a piece of the body; fewer bytes than were offered end the transfer. */
static size_t take(char *bytes, size_t unit, size_t count, void *context) {
    transfer_t *transfer = context;
    const size_t size = unit * count;
    begin(transfer);
    if (transfer->watcher.took(transfer->context, (const uint8_t *)bytes, size)) return size;
    transfer->is_refused = true;
    return size == 0 ? 1 : 0;
}

bool transfer_prepare(transfer_t *transfer, void *easy) {
    const libcurl_t *curl = transfer->curl;
    transfer->easy = easy;
    int code = curl->easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->fault);
    code |= curl->easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    code |= curl->easy_setopt(easy, CURLOPT_URL, transfer->address);
    code |= curl->easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    code |= curl->easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    code |= curl->easy_setopt(easy, CURLOPT_USERAGENT, "agon");
    code |= curl->easy_setopt(easy, CURLOPT_NOPROXY, transfer->direct);
    code |= curl->easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    code |= curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    code |= curl->easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, UPLOAD_BYTES);
    code |= curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    code |= curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    code |= curl->easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    if (transfer->body != NULL) {
        code |= curl->easy_setopt(easy, CURLOPT_POST, 1L);
        code |= curl->easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (int64_t)transfer->body_size);
        code |= curl->easy_setopt(easy, CURLOPT_POSTFIELDS, transfer->body);
    }
    long connect = LONGEST_CONNECT;
    if (curl->easy_setopt(easy, CURLOPT_PREREQFUNCTION, connected) == CURLE_OK) {
        code |= curl->easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
    } else {
        transfer->is_timed = true;
        connect = transfer->connect_milliseconds;
        transfer->watcher.connected(transfer->context);
    }
    code |= curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connect);
    /* Who gives up must not wait for the answer of a name server; older ones do not know this. */
    curl->easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    /* All compressions that this libcurl knows; without any, an uncompressed body is as good. */
    curl->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    return code == CURLE_OK;
}

void transfer_end(transfer_t *transfer, int code) {
    agon_transfer_ending_t ending = AGON_TRANSFER_FAILED;
    const char *fault = transfer->fault;
    if (fault[0] == '\0') fault = transfer->curl->easy_strerror(code);
    if (transfer->is_refused) {
        ending = AGON_TRANSFER_REFUSED;
    } else if (code == CURLE_OK) {
        ending = AGON_TRANSFER_DONE;
        begin(transfer);
    } else if (code == CURLE_OPERATION_TIMEDOUT && transfer->is_timed) {
        ending = AGON_TRANSFER_UNCONNECTED;
    }
    transfer->watcher.ended(transfer->context, ending, fault);
}
