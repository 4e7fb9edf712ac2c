/* A load client: joins members, gives commands, and tells when each of them had what came of it.

   main HOST PORT MEMBERS [deflate] [tls]

   MEMBERS has a line for each: audience, language, flags and the join event, between tabs. Flags: `a` answers beats,
   `k` has a small buffer and stops reading when told, `o` is of another meeting, `-` none of these; a switch waits for
   neither `k` nor `o`. Commands come on standard input, a line each; each is answered with a line of JSON, in which
   `_ms` are milliseconds. */

#include "client.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static double cpu_before, wall_before, join_began, switch_cpu, switch_wall;
static int wanted;

static int all_joined(void) { return joined >= wanted; }

static int all_again(void) { return first_close && joined >= wanted && now_s() > first_close + 0.1; }

static int everybody_has_it(void) {
    struct switching *s = &now_switching;
    return s->ack && (s->refused || s->reached >= s->expected);
}

static void say_joined(void) {
    double p99 = 0, *took = malloc((size_t)member_count * sizeof *took);
    int count = 0;
    for (int i = 0; i < member_count; i++)
        if (members[i].state == JOINED) took[count++] = members[i].joined_s;
    for (int i = 0; i < count; i++) if (took[i] > p99) p99 = took[i];
    free(took);
    printf("{\"joined\":%d,\"wanted\":%d,\"seconds\":%.6f,\"longest_ms\":%.3f,\"refused\":%ld,\"closed\":%ld,"
           "\"first_close\":%.6f,\"first_open\":%.6f,\"last_join\":%.6f}\n", joined, wanted, last_join - join_began,
           1e3 * p99, counted.refused, counted.closed, first_close, first_open, last_join);
}

static void say_switch(void) {
    struct switching *s = &now_switching;
    printf("{\"ok\":%s,\"acked\":%s,\"ack_ms\":%.4f,\"first_ms\":%.4f,\"last_ms\":%.4f,\"booth_ms\":%.4f,"
           "\"reached\":%d,\"lost\":%d,\"seq\":%lld}\n", s->ack && !s->refused ? "true" : "false",
           s->ack ? "true" : "false", 1e3 * s->ack_at, 1e3 * s->first, 1e3 * s->last, 1e3 * s->booth, s->reached,
           s->expected - s->reached, (long long)s->seq);
    s->active = 0;
    switch_cpu += cpu_s() - s->cpu;
    switch_wall += now_s() - s->began;
}

static void say_stats(void) {
    double cpu = cpu_s(), now = now_s();
    int deflated = 0;
    for (int i = 0; i < member_count; i++) deflated += members[i].state == JOINED && members[i].deflated;
    printf("{\"joined\":%d,\"views\":%ld,\"beats\":%ld,\"pings\":%ld,\"others\":%ld,"
           "\"wire\":%ld,\"view_wire\":%ld,\"payload\":%ld,"
           "\"wrong\":%ld,\"disorder\":%ld,\"repeated\":%ld,\"closed\":%ld,\"refused\":%ld,\"stale\":%d,"
           "\"deflated\":%d,\"cpu_s\":%.6f,\"wall_s\":%.6f,\"switch_cpu_s\":%.6f,\"switch_wall_s\":%.6f,"
           "\"p50_ms\":%.4f,\"p99_ms\":%.4f,\"p999_ms\":%.4f}\n",
           joined, counted.views, counted.beats, counted.pings, counted.others,
           counted.wire, counted.view_wire, counted.payload,
           counted.wrong, counted.disorder, counted.repeated, counted.closed, counted.refused, stale_members(),
           deflated, cpu - cpu_before, now - wall_before, switch_cpu, switch_wall, 1e3 * arrival_percentile(0.5),
           1e3 * arrival_percentile(0.99), 1e3 * arrival_percentile(0.999));
}

static void clear(void) {
    /* What must never happen is counted from the beginning. */
    counted = (struct counts){.wrong = counted.wrong, .disorder = counted.disorder};
    forget_arrivals();
    first_close = first_open = switch_cpu = switch_wall = 0;
    cpu_before = cpu_s();
    wall_before = now_s();
}

static void stop_reading(int stop) {
    for (int i = 0; i < member_count; i++) {
        struct member *m = members + i;
        if (!m->slow || m->state != JOINED) continue;
        m->stopped = stop;
        watch_for(m, stop ? 0 : EPOLLIN);
    }
}

static void drop(void) {
    for (int i = 0; i < member_count; i++) {
        struct member *m = members + i;
        if (m->state == AWAY || i == console || !strcmp(m->audience, "booth")) continue;
        if (m->state == JOINED) joined--;
        close_member(m, 1);
    }
}

static void begin_joins(int until, int flight) {
    ended = until < member_count ? until : member_count;
    wanted = ended;
    in_flight = flight;
    join_began = now_s();
}

static int obey(char *line) {
    double seconds;
    int count, flight;
    line[strcspn(line, "\n")] = 0;
    if (sscanf(line, "join %d %d", &count, &flight) == 2) begin_joins(count, flight);
    else if (sscanf(line, "joined %lf", &seconds) == 1) { pump(seconds, all_joined); say_joined(); return 0; }
    else if (sscanf(line, "again %lf", &seconds) == 1) { pump(seconds, all_again); say_joined(); return 0; }
    else if (sscanf(line, "idle %lf", &seconds) == 1) pump(seconds, NULL);
    else if (!strncmp(line, "switch ", 7)) {
        char *text = strchr(line + 7, ' ');
        begin_switch(text + 1);
        pump(atof(line + 7), everybody_has_it);
        say_switch();
        return 0;
    } else if (!strcmp(line, "stats")) { say_stats(); return 0; }
    else if (!strcmp(line, "view")) { printf("%.*s\n", (int)console_view_size, console_view); return 0; }
    else if (!strcmp(line, "answer")) { printf("%s\n", console_answer); return 0; }
    else if (!strcmp(line, "clear")) clear();
    else if (!strcmp(line, "stop")) stop_reading(1);
    else if (!strcmp(line, "go")) stop_reading(0);
    else if (!strcmp(line, "drop")) drop();
    else if (sscanf(line, "reconnect %d", &count) == 1) reconnects = count;
    else if (sscanf(line, "port %d", &count) == 1) port = count;
    else if (!strcmp(line, "end")) return 1;
    else { printf("{\"error\":\"unknown command\"}\n"); return 0; }
    printf("{}\n");
    return 0;
}

int main(int argc, char **argv) {
    static char line[1 << 16];
    if (argc < 4) { fprintf(stderr, "HOST PORT MEMBERS [deflate] [tls]\n"); return 2; }
    host = argv[1];
    port = atoi(argv[2]);
    for (int i = 4; i < argc; i++) {
        offers_deflate |= !strcmp(argv[i], "deflate");
        uses_tls |= !strcmp(argv[i], "tls");
    }
    signal(SIGPIPE, SIG_IGN);
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (uses_tls) secure_setup();
    load_members(argv[3]);
    clear();
    setvbuf(stdin, NULL, _IONBF, 0);
    struct pollfd waits[2] = {{.fd = 0, .events = POLLIN}, {.fd = epoll_fd, .events = POLLIN}};
    for (;;) {
        poll(waits, 2, 5);
        pump(0, NULL);
        if (!(waits[0].revents & (POLLIN | POLLHUP))) continue;
        if (!fgets(line, sizeof line, stdin) || obey(line)) return 0;
        fflush(stdout);
    }
}
