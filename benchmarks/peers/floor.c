/* The floor: an epoll server that knows no rules and writes one ready frame for each room to all its sockets.

   floor PORT ROOMS [deflate]

   ROOMS has four lines for each room: `audience language`, the answer to a join, and two views, taken in turn. The
   ten digits of `"seq":1000000000` in them are written over. A compressed view is compressed once for its room. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#define ROOMS 64
#define SOCKETS 65536
#define ACCEPT "ICX+Yqv66kxgM0FcWaLWlFLwTAI=" /* of the one key that the load client sends */

struct room { char name[32]; char *join, *views[2]; int *sockets, count, space; };

static struct room rooms[ROOMS];
static int room_count, turn, deflates, epoll_fd, upgraded[SOCKETS], room_at[SOCKETS], place_at[SOCKETS];
static long seq = 1000000000;
static unsigned char frame[1 << 17];
static z_stream z;

static size_t head(unsigned char *at, int first, size_t size) {
    at[0] = (unsigned char)first;
    if (size < 126) { at[1] = (unsigned char)size; return 2; }
    if (size < 65536) { at[1] = 126; at[2] = (unsigned char)(size >> 8); at[3] = (unsigned char)size; return 4; }
    at[1] = 127;
    for (int i = 0; i < 8; i++) at[2 + i] = (unsigned char)((unsigned long long)size >> (56 - 8 * i));
    return 10;
}

static void reply(int fd, const char *text) {
    size_t size = strlen(text), start = head(frame, 0x81, size);
    memcpy(frame + start, text, size);
    if (send(fd, frame, start + size, MSG_NOSIGNAL) < 0) perror("send");
}

static void number(char *text) {
    char digits[16], *at = strstr(text, "\"seq\":");
    snprintf(digits, sizeof digits, "%010ld", seq);
    if (at) memcpy(at + 6, digits, 10);
}

static size_t packed(const char *text) {
    static unsigned char made[1 << 17];
    size_t size = strlen(text), start;
    if (!deflates) {
        start = head(frame, 0x81, size);
        memcpy(frame + start, text, size);
        return start + size;
    }
    deflateReset(&z);
    z.next_in = (unsigned char *)text;
    z.avail_in = (unsigned)size;
    z.next_out = made;
    z.avail_out = sizeof made;
    deflate(&z, Z_SYNC_FLUSH);
    size = sizeof made - z.avail_out - 4;
    start = head(frame, 0xc1, size);
    memcpy(frame + start, made, size);
    return start + size;
}

static void leave(int fd) {
    int room = room_at[fd] - 1;
    if (room >= 0) {
        struct room *r = rooms + room;
        int moved = r->sockets[--r->count];
        r->sockets[place_at[fd]] = moved;
        place_at[moved] = place_at[fd];
    }
    room_at[fd] = upgraded[fd] = 0;
    close(fd);
}

