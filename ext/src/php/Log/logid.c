#include "php/Log/logid.h"

#include <stdint.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define COUNTER_START_MASK 0x7FFFFF
#define COUNTER_LAST       0xFFFFFE

static struct {
    bool seeded;
    uint32_t counter;
    time_t second;
    char text[MSF_LOGID_LEN]; /* the last one: only its counter changes from one request to the next */
} id;

static void hex(char *out, uint32_t value, int digits)
{
    for (int i = digits - 1; i >= 0; i--, value >>= 4) {
        out[i] = "0123456789abcdef"[value & 15];
    }
}

static void seed(void)
{
    char host[257] = "";
    uint32_t start;
    gethostname(host, 256);
    if (getrandom(&start, sizeof start, 0) != sizeof start) {
        start = (uint32_t)time(NULL) * 2654435761u ^ (uint32_t)getpid();
    }
    id.counter = start & COUNTER_START_MASK;
    id.second = -1;
    hex(id.text + 8, (uint32_t)crc32(0, (const Bytef *)host, (uInt)strlen(host)) >> 8, 6);
    hex(id.text + 14, (uint32_t)getpid() & 0xFFFF, 4);
    id.seeded = true;
}

void msf_logid_forked(void)
{
    id.seeded = false;
}

void msf_logid_generate(char *out)
{
    if (!id.seeded) {
        seed();
    }
    id.counter = id.counter >= COUNTER_LAST ? 1 : id.counter + 1;
    time_t now = time(NULL);
    if (now != id.second) {
        id.second = now;
        hex(id.text, (uint32_t)now, 8);
    }
    hex(id.text + 18, id.counter, 6);
    memcpy(out, id.text, MSF_LOGID_LEN);
}

bool msf_logid_valid(const char *s, size_t len)
{
    if (len == 0 || len > MSF_LOGID_MAX) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        char c = s[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-')) {
            return false;
        }
    }
    return true;
}
