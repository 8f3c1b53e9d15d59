# MSF: build, test, install. `make help` lists the targets.
#
# Three variants share one rule set: dev (warnings are errors, asserts on), release (what is installed), asan. The extension is compiled
# here directly; ext/config.m4 (phpize, PIE) compiles the same files and is checked by the tests.

VARIANT  ?= release
BUILD    ?= build/$(VARIANT)
PHP      ?= php
PHP_CONFIG ?= php-config

.DEFAULT_GOAL := all

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
WARN     := -Wall -Wextra -Wno-unused-parameter -Wstrict-prototypes -Wshadow -Wpointer-arith -Wvla
STD      := -std=gnu17
DEPFLAGS  = -MMD -MP
CPP_CORE := -D_GNU_SOURCE -Iext/src $(LLHTTP_INC)
PHP_INC   = $(subst -I,-isystem ,$(shell $(PHP_CONFIG) --includes 2>/dev/null))
CPP_PHP   = $(CPP_CORE) -Iext $(PHP_INC) -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DCOMPILE_DL_MSF
LIBS     := -luv -lssl -lcrypto -lz $(LLHTTP_LIB)

ifeq ($(VARIANT),release)
OPT := -O2 -g -DNDEBUG -fno-plt -fvisibility=hidden -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fstack-clash-protection
LDOPT := -Wl,-z,relro -Wl,-z,now
else ifeq ($(VARIANT),asan)
WARN += -Werror
OPT := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDOPT := -fsanitize=address,undefined
else
WARN += -Werror
OPT := -O0 -g3
LDOPT :=
endif

CFLAGS += $(STD) $(WARN) $(OPT) -fPIC

all: $(BUILD)/msf.so ## build the extension (VARIANT=release|dev|asan)

$(BUILD)/msf.so: $(CORE_OBJ) $(PHP_OBJ) $(LLHTTP_OBJ)
	@mkdir -p $(@D)
	$(CC) -shared $(LDOPT) -o $@ $^ $(LIBS)

$(BUILD)/libmsf-core.a: $(CORE_OBJ) $(LLHTTP_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(CORE_OBJ): $(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPP_CORE) $(DEPFLAGS) -c $< -o $@

$(PHP_OBJ): $(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPP_PHP) $(DEPFLAGS) -c $< -o $@

$(BUILD)/llhttp/%.o: /usr/share/llhttp/%.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(OPT) -fPIC -w $(LLHTTP_INC) -c $< -o $@

# ---- unit tests: C, no PHP headers in the include path -----------------------------------------------------------------------------
$(UNIT_BIN): $(BUILD)/%: %.c $(BUILD)/libmsf-core.a tests/unit/unit.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPP_CORE) -Itests/unit $(DEPFLAGS) $(LDOPT) -o $@ $< $(BUILD)/libmsf-core.a $(LIBS) -lpthread -lm

unit-build: $(UNIT_BIN)

unit: unit-build ## run the C unit tests (UNIT=part of a name selects)
	@fail=0; for t in $(UNIT_BIN); do case $$t in *"$(UNIT)"*) echo "# $$t"; $$t || fail=1;; esac; done; exit $$fail

clean: ## remove build/
	rm -rf build

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

-include $(CORE_OBJ:.o=.d) $(PHP_OBJ:.o=.d) $(UNIT_BIN:%=%.d)

.PHONY: all unit unit-build clean help
