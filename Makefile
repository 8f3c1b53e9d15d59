# MSF: build, test, install. `make help` lists the targets; V=1 shows every command.
#
# Three variants share one rule set: dev (warnings are errors, asserts on), release (what is installed), asan. The extension is compiled
# here directly; ext/config.m4 (phpize, PIE) compiles the same files and is checked by the tests.

VARIANT  ?= release
BUILD    ?= build/$(VARIANT)
PHP      ?= php
PHP_CONFIG ?= php-config
PORT     ?= 8000

.DEFAULT_GOAL := all
MAKEFLAGS += --no-print-directory

ifeq ($(V),1)
Q :=
say = @:
else
Q := @
say = @printf '  %-5s %s\n'
endif

# ---- what is compiled -------------------------------------------------------------------------------------------------------------
CORE_DIRS := base net http client process
CORE_SRC  := $(sort $(foreach d,$(CORE_DIRS),$(wildcard ext/src/$(d)/*.c)))
PHP_SRC   := ext/msf.c $(sort $(wildcard ext/src/engine/*.c) $(shell find ext/src/php -name '*.c' 2>/dev/null))
UNIT_SRC  := $(sort $(wildcard tests/unit/*/test_*.c))

CORE_OBJ  := $(CORE_SRC:%.c=$(BUILD)/%.o)
PHP_OBJ   := $(PHP_SRC:%.c=$(BUILD)/%.o)
UNIT_BIN  := $(UNIT_SRC:%.c=$(BUILD)/%)

# llhttp: a library on Debian 13, C sources of node-llhttp on Debian 12.
ifneq ($(wildcard /usr/share/llhttp/llhttp.c),)
LLHTTP_OBJ := $(BUILD)/llhttp/api.o $(BUILD)/llhttp/http.o $(BUILD)/llhttp/llhttp.o
LLHTTP_INC := -isystem /usr/share/include/llhttp
LLHTTP_LIB :=
else
LLHTTP_OBJ :=
LLHTTP_INC := $(shell pkg-config --cflags libllhttp 2>/dev/null)
LLHTTP_LIB := -lllhttp
endif

# ---- how ----------------------------------------------------------------------------------------------------------------------------
WARN     := -Wall -Wextra -Werror=implicit-function-declaration -Wno-unused-parameter -Wstrict-prototypes -Wshadow -Wpointer-arith -Wvla
STD      := -std=gnu17
DEPFLAGS  = -MMD -MP
CPP_CORE := -D_GNU_SOURCE -Iext/src $(LLHTTP_INC)
PHP_INC   = $(eval PHP_INC := $$(subst -I,-isystem ,$$(shell $(PHP_CONFIG) --includes 2>/dev/null)))$(PHP_INC)
CPP_PHP   = $(CPP_CORE) -Iext $(PHP_INC) -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DCOMPILE_DL_MSF
LIBS     := -luv -lssl -lcrypto -lz -lbrotlidec $(LLHTTP_LIB)

ifeq ($(VARIANT),release)
# One program of many small functions in many small files: inlining across files is worth about a tenth of its time.
OPT := -O2 -flto=auto -fno-semantic-interposition -g -DNDEBUG -fno-plt -fvisibility=hidden -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fstack-clash-protection
LDOPT := -O2 -flto=auto -Wl,-z,relro -Wl,-z,now
else ifeq ($(VARIANT),asan)
WARN += -Werror
OPT := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDOPT := -fsanitize=address,undefined
else ifeq ($(VARIANT),dev)
WARN += -Werror
OPT := -O0 -g3
LDOPT :=
else
$(error VARIANT is release, dev or asan, not "$(VARIANT)")
endif

CFLAGS += $(STD) $(WARN) $(OPT) -fPIC

# ---- the build ----------------------------------------------------------------------------------------------------------------------
# Packages first, and a second make after it, since what is installed decides the compiler flags. That one uses every processor unless -j was given.
all: setup-build ## build the extension (VARIANT=release|dev|asan)
	@$(MAKE) $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc)) $(BUILD)/msf.so

# Changes of the compiler's flags or of PHP's version compile everything again; header files are tracked by the compiler.
FLAGS_TEXT = $(CC) $(CFLAGS) $(LDOPT) $(CPP_PHP) $(LIBS) $(shell $(PHP_CONFIG) --version 2>/dev/null)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS_TEXT)' | cmp -s - $@ || echo '$(FLAGS_TEXT)' >$@

$(BUILD)/msf.so: $(CORE_OBJ) $(PHP_OBJ) $(LLHTTP_OBJ)
	$(say) LINK $@
	@mkdir -p $(@D)
	$(Q)$(CC) -shared $(LDOPT) -o $@.$$$$ $^ $(LIBS) && mv -f $@.$$$$ $@
	$(Q)if nm -D --undefined-only $@ | grep ' msf_'; then echo "declared and never defined, see above"; rm -f $@; exit 1; fi

$(BUILD)/libmsf-core.a: $(CORE_OBJ) $(LLHTTP_OBJ)
	$(say) AR $@
	@rm -f $@
	$(Q)ar rcs $@ $^

$(CORE_OBJ): $(BUILD)/%.o: %.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(CPP_CORE) $(DEPFLAGS) -c $< -o $@

