/* The members: joining, leaving, coming again, and the switch whose arrival at each of them is measured. */

#include "client.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

#define EVENTS 512
#define BUFFER (1 << 18)
#define LONGEST_NAP 0.02
#define REFUSED_S 2.0 /* a page that was refused for the moment asks again after so long */
#define RETRY_S 0.1 /* a member that was cut off comes again after 100 to 200 ms */

struct member *members;
int member_count, console = -1;
struct switching now_switching;
struct counts counted;
int epoll_fd, port, offers_deflate, uses_tls, reconnects;
const char *host = "127.0.0.1";
int started, joined, ended, in_flight = 40; /* members from `started` to `ended` are still to connect */
double first_close, first_open, last_join;
char console_view[1 << 16], console_answer[4096];
size_t console_view_size;

static float *arrivals;
static size_t arrival_count, arrival_room;
static int connecting, retrying, rejoining; /* members on the way, those that wait to come again, or to ask again */
static double next_sweep;

double now_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

double cpu_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int room_of(const struct member *m, int index) {
    for (int i = 0; i < index; i++)
        if (members[i].other == m->other && !strcmp(members[i].audience, m->audience) &&
            !strcmp(members[i].language, m->language)) return members[i].room;
    return index;
}

void load_members(const char *file) {
    FILE *from = fopen(file, "r");
    char *line = NULL, audience[16], language[8], flags[16];
    size_t room = 0;
    int start;
    if (!from) { perror(file); exit(2); }
    while (getline(&line, &room, from) > 0) {
        if (sscanf(line, "%15[^\t]\t%7[^\t]\t%15[^\t]\t%n", audience, language, flags, &start) < 3) continue;
        if (member_count % 1024 == 0) members = realloc(members, (size_t)(member_count + 1024) * sizeof *members);
        struct member *m = members + member_count;
        memset(m, 0, sizeof *m);
        m->fd = -1;
        m->seq = -1;
        strcpy(m->audience, audience);
        memcpy(m->language, language, 2);
        line[strcspn(line, "\n")] = 0;
        m->join = strdup(line + start);
        m->answers = strchr(flags, 'a') != NULL;
        m->slow = strchr(flags, 'k') != NULL;
        m->other = strchr(flags, 'o') != NULL;
        m->room = room_of(m, member_count);
        if (console < 0 && !strcmp(audience, "console") && !m->other) console = member_count;
        member_count++;
    }
    free(line);
    fclose(from);
}

void lose(struct member *m) {
    double now = now_s();
    if (m->rejoin_at) { m->rejoin_at = 0; rejoining--; }
    if (m->state == JOINED) joined--;
    if (m->state == CONNECTING || m->state == SECURING || m->state == UPGRADING || m->state == OPEN) connecting--;
    if (m->state == JOINED || !reconnects) counted.closed++;
    if (!first_close) first_close = now;
    close_member(m, 0);
    if (!reconnects) return;
    m->retry_at = now + RETRY_S * (1.0 + (double)rand() / RAND_MAX);
    retrying++;
}

static void come(struct member *m, double now) {
    m->begun = now;
    connecting++;
    if (connect_member(m) < 0) { m->state = CONNECTING; lose(m); }
}

void on_joined(struct member *m, int64_t seq, double at) {
    if (m->state == JOINED) return;
    m->state = JOINED;
    m->seq = seq;
    m->joined_s = at - m->begun;
    last_join = at;
    joined++;
    connecting--;
}

void on_refused(struct member *m, double at) {
    counted.refused++;
    if (m->state != OPEN) return;
    if (!m->rejoin_at) rejoining++;
    m->rejoin_at = at + REFUSED_S;
}

static void reached(struct member *m, double at) {
    struct switching *s = &now_switching;
    double took = at - s->began;
    m->waits = 0;
    s->reached++;
    remember_arrival(took);
    if (!s->first || took < s->first) s->first = took;
    if (took > s->last) s->last = took;
    if (!strcmp(m->audience, "booth") && took > s->booth) s->booth = took;
}

void on_view(struct member *m, int64_t seq, double at) {
    if (seq < m->seq) counted.disorder++;
    if (seq == m->seq) counted.repeated++;
    if (seq > m->seq) m->seq = seq;
    if (!now_switching.active || !m->waits) return;
    if (now_switching.ack) {
        if (seq >= now_switching.seq) reached(m, at);
    } else if (m->arrived < ARRIVALS) {
        m->arrived_seq[m->arrived] = seq;
        m->arrived_at[m->arrived++] = at;
    }
}

