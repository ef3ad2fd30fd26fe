# kith: make, make demo, make check, make install. What is missing is named, or installed by make deps.
VERSION := 0.1.0
CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
B ?= build
LIBEXECDIR ?= $(PREFIX)/libexec/kith
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/kith

HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Werror=format-nonliteral -Wpointer-arith -Wwrite-strings
PACKAGES := libcmark yaml-0.1 libutf8proc libgit2
DEBIAN := gcc make pkg-config git libcmark-dev libyaml-dev libutf8proc-dev libgit2-dev \
	libcmocka-dev libc6-dev perl jq mandoc man-db python3-jsonschema python3-yaml
# Asked once, and only when something is compiled.
PACKAGE_FLAGS = $(eval PACKAGE_FLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PACKAGE_FLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell pkg-config --libs $(PACKAGES)) -lm)$(PACKAGE_LIBS)
# V=1 shows whole commands.
Q := $(if $(V),,@)
COMPILE = $(Q)$(CC) -std=c11 -D_XOPEN_SOURCE=700 -Ilib -I. $(WARNINGS) $(HARDENING) $(PACKAGE_FLAGS) $(CPPFLAGS) \
	-DKITH_VERSION='"$(VERSION)"' -DKITH_LIBEXECDIR='"$(LIBEXECDIR)"' $(CFLAGS) -MMD -MP
LINK = $(Q)$(CC) $(CFLAGS) -pie -Wl,--as-needed,-z,relro,-z,now $(LDFLAGS)

# A tool is a C file of cmd/ with a manual page beside it; the other C files there are what tools share.
TOOLS := $(filter-out kith,$(patsubst cmd/%.1,%,$(wildcard cmd/*.1)))
SHARED := $(filter-out $(TOOLS:%=cmd/%.c) cmd/kith.c cmd/main.c,$(wildcard cmd/*.c))
PROGRAMS := $(TOOLS:%=$(B)/bin/kith-%) $(B)/bin/kith
LIBRARY := $(patsubst %.c,$(B)/%.o,$(wildcard lib/*/*.c))
PAGES := $(TOOLS:%=$(B)/man/kith-%.1) $(patsubst cmd/%,$(B)/man/%,cmd/kith.1 $(wildcard cmd/kith-*.[57]))
UNITS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAYS := $(FUZZERS:$(B)/fuzz/%=$(B)/replay/%)
FAULTS := $(patsubst tests/fault/%.c,$(B)/fault/%,$(wildcard tests/fault/*.c))
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))

all: packages $(PROGRAMS) $(PAGES)

packages:
	@pkg-config --exists $(PACKAGES) || { echo "make: $(PACKAGES) are needed; 'make deps' installs them" >&2; exit 1; }

# Everything that building and testing need, from Debian's packages.
deps:
	@tests/deps $(DEBIAN)

demo: deps
	@$(MAKE) --no-print-directory all
	@tests/demo $(B)/bin

check: deps
	@$(MAKE) --no-print-directory all tests
	@KITH_BUILD=$(abspath $(B)) tests/run

tests: $(UNITS) $(REPLAYS) $(FAULTS) $(B)/generate

asan:
	@$(MAKE) --no-print-directory B=$(B)/asan HARDENING=-fPIE check \
		CFLAGS='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DKITH_ARENA_DEBUG'

fuzz: $(FUZZERS)
	@tests/fuzz/run $(B)/fuzz

fault: all tests
	@KITH_BUILD=$(abspath $(B)) KITH_FAULT=full tests/run tests/fault

bench: all $(BENCHES)
	@KITH_BUILD=$(abspath $(B)) tests/bench/run

# The README's picture, after what tools print has changed.
picture: all
	@tests/picture $(B)/bin > $(B)/today.svg && cp $(B)/today.svg examples

lint: $(PAGES)
	clang-format --dry-run -Werror $(wildcard cmd/*.c lib/*/*.c)
	cppcheck -q --enable=warning,portability --inline-suppr --error-exitcode=1 -Ilib -I. cmd lib
	mandoc -T lint -W warning $(PAGES)

$(B)/bin/kith: $(B)/cmd/kith.o
$(B)/bin/kith-%: $(B)/cmd/%.o
	@mkdir -p $(@D)
	$(LINK) -o $@ $(B)/cmd/main.o $< $(B)/libkith.a $(PACKAGE_LIBS)
$(B)/bin/kith:
	@mkdir -p $(@D)
	$(LINK) -o $@ $(B)/cmd/main.o $< $(B)/libkith.a $(PACKAGE_LIBS)
$(PROGRAMS): $(B)/cmd/main.o $(B)/libkith.a

$(B)/libkith.a: $(LIBRARY) $(SHARED:%.c=$(B)/%.o)
	@rm -f $@
	@ar qcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(B)/generate: $(B)/schema/generate.o $(B)/libkith.a
	$(LINK) -o $@ $^ $(PACKAGE_LIBS)

EXPAND = @mkdir -p $(@D) && schema/expand $(B)/generate < $< > $@
$(B)/man/kith-%.1: cmd/%.1 $(B)/generate
	$(EXPAND)
$(B)/man/%: cmd/% $(B)/generate
	$(EXPAND)

$(B)/tests/%: $(B)/tests/unit/%.o $(B)/libkith.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lcmocka

$(B)/replay/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(B)/libkith.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PACKAGE_LIBS)

$(B)/fuzz/%: tests/fuzz/%.c $(wildcard lib/*/*.c)
	@mkdir -p $(@D)
	$(Q)clang -std=c11 -D_XOPEN_SOURCE=700 -g -O1 -fsanitize=fuzzer,address,undefined -Ilib -I. $(PACKAGE_FLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(B)/fault/%: $(B)/tests/fault/%.o $(B)/libkith.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(PACKAGE_LIBS)

$(B)/bench/%: $(B)/tests/bench/%.o
	@mkdir -p $(@D)
	$(LINK) -o $@ $^

install: all
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(LIBEXECDIR) $(DATADIR)/schema $(MANDIR)/man1 $(MANDIR)/man5 $(MANDIR)/man7)
	install $(B)/bin/kith $(DESTDIR)$(PREFIX)/bin
	install $(TOOLS:%=$(B)/bin/kith-%) $(DESTDIR)$(LIBEXECDIR)
	for n in 1 5 7; do for page in $(B)/man/*.$$n; do [ ! -f $$page ] || install -m 644 $$page $(DESTDIR)$(MANDIR)/man$$n; done; done
	install -m 644 schema/json/*.json $(DESTDIR)$(DATADIR)/schema
	cp -R examples $(DESTDIR)$(DATADIR)

dist:
	git archive --prefix=kith-$(VERSION)/ -o kith-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)
.PHONY: all packages deps demo check tests asan fuzz fault bench picture lint install dist clean
.SECONDARY:
