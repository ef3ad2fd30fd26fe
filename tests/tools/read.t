#!/bin/sh
# Reports in pipes and on terminals: tab-separated, JSON, formats, NUL, sorting, references from reports.
. "$(dirname "$0")/../lib.sh"
example

tab=$(printf '\t')
is 'tab-separated, the id first, no header' "$(kith list 'name:"Ada Okafor"' | cut -f1-4)" \
	"people/ada-okafor${tab}person${tab}Ada Okafor${tab}Northlight Bank"
is '--header' "$(kith list --header --limit 1 | head -1)" "id${tab}type${tab}name${tab}org${tab}tier${tab}last${tab}due${tab}tags"
is '--fields, and a key that is no column' "$(kith list --fields name,city people/ada-okafor 2>/dev/null || kith list --fields name,city id:people/ada-okafor)" "Ada Okafor${tab}London"
is '--format' "$(kith list --format '{name} <{email}> {{x}}' id:people/ada-okafor)" 'Ada Okafor <ada@okafor.example> {x}'
exits 'a format with an unknown key' 2 kith list --format '{nmae}'
like 'names it' "$err" 'nmae'
exits 'an unknown column to sort by' 2 kith list --sort nmae
exits 'no number of rows' 2 kith list --limit none
is '-0: ids that end in NUL' "$(kith list -0 tier:close | tr '\0' '\n')" "$(kith list tier:close | cut -f1)"
is 'xargs -0' "$(kith list -0 tier:close | xargs -0 -n1 kith show --json | jq -r .id)" "$(kith list tier:close | cut -f1)"
is '-0 in' "$(kith list -0 tier:close | kith show -0 --json - | jq -r .id)" "$(kith list tier:close | cut -f1)"
is '-0 with --fields' "$(kith list -0 --fields id,name id:people/ada-okafor | tr '\0' '\n')" "people/ada-okafor${tab}Ada Okafor"
is '--json has the columns in order' "$(kith due --json --limit 1 | jq -c 'keys_unsorted')" \
	'["id","name","state","overdue","last","cadence","depth","next"]'
is '--json: numbers are numbers' "$(kith due --json --limit 1 | jq -r '.overdue | type')" number
is '--json: what is not known is null' "$(kith list --json id:groups/systems-guild | jq -c '[.tier, .tags]')" '[null,[]]'
is 'as many JSON lines as rows' "$(kith due -a --json | jq -r .id)" "$(kith due -a | cut -f1)"
is '--sort, --reverse, --limit' "$(kith list --sort name --reverse --limit 3 type:group | cut -f3)" \
	"$(kith list type:group | cut -f3 | sort -rf | head -3)"
is 'a report feeds a tool' "$(kith due | head -3 | kith show --json - | jq -r .id)" "$(kith due | head -3 | cut -f1)"
like '--why: entry and rule' "$(kith due --why --json --limit 1 | jq -c '.why')" '"date".*"rule"'
is 'every row of today says why' "$(kith today --why --json | jq -c 'select(.why == [])')" ''
like 'an entry with where it stands' "$(kith today --why --json | jq -c 'select(.section == "todo") | .why[]')" '"line":[1-9]'
unlike 'nobody is due without a reason' "$(kith due -a --why --json | jq -c .why)" '^\[\]'
is '--today' "$(kith due --today 2020-01-01 --json | jq -r 'select(.state == "late") | .id')" ''
is 'a line of several words is one reference' "$(echo "people/ada-okafor${tab}whatever" | kith show --json - | jq -r .id)" people/ada-okafor
exits 'list with no match' 1 kith list name:nobody-at-all
exits 'nothing due is fine' 0 kith due 'name:"Łukasz Wójcik"'

echo '# on a terminal'
if has_terminal; then
	on_terminal() { script -qec "stty cols $1 2>/dev/null; $2" /dev/null </dev/null | tr -d '\r'; }
	table=$(NO_COLOR=1 on_terminal 100 'kith due')
	like 'a header' "$table" '^name|^id'
	is 'no line is wider than the terminal' "$([ "$(printf '%s\n' "$table" | wc -L)" -le 100 ] || echo wider)" ''
	unlike 'NO_COLOR' "$table" "$(printf '\033')"
	like 'colour' "$(TERM=xterm on_terminal 100 'kith due')" "$(printf '\033')"
	note people/evil.md <<-NOTE
		---
		name: "Evil \e]0;owned\a $(printf '\342\200\256')txet"
		---
	NOTE
	shown=$(NO_COLOR=1 on_terminal 100 'kith show people/evil; kith list id:people/evil')
	unlike 'escapes are made visible' "$shown" "$(printf '\033')|$(printf '\342\200\256')"
	rm people/evil.md
	is "today has its sections" "$(NO_COLOR=1 on_terminal 120 'kith today' | grep -c -x -e 'In touch' -e 'To do' -e 'Birthdays' -e 'This week')" 4
	printf '#!/bin/sh\necho paged\ncat >/dev/null\n' >"$scratch/pager"
	chmod +x "$scratch/pager"
	like 'PAGER' "$(PAGER="$scratch/pager" on_terminal 80 'kith list')" paged
fi
unlike 'no colour in a pipe' "$(kith due)" "$(printf '\033')"

echo '# why a tie is not due'
mkdir "$scratch/why"
(
	cd "$scratch/why" || exit 1
	mkdir people events
	echo 'kith: 1' >kith.yaml
	printf -- '---\ntier: close\nsnooze: 2026-12-30\n---\n- 2026-10-01 coffee: x\n' >people/snoozed.md
	printf -- '---\ntier: close\n---\n- 2026-10-01 coffee: x\n' >people/planned.md
	printf -- '---\ndate: 2026-12-01\nmeet: [planned]\n---\n' >events/dinner.md
	printf -- '---\ntier: close\nroutine: daily\n---\n' >people/routine.md
	printf -- '---\ntier: close\nstatus: paused\n---\n' >people/paused.md
	printf -- '---\ntier: close\n---\n- 2026-09-01 coffee: x\n- 2026-11-01 skipped\n' >people/skipped.md
	kith due -a --why --json | jq -r '.id + ": " + ([.why[] | .text + (.id // "")] | join("; "))'
) >"$scratch/reasons"
reasons=$(cat "$scratch/reasons")
like 'snoozed: until when' "$reasons" 'snoozed: .*; until 2026-12-30'
like 'planned: the event' "$reasons" 'planned: .*names themevents/dinner'
like 'routine: seen anyway' "$reasons" 'routine: seen anyway'
like 'paused: by its status' "$reasons" 'paused: by its status'
like 'skipped: when' "$reasons" 'skipped: .*skipped on 2026-11-01'

echo '# another day'
kith log ada coffee "the offer" >/dev/null
is 'as of yesterday that had not happened' "$(kith due --as-of 2026-11-19 --json 'name:"Ada Okafor"' | jq -r .id)" ''
git log -1 --format=%cd --date=short >"$scratch/day"
is '--as-of reads the history' "$(kith timeline ada --as-of 2026-11-19 | tail -1 | cut -f2)" 2026-10-21
is 'and leaves nothing behind' "$(find . -name '*as-of*'; git status --porcelain)" ''
exits 'before there was a notebook' 1 kith list --as-of 2001-01-01
finish
