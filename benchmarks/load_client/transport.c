/* Connections of the load client: plain TCP or TLS, never blocking. */

#include "client.h"

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

#define SMALL_BUFFER 4096 /* of a member that will stop reading: the server's socket is full sooner */

#ifdef WITH_TLS
static SSL_CTX *context;
#endif

void secure_setup(void) {
#ifdef WITH_TLS
    context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
#else
    fprintf(stderr, "compiled without TLS\n");
    exit(2);
#endif
}

void watch_for(struct member *m, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = m};
    epoll_ctl(epoll_fd, EPOLL_CTL_MOD, m->fd, &event);
}

int connect_member(struct member *m) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int one = 1, small = SMALL_BUFFER;
    inet_pton(AF_INET, host, &to.sin_addr);
    m->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m->fd < 0) { perror("socket"); exit(2); }
    setsockopt(m->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (m->slow) setsockopt(m->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (connect(m->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
        close(m->fd);
        m->fd = -1;
        return -1;
    }
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = m};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, m->fd, &event);
    m->state = CONNECTING;
    m->rest_size = 0;
    m->deflated = m->takes_over = 0;
    return 0;
}

void close_member(struct member *m, int abruptly) {
    struct linger reset = {.l_onoff = 1, .l_linger = 0};
    m->state = AWAY;
    if (m->fd < 0) return;
    if (abruptly) setsockopt(m->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
#ifdef WITH_TLS
    if (m->ssl) SSL_free(m->ssl);
#endif
    m->ssl = NULL;
    if (m->inflater) { inflateEnd(m->inflater); free(m->inflater); m->inflater = NULL; }
    close(m->fd);
    m->fd = -1;
}

int secure_step(struct member *m) {
#ifdef WITH_TLS
    if (!m->ssl) {
        m->ssl = SSL_new(context);
        SSL_set_fd(m->ssl, m->fd);
        SSL_set_connect_state(m->ssl);
    }
    int result = SSL_do_handshake(m->ssl);
    if (result == 1) return 1;
    int why = SSL_get_error(m->ssl, result);
    if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) return -1;
    watch_for(m, why == SSL_ERROR_WANT_WRITE ? EPOLLIN | EPOLLOUT : EPOLLIN);
    return 0;
#else
    (void)m;
    return -1;
#endif
}

int read_some(struct member *m, char *into, size_t size) {
#ifdef WITH_TLS
    if (m->ssl) {
        int got = SSL_read(m->ssl, into, (int)size);
        if (got > 0) return got;
        return SSL_get_error(m->ssl, got) == SSL_ERROR_WANT_READ ? READ_AGAIN : READ_FAILED;
    }
#endif
    ssize_t got = recv(m->fd, into, size, 0);
    if (got > 0) return (int)got;
    return got < 0 && (errno == EAGAIN || errno == EINTR) ? READ_AGAIN : READ_FAILED;
}

int write_all(struct member *m, const void *data, size_t size) {
#ifdef WITH_TLS
    if (m->ssl) return SSL_write(m->ssl, data, (int)size) == (int)size ? 0 : -1;
#endif
    return send(m->fd, data, size, MSG_NOSIGNAL) == (ssize_t)size ? 0 : -1;
}
