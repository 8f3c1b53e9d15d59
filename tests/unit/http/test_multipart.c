/* multipart/form-data through the request parser: parts, uploads, limits; each body whole, split at every offset, and byte by byte. */
#include "unit.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "codec.h"
#include "http/multipart.h"

static msf_http_limits limits;
static char dir[] = "/tmp/msf-multipart-XXXXXX";

static int files(void)
{
    int n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        n += e->d_name[0] != '.';
    }
    closedir(d);
    return n;
}

static void begin(void)
{
    msf_http_limits_default(&limits);
    CHECK(mkdtemp(dir) != NULL);
}

static void end(void)
{
    CHECK_INT(files(), 0);
    CHECK_INT(rmdir(dir), 0);
}

static char *request(const char *type, const char *body, size_t n, size_t *total)
{
    char head[600];
    int m = snprintf(head, sizeof head, "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n", type, n);
    char *msg = malloc((size_t)m + n);
    memcpy(msg, head, (size_t)m);
    memcpy(msg + m, body, n);
    *total = (size_t)m + n;
    return msg;
}

/* The outcome without the lines of the head; the body is split at every offset. */
static char *outcome(const char *type, const char *body, size_t n)
{
    size_t total;
    char *msg = request(type, body, n, &total);
    char *whole = feed_requests(&limits, dir, msg, total, total);
    for (size_t cut = total - n; cut <= total + 1; cut++) {
        char *split = feed_requests(&limits, dir, msg, total, cut);
        if (strcmp(split, whole) != 0) {
            fprintf(stderr, "  cut at %zu: %s  whole: %s", cut - (total - n), split, whole);
            exit(1);
        }
        free(split);
    }
    free(msg);
    CHECK_INT(files(), 0);
    char *parts = strstr(whole, " parts=");
    if (parts != NULL) {
        memmove(whole, parts, strlen(parts) + 1);
    }
    return whole;
}

static void check_n(const char *type, const char *body, size_t n, const char *want)
{
    char *got = outcome(type, body, n);
    if (strcmp(got, want) != 0) {
        fprintf(stderr, "  body: %.*s\n  got:  %s  want: %s", (int)n, body, got, want);
        exit(1);
    }
    free(got);
}

static void check(const char *body, const char *want)
{
    check_n("multipart/form-data; boundary=B", body, strlen(body), want);
}

#define PART(headers, data) "--B\r\n" headers "\r\n\r\n" data "\r\n"
#define FIELD(name, data)   PART("Content-Disposition: form-data; name=\"" name "\"", data)
#define UPLOAD(name, file, data)                                                                                                           \
    PART("Content-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\nContent-Type: text/plain", data)
#define END "--B--\r\n"

TEST(fields)
{
    begin();
    check(FIELD("a", "1") END, " parts=1 [a=1]\n");
    check(FIELD("a", "1") FIELD("b", "") FIELD("a", "3") END, " parts=3 [a=1] [b=] [a=3]\n");
    check(END, " parts=0\n");
    check(FIELD("", "x") END, " parts=1 [=x]\n");
    check(FIELD("a[b][]", "x") END, " parts=1 [a[b][]=x]\n");
    check(FIELD("\xe4\xb8\xad", "\xe6\x96\x87") END, " parts=1 [\xe4\xb8\xad=\xe6\x96\x87]\n");
    check("preamble\r\n" FIELD("a", "1") "--B--epilogue\r\n--B\r\n", " parts=1 [a=1]\n");
    check("\r\n" FIELD("a", "1") "--B--", " parts=1 [a=1]\n");
    check("--B \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B--", " parts=1 [a=1]\n");
    end();
}

/* Data that looks like the beginning of a delimiter. */
TEST(near_delimiters)
{
    begin();
    check(FIELD("a", "\r") END, " parts=1 [a=\r]\n");
    check(FIELD("a", "\r\n") END, " parts=1 [a=\r\n]\n");
    check(FIELD("a", "\r\r\n-\r\n--\r\n--A\r\n-\r\r\n") END, " parts=1 [a=\r\r\n-\r\n--\r\n--A\r\n-\r\r\n]\n");
    check(FIELD("a", "--B") END, " parts=1 [a=--B]\n");
    check(FIELD("a", "x--B--") END, " parts=1 [a=x--B--]\n");
    check(FIELD("a", "\n--B\r\n") END, " parts=1 [a=\n--B\r\n]\n");
    end();
}

