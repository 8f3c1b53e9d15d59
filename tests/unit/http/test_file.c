/* Files as answers: validators, conditions, ranges, order. */
#include "rig.h"

#include <sys/stat.h>

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

static char file_path[64];

static void make_file(const char *content, size_t n)
{
    strcpy(file_path, "/tmp/msf-file-XXXXXX");
    int fd = mkstemp(file_path);
    CHECK(fd >= 0);
    CHECK_INT(write(fd, content, n), n);
    struct timespec t[2] = {{1000000000, 5}, {1000000000, 5}}; /* Sun, 09 Sep 2001 01:46:40 GMT */
    CHECK_INT(futimens(fd, t), 0);
    close(fd);
}

#define FILE_DATE "Sun, 09 Sep 2001 01:46:40 GMT"
#define FILE_TAG  "\"de0b6b3a7640005-a\""

/* Asks with `lines` in the head and compares status, a part of the head, and the body. */
static void file_case(rig *g, client *c, const char *method, const char *lines, int status, const char *part, const char *body)
{
    char request[1024], line[32];
    snprintf(request, sizeof(request), "%s / HTTP/1.1\r\nHost: h\r\n%s\r\n", method, lines);
    msf_http_request *r = ask(g, c, request);
    int got = msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE("text/plain"));
    snprintf(line, sizeof(line), "HTTP/1.1 %d ", status);
    const char *at = whole(g, c, strlen(body));
    if (strncmp(c->p, line, strlen(line)) != 0 || !has(c, part)) {
        fprintf(stderr, "  %s\n%s", lines, c->p);
    }
    CHECK_INT(got, status);
    CHECK(strncmp(c->p, line, strlen(line)) == 0);
    CHECK(has(c, part));
    CHECK_BYTES(at, strlen(at), body);
    msf_http_request_release(r);
    g->got_n--;
}

TEST(files_whole_conditional_and_in_part)
{
    rig g;
    client c;
    make_file("0123456789", 10);
    rig_open(&g);
    client_open(&c, &g);
#define OK(lines, part)          file_case(&g, &c, "GET", lines, 200, part, "0123456789")
#define NOT_MODIFIED(lines)      file_case(&g, &c, "GET", lines, 304, "Etag: " FILE_TAG "\r\n", "")
#define PART(lines, range, body) file_case(&g, &c, "GET", lines, 206, "Content-Range: bytes " range "/10\r\n", body)
#define UNSATISFIABLE(lines)     file_case(&g, &c, "GET", lines, 416, "Content-Range: bytes */10\r\n", "")
    OK("",
       "Etag: " FILE_TAG "\r\nLast-Modified: " FILE_DATE "\r\nAccept-Ranges: bytes\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n");
    file_case(&g, &c, "HEAD", "", 200, "Content-Length: 10\r\n", "");
    file_case(&g, &c, "HEAD", "Range: bytes=0-1\r\n", 200, "Content-Length: 10\r\n", "");

    NOT_MODIFIED("If-None-Match: " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: W/" FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: \"x\",  " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: \"x\"\r\nIf-None-Match: " FILE_TAG "\r\n");
    NOT_MODIFIED("If-None-Match: *\r\n");
    OK("If-None-Match: \"x\"\r\n", "");
    OK("If-None-Match: \"x\"\r\nIf-Modified-Since: " FILE_DATE "\r\n", "");
    NOT_MODIFIED("If-Modified-Since: " FILE_DATE "\r\n");
    NOT_MODIFIED("If-Modified-Since: Mon, 10 Sep 2001 00:00:00 GMT\r\n");
    OK("If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n", "");
    OK("If-Modified-Since: yesterday\r\n", "");
    file_case(&g, &c, "HEAD", "If-None-Match: *\r\n", 304, "", "");
    file_case(&g, &c, "GET", "If-None-Match: " FILE_TAG "\r\nRange: bytes=0-1\r\n", 304, "", "");

    PART("Range: bytes=0-0\r\n", "0-0", "0");
    PART("Range: bytes=2-4\r\n", "2-4", "234");
    PART("Range: bytes=7-\r\n", "7-9", "789");
    PART("Range: bytes=-3\r\n", "7-9", "789");
    PART("Range: bytes=-99\r\n", "0-9", "0123456789");
    PART("Range: bytes=5-99999999999999999999999\r\n", "5-9", "56789");
    UNSATISFIABLE("Range: bytes=10-\r\n");
    UNSATISFIABLE("Range: bytes=99999999999999999999999-\r\n");
    UNSATISFIABLE("Range: bytes=-0\r\n");
    OK("Range: bytes=4-2\r\n", "");
    OK("Range: bytes=-\r\n", "");
    OK("Range: bytes=a-b\r\n", "");
    OK("Range: bytes=1-2x\r\n", "");
    OK("Range: bytes=0-1,4-5x\r\n", "");
    OK("Range: bytes=0-1,,4-5\r\n", "");
    OK("Range: bytes=0-8,1-9\r\n", ""); /* more than the whole */
    OK("Range: bytes=0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0\r\n", "");
    OK("Range: bytes=99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,99-,1-1\r\n", ""); /* too many */
    PART("Range: bytes=99-, 4-5\r\n", "4-5", "45");
    UNSATISFIABLE("Range: bytes=10-,20-30\r\n");
    OK("Range: lines=0-1\r\n", "");
    PART("Range: bytes=0-1\r\nIf-Range: " FILE_TAG "\r\n", "0-1", "01");
    PART("Range: bytes=0-1\r\nIf-Range: " FILE_DATE "\r\n", "0-1", "01");
    OK("Range: bytes=0-1\r\nIf-Range: W/" FILE_TAG "\r\n", "");
    OK("Range: bytes=0-1\r\nIf-Range: \"other\"\r\n", "");
    OK("Range: bytes=0-1\r\nIf-Range: Sun, 09 Sep 2001 01:46:41 GMT\r\n", "");
    unlink(file_path);
    client_close(&c);
    rig_close(&g);
}

