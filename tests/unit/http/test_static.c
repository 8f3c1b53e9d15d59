/* Opening below a root, by openat2 and by the second way; media types. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "http/static.h"

extern bool msf_http_static_no_openat2;

static char dir[64], root[80];

static void put_file(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0644);
    CHECK(fd >= 0);
    CHECK_INT(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static void put_link(const char *name, const char *target)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    CHECK_INT(symlink(target, path), 0);
}

static void put_dir(const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    CHECK_INT(mkdir(path, 0755), 0);
}

static void remove_tree(void)
{
    char command[128];
    snprintf(command, sizeof(command), "rm -rf '%s'", dir);
    CHECK_INT(system(command), 0);
}

static void make_tree(void)
{
    char path[160];
    strcpy(dir, "/tmp/msf-static-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    snprintf(root, sizeof(root), "%s/root", dir);
    put_dir("root");
    put_dir("root-secret");
    put_dir("root/sub");
    put_dir("root/.git");
    put_dir("root/empty");
    put_file("secret.txt", "secret");
    put_file("root-secret/s.txt", "secret");
    put_file("root/a.txt", "hello");
    put_file("root/a b.txt", "space");
    put_file("root/sub/index.html", "index");
    put_file("root/sub/x.css", "css");
    put_file("root/.env", "secret");
    put_file("root/.git/config", "secret");
    const char *sources[] = {"root/x.php", "root/x.PHP",     "root/x.phtml", "root/x.phar",
                             "root/x.inc", "root/x.php.bak", "root/x.php~",  NULL};
    for (int i = 0; sources[i] != NULL; i++) {
        put_file(sources[i], "<?php");
    }
    put_link("root/inside", "sub/x.css");
    put_link("root/up", "../secret.txt");
    put_link("root/updir", "..");
    put_link("root/loop", "loop");
    put_link("root/sub/back", "../a.txt");
    snprintf(path, sizeof(path), "%s/a.txt", root);
    put_link("root/absolute", path);
    put_link("root/passwd", "/etc/passwd");
    snprintf(path, sizeof(path), "%s/fifo", root);
    CHECK_INT(mkfifo(path, 0644), 0);
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    snprintf(a.sun_path, sizeof(a.sun_path), "%s/sock", root);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK_INT(bind(s, (struct sockaddr *)&a, sizeof(a)), 0);
    close(s);
}

static int open_it(const char *path, const char *index)
{
    return msf_http_static_open(root, msf_slice_str(path), index);
}

static void check_content(const char *path, const char *index, const char *text)
{
    char buf[64];
    int fd = open_it(path, index);
    if (fd < 0) {
        fprintf(stderr, "  %s: %s\n", path, strerror(-fd));
    }
    CHECK(fd >= 0);
    ssize_t n = read(fd, buf, sizeof(buf));
    CHECK_BYTES(buf, (size_t)n, text);
    close(fd);
}

static void check_refused(const char *path, int error)
{
    int fd = open_it(path, NULL);
    if (fd != error) {
        fprintf(stderr, "  %s gives %d\n", path, fd);
    }
    CHECK_INT(fd, error);
}

static void check_all(void)
{
    check_content("/a.txt", NULL, "hello");
    check_content("//a.txt", NULL, "hello");
    check_content("/a%20b.txt", NULL, "space");
    check_content("/%61.txt", NULL, "hello");
    check_content("/sub//x.css", NULL, "css");
    check_content("/sub%2fx.css", NULL, "css");
    check_content("/inside", NULL, "css");
    check_content("/sub/back", NULL, "hello");
    check_content("/absolute", NULL, "hello");
    check_content("/sub", "index.html", "index");
    check_content("/sub/", "index.html", "index");

    check_refused("/missing.txt", -ENOENT);
    check_refused("/a.txt/x", -ENOENT);
    check_refused("/sub", -EACCES);
    check_refused("/", -EACCES);
    check_refused("/../secret.txt", -EACCES);
    check_refused("/sub/../../secret.txt", -EACCES);
    check_refused("/%2e%2e/secret.txt", -EACCES);
    check_refused("/..%2fsecret.txt", -EACCES);
    check_refused("/sub/..%5c..%5csecret.txt", -EACCES);
    check_refused("/sub\\x.css", -EACCES);
    check_refused("/a.txt%00.css", -EINVAL);
    check_refused("/a%2", -EINVAL);
    check_refused("/a%zz", -EINVAL);
    check_refused("/a%", -EINVAL);
    check_refused("/.env", -EACCES);
    check_refused("/%2eenv", -EACCES);
    check_refused("/.git/config", -EACCES);
    check_refused("/x.php", -EACCES);
    check_refused("/x.PHP", -EACCES);
    check_refused("/x.phtml", -EACCES);
    check_refused("/x.phar", -EACCES);
    check_refused("/x.inc", -EACCES);
    check_refused("/x.php.bak", -EACCES);
    check_refused("/x.php~", -EACCES);
    check_refused("/x%2ephp", -EACCES);
    check_refused("/up", -EACCES);
    check_refused("/updir/secret.txt", -EACCES);
    check_refused("/updir/root-secret/s.txt", -EACCES);
    check_refused("/passwd", -EACCES);
    check_refused("/loop", -ELOOP);
    check_refused("/fifo", -EACCES);
    check_refused("/sock", -EACCES);
    CHECK_INT(open_it("/empty", "index.html"), -ENOENT);
    CHECK_INT(open_it("/sub/index.html/", "index.html"), -ENOENT);
    CHECK_INT(open_it("/sub", "x.php"), -EACCES);
    CHECK_INT(msf_http_static_open("/nonexistent-root", MSF_SLICE("/a"), NULL), -ENOENT);
}

TEST(beneath_with_openat2)
{
    make_tree();
    check_all();
    remove_tree();
}

TEST(beneath_without_openat2)
{
    make_tree();
    msf_http_static_no_openat2 = true;
    check_all();
    remove_tree();
}

TEST(names_longer_than_the_system_allows)
{
    make_tree();
    static char path[10000];
    memset(path, 'a', sizeof(path) - 1);
    path[0] = '/';
    check_refused(path, -ENOENT);
    path[300] = '\0';
    check_refused(path, -ENOENT);
    remove_tree();
}

static void check_type(const char *path, const char *type)
{
    msf_slice t = msf_http_static_type(msf_slice_str(path));
    CHECK_BYTES(t.p, t.n, type);
}

TEST(types)
{
    check_type("/a.html", "text/html; charset=UTF-8");
    check_type("/a.HTML", "text/html; charset=UTF-8");
    check_type("/a.b/c", "application/octet-stream");
    check_type("/a", "application/octet-stream");
    check_type("", "application/octet-stream");
    check_type("/a.", "application/octet-stream");
    check_type("/a.unknownextension", "application/octet-stream");
    check_type("/x/y.min.js", "application/javascript; charset=UTF-8");
    /* the ends and middles of the table: a wrong order would lose some */
    const char *all[] = {"7z",   "aac",  "avif",   "bin",   "css",  "csv",  "docx", "eot",  "gif",  "gz",  "htm",  "ico",
                         "jpg",  "json", "jsonld", "m4v",   "map",  "md",   "mjs",  "mp3",  "mp4",  "ogg", "otf",  "pdf",
                         "png",  "rss",  "svg",    "tar",   "tiff", "ts",   "ttf",  "txt",  "wasm", "wav", "webm", "webmanifest",
                         "webp", "woff", "woff2",  "xhtml", "xls",  "xlsx", "xml",  "yaml", "yml",  "zip", "zst"};
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        char path[40];
        snprintf(path, sizeof(path), "/a.%s", all[i]);
        msf_slice t = msf_http_static_type(msf_slice_str(path));
        CHECK(strcmp(all[i], "bin") == 0 || !msf_slice_eq(t, MSF_SLICE("application/octet-stream")));
    }
}

UNIT_MAIN()
