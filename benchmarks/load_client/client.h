/* Shared declarations of the load client: members, their connections, the switch in progress, and what is counted. */

#ifndef CLIENT_H
#define CLIENT_H

#define _GNU_SOURCE
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#ifdef WITH_TLS
#include <openssl/ssl.h>
#else
typedef void SSL;
#endif

enum state { AWAY, CONNECTING, SECURING, UPGRADING, OPEN, JOINED };
enum { READ_AGAIN = -1, READ_FAILED = -2 };

#define ARRIVALS 4 /* views of a member that may come before the acknowledgement tells which of them counts */

struct member {
    enum state state;
    int fd, room;
    SSL *ssl;
    char audience[16], language[4];
    char *join;                                  /* the event, `["join",{...}]` */
    int answers, slow, other;                    /* from the flags `a`, `k`, `o`; see main.c */
    int stopped, deflated, takes_over;
    z_stream *inflater;                          /* its own only while the server keeps the context */
    int64_t seq;
    double begun, joined_s, retry_at, rejoin_at;
    char *rest;
    size_t rest_size, rest_room;
    int waits, arrived;                          /* of the switch in progress */
    int64_t arrived_seq[ARRIVALS];
    double arrived_at[ARRIVALS];
};

struct switching {
    int active, ack, expected, reached, refused;
    int64_t seq;
    double began, cpu, ack_at, first, last, booth;
};

struct counts {
    long views, beats, pings, others, wire, view_wire, payload, wrong, disorder, repeated, closed, refused, unread;
};

extern struct member *members;
extern int member_count, console;
extern struct switching now_switching;
extern struct counts counted;
extern int epoll_fd, port, offers_deflate, uses_tls, reconnects;
extern const char *host;
extern int started, joined, ended, in_flight;
extern double first_close, first_open, last_join;
extern char console_view[1 << 16], console_answer[4096];
extern size_t console_view_size;

double now_s(void);                              /* the monotonic clock, in seconds */
double cpu_s(void);                              /* of this process */

/* transport.c */
void secure_setup(void);
int connect_member(struct member *m);            /* 0, or -1 */
void close_member(struct member *m, int abruptly);
int read_some(struct member *m, char *into, size_t size);
int secure_step(struct member *m);               /* 1 done, 0 not yet, -1 failed */
int write_all(struct member *m, const void *data, size_t size);
void watch_for(struct member *m, uint32_t events);

/* messages.c */
int send_text(struct member *m, const char *head, const char *text);
int greet(struct member *m);
int hear(struct member *m, const char *data, size_t size, double at);

/* members.c */
void load_members(const char *file);
void lose(struct member *m);
void on_joined(struct member *m, int64_t seq, double at);
void on_refused(struct member *m, double at);
void on_view(struct member *m, int64_t seq, double at);
void on_ack(int64_t seq, int ok, double at);
void pump(double seconds, int (*done)(void));    /* serves all connections until `done`, or so many seconds */
void begin_switch(const char *text);
void remember_arrival(double seconds);
double arrival_percentile(double share);
void forget_arrivals(void);
int stale_members(void);

#endif
