#include "client/budget.h"

#include "unit.h"

TEST(a_share_of_the_calls)
{
    msf_budget b;
    msf_budget_init(&b, &(msf_budget_options){.percent = 20, .per_second = MSF_BUDGET_NONE}, 0);
    CHECK(!msf_budget_retry(&b, 0));
    for (int i = 0; i < 10; i++) {
        msf_budget_call(&b, 0);
    }
    CHECK_INT(msf_budget_left(&b, 0), 2);
    CHECK(msf_budget_retry(&b, 0));
    CHECK(msf_budget_retry(&b, 0));
    CHECK(!msf_budget_retry(&b, 0));
    CHECK_INT(b.given, 2);
    CHECK_INT(b.refused, 2);
}

TEST(a_few_are_always_allowed)
{
    msf_budget b;
    msf_budget_init(&b, NULL, 1000);
    for (int i = 0; i < 10; i++) {
        CHECK(msf_budget_retry(&b, 1000));
    }
    CHECK(!msf_budget_retry(&b, 1000));
    CHECK(!msf_budget_retry(&b, 1099));
    CHECK(msf_budget_retry(&b, 1100));           /* 10 per second */
    CHECK_INT(msf_budget_left(&b, 1000000), 10); /* and no more saved up than those of one second */
}

TEST(calls_count_for_a_while)
{
    msf_budget b;
    msf_budget_init(&b, &(msf_budget_options){.percent = 10, .per_second = MSF_BUDGET_NONE, .keep_ms = 1000}, 0);
    for (int i = 0; i < 1000; i++) {
        msf_budget_call(&b, (uint64_t)i);
    }
    CHECK_INT(msf_budget_left(&b, 999), 100);
    CHECK_INT(msf_budget_left(&b, 1500), 100);
    CHECK_INT(msf_budget_left(&b, 2100), 0); /* two windows without a call */
}

/* Every call fails and is tried again as often as it may: the load stays within 1.2 of that without retries. */
TEST(retries_do_not_multiply)
{
    msf_budget b;
    msf_budget_init(&b, &(msf_budget_options){.per_second = MSF_BUDGET_NONE}, 0);
    int sent = 0;
    for (int i = 0; i < 100000; i++) {
        uint64_t now = (uint64_t)i / 10;
        msf_budget_call(&b, now);
        sent++;
        for (int retry = 0; retry < 3 && msf_budget_retry(&b, now); retry++) {
            sent++;
        }
    }
    CHECK(sent <= 120000 && sent >= 119000);
}

UNIT_MAIN()
