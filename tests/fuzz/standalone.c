/* A main() for the fuzzers without libFuzzer: fuzz_x [-n MUTATIONS] FOLDER... runs every file of the folders, and of the folder
 * "regressions" beside a folder "corpus", and then MUTATIONS (20000) inputs made of them. The generator is our own with a fixed seed: the
 * same corpus gives the same inputs everywhere. On an abort the input is written to ./crash-standalone. */
#include "fuzz.h"

#include <dirent.h>
#include <signal.h>
#include <unistd.h>

enum { MAX_INPUTS = 4096, DEFAULT_MUTATIONS = 20000 };

typedef struct input {
    uint8_t *data;
    size_t n;
    char *name;
} input;

static input inputs[MAX_INPUTS];
static size_t input_count;
static const uint8_t *current;
static size_t current_n;

static uint64_t state = 0x9e3779b97f4a7c15u;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t below(size_t n)
{
    return n == 0 ? 0 : (size_t)(next_random() % n);
}

static void save_input(int sig)
{
    FILE *f = fopen("crash-standalone", "w");
    if (f != NULL) {
        fwrite(current, 1, current_n, f);
        fclose(f);
    }
    signal(sig, SIG_DFL);
    raise(sig);
}

static void run(const uint8_t *data, size_t n)
{
    current = data;
    current_n = n;
    LLVMFuzzerTestOneInput(data, n);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const input *)a)->name, ((const input *)b)->name);
}

static void load_file(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "r");
    if (f == NULL || input_count == MAX_INPUTS) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    input *in = &inputs[input_count++];
    in->data = malloc(FUZZ_INPUT_MAX);
    in->n = fread(in->data, 1, FUZZ_INPUT_MAX, f);
    in->name = strdup(path);
    fclose(f);
}

static void load_folder(const char *dir)
{
    DIR *d = opendir(dir);
    if (d == NULL) {
        return; /* no regressions yet */
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] != '.') {
            load_file(dir, e->d_name);
        }
    }
    closedir(d);
}

/* Of "x/corpus/y" the folder "x/regressions/y". */
static void load_regressions(const char *dir)
{
    char path[4096];
    const char *at = strstr(dir, "corpus/");
    if (at != NULL) {
        snprintf(path, sizeof path, "%.*sregressions/%s", (int)(at - dir), dir, at + strlen("corpus/"));
        load_folder(path);
    }
}

/* ---- mutations ---- */

static void erase(uint8_t *buf, size_t *n)
{
    size_t at = below(*n), len = 1 + below(below(16) + 1);
    if (at + len > *n) {
        len = *n - at;
    }
    memmove(buf + at, buf + at + len, *n - at - len);
    *n -= len;
}

static void insert(uint8_t *buf, size_t *n, const uint8_t *data, size_t len)
{
    size_t at = below(*n + 1);
    if (*n + len <= FUZZ_INPUT_MAX) {
        memmove(buf + at + len, buf + at, *n - at);
        memcpy(buf + at, data, len);
        *n += len;
    }
}

static void mutate(uint8_t *buf, size_t *n)
{
    static const char special[] = "\r\n \t:;,=&%\"\\-0\x01\xff";
    uint8_t byte = (uint8_t)(next_random() & 1 ? special[below(sizeof special)] : (int)below(256));
    const input *other = &inputs[below(input_count)];
    size_t from = below(other->n), len = other->n > from ? below(other->n - from) + 1 : 0;
    switch (below(*n > 0 ? 6 : 2)) {
    case 0:
        insert(buf, n, &byte, 1);
        break;
    case 1:
        insert(buf, n, other->data + from, len > 64 ? 64 : len);
        break;
    case 2:
        buf[below(*n)] = byte;
        break;
    case 3:
        buf[below(*n)] ^= (uint8_t)(1u << below(8));
        break;
    case 4:
        erase(buf, n);
        break;
    default:
        *n = below(*n) + 1;
        break;
    }
}

static void run_mutation(uint8_t *buf)
{
    const input *in = &inputs[below(input_count)];
    size_t n = in->n;
    memcpy(buf, in->data, n);
    for (size_t times = 1 + below(6); times > 0; times--) {
        mutate(buf, &n);
    }
    uint8_t *exact = malloc(n > 0 ? n : 1);
    memcpy(exact, buf, n);
    run(exact, n);
    free(exact);
}

int main(int argc, char **argv)
{
    long mutations = DEFAULT_MUTATIONS;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-n") == 0 && i + 1 < argc) {
            mutations = atol(argv[++i]);
        } else {
            load_folder(argv[i]);
            load_regressions(argv[i]);
        }
    }
    if (input_count == 0) {
        fprintf(stderr, "usage: %s [-n MUTATIONS] FOLDER...\n", argv[0]);
        return 2;
    }
    qsort(inputs, input_count, sizeof *inputs, by_name);
    signal(SIGABRT, save_input);
    for (size_t i = 0; i < input_count; i++) {
        run(inputs[i].data, inputs[i].n);
    }
    uint8_t *buf = malloc(FUZZ_INPUT_MAX);
    for (long i = 0; i < mutations; i++) {
        run_mutation(buf);
    }
    printf("ok %s: %zu inputs, %ld mutations\n", argv[0], input_count, mutations);
    free(buf);
    for (size_t i = 0; i < input_count; i++) {
        free(inputs[i].data);
        free(inputs[i].name);
    }
    return 0;
}
