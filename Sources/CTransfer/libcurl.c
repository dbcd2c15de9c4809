/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "libcurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static libcurl_t library;
static const char *library_fault;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Finds a function; the pointer is copied as bytes, for C does not turn data into code. */
static bool find(void *handle, const char *name, void *function) {
    void *symbol = dlsym(handle, name);
    if (symbol == NULL) return false;
    memcpy(function, &symbol, sizeof symbol);
    return true;
}

static void open_library(void) {
    const int mode = RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE;
    void *handle = dlopen("libcurl.so.4", mode);
    if (handle == NULL) handle = dlopen("libcurl-gnutls.so.4", mode);
    if (handle == NULL) {
        library_fault = "The library libcurl.so.4 cannot be opened; install it (Debian: libcurl4).";
        return;
    }
    bool found = find(handle, "curl_global_init", &library.global_init)
        && find(handle, "curl_easy_init", &library.easy_init)
        && find(handle, "curl_easy_reset", &library.easy_reset)
        && find(handle, "curl_easy_setopt", &library.easy_setopt)
        && find(handle, "curl_easy_getinfo", &library.easy_getinfo)
        && find(handle, "curl_easy_strerror", &library.easy_strerror)
        && find(handle, "curl_easy_cleanup", &library.easy_cleanup)
        && find(handle, "curl_slist_append", &library.slist_append)
        && find(handle, "curl_slist_free_all", &library.slist_free_all)
        && find(handle, "curl_multi_init", &library.multi_init)
        && find(handle, "curl_multi_add_handle", &library.multi_add_handle)
        && find(handle, "curl_multi_remove_handle", &library.multi_remove_handle)
        && find(handle, "curl_multi_setopt", &library.multi_setopt)
        && find(handle, "curl_multi_socket_action", &library.multi_socket_action)
        && find(handle, "curl_multi_info_read", &library.multi_info_read)
        && find(handle, "curl_multi_cleanup", &library.multi_cleanup)
        && dlsym(handle, "curl_multi_wakeup") != NULL; /* which came with 7.68 */
    if (!found) {
        library_fault = "The library libcurl is older than 7.68; install a newer one.";
    } else if (library.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        library_fault = "The library libcurl cannot be started.";
    }
}

const libcurl_t *libcurl_open(const char **fault) {
    pthread_once(&once, open_library);
    *fault = library_fault;
    return library_fault == NULL ? &library : NULL;
}