void on_ack(int64_t seq, int ok, double at) {
    struct switching *s = &now_switching;
    if (!s->active || s->ack) return;
    s->ack = 1;
    s->ack_at = at - s->began;
    s->seq = seq;
    s->refused = !ok;
    for (int i = 0; ok && i < member_count; i++)
        for (int j = 0; members[i].waits && j < members[i].arrived; j++)
            if (members[i].arrived_seq[j] >= seq) reached(members + i, members[i].arrived_at[j]);
}

void begin_switch(const char *text) {
    struct switching *s = &now_switching;
    memset(s, 0, sizeof *s);
    for (int i = 0; i < member_count; i++) {
        struct member *m = members + i;
        m->waits = m->state == JOINED && !m->stopped && !m->other && !m->slow;
        m->arrived = 0;
        s->expected += m->waits;
    }
    s->active = 1;
    s->cpu = cpu_s();
    s->began = now_s();
    send_text(members + console, "422", text);
}

static void serve_member(struct member *m, uint32_t events) {
    static char data[BUFFER];
    if (m->state == CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(m->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error) { lose(m); return; }
        m->state = uses_tls ? SECURING : CONNECTING;
        if (!uses_tls && greet(m) < 0) lose(m);
        if (!uses_tls) return;
    }
    if (m->state == SECURING) {
        int step = secure_step(m);
        if (step < 0 || (step > 0 && greet(m) < 0)) lose(m);
        return;
    }
    if (!(events & (EPOLLIN | EPOLLHUP | EPOLLERR))) return;
    for (;;) {
        int got = read_some(m, data, sizeof data);
        if (got == READ_AGAIN) return;
        if (got == READ_FAILED || hear(m, data, (size_t)got, now_s()) < 0) { lose(m); return; }
        if (!m->ssl && got < (int)sizeof data) return;
    }
}

static void sweep(double now) {
    while (started < ended && connecting < in_flight) come(members + started++, now);
    if (now < next_sweep) return;
    next_sweep = now + 0.005;
    for (int i = 0; i < started && (retrying || rejoining); i++) {
        struct member *m = members + i;
        if (m->retry_at && m->retry_at <= now && m->state == AWAY) {
            m->retry_at = 0;
            retrying--;
            come(m, now);
        }
        if (m->rejoin_at && m->rejoin_at <= now && m->state == OPEN) {
            m->rejoin_at = 0;
            rejoining--;
            send_text(m, "421", m->join);
        }
    }
}

void pump(double seconds, int (*done)(void)) {
    struct epoll_event events[EVENTS];
    double now = now_s(), deadline = now + seconds;
    for (;;) {
        sweep(now);
        if ((done && done()) || now >= deadline) return;
        double nap = deadline - now;
        int busy = started < ended || retrying || rejoining;
        if (busy && nap > LONGEST_NAP) nap = LONGEST_NAP;
        int wait_ms = nap > 1.0 ? 1000 : (int)(1000 * nap + 0.999);
        int found = epoll_wait(epoll_fd, events, EVENTS, wait_ms);
        for (int i = 0; i < found; i++) {
            struct member *m = events[i].data.ptr;
            if (m->fd >= 0) serve_member(m, events[i].events);
        }
        now = now_s();
    }
}

void remember_arrival(double seconds) {
    if (arrival_count == arrival_room) {
        arrival_room = arrival_room ? 2 * arrival_room : 4096;
        arrivals = realloc(arrivals, arrival_room * sizeof *arrivals);
    }
    arrivals[arrival_count++] = (float)seconds;
}

static int compare(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

double arrival_percentile(double share) {
    if (!arrival_count) return 0;
    qsort(arrivals, arrival_count, sizeof *arrivals, compare);
    size_t at = (size_t)(share * (double)arrival_count + 0.999999);
    return arrivals[at ? (at > arrival_count ? arrival_count : at) - 1 : 0];
}

void forget_arrivals(void) { arrival_count = 0; }

int stale_members(void) {
    int64_t *newest = malloc((size_t)member_count * sizeof *newest);
    int stale = 0;
    for (int i = 0; i < member_count; i++) newest[i] = -1;
    for (int i = 0; i < member_count; i++)
        if (members[i].state == JOINED && members[i].seq > newest[members[i].room])
            newest[members[i].room] = members[i].seq;
    for (int i = 0; i < member_count; i++)
        stale += members[i].state == JOINED && !members[i].stopped && members[i].seq < newest[members[i].room];
    free(newest);
    return stale;
}