TEST(names)
{
    begin();
    check(PART("content-disposition: form-data; NAME=\"a\"", "1") END, " parts=1 [a=1]\n");
    check(PART("Content-Disposition: form-data; name=a", "1") END, " parts=1 [a=1]\n");
    check(PART("Content-Disposition: form-data;name = \"a b;c\" ; x=y", "1") END, " parts=1 [a b;c=1]\n");
    check(FIELD("a\\\"b\\\\c\\d", "1") END, " parts=1 [a\"b\\c\\d=1]\n");
    check(FIELD("a%22b%0Ac", "1") END, " parts=1 [a\"b%0Ac=1]\n");
    check(FIELD("%2%22", "1") END, " parts=1 [%2\"=1]\n");
    /* No name: passed over. */
    check(PART("Content-Disposition: form-data", "1") END, " parts=0\n");
    check(PART("Content-Disposition: form-data; name=\"a", "1") END, " parts=0\n");
    check(PART("X: y", "1") FIELD("a", "2") END, " parts=1 [a=2]\n");
    check("--B\r\n\r\nx\r\n" FIELD("a", "2") END, " parts=1 [a=2]\n");
    check(PART("Content-Disposition: form-data; filename=\"f\"", "1") END, " parts=0\n");
    end();
}

TEST(uploads)
{
    begin();
    check(UPLOAD("f", "a.txt", "data") END, " parts=1 [f file=a.txt type=text/plain error=0 size=4 data=data]\n");
    check(UPLOAD("f", "a.txt", "") END, " parts=1 [f file=a.txt type=text/plain error=0 size=0 data=]\n");
    check(UPLOAD("f", "", "") END, " parts=1 [f file= type=text/plain error=4 size=0]\n");
    check(UPLOAD("f", "", "ignored") END, " parts=1 [f file= type=text/plain error=4 size=0]\n");
    check(UPLOAD("f", "../../etc/passwd", "x") END, " parts=1 [f file=passwd type=text/plain error=0 size=1 data=x]\n");
    check(UPLOAD("f", "C:\\dir\\a.txt", "x") END, " parts=1 [f file=a.txt type=text/plain error=0 size=1 data=x]\n");
    check(UPLOAD("f", "a%22b.txt", "x") END, " parts=1 [f file=a\"b.txt type=text/plain error=0 size=1 data=x]\n");
    check(PART("Content-Disposition: form-data; name=\"f\"; filename=\"a\"; filename*=UTF-8''b", "x") END,
          " parts=1 [f file=a type= error=0 size=1 data=x]\n");
    check(PART("Content-Disposition: form-data; name=\"f\"; filename=\"a\"\r\nContent-Type: text/html; charset=utf-8", "x") END,
          " parts=1 [f file=a type=text/html error=0 size=1 data=x]\n");
    check(FIELD("a", "1") UPLOAD("f", "x", "y") FIELD("b", "2") UPLOAD("f", "z", "w") END,
          " parts=4 [a=1] [f file=x type=text/plain error=0 size=1 data=y] [b=2] [f file=z type=text/plain error=0 size=1 data=w]\n");
    end();
}

TEST(malformed)
{
    static const char *const bad[] = {
        "x",
        "--B",
        "--B\r\n",
        "--B-\r\n",
        FIELD("a", "1"),
        FIELD("a", "1") "--B",
        FIELD("a", "1") "--B-",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
        "--Bx\r\n" END,
        "--B\n" END,
        "--B\rx" END,
        "--B-x" END,
        PART("no colon", "1") END,
        PART("A: b\n\r\nC: d", "1") END,
        PART("A: b\rC: d", "1") END,
        PART("A: b\r\n folded", "1") END,
        PART("A: \x01", "1") END,
    };
    begin();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check(bad[i], "refused 400\n");
    }
    static const char nul[] = PART("Content-Disposition: form-data; name=\"f\"; filename=\"a\0b\"", "1") END;
    check_n("multipart/form-data; boundary=B", nul, sizeof nul - 1, "refused 400\n");
    end();
}