/* The boundary is not known beforehand: it is read from the answer and put into what is expected. */
static void parts_case(client *c, const char *body)
{
    const char *at = strstr(c->p, "boundary=");
    CHECK(at != NULL);
    char boundary[17], want[1024];
    snprintf(boundary, sizeof(boundary), "%s", at + 9);
    snprintf(want, sizeof(want),
             "--%s\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/10\r\n\r\n01"
             "\r\n--%s\r\nContent-Type: text/plain\r\nContent-Range: bytes 4-5/10\r\n\r\n45"
             "\r\n--%s\r\nContent-Type: text/plain\r\nContent-Range: bytes 9-9/10\r\n\r\n9\r\n--%s--\r\n",
             boundary, boundary, boundary, boundary);
    CHECK_BYTES(body, strlen(body), want);
}

TEST(several_ranges_at_once_and_before_their_turn)
{
    rig g;
    client c;
    make_file("0123456789", 10);
    rig_open(&g);
    client_open(&c, &g);
    for (int early = 0; early < 2; early++) {
        const char *lines = "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-1, 4-5,-1,50-60\r\n\r\n";
        if (early) {
            client_send(&c, GET("/first"));
        }
        client_send(&c, lines);
        uint32_t n = early ? 2 : 1;
        UNTIL(&g, g.got_n == n);
        msf_http_request *r = g.got[n - 1];
        CHECK_INT(msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE("text/plain")), 206);
        if (early) {
            msf_http_res_end(g.got[0], "x", 1);
            msf_http_request_release(g.got[0]);
            EXPECT(&g, &c, "HTTP/1.1 206");
        }
        EXPECT(&g, &c, "--\r\n");
        char *at = strstr(c.p, "HTTP/1.1 206");
        memmove(c.p, at, strlen(at) + 1);
        parts_case(&c, strstr(c.p, "\r\n\r\n") + 4);
        CHECK(has(&c, "Content-Type: multipart/byteranges; boundary="));
        const char *length = strstr(c.p, "Content-Length: ");
        CHECK(length != NULL);
        CHECK_INT(atoi(length + 16), strlen(strstr(c.p, "\r\n\r\n") + 4));
        msf_http_request_release(r);
        g.got_n = 0;
        client_close(&c);
        client_open(&c, &g);
    }
    unlink(file_path);
    client_close(&c);
    rig_close(&g);
}

TEST(empty_files_and_things_that_are_no_files)
{
    rig g;
    client c;
    make_file("", 0);
    rig_open(&g);
    client_open(&c, &g);
    file_case(&g, &c, "GET", "", 200, "Content-Length: 0\r\n", "");
    file_case(&g, &c, "GET", "Range: bytes=0-\r\n", 416, "Content-Range: bytes */0\r\n", "");
    file_case(&g, &c, "GET", "Range: bytes=-5\r\n", 416, "Content-Range: bytes */0\r\n", "");
    unlink(file_path);
    strcpy(file_path, "/tmp");
    file_case(&g, &c, "GET", "", 404, "Content-Length: 0\r\n", "");
    client_close(&c);
    rig_close(&g);
}

TEST(an_error_page_from_a_file_is_sent_as_it_is)
{
    rig g;
    client c;
    make_file("0123456789", 10);
    rig_open(&g);
    client_open(&c, &g);
    msf_http_request *r = ask(&g, &c, "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-1\r\nIf-None-Match: *\r\n\r\n");
    msf_http_res_status(r, 404);
    CHECK_INT(msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 404);
    CHECK(memcmp(whole(&g, &c, 10), "0123456789", 10) == 0);
    CHECK(has(&c, "Content-Type: text/html\r\n") && !has(&c, "Etag"));
    CHECK_INT(msf_http_res_file(r, open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), MSF_ECLOSED);
    unlink(file_path);
    client_close(&c);
    rig_close(&g);
}

TEST(large_files_in_order)
{
    static char big[3 << 20];
    rig g;
    client c;
    unsigned seed = 5;
    for (size_t i = 0; i < sizeof(big); i++) {
        big[i] = (char)rand_r(&seed);
    }
    make_file(big, sizeof(big));
    rig_open(&g);
    client_open(&c, &g);
    client_send(&c, GET("/0") GET("/1") GET("/2"));
    UNTIL(&g, g.got_n == 3);
    CHECK_INT(msf_http_res_file(g.got[1], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200); /* before its turn */
    msf_http_res_end(g.got[0], "zero", 4);
    CHECK_INT(msf_http_res_file(g.got[2], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200);
    UNTIL(&g, (client_pull(&c), c.n > 2 * sizeof(big)));
    char *first = memmem(c.p, c.n, big, sizeof(big));
    CHECK(first != NULL);
    CHECK(memmem(first + sizeof(big), c.n - (size_t)(first + sizeof(big) - c.p), big, sizeof(big)) != NULL);
    client_forget(&c);
    client_send(&c, GET("/0") GET("/1"));
    UNTIL(&g, g.got_n == 5);
    CHECK_INT(msf_http_res_file(g.got[4], open(file_path, O_RDONLY | O_CLOEXEC), MSF_SLICE_NONE), 200);
    client_reset(&c); /* the held descriptor is closed */
    UNTIL(&g, g.gone == 1);
    unlink(file_path);
    rig_close(&g);
}

UNIT_MAIN()
