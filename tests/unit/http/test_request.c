/* Requests: references, headers, uploads and what is given back at the end. */
#include "unit.h"

#include <fcntl.h>

#include "http/request.h"

static msf_http_request *with_headers(const msf_http_header *headers, uint32_t n)
{
    msf_http_request *r = msf_http_request_new();
    CHECK(r != NULL);
    r->headers = headers;
    r->header_count = n;
    return r;
}

#define HEADER(n, v)                                                                                                                       \
    {                                                                                                                                      \
        {n, sizeof(n) - 1},                                                                                                                \
        {                                                                                                                                  \
            v, sizeof(v) - 1                                                                                                               \
        }                                                                                                                                  \
    }

TEST(headers)
{
    static const msf_http_header headers[] = {HEADER("Host", "h"),     HEADER("X-A", "1"), HEADER("x-a", ""),
                                              HEADER("COOKIE", "a=1"), HEADER("X-A", "3"), HEADER("Cookie", "b=2")};
    msf_http_request *r = with_headers(headers, 6);
    msf_slice v = msf_http_request_header(r, MSF_SLICE("x-a"));
    CHECK_BYTES(v.p, v.n, "1");
    v = msf_http_request_header(r, MSF_SLICE("x-b"));
    CHECK(v.p == NULL && v.n == 0);
    v = msf_http_request_header_all(r, MSF_SLICE("x-a"));
    CHECK_BYTES(v.p, v.n, "1, , 3");
    v = msf_http_request_header_all(r, MSF_SLICE("cookie"));
    CHECK_BYTES(v.p, v.n, "a=1; b=2");
    v = msf_http_request_header_all(r, MSF_SLICE("host"));
    CHECK(v.p == headers[0].value.p && v.n == 1);
    CHECK(msf_http_request_header_all(r, MSF_SLICE("none")).p == NULL);
    msf_http_request_release(r);
}

TEST(new_request)
{
    msf_http_request *r = msf_http_request_new();
    CHECK_INT(r->refs, 1);
    CHECK_INT(r->body_fd, -1);
    CHECK_INT(r->res.status, 200);
    CHECK(r->conn == NULL && r->parts == NULL && r->query.p == NULL);
    CHECK(!msf_list_linked(&r->in_conn));
    CHECK(msf_arena_alloc(&r->arena, 10000) != NULL);
    msf_http_request_release(r);
}

static int ended;

static void count_end(void *ptr)
{
    ended++;
}

TEST(references)
{
    msf_http_request *r = msf_http_request_new();
    CHECK_INT(msf_arena_defer(&r->arena, count_end, r), 0);
    msf_http_request_retain(r);
    msf_http_request_release(r);
    CHECK_INT(ended, 0);
    msf_http_request_release(r);
    CHECK_INT(ended, 1);
}

/* Blocks of every size, and the first arena chunk inside them. */
TEST(blocks)
{
    static const size_t rooms[] = {0, 100, 500, 1000, 1500, 3000, 40000};
    for (int round = 0; round < 300; round++) {
        for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
            msf_http_request *r = msf_http_request_alloc(rooms[i], 1 << 20);
            CHECK(r != NULL);
            char *p = msf_arena_alloc(&r->arena, rooms[i]);
            CHECK(p >= (char *)r && p + rooms[i] <= (char *)r + r->block_size);
            memset(p, 0xa5, rooms[i]);
            CHECK(r->refs == 1 && r->header_count == 0 && r->res.headers == NULL);
            msf_http_request_release(r);
        }
    }
    /* More at once than the free lists keep. */
    msf_http_request *many[400];
    for (int i = 0; i < 400; i++) {
        many[i] = msf_http_request_new();
    }
    for (int i = 0; i < 400; i++) {
        msf_http_request_release(many[i]);
    }
}

TEST(arena_has_a_ceiling)
{
    msf_http_request *r = msf_http_request_alloc(0, 20000);
    CHECK(msf_arena_alloc(&r->arena, 30000) == NULL);
    CHECK(msf_arena_alloc(&r->arena, 10000) != NULL);
    msf_http_request_release(r);
}

TEST(uploads_and_body_file)
{
    char gone[] = "/tmp/msf-test-XXXXXX", stays[] = "/tmp/msf-test-XXXXXX", body[] = "/tmp/msf-test-XXXXXX";
    close(mkstemp(gone));
    close(mkstemp(stays));
    msf_http_part second = {.tmp_path = stays}, first = {.tmp_path = gone, .next = &second};
    msf_http_request *r = msf_http_request_new();
    r->parts = &first;
    r->part_count = 2;
    int fd = r->body_fd = mkstemp(body);
    unlink(body);
    msf_http_part_keep(&second);
    msf_http_request_release(r);
    CHECK(access(gone, F_OK) != 0);
    CHECK(access(stays, F_OK) == 0);
    CHECK(fcntl(fd, F_GETFD) < 0);
    unlink(stays);
}

UNIT_MAIN()
