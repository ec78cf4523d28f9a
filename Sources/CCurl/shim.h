#pragma once
#include <curl/curl.h>

// curl_easy_setopt takes a variable number of arguments, which Swift cannot call: one function per kind of value.
static inline CURLcode kz_curl_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode kz_curl_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode kz_curl_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode kz_curl_reader(CURL *handle, curl_read_callback reader, void *context) {
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
    return curl_easy_setopt(handle, CURLOPT_READDATA, context);
}
