/* Websocket, Engine.IO and Socket.IO as far as the load client needs them: frames, views, beats, pings, answers. */

#include "client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#define LARGEST (1 << 18)
#define ROOMS 1024
#define RSV1 0x40

/* What a frame says, kept for each room: the next member of the room usually gets the very same bytes. */
struct known { char *bytes; size_t size, room; int64_t seq; int is_view; char language[4]; };

static struct known last[ROOMS];
static z_stream shared;
static int shared_ready;
static char inflated[LARGEST];

int send_text(struct member *m, const char *head, const char *text) {
    static unsigned char frame[LARGEST];
    size_t size = strlen(head) + strlen(text), at = 2;
    if (size + 16 > sizeof frame) return -1;
    frame[0] = 0x81;
    if (size < 126) {
        frame[1] = (unsigned char)(0x80 | size);
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = (unsigned char)(size >> 8);
        frame[3] = (unsigned char)size;
        at = 4;
    }
    memset(frame + at, 0, 4); /* a mask of zero, so that masking costs nothing */
    memcpy(frame + at + 4, head, strlen(head));
    memcpy(frame + at + 4 + strlen(head), text, strlen(text));
    return write_all(m, frame, at + 4 + size);
}

int greet(struct member *m) {
    char request[512];
    int size = snprintf(request, sizeof request,
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n%s\r\n",
        host, port, offers_deflate ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" : "");
    m->state = UPGRADING;
    watch_for(m, EPOLLIN);
    return write_all(m, request, (size_t)size);
}

static int64_t number_after(const char *data, size_t size, const char *key) {
    const char *found = memmem(data, size, key, strlen(key));
    if (!found) return -1;
    found += strlen(key);
    int64_t value = 0;
    while (found < data + size && *found >= '0' && *found <= '9') value = 10 * value + (*found++ - '0');
    return value;
}

static void read_known(struct known *k, const char *text, size_t size) {
    static const char key[] = "\"language\":\"";
    k->is_view = size > 9 && !memcmp(text, "42[\"view\"", 9);
    k->language[0] = 0;
    if (!k->is_view) return;
    k->seq = number_after(text, size, "\"seq\":");
    const char *found = memmem(text, size, key, sizeof key - 1);
    if (found) memcpy(k->language, found + sizeof key - 1, 2);
    k->language[2] = 0;
}

static z_stream *new_inflater(void) {
    z_stream *made = calloc(1, sizeof *made);
    if (!made || inflateInit2(made, -15) != Z_OK) { fprintf(stderr, "no memory\n"); exit(2); }
    return made;
}

static long inflate_text(struct member *m, const char *data, size_t size) {
    static const unsigned char tail[] = {0, 0, 0xff, 0xff};
    z_stream *z = &shared;
    if (m->takes_over) {
        if (!m->inflater) m->inflater = new_inflater();
        z = m->inflater;
    } else if (!shared_ready) {
        inflateInit2(&shared, -15);
        shared_ready = 1;
    } else {
        inflateReset(&shared);
    }
    z->next_out = (unsigned char *)inflated;
    z->avail_out = sizeof inflated;
    for (int part = 0; part < 2; part++) {
        z->next_in = part ? (unsigned char *)tail : (unsigned char *)data;
        z->avail_in = part ? sizeof tail : (unsigned)size;
        int result = inflate(z, Z_SYNC_FLUSH);
        if (result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END) return -1;
    }
    return (long)(sizeof inflated - z->avail_out);
}

static void keep_view(const char *text, size_t size) {
    if (size > sizeof console_view) return;
    memcpy(console_view, text, size);
    console_view_size = size;
}

static void small_message(struct member *m, const char *text, size_t size, double at) {
    char head[8] = "", said[256];
    if (text[0] == '2') {
        counted.pings++;
        send_text(m, "3", "");
    } else if (text[0] == '0') {
        send_text(m, "40", "");
    } else if (size >= 2 && !memcmp(text, "40", 2)) {
        snprintf(head, sizeof head, "421");
        send_text(m, head, m->join);
    } else if (size > 9 && !memcmp(text, "42[\"beat\"", 9)) {
        counted.beats++;
        const char *epoch = memmem(text, size, "\"epoch\":\"", 9);
        const char *end = epoch ? memchr(epoch + 9, '"', size - (size_t)(epoch + 9 - text)) : NULL;
        if (!m->answers || !end || end - epoch > 100) return;
        snprintf(said, sizeof said, "[\"at\",{\"epoch\":\"%.*s\",\"seq\":%lld,\"skew_ms\":0}]",
                 (int)(end - epoch - 9), epoch + 9, (long long)m->seq);
        send_text(m, "42", said);
    } else if (size > 3 && !memcmp(text, "431[", 4)) {
        int ok = memmem(text, size, "\"ok\":true", 9) != NULL;
        if (m == members + console) keep_view(text, size);
        if (ok) on_joined(m, number_after(text, size, "\"seq\":"), at);
        else on_refused(m, at);
    } else if (size > 3 && !memcmp(text, "43", 2)) {
        size_t kept = size < sizeof console_answer - 1 ? size : sizeof console_answer - 1;
        memcpy(console_answer, text, kept);
        console_answer[kept] = 0;
        on_ack(number_after(text, size, "\"seq\":"), memmem(text, size, "\"ok\":true", 9) != NULL, at);
    } else {
        counted.others++;
    }
}

static void view_message(struct member *m, const struct known *k, const char *text, size_t size, double at) {
    counted.views++;
    counted.payload += (long)size;
    if (strcmp(k->language, m->language)) counted.wrong++;
    if (m == members + console) keep_view(text, size);
    on_view(m, k->seq, at);
}

static int message(struct member *m, const char *data, size_t size, int compressed, double at) {
    struct known *k = &last[m->room % ROOMS];
    int same = size > 200 && size == k->size && !(compressed && m->takes_over) && !memcmp(k->bytes, data, size);
    if (same && m != members + console) {
        if (k->is_view) view_message(m, k, data, size, at);
        else small_message(m, data, size, at);
        return 0;
    }
    const char *text = data;
    long length = (long)size;
    if (compressed) {
        text = inflated;
        length = inflate_text(m, data, size);
        if (length < 0) return -1;
    }
    struct known fresh = {0};
    read_known(&fresh, text, (size_t)length);
    if (fresh.is_view && size > 200) { /* only views are kept: others are small, or for one member alone */
        if (size > k->room) { k->bytes = realloc(k->bytes, size); k->room = size; }
        memcpy(k->bytes, data, size);
        k->size = size, k->seq = fresh.seq, k->is_view = 1;
        memcpy(k->language, fresh.language, sizeof k->language);
    }
    if (fresh.is_view) view_message(m, &fresh, text, (size_t)length, at);
    else if (length > 0) small_message(m, text, (size_t)length, at);
    return 0;
}

static size_t upgraded(struct member *m, const char *data, size_t size) {
    const char *end = memmem(data, size, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = (size_t)(end - data) + 4;
    if (size < 12 || memcmp(data, "HTTP/1.1 101", 12)) return SIZE_MAX;
    m->deflated = memmem(data, head, "permessage-deflate", 18) != NULL;
    m->takes_over = m->deflated && !memmem(data, head, "server_no_context_takeover", 26);
    m->state = OPEN;
    if (!first_open) first_open = now_s();
    return head;
}

/* Handles the complete frames in `data`; returns how many bytes they took, or -1. */
static long frames(struct member *m, const unsigned char *data, size_t size, double at) {
    size_t done = 0;
    while (size - done >= 2) {
        const unsigned char *f = data + done;
        size_t length = f[1] & 0x7f, head = 2;
        if (length == 126) head = 4;
        if (length == 127) head = 10;
        if (size - done < head) break;
        if (length == 126) length = (size_t)f[2] << 8 | f[3];
        else if (length == 127) { length = 0; for (int i = 2; i < 10; i++) length = length << 8 | f[i]; }
        if (size - done < head + length) break;
        if ((f[0] & 0x0f) == 8) return -1;
        long views = counted.views;
        counted.wire += (long)(head + length);
        if ((f[0] & 0x0f) == 1 && message(m, (const char *)f + head, length, f[0] & RSV1, at) < 0) return -1;
        if (counted.views > views) counted.view_wire += (long)(head + length);
        if (m->state == AWAY) return -1;
        done += head + length;
    }
    return (long)done;
}

static void keep_rest(struct member *m, const char *data, size_t size) {
    if (size > m->rest_room) { m->rest = realloc(m->rest, size + 4096); m->rest_room = size + 4096; }
    memmove(m->rest, data, size);
    m->rest_size = size;
}

int hear(struct member *m, const char *data, size_t size, double at) {
    static char whole[2 * LARGEST];
    if (m->rest_size) {
        if (m->rest_size + size > sizeof whole) return -1;
        memcpy(whole, m->rest, m->rest_size);
        memcpy(whole + m->rest_size, data, size);
        data = whole;
        size += m->rest_size;
        m->rest_size = 0;
    }
    if (m->state == UPGRADING) {
        size_t head = upgraded(m, data, size);
        if (head == SIZE_MAX) return -1;
        if (!head) { keep_rest(m, data, size); return 0; }
        data += head;
        size -= head;
    }
    long taken = frames(m, (const unsigned char *)data, size, at);
    if (taken < 0) return -1;
    if ((size_t)taken < size) keep_rest(m, data + taken, size - (size_t)taken);
    return 0;
}
