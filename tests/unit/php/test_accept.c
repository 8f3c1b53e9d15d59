/* The Accept header knows no PHP, so it is tested without: the file is included, since it is no part of the core archive. */
#include "php/Controllers/accept.c"

#include "unit.h"

static uint32_t rank(const char *accept, const char *type)
{
    return msf_accept_rank(msf_slice_str(accept), msf_slice_str(type));
}

TEST(named_or_not)
{
    CHECK_INT(rank("", "text/html"), 0);
    CHECK_INT(rank("*/*", "text/html"), 0);
    CHECK_INT(rank("text/htmlx, text", "text/html"), 0);
    CHECK(rank("text/html", "text/html") > 0);
    CHECK(rank("TEXT/HTML", "text/html") > 0);
    CHECK(rank(" a/b ,\ttext/html ; charset=x", "text/html") > 0);
    CHECK(rank(",,;,text/html", "text/html") > 0);
}

TEST(quality_decides_then_order)
{
    CHECK(rank("a/a,b/b", "a/a") > rank("a/a,b/b", "b/b"));
    CHECK(rank("a/a;q=0.5,b/b", "a/a") < rank("a/a;q=0.5,b/b", "b/b"));
    CHECK(rank("a/a;q=0.501,b/b;q=0.5", "a/a") > rank("a/a;q=0.501,b/b;q=0.5", "b/b"));
    CHECK(rank("a/a;v=1;Q=0.2,b/b ; q=0.3", "a/a") < rank("a/a;v=1;Q=0.2,b/b ; q=0.3", "b/b"));
    CHECK_INT(rank("a/a;q=0", "a/a"), 0);
    CHECK_INT(rank("a/a;q=0.000", "a/a"), 0);
    CHECK_INT(rank("a/a;q=nonsense", "a/a"), 0);
    CHECK_INT(rank("a/a;q=-1", "a/a"), 0);
    CHECK_INT(rank("a/a;q=7", "a/a"), rank("a/a", "a/a"));
    CHECK_INT(rank("a/a;q=0.12345", "a/a"), rank("a/a;q=0.123", "a/a"));
}

TEST(long_lists_end)
{
    char text[8000];
    memset(text, ',', sizeof(text));
    strcpy(text + sizeof(text) - 10, "text/html");
    CHECK_INT(rank(text, "text/html"), 0); /* beyond what we look at */
}

UNIT_MAIN()