static void switch_all(int fd, const char *ack) {
    char answer[64];
    seq++;
    snprintf(answer, sizeof answer, "43%s[{\"ok\":true,\"seq\":%ld}]", ack, seq);
    reply(fd, answer);
    for (int i = 0; i < room_count; i++) {
        struct room *r = rooms + i;
        if (!r->count) continue;
        number(r->views[turn]);
        size_t size = packed(r->views[turn]);
        for (int j = 0; j < r->count; j++)
            if (send(r->sockets[j], frame, size, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && errno == EAGAIN)
                fprintf(stderr, "a socket is full\n"); /* the floor keeps nothing: the client counts it as lost */
    }
    turn = !turn;
}

static void enter(int fd, const char *text) {
    char audience[16] = "", language[4] = "", name[32];
    const char *a = strstr(text, "\"audience\""), *l = strstr(text, "\"language\"");
    if (a) sscanf(a + 10, "%*[ :\"]%15[a-z]", audience);
    if (l) sscanf(l + 10, "%*[ :\"]%3[a-z]", language);
    snprintf(name, sizeof name, "%s %s", audience, language);
    for (int i = 0; i < room_count; i++) {
        struct room *r = rooms + i;
        if (strcmp(r->name, name)) continue;
        if (r->count == r->space) {
            r->space = r->space ? 2 * r->space : 64;
            r->sockets = realloc(r->sockets, (size_t)r->space * sizeof *r->sockets);
        }
        place_at[fd] = r->count;
        room_at[fd] = i + 1;
        r->sockets[r->count++] = fd;
        number(r->join);
        reply(fd, r->join);
    }
}

static void heard(int fd, const char *text) {
    char ack[8] = "";
    if (!strcmp(text, "40")) reply(fd, "40{\"sid\":\"floor\"}");
    else if (!strncmp(text, "421[\"join\"", 10)) enter(fd, text);
    else if (sscanf(text, "42%7[0-9]", ack) == 1 && strstr(text, "[\"command\"")) switch_all(fd, ack);
}

static void upgrade(int fd) {
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " ACCEPT "\r\n";
    static const char extension[] = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n";
    char said[512];
    int size = snprintf(said, sizeof said, "%s%s\r\n", answer, deflates ? extension : "");
    upgraded[fd] = 1;
    if (send(fd, said, (size_t)size, MSG_NOSIGNAL) < 0) perror("send");
    reply(fd, "0{\"sid\":\"floor\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}");
}

static void serve(int fd) {
    static unsigned char data[1 << 16];
    ssize_t got = recv(fd, data, sizeof data - 1, 0);
    if (got <= 0) { leave(fd); return; }
    if (!upgraded[fd]) { upgrade(fd); return; }
    for (ssize_t at = 0; at + 6 <= got;) { /* the load client's messages are small: each arrives whole */
        size_t size = data[at + 1] & 0x7f, start = 2;
        if (size == 126) { size = (size_t)data[at + 2] << 8 | data[at + 3]; start = 4; }
        unsigned char *mask = data + at + start, *text = mask + 4, after;
        if (at + (ssize_t)(start + 4 + size) > got) return;
        if ((data[at] & 0x0f) == 8) { leave(fd); return; }
        for (size_t i = 0; i < size; i++) text[i] ^= mask[i % 4];
        after = text[size];
        text[size] = 0;
        heard(fd, (char *)text);
        text[size] = after;
        at += (ssize_t)(start + 4 + size);
    }
}

static char *line_of(FILE *from) {
    char *line = NULL;
    size_t space = 0;
    if (getline(&line, &space, from) <= 0) return NULL;
    line[strcspn(line, "\n")] = 0;
    return line;
}

static int listening(int port) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
    inet_pton(AF_INET, "127.0.0.1", &at.sin_addr);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&at, sizeof at) < 0 || listen(fd, 4096) < 0) { perror("listen"); exit(2); }
    return fd;
}

int main(int argc, char **argv) {
    struct epoll_event events[512], event = {.events = EPOLLIN};
    if (argc < 3) return 2;
    deflates = argc > 3 && !strcmp(argv[3], "deflate");
    deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    FILE *from = fopen(argv[2], "r");
    for (char *name; from && room_count < ROOMS && (name = line_of(from)); room_count++) {
        snprintf(rooms[room_count].name, sizeof rooms[room_count].name, "%s", name);
        rooms[room_count].join = line_of(from);
        for (int i = 0; i < 2; i++) rooms[room_count].views[i] = line_of(from);
    }
    int listener = listening(atoi(argv[1]));
    epoll_fd = epoll_create1(0);
    event.data.fd = listener;
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int found = epoll_wait(epoll_fd, events, 512, -1);
        for (int i = 0; i < found; i++) {
            if (events[i].data.fd != listener) { serve(events[i].data.fd); continue; }
            int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
            if (fd < 0 || fd >= SOCKETS) continue;
            event.data.fd = fd;
            epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
        }
    }
}