TEST(boundaries)
{
    begin();
    static const char body[] = "--a b'()+_,-./:=?\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--a b'()+_,-./:=?--";
    check_n("Multipart/Form-Data;charset=utf-8; boundary=\"a b'()+_,-./:=?\"", body, sizeof body - 1, " parts=1 [a=1]\n");
    static const char webkit[] =
        "------WebKitFormBoundaryx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n------WebKitFormBoundaryx--\r\n";
    check_n("multipart/form-data; boundary=----WebKitFormBoundaryx", webkit, sizeof webkit - 1, " parts=1 [a=1]\n");
    char type[400], out[MSF_HTTP_BOUNDARY_MAX];
    size_t n;
    for (int over = 0; over <= 1; over++) {
        snprintf(type, sizeof type, "multipart/form-data; boundary=%0*d", MSF_HTTP_BOUNDARY_MAX + over, 0);
        CHECK(msf_http_multipart_type(msf_slice_str(type), out, &n));
        CHECK_INT(n, over ? 0 : MSF_HTTP_BOUNDARY_MAX);
    }
    CHECK(!msf_http_multipart_type(MSF_SLICE("multipart/form-datax; boundary=a"), out, &n));
    CHECK(!msf_http_multipart_type(MSF_SLICE("multipart/mixed; boundary=a"), out, &n));
    CHECK(!msf_http_multipart_type(MSF_SLICE("multipart"), out, &n));
    end();
}

TEST(other_methods_and_types_stay_raw)
{
    begin();
    const char *msg = "GET / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx";
    char *got = feed_requests(&limits, dir, msg, strlen(msg), strlen(msg));
    CHECK(strstr(got, " body=x\n") != NULL);
    free(got);
    check_n("application/json", "{}", 2, "POST(3) / host=h 1.1 keep {Host:h} {Content-Type:application/json} {Content-Length:2} body={}\n");
    end();
}

TEST(limits_of_counts_and_sizes)
{
    begin();
    limits.fields = 2;
    check(FIELD("a", "1") FIELD("b", "2") END, " parts=2 [a=1] [b=2]\n");
    check(FIELD("a", "1") FIELD("b", "2") FIELD("c", "3") END, "refused 413\n");
    check(PART("X: y", "") PART("X: y", "") PART("X: y", "") END, "refused 413\n");
    limits.uploads = 1;
    check(UPLOAD("f", "a", "") UPLOAD("g", "b", "") END, "refused 413\n");
    limits.uploads = 2;
    limits.field_bytes = 3;
    check(FIELD("a", "123") END, " parts=1 [a=123]\n");
    check(FIELD("a", "1234") END, "refused 413\n");
    limits.upload_bytes = 3;
    check(UPLOAD("f", "a", "123") FIELD("b", "2") END, " parts=2 [f file=a type=text/plain error=0 size=3 data=123] [b=2]\n");
    check(UPLOAD("f", "a", "1234") FIELD("b", "2") END, " parts=2 [f file=a type=text/plain error=1 size=0] [b=2]\n");
    limits.body = 10;
    check(FIELD("a", "1") END, "refused 413\n");
    end();
}

TEST(limit_of_part_headers)
{
    begin();
    for (int over = 0; over <= 1; over++) {
        text t = {0};
        char filler[MSF_HTTP_PART_HEAD_MAX];
        size_t fixed = strlen("X: \r\n\r\n"), n = MSF_HTTP_PART_HEAD_MAX - fixed + (size_t)over, total;
        memset(filler, 'x', n);
        text_str(&t, "--B\r\nX: ");
        text_add(&t, filler, n);
        text_str(&t, "\r\n\r\n\r\n--B--");
        char *msg = request("multipart/form-data; boundary=B", t.p, t.n, &total);
        for (int bytes = 0; bytes <= 1; bytes++) {
            char *got = feed_requests(&limits, dir, msg, total, total + (size_t)bytes);
            CHECK(over ? strcmp(got, "refused 413\n") == 0 : strstr(got, " parts=0\n") != NULL);
            free(got);
        }
        free(msg);
        free(t.p);
    }
    end();
}

/* ---- files ---- */

static msf_http_request *kept;

static void keep_request(msf_http_parser *p, msf_http_request *r)
{
    kept = r;
}

static const msf_http_parser_events keep_events = {feed_begin, feed_head, keep_request};

