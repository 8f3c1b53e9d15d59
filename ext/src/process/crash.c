/* The signal handler of crash reports. */
#include "process/crash.h"

#include <errno.h>
#include <execinfo.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "process/crash_text.h"

#define HANDLER_STACK  (128 * 1024)
#define GIVE_UP_S      5           /* the native backtrace takes a lock of the dynamic linker: never wait for it for ever */
#define NEAR_STACK     (64 * 1024) /* of the stack pointer: a function with a large frame touches its far end first */
#define NATIVE_FRAMES  64
#define NATIVE_RESERVE (8 * 1024) /* of the area, for the native backtrace */

static const int watched[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
#define WATCHED (sizeof(watched) / sizeof(watched[0]))

static struct {
    pid_t pid, thread;
    int slot;
    msf_crash_describe_fn describe;
    int reporting;
    struct sigaction old[WATCHED];
    void *frames[NATIVE_FRAMES];
    int frame_count;
} self;

static const char *name_of(int signum)
{
    switch (signum) {
    case SIGSEGV:
        return "SIGSEGV (invalid memory access)";
    case SIGBUS:
        return "SIGBUS (memory that cannot be had)";
    case SIGILL:
        return "SIGILL (illegal instruction)";
    case SIGFPE:
        return "SIGFPE (arithmetic)";
    default:
        return "SIGABRT (abort)";
    }
}

/* "2026-11-22 11:30:05 UTC", after the civil calendar: gmtime takes a lock. Days are counted in eras of 400 years that begin in March. */
static void put_time(int64_t s)
{
    int64_t days = s / 86400 + 719468, era = days / 146097, doe = days % 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100),
            mp = (5 * doy + 2) / 153;
    int64_t month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
    const int64_t parts[] = {month, doy - (153 * mp + 2) / 5 + 1, s / 3600 % 24, s / 60 % 60, s % 60};
    static const char *const before[] = {"-", "-", " ", ":", ":"};
    msf_crash_put_dec((uint64_t)year);
    for (int i = 0; i < 5; i++) {
        msf_crash_put(before[i]);
        msf_crash_put(parts[i] < 10 ? "0" : "");
        msf_crash_put_dec((uint64_t)parts[i]);
    }
    msf_crash_put(" UTC");
}

static uintptr_t stack_pointer(const void *context)
{
    const ucontext_t *u = context;
#if defined(__x86_64__)
    return (uintptr_t)u->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    return (uintptr_t)u->uc_mcontext.sp;
#else
    (void)u;
    return 0;
#endif
}

static bool is_stack_overflow(int signum, const siginfo_t *info, const void *context)
{
    uintptr_t at = (uintptr_t)info->si_addr, sp = stack_pointer(context);
    return (signum == SIGSEGV || signum == SIGBUS) && info->si_code > 0 && sp != 0 && (at > sp ? at - sp : sp - at) <= NEAR_STACK;
}

static void put_field(const char *name, uint64_t v)
{
    msf_crash_put(name);
    msf_crash_put_dec(v);
}

static void put_cause(int signum, const siginfo_t *info)
{
    msf_crash_put("signal: ");
    msf_crash_put(name_of(signum));
    if (info->si_code <= 0) {
        put_field(", sent by pid ", (uint64_t)info->si_pid);
        put_field(" of user ", info->si_uid);
    } else {
        put_field(", code ", (uint64_t)info->si_code);
        msf_crash_put(signum == SIGSEGV && info->si_code == SEGV_MAPERR ? " (nothing there)" : "");
        msf_crash_put(signum == SIGSEGV && info->si_code == SEGV_ACCERR ? " (not allowed)" : "");
        msf_crash_put(", address ");
        msf_crash_put_hex((uintptr_t)info->si_addr);
    }
    msf_crash_put("\n");
}

static void put_native(int fd)
{
    backtrace_symbols_fd(self.frames, self.frame_count, fd);
}

static void report(const msf_crash *c, const siginfo_t *info)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    msf_crash_text_reserve(NATIVE_RESERVE);
    msf_crash_put("time:   ");
    put_time(now.tv_sec);
    put_field("\nworker: slot ", (uint64_t)self.slot);
    put_field(", pid ", (uint64_t)self.pid);
    msf_crash_put("\n");
    put_cause(c->signum, info);
    if (c->foreign_thread) {
        msf_crash_put("thread: a helper thread of a library, not the one that runs PHP\n");
    }
    if (self.describe != NULL) {
        self.describe(c);
    }
    msf_crash_text_reserve(0);
    msf_crash_put("\nnative backtrace:\n");
    self.frame_count = backtrace(self.frames, NATIVE_FRAMES);
    msf_crash_put_output(put_native);
    msf_crash_put("end of the report\n");
}

/* What is blocked inside the handler (all but SIGALRM) arrives at its end; a second fault inside it ends the process at once. */
static void limit_time(void)
{
    signal(SIGALRM, SIG_DFL);
    alarm(GIVE_UP_S);
}

static void on_crash(int signum, siginfo_t *info, void *context)
{
    int saved = errno;
    pid_t thread = (pid_t)syscall(SYS_gettid);
    if (getpid() == self.pid && __atomic_exchange_n(&self.reporting, 1, __ATOMIC_ACQ_REL) == 0) {
        msf_crash c = {.signum = signum,
                       .address = info->si_code > 0 ? info->si_addr : NULL,
                       .stack_overflow = is_stack_overflow(signum, info, context),
                       .foreign_thread = thread != self.thread};
        limit_time();
        report(&c, info);
        alarm(0);
    }
    for (size_t i = 0; i < WATCHED; i++) {
        sigaction(watched[i], &self.old[i], NULL);
    }
    /* The same signal once more, with all that came with it; it arrives when this handler returns, at the place of the crash, so that a
     * core dump shows that and not this function. */
    syscall(SYS_rt_tgsigqueueinfo, getpid(), thread, signum, info);
    errno = saved;
}

void msf_crash_on_describe(msf_crash_describe_fn fn)
{
    self.describe = fn;
}

static int use_own_stack(void)
{
    stack_t stack = {.ss_size = HANDLER_STACK};
    stack.ss_sp = mmap(NULL, HANDLER_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack.ss_sp == MAP_FAILED) {
        return -errno;
    }
    return sigaltstack(&stack, NULL) == 0 ? 0 : -errno;
}

int msf_crash_watch(msf_crash_area *area, int slot)
{
    int code = msf_crash_text_open(area);
    if (code != 0 || (code = use_own_stack()) != 0) {
        return code;
    }
    self.pid = getpid();
    self.thread = (pid_t)syscall(SYS_gettid);
    self.slot = slot;
    backtrace(self.frames, 1); /* loads the library that does it: not a thing to do in a signal handler */
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    sigdelset(&action.sa_mask, SIGALRM);
    for (size_t i = 0; i < WATCHED; i++) {
        if (sigaction(watched[i], &action, &self.old[i]) != 0) {
            return -errno;
        }
    }
    return 0;
}
