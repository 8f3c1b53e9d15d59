# Fuzzers of the parsers. `make fuzz`: bounded and deterministic, any compiler (CI). `make fuzz-long`: libFuzzer for FUZZ_SECONDS each, needs clang;
# new inputs land in build/fuzz-corpus/, a found crash in build/ (keep it in tests/fuzz/regressions/<name>/).

FUZZ_NAMES     := request response form cookie multipart message
FUZZ_BUILD     ?= $(BUILD)/tests/fuzz
FUZZ_CLANG     ?= clang
FUZZ_SECONDS   ?= 60
FUZZ_MUTATIONS ?= 20000

FUZZ_CORE := $(addprefix ext/src/http/,limits.c target.c form.c head.c chunked.c framing.c reqhead.c parser.c resparser.c request.c body.c \
               multipart.c parameter.c) $(addprefix ext/src/base/,arena.c buffer.c clock.c error.c http_date.c language.c message.c message_number.c plural.c scan.c)
FUZZ_LLHTTP := $(wildcard /usr/share/llhttp/api.c /usr/share/llhttp/http.c /usr/share/llhttp/llhttp.c)
FUZZ_HDR  := $(wildcard ext/src/http/*.h ext/src/base/*.h tests/fuzz/*.h tests/unit/http/codec.h)
FUZZ_FLAGS := $(STD) -w -O1 -g -fno-omit-frame-pointer $(CPP_CORE) -Itests/unit/http -Itests/fuzz
FUZZ_BIN  := $(FUZZ_NAMES:%=$(FUZZ_BUILD)/fuzz_%)
FUZZ_LONG := $(FUZZ_NAMES:%=$(FUZZ_BUILD)/long_%)

# The parsers once per compiler, then one program per fuzzer.
$(FUZZ_BUILD)/core.a: $(FUZZ_CORE) $(FUZZ_HDR) tests/fuzz/dir.c tests/fuzz/standalone.c
	@rm -rf $(FUZZ_BUILD)/core && mkdir -p $(FUZZ_BUILD)/core
	cd $(FUZZ_BUILD)/core && $(CC) $(FUZZ_FLAGS:-I%=-I$(CURDIR)/%) -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	    -c $(abspath $(FUZZ_CORE) tests/fuzz/dir.c tests/fuzz/standalone.c) $(FUZZ_LLHTTP)
	@rm -f $@
	ar rcs $@ $(FUZZ_BUILD)/core/*.o

$(FUZZ_BIN): $(FUZZ_BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(FUZZ_BUILD)/core.a
	$(CC) $(FUZZ_FLAGS) -fsanitize=address,undefined -fno-sanitize-recover=undefined -o $@ $^ $(LLHTTP_LIB)

$(FUZZ_LONG): $(FUZZ_BUILD)/long_%: tests/fuzz/fuzz_%.c tests/fuzz/dir.c $(FUZZ_CORE) $(FUZZ_HDR)
	@mkdir -p $(@D)
	$(FUZZ_CLANG) $(FUZZ_FLAGS) -D__SANITIZE_ADDRESS__ -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -o $@ $(filter %.c,$^) $(FUZZ_LLHTTP) $(LLHTTP_LIB)

fuzz-build: $(FUZZ_BIN)

fuzz: fuzz-build ## run the fuzzers over their corpora and FUZZ_MUTATIONS mutations each
	@for n in $(FUZZ_NAMES); do \
	    $(FUZZ_BUILD)/fuzz_$$n -n $(FUZZ_MUTATIONS) tests/fuzz/corpus/$$n || exit 1; \
	done

fuzz-long: $(FUZZ_LONG) ## run libFuzzer, FUZZ_SECONDS per fuzzer
	@for n in $(FUZZ_NAMES); do \
	    mkdir -p build/fuzz-corpus/$$n; \
	    dict=; test -f tests/fuzz/$$n.dict && dict=-dict=tests/fuzz/$$n.dict; \
	    reg=; test -d tests/fuzz/regressions/$$n && reg=tests/fuzz/regressions/$$n; \
	    $(FUZZ_BUILD)/long_$$n -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -artifact_prefix=build/crash-$$n- $$dict \
	        build/fuzz-corpus/$$n tests/fuzz/corpus/$$n $$reg || exit 1; \
	done

.PHONY: fuzz-build fuzz fuzz-long
