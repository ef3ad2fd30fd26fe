#!/bin/sh
# Includes point only down, other people's headers have one owner, and each header compiles alone.
. "$(dirname "$0")/tap.sh"
checker=$KITH_SRC/tests/meta/floors.awk

sources() {
	(cd "$1" && find lib cmd -name '*.[ch]' | LC_ALL=C sort)
}

# includes TREE: what its includes get wrong
includes() {
	(cd "$1" && awk -f "$checker" $(sources .))
}

# headers TREE: what compilers say of headers on their own
headers() {
	(
		cd "$1" || exit
		flags=$(pkg-config --cflags libcmark yaml-0.1 libutf8proc libgit2 2>/dev/null)
		for header in $(sources . | grep '\.h$'); do
			echo "#include \"$header\"" |
				${CC:-cc} -std=c11 -D_XOPEN_SOURCE=700 -Ilib -I. $flags -Wall -Wextra -Werror \
					-fsyntax-only -x c - >"$scratch/said" 2>&1 || {
				echo "$header does not compile alone"
				head -n 5 "$scratch/said"
			}
		done
	)
}

plant() {
	mkdir -p "$bad/$(dirname "$1")"
	printf '%s\n' "$2" >"$bad/$1"
}

includes "$KITH_SRC" >"$scratch/findings"
empty 'includes point only down, and other libraries have one owner' "$scratch/findings"
headers "$KITH_SRC" >"$scratch/findings"
empty 'each header compiles alone' "$scratch/findings"

# The check itself can fail: each planted fault is found, and nothing else.
bad=$scratch/bad
plant lib/base/up.c '#include "book/book.h"'
plant lib/book/sideways.c '  #  include "history/store.h"'
plant lib/note/body_yaml.c '#include <yaml.h>'
plant lib/note/front_yaml.c '#include <yaml.h>'
plant lib/view/git.c '#include <git2/sys/repository.h>'
plant lib/view/down.c '#include "base/buf.h"'
plant lib/interop/first.c '#include <jansson.h>'
plant lib/interop/second.c '#include <jansson.h>'
plant lib/base/near.c '#include "near.h"'
plant lib/strange/room.c '#include "base/buf.h"'
plant cmd/tool.c '#include "view/rows.h"'
plant lib/base/alone.h 'size_t needs_a_header(void);'
cat >"$scratch/expected" <<'END'
lib/base/near.c:1: "near.h" names no room: write room/name.h
lib/base/up.c:1: base (floor 1) includes book/book.h (floor 3)
lib/book/sideways.c:1: book (floor 3) includes history/store.h (floor 3)
lib/interop/second.c:1: jansson.h is already included by lib/interop/first.c
lib/note/body_yaml.c:1: yaml.h is not for this file
lib/strange/room.c:1: lib/strange has no floor
lib/view/git.c:1: git2/sys/repository.h is not for this file
END
includes "$bad" | LC_ALL=C sort >"$scratch/found"
same 'planted includes that are wrong are found, and no others' "$scratch/expected" "$scratch/found"
echo 'lib/base/alone.h does not compile alone' >"$scratch/expected"
headers "$bad" | grep alone$ >"$scratch/found"
same 'a planted header that does not compile alone is found' "$scratch/expected" "$scratch/found"
finish
