#!/bin/sh
# The numbers that kith-practice(7) names are those of the rules.
. "$(dirname "$0")/../lib.sh"

page=$KITH_SRC/cmd/kith-practice.7
text=$(mandoc -T utf8 -O width=500 "$page" | col -bx | tr -s ' \n' '  ')

# says FILE BEFORE SENTENCE: the number that follows BEFORE in a file of lib stands in the sentence in place of @.
says() {
	number=$(grep -o -- "$2 *\.*[0-9][0-9]*" "$KITH_SRC/lib/$1" | head -1 | grep -o '\.*[0-9]*$')
	sentence=$(printf '%s\n' "$3" | sed "s|@|$number|")
	case $number$text in
	[0-9.]*"$sentence"*) pass "$sentence" ;;
	*) fail "the page says: $sentence" "lib/$1: $2 $number" ;;
	esac
}

while IFS='|' read -r file before sentence; do
	says "$file" "$before" "$sentence"
done <<'END'
practice/days.h|KITH_NEAR =|Near is within @ days
practice/days.h|KITH_SOON =|soon within @.
practice/days.h|KITH_MONTH =|a month @, a year
practice/days.h|KITH_YEAR =|a year @.
practice/tie.c|IN_TOUCH_DAYS =|in touch: @ contact days
practice/tie.c|IN_TOUCH_SPAN =|to the last at least @ days
practice/tie.c|TRUSTED_DAYS =|, @ contact days, and help in both directions
practice/tie.c|FADING_LEAST =|at least @ and at most 365 days
practice/tie.c|ONE_SIDED_TOUCHES =|Where the last @ touches were all yours
practice/tie.c|DEEPEST =|from you: depth / @;
practice/drift.c|RHYTHM_GAPS =|it takes @ gaps
practice/capacity.h|KITH_CAPACITY_SPAN|the contact days of the last @ times
practice/ask.c|"medium",|more than @ days (medium)
practice/ask.c|"large",|or @ (large)
practice/ask.c|OWED|the balance is over @.
practice/web_event.c|SMALL_SIZE =|is @ or fewer
practice/groups.c|RECENT_DAYS =|month are those of the last @ days
practice/groups.c|RECENT_MONTHS =|of the last 90 days over @.
practice/moves.c|CONFIRMED_FOR|confirmed for @ days is stale
practice/prep_more.c|BRING_SHOWN =|at most @ who might come along
practice/web.c|KITH_EDGE_INTRODUCED\] =|introduced 0@,
practice/web.c|KITH_EDGE_MET_VIA\] =|met-via 0@;
practice/web.c|KITH_EDGE_KNOWS\] =|knows 0@;
practice/web.c|KITH_EDGE_COLLEAGUES\] =|colleagues 0@,
practice/web.c|KITH_EDGE_EVENT\] =|event 0@,
book/config.c|KITH_SMALL\] = { [0-9]*, [0-9]*,|small “Do you know of openings?” needs depth @ and rests for 2 weeks
book/config.c|KITH_MEDIUM\] = { [0-9]*, [0-9]*,|somebody's time, needs depth @ and rests for 2 months
book/config.c|KITH_LARGE\] = { [0-9]*, [0-9]*,|at risk, needs depth @ and rests for 1 year
book/config.c|KITH_SMALL\] = {|Help weighs @ point if it is small
book/config.c|KITH_MEDIUM\] = {|@ if medium
book/config.c|KITH_LARGE\] = {|@ if large
book/config.c|DEFAULT_GROUP_HOURS|over the budget of @ hours
book/config.c|DEFAULT_GROUP_COUNT|a month and @ groups
book/config.c|DEFAULT_CAPACITY|what you can keep up: @ a week
END
number=$(says practice/tie.c IN_TOUCH_SPAN 'never in @ days')
like 'a number that is not there is noticed' "$number" '^not ok'

# The settings that it writes out change nothing: each is the default.
written() {
	printf '%s\n' "$text" | grep -o '[a-z]*: {points[^}]*}\|{inner[^}]*}' |
		sed '1s/^/tiers: /; 2s/^/asks:\n  /; 3,$s/^/  /'
}
notebook
for tier in inner close regular wide ambient; do
	printf -- '---\ntier: %s\nlast-contact: 2026-11-19\n---\n' "$tier" >"people/t-$tier.md"
done
for depth in 0 1 2 3; do
	printf -- '---\ndepth: %s\nlast-contact: 2026-11-19\n---\n' "$depth" >"people/d-$depth.md"
done
for size in small medium large; do
	printf -- '- 2026-11-01 asked(%s): a thing -> no\n- 2026-11-02 got(%s): a thing\n' $size $size >"people/s-$size.md"
done
reports() {
	kith list type:person --fields id,due
	kith balance --fields id,got
	for who in d-0 d-1 d-2 d-3 s-small s-medium s-large; do
		for size in small medium large; do
			kith ask "$who" --size "$size" --fields id,verdict,largest,rest-until 2>/dev/null
		done
	done
}
reports >default
{
	echo 'kith: 1'
	written
} >kith.yaml
is 'it writes out the tiers and three sizes' "$(wc -l <kith.yaml | tr -d ' ')" 6
is 'a notebook with them goes by the same rules as one without' "$(reports)" "$(cat default)"
sed 's/regular: 3m/regular: 4m/; s/rest: 2m/rest: 3m/' kith.yaml >other && mv other kith.yaml
is 'and one with others does not' "$(reports | diff default - | grep -c "^>")" 3
finish