$(PHP_OBJ): $(BUILD)/%.o: %.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(CPP_PHP) $(DEPFLAGS) -c $< -o $@

$(BUILD)/llhttp/%.o: /usr/share/llhttp/%.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(STD) $(OPT) -fPIC -w $(LLHTTP_INC) -c $< -o $@

# ---- what people run ----------------------------------------------------------------------------------------------------------------
demo: all ## build and serve the demo in the foreground (PORT=8000)
	@PORT=$(PORT) MSF_SO=$(BUILD)/msf.so PHP=$(PHP) exec tools/php demo/server.php start

test: setup-build setup-test ## build and run every test (K=part of a name, SUITE=unit,phpt,e2e,fuzz,check,docs)
	@tools/run-tests $(if $(SUITE),--suite $(SUITE)) $(if $(K),-k '$(K)')

install: all ## put the extension into PHP and enable it (DESTDIR=)
	@DESTDIR=$(DESTDIR) PHP=$(PHP) PHP_CONFIG=$(PHP_CONFIG) tools/install install $(BUILD)/msf.so

uninstall: ## take the extension out of PHP again
	@DESTDIR=$(DESTDIR) PHP=$(PHP) PHP_CONFIG=$(PHP_CONFIG) tools/install uninstall

lint: setup-build setup-lint ## format, static analysis, layers, generated files, sizes
	@tools/lint

format: setup-lint ## run clang-format over the C files
	@tools/lint format

tidy: setup-build ## clang-tidy over the plain C folders (slow)
	@clang-tidy --quiet $(CORE_SRC) -- $(STD) $(CPP_CORE)

asan: setup-build setup-test ## unit, phpt and a short e2e run under AddressSanitizer and UBSan
	@tools/run-tests --asan $(if $(SUITE),--suite $(SUITE)) $(if $(K),-k '$(K)')

valgrind: setup-build setup-test setup-valgrind ## the unit tests under valgrind
	@tools/run-tests --valgrind --suite unit $(if $(K),-k '$(K)')

bench: setup-build setup-bench ## measure against the C floor and nginx + php-fpm (BENCH=hello,..., ROUNDS=5, SECONDS=3)
	@$(MAKE) VARIANT=release $(BUILD)/msf.so $(BUILD)/bench/floor
	@MSF_SO=$(BUILD)/msf.so MSF_FLOOR=$(BUILD)/bench/floor bench/run $(subst $(comma), ,$(BENCH))

comma := ,

setup-%: FORCE
	@tools/setup $*

# ---- unit tests: C, no PHP headers in the include path -----------------------------------------------------------------------------
$(UNIT_BIN): $(BUILD)/%: %.c $(BUILD)/libmsf-core.a tests/unit/unit.h
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(CPP_CORE) -Itests/unit $(DEPFLAGS) $(LDOPT) -o $@ $< $(BUILD)/libmsf-core.a $(LIBS) -lbrotlienc -lpthread -lm

unit-build: $(UNIT_BIN)

unit: unit-build ## run the C unit tests (UNIT=part of a name selects)
	@fail=0; for t in $(UNIT_BIN); do case $$t in *"$(UNIT)"*) echo "# $$t"; $$t || fail=1;; esac; done; exit $$fail

# ---- programs beside the extension --------------------------------------------------------------------------------------------------
# The load generator of the end-to-end tests and of the benchmark, and the floor that the benchmark compares with.
$(BUILD)/tests/support/load: tests/support/load.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(STD) $(WARN) -D_GNU_SOURCE -O2 -g -o $@ $<

$(BUILD)/bench/floor: bench/floor.c $(LLHTTP_OBJ) $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -D_GNU_SOURCE $(LLHTTP_INC) $(LDOPT) -o $@ $< $(LLHTTP_OBJ) -luv $(LLHTTP_LIB)

# Targets fuzz, fuzz-build, fuzz-test.
-include tests/fuzz/fuzz.mk

# PHP as a command with the sanitizer's runtime preloaded: build/asan/php -n -d extension=$PWD/build/asan/msf.so script.php
$(BUILD)/nodeepbind.so: tests/support/nodeepbind.c $(BUILD)/flags
	$(say) CC $<
	$(Q)$(CC) $(STD) $(WARN) -D_GNU_SOURCE -O1 -g -fPIC -shared -o $@ $<

$(BUILD)/php: Makefile $(BUILD)/nodeepbind.so
	$(say) GEN $@
	@{ echo '#!/bin/sh'; \
	echo 'export LD_PRELOAD="$(abspath $(BUILD))/nodeepbind.so $(realpath $(shell $(CC) -print-file-name=libasan.so))" USE_ZEND_ALLOC=0'; \
	echo 'export ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0:$${ASAN_OPTIONS:-}'; \
	echo 'exec $(shell command -v $(PHP)) "$$@"'; } >$@ && chmod 755 $@

clean: ## remove build/
	rm -rf build

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

-include $(CORE_OBJ:.o=.d) $(PHP_OBJ:.o=.d) $(UNIT_BIN:%=%.d)

FORCE:
.PHONY: all demo test install uninstall lint format tidy asan valgrind bench unit unit-build clean help FORCE
