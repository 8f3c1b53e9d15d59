/* Preloaded before AddressSanitizer: PHP opens extensions with RTLD_DEEPBIND, which the sanitizer's runtime refuses. */
#include <dlfcn.h>
#include <stddef.h>

void *dlopen(const char *path, int mode)
{
    static void *(*next)(const char *, int);
    if (next == NULL) {
        *(void **)&next = dlsym(RTLD_NEXT, "dlopen");
    }
    return next(path, mode & ~RTLD_DEEPBIND);
}
