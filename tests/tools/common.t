#!/bin/sh
# What every tool does alike: usage, broken notes, empty notebooks, unknown and ambiguous references, bad queries
# and dates, output that cannot be written, readers that have gone.
. "$(dirname "$0")/../lib.sh"

tools=$(cd "$KITH_SRC/cmd" && ls ./*.1 | sed 's,^\./,,; s,\.1$,,' | grep -v '^kith$')

for tool in $tools; do
	exits "$tool -h" 0 "kith-$tool" -h
	like "$tool -h shows the usage" "$out" "^kith $tool"
	exits "$tool --version" 0 "kith-$tool" --version
	exits "$tool refuses an unknown option" 2 "kith-$tool" --no-such-option
	exits "$tool takes no beginning of an option" 2 "kith-$tool" --versio
	like "$tool names the unknown option and the usage" "$err" "^usage: kith $tool"
done

# What to call each tool with so that it has something to do.
readers='list|due|due -a|today|todo|dates|show ada|timeline ada|check'
writers='set ada org=X|log ada coffee|done ada|skip ada|snooze ada 3w|archive ada|rename ada Eve|rm ada|new person Eve'
each() { printf '%s\n' "$1" | tr '|' '\n'; }

echo '# a broken note among good ones'
notebook
note people/broken.md <<'NOTE'
---
name: [unclosed
---
NOTE
printf 'name\0x' >people/binary.md
note people/twice.md <<'NOTE'
---
name: Twice
tier: close
tier: wide
---
NOTE
git add -A
git commit -qm broken
each "$readers" | while read -r call; do
	# shellcheck disable=SC2086 # words
	kith $call >out 2>err
	echo $? >status
	[ "$(cat status)" = 3 ] && echo "ok" || echo "kith $call ended with $(cat status)"
	for path in people/broken.md: people/binary.md: people/twice.md:4:1:; do
		cat out err | grep -q "$path\|$(echo "$path" | tr ':' '\t' | sed 's/\t$//')" || echo "kith $call does not name $path"
	done
	case $call in check | todo | dates) continue ;; esac
	[ -s out ] || echo "kith $call answers nothing"
done | grep -v '^ok$' >faults
is 'readers name the broken notes, answer the rest and exit 3' "$(cat faults)" ''
rm -f out err status faults
run kith set ada org=Other
is 'a writer writes to a good note beside them' "$(git show --stat --format= HEAD | grep -c ada-okafor)" 1
exits 'writing to a note with a key given twice is refused' 3 kith set people/twice org=Other
like 'and says why' "$err" 'tier'
exits 'writing to an unreadable note is refused' 3 kith set people/broken org=Other
is 'and nothing was changed' "$(git status --porcelain)" ''

echo '# an empty notebook'
mkdir -m 700 "$scratch/empty"
cd "$scratch/empty" || exit 1
kith init >/dev/null
for call in due today todo dates; do
	exits "$call on an empty notebook" 1 kith $call
	like "$call says what to record" "$err" 'kith new|kith set|\[ \]'
done
rm people/me.md
exits 'list where there is no note at all' 1 kith list
like 'says what to do' "$err" 'kith new'
printf 'kith: 1\n' >kith.yaml
exits 'check on an empty notebook' 0 kith check
exits 'show on an empty notebook' 1 kith show ada

echo '# no notebook at all'
mkdir "$scratch/none"
cd "$scratch/none" || exit 1
exits 'without a notebook' 2 kith list
like 'kith init is named' "$err" 'kith init'
exits 'a folder that is none' 2 kith list -C "$scratch/none"
cd "$scratch" || exit 1
notebook
cd "$scratch/none" || exit 1
KITH_DIR=$scratch/notebook exits 'KITH_DIR' 0 env KITH_DIR="$scratch/notebook" kith list
exits '-C' 0 kith list -C "$scratch/notebook"
exits 'kith -C' 0 kith -C "$scratch/notebook" list
mkdir -p "$scratch/notebook/deep/down"
cd "$scratch/notebook/deep/down" || exit 1
exits 'from a folder below' 0 kith list

echo '# unknown and ambiguous references'
notebook
note people/ada-lovelace.md <<'NOTE'
---
name: Ada Lovelace
---
NOTE
note people/bobby.md <<'NOTE'
---
name: Bobby Tables
aliases: Bob Li
---
NOTE
git add -A
git commit -qm more
head=$(git rev-parse HEAD)
each "$writers|show ada|timeline ada|edit ada" | grep -v '^new ' >calls
while read -r call; do
	# shellcheck disable=SC2086
	exits "ambiguous: $call" 1 kith $call
	like "ambiguous: $call lists the candidates" "$err" 'ada-lovelace.*ada-okafor'
	unknown=$(echo "$call" | sed 's/ada/ada-okafr/')
	# shellcheck disable=SC2086
	exits "unknown: $unknown" 1 kith $unknown
	like "unknown: $unknown offers a near name" "$err" 'ada-okafor|Ada Okafor'
done <calls
rm calls
is 'nothing was changed' "$(git rev-parse HEAD) $(git status --porcelain)" "$head "
exits 'an alias is found after a name' 0 kith show 'bob li'
like 'so the name wins' "$out" 'people/bob-li'

echo '# bad queries and dates'
for tool in list due dates todo; do
	exits "$tool: an unknown field" 2 kith $tool 'teir:close'
	like "$tool: the likely field" "$err" "did you mean 'tier'"
	exits "$tool: an open parenthesis" 2 kith $tool '(tier:close'
	like "$tool: a caret" "$err" '^ *\^'
	exits "$tool: a value without order" 2 kith $tool 'last<soonish'
done
exits 'a bad query writes nothing' 2 kith set 'teir:close' org=X
exits 'a bad day for --today' 2 kith due --today 2026-02-30
like 'says what a date is' "$err" '2026-02-30.*no such day|2026-02-30'
exits 'a bad day for --on' 2 kith log bob-li coffee --on 'the day after'
exits 'a bad day to snooze to' 2 kith snooze bob-li someday
exits 'a day that has gone to snooze to' 2 kith snooze bob-li 2026-01-01
exits 'a bad KITH_TODAY' 2 env KITH_TODAY=2026-13-01 kith due
is 'still nothing was changed' "$(git rev-parse HEAD) $(git status --porcelain)" "$head "

echo '# output'
for call in list due todo 'show bob-li' 'due --json' 'today' 'check'; do
	# shellcheck disable=SC2086
	kith $call >/dev/full 2>err
	code=$?
	[ "$call" = check ] || [ "$call" = todo ] || is "$call: a full disk is a failure" "$code" 4
done
rm -f err
kith log bob-li call >/dev/full 2>/dev/null
is 'a commit that cannot be announced' $? 5
{ kith list; echo $? >"$scratch/.status"; } | true
like 'a reader that has gone is no failure' "$(cat "$scratch/.status")" '^0$'
yes people/bob-li | head -1000 >many
out=$({ kith list - <many; } 2>&1)
rm many
exits 'help' 0 kith
like 'kith lists the tools' "$out" '^  due '
is 'called by its path, kith finds its tools' "$(env -u KITH_EXEC_PATH PATH=/usr/bin:/bin "$KITH_BUILD/bin/kith" list | head -1 | cut -f1)" people/ada-lovelace
exits 'an unknown tool' 2 kith deu
like 'a near one' "$err" "did you mean 'due'"
printf '#!/bin/sh\necho "mine: $*"\n' >"$scratch/kith-mine"
chmod +x "$scratch/kith-mine"
is "a user's own tool" "$(PATH="$PATH:$scratch" kith mine a b)" 'mine: a b'
finish
