/*
 * The limit: what one write(2) per client costs, and nothing else. A client sends any request and gets a 101; one whose
 * request begins with "GET /publish" then sends frames, which go as they are to all other clients, in one write each.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 1 << 16, FRAME = 64 * 1024 };

enum kind { CLOSED, GREETING, SUBSCRIBER, PUBLISHER };

static enum kind kinds[MOST];
static int subscribers[MOST];
static int places[MOST]; /* of a subscriber in the list above */
static int count;
/* What has come from a publisher and is no whole frame yet. */
static struct inbox {
    size_t length;
    unsigned char bytes[2 * FRAME];
} *inboxes[MOST];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void forget(int fd) {
    if (kinds[fd] == SUBSCRIBER) {
        int last = subscribers[--count];
        subscribers[places[fd]] = last;
        places[last] = places[fd];
    }
    free(inboxes[fd]);
    inboxes[fd] = NULL;
    kinds[fd] = CLOSED;
    close(fd);
}

/* Waits for a client whose socket is full: this is the limit, not a server. */
static void write_all(int fd, const unsigned char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t) written;
        } else if (errno == EAGAIN) {
            struct pollfd full = {.fd = fd, .events = POLLOUT};
            poll(&full, 1, -1);
        } else {
            return; /* gone; epoll will say so */
        }
    }
}

/* The length of the server frame at the start of what has come, or 0 while it is not whole. */
static size_t frame_length(const unsigned char *bytes, size_t length) {
    if (length < 4) {
        return 0;
    }
    size_t whole = bytes[1] < 126 ? 2u + bytes[1] : 4u + ((size_t) bytes[2] << 8 | bytes[3]);
    return whole <= length ? whole : 0;
}

static void publish(int fd) {
    struct inbox *inbox = inboxes[fd];
    ssize_t got = read(fd, inbox->bytes + inbox->length, sizeof inbox->bytes - inbox->length);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN) {
            forget(fd);
        }
        return;
    }
    inbox->length += (size_t) got;
    size_t at = 0, frame;
    while ((frame = frame_length(inbox->bytes + at, inbox->length - at)) > 0) {
        for (int i = 0; i < count; i++) {
            write_all(subscribers[i], inbox->bytes + at, frame);
        }
        at += frame;
    }
    memmove(inbox->bytes, inbox->bytes + at, inbox->length - at);
    inbox->length -= at;
}

static void greet(int fd) {
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    static const char publisher[] = "GET /publish";
    char request[4096];
    ssize_t got = read(fd, request, sizeof request);
    if (got < (ssize_t) sizeof publisher) {
        forget(fd);
        return;
    }
    if (memcmp(request, publisher, sizeof publisher - 1) == 0) {
        kinds[fd] = PUBLISHER;
        inboxes[fd] = calloc(1, sizeof **inboxes);
    } else {
        kinds[fd] = SUBSCRIBER;
        places[fd] = count;
        subscribers[count++] = fd;
    }
    write_all(fd, (const unsigned char *) answer, sizeof answer - 1);
}

static void hear(int fd) {
    char ignored[512];
    ssize_t got = read(fd, ignored, sizeof ignored);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        forget(fd);
    }
}

static void take(int listener, int epoll) {
    int fd;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        int on = 1;
        if (fd >= MOST) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        kinds[fd] = GREETING;
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    }
}

int main(int words, char **word) {
    if (words != 2) {
        fprintf(stderr, "usage: limit PORT\n");
        return 64;
    }
    int on = 1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short) atoi(word[1])),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *) &address, sizeof address) != 0 || listen(listener, 4096) != 0) {
        fail("listen");
    }
    int epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    struct epoll_event events[512];
    for (;;) {
        int ready = epoll_wait(epoll, events, 512, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                take(listener, epoll);
            } else if (kinds[fd] == GREETING) {
                greet(fd);
            } else if (kinds[fd] == PUBLISHER) {
                publish(fd);
            } else if (kinds[fd] == SUBSCRIBER) {
                hear(fd);
            }
        }
    }
}