static msf_http_request *parse(const char *upload_dir, const char *body, size_t n, size_t step)
{
    request_feed f = {0};
    size_t total;
    char *msg = request("multipart/form-data; boundary=B", body, n, &total);
    kept = NULL;
    msf_http_parser_init(&f.parser, &limits, upload_dir, &keep_events);
    for (size_t i = 0; i < total; i += step) {
        feed_piece(&f, msg + i, total - i < step ? total - i : step);
    }
    free(msg);
    CHECK_INT(f.parser.status, 0);
    CHECK(kept != NULL);
    return kept;
}

TEST(large_upload)
{
    enum { SIZE = 500000 };
    text t = {0};
    char *data = malloc(SIZE), *back = malloc(SIZE);
    for (size_t i = 0; i < SIZE; i++) {
        data[i] = (char)(i % 17 == 0 ? '\r' : i % 19 == 0 ? '\n' : i * 7);
    }
    begin();
    text_str(&t, "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"big\"\r\n\r\n");
    text_add(&t, data, SIZE);
    text_str(&t, "\r\n--B--\r\n");
    static const size_t steps[] = {1 << 20, 65536, 1000, 13};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        msf_http_request *r = parse(dir, t.p, t.n, steps[i]);
        struct stat st;
        CHECK_INT(r->part_count, 1);
        CHECK_INT(r->parts->size, SIZE);
        CHECK_INT(stat(r->parts->tmp_path, &st), 0);
        CHECK_INT(st.st_mode & 0777, 0600);
        CHECK(strstr(r->parts->tmp_path, "/msf") != NULL);
        FILE *f = fopen(r->parts->tmp_path, "r");
        CHECK_INT(fread(back, 1, SIZE, f), SIZE);
        fclose(f);
        CHECK(memcmp(data, back, SIZE) == 0);
        msf_http_request_release(r);
        CHECK_INT(files(), 0);
    }
    free(data);
    free(back);
    free(t.p);
    end();
}

TEST(kept_upload_stays)
{
    begin();
    static const char body[] = UPLOAD("f", "a", "1") UPLOAD("g", "b", "2") END;
    msf_http_request *r = parse(dir, body, sizeof body - 1, 5);
    char path[200];
    snprintf(path, sizeof path, "%s", r->parts->next->tmp_path);
    msf_http_part_keep(r->parts->next);
    msf_http_request_release(r);
    CHECK_INT(files(), 1);
    CHECK_INT(unlink(path), 0);
    end();
}

TEST(missing_folder)
{
    begin();
    static const char body[] = UPLOAD("f", "a", "1") FIELD("b", "2") END;
    msf_http_request *r = parse("/nonexistent/folder", body, sizeof body - 1, 7);
    CHECK_INT(r->part_count, 2);
    CHECK_INT(r->parts->error, 6);
    CHECK(r->parts->tmp_path == NULL);
    CHECK_BYTES(r->parts->next->value.p, r->parts->next->value.n, "2");
    msf_http_request_release(r);
    end();
}

/* A full disk, as RLIMIT_FSIZE shows it: that upload fails, the rest of the form arrives. */
TEST(no_space)
{
    struct rlimit little = {1000, 1000};
    text t = {0};
    begin();
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &little), 0);
    text_str(&t, "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"big\"\r\n\r\n");
    for (int i = 0; i < 20000; i++) {
        text_str(&t, "0123456789");
    }
    text_str(&t, "\r\n" FIELD("b", "2") END);
    msf_http_request *r = parse(dir, t.p, t.n, 5000);
    CHECK_INT(r->part_count, 2);
    CHECK_INT(r->parts->error, 7);
    CHECK_INT(r->parts->size, 0);
    CHECK(r->parts->tmp_path == NULL);
    CHECK_INT(files(), 0);
    msf_http_request_release(r);
    free(t.p);
    end();
}

/* Dropped at every offset: no file, no memory, no descriptor stays. */
TEST(dropped_half_way)
{
    begin();
    static const char body[] = FIELD("x", "y") UPLOAD("f", "a", "123456") END;
    size_t total;
    char *msg = request("multipart/form-data; boundary=B", body, sizeof body - 1, &total);
    for (size_t n = 0; n < total; n++) {
        free(feed_requests(&limits, dir, msg, n, n));
        CHECK_INT(files(), 0);
    }
    free(msg);
    end();
}

UNIT_MAIN()
