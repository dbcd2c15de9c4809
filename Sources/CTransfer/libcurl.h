/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AGON_LIBCURL_H
#define AGON_LIBCURL_H

/* What is used of libcurl's binary interface, which has not changed since libcurl.so.4 of 2006; the
 * numbers are those of its header curl.h. The header itself is not needed, nor its package. */

#include <stddef.h>

enum {
    CURL_GLOBAL_DEFAULT = 3,
    CURL_ERROR_SIZE = 256,
    CURLE_OK = 0,
    CURLMSG_DONE = 1,
    CURLE_OPERATION_TIMEDOUT = 28,
    CURLINFO_CONTENT_TYPE = 0x100012,
    CURLINFO_PRIVATE = 0x100015,
    CURLINFO_RESPONSE_CODE = 0x200002,
    CURLINFO_RETRY_AFTER = 0x600039,
};

/* Options; the ten thousands tell the kind of the value: long, pointer, function, 64-bit offset. */
enum {
    CURLOPT_POST = 47,
    CURLOPT_NOSIGNAL = 99,
    CURLOPT_CONNECTTIMEOUT_MS = 156,
    CURLOPT_PROTOCOLS = 181,
    CURLOPT_SUPPRESS_CONNECT_HEADERS = 265,
    CURLOPT_UPLOAD_BUFFERSIZE = 280,
    CURLOPT_QUICK_EXIT = 322,
    CURLOPT_WRITEDATA = 10001,
    CURLOPT_URL = 10002,
    CURLOPT_ERRORBUFFER = 10010,
    CURLOPT_POSTFIELDS = 10015,
    CURLOPT_USERAGENT = 10018,
    CURLOPT_HTTPHEADER = 10023,
    CURLOPT_ACCEPT_ENCODING = 10102,
    CURLOPT_PRIVATE = 10103,
    CURLOPT_NOPROXY = 10177,
    CURLOPT_PREREQDATA = 10313,
    CURLOPT_WRITEFUNCTION = 20011,
    CURLOPT_OPENSOCKETFUNCTION = 20163,
    CURLOPT_PREREQFUNCTION = 20312,
    CURLOPT_POSTFIELDSIZE_LARGE = 30120,
};

enum {
    CURLMOPT_MAXCONNECTS = 6,
    CURLMOPT_SOCKETDATA = 10002,
    CURLMOPT_TIMERDATA = 10005,
    CURLMOPT_SOCKETFUNCTION = 20001,
    CURLMOPT_TIMERFUNCTION = 20004,
};

/* What a socket waits for, and what has come. */
enum { CURL_POLL_IN = 1, CURL_POLL_OUT = 2, CURL_POLL_INOUT = 3, CURL_POLL_REMOVE = 4 };
enum { CURL_CSELECT_IN = 1, CURL_CSELECT_OUT = 2, CURL_SOCKET_TIMEOUT = -1 };

enum { CURLPROTO_HTTP = 1, CURLPROTO_HTTPS = 2 };

typedef struct curl_slist curl_slist_t;

/* The address for which a socket is to be opened; the address itself follows. */
typedef struct {
    int family, kind, protocol;
    unsigned size;
} curl_address_t;

typedef struct {
    int msg;
    void *easy_handle;
    union {
        void *whatever;
        int result;
    } data;
} curl_message_t;

/* The functions, found by name. */
typedef struct {
    int (*global_init)(long flags);
    void *(*easy_init)(void);
    void (*easy_reset)(void *easy);
    int (*easy_setopt)(void *easy, int option, ...);
    int (*easy_getinfo)(void *easy, int info, ...);
    const char *(*easy_strerror)(int code);
    void (*easy_cleanup)(void *easy);
    curl_slist_t *(*slist_append)(curl_slist_t *list, const char *text);
    void (*slist_free_all)(curl_slist_t *list);
    void *(*multi_init)(void);
    int (*multi_add_handle)(void *multi, void *easy);
    int (*multi_remove_handle)(void *multi, void *easy);
    int (*multi_setopt)(void *multi, int option, ...);
    int (*multi_socket_action)(void *multi, int socket, int events, int *running);
    curl_message_t *(*multi_info_read)(void *multi, int *left);
    int (*multi_cleanup)(void *multi);
} libcurl_t;

/* The library, opened when first asked for. NULL where that cannot be; `fault` then tells why, as a
 * static sentence. [any thread] */
const libcurl_t *libcurl_open(const char **fault);

#endif
