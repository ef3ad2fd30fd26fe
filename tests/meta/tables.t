#!/bin/sh
# Manual pages take their tables from the schema, and mandoc finds nothing wrong with these.
. "$(dirname "$0")/tap.sh"
generate=$KITH_BUILD/generate

if ! command -v mandoc >/dev/null || [ ! -x "$generate" ]; then
	echo '1..0 # SKIP mandoc or schema/generate is not there'
	exit
fi

"$generate" rows | while read -r tool; do echo "rows $tool"; done >"$scratch/tables"
for table in kinds exits computed settings types 'fields person' 'fields event' 'fields group' 'fields lead'; do
	echo "$table"
done >>"$scratch/tables"
{
	printf '.Dd November 20, 2026\n.Dt TABLES 7\n.Os\n.Sh NAME\n.Nm tables\n.Nd all tables\n.Sh TABLES\n'
	sed 's/.*/.Ss &\n.\\" kith-table: &/' "$scratch/tables"
} >"$scratch/source"
"$KITH_SRC/schema/expand" "$generate" <"$scratch/source" >"$scratch/page.7"
mandoc -T lint "$scratch/page.7" >"$scratch/findings"
empty 'every table is good mdoc' "$scratch/findings"
grep -c '^\.Bl' "$scratch/page.7" >"$scratch/found"
wc -l <"$scratch/tables" | tr -d ' ' >"$scratch/expected"
same 'every table is there' "$scratch/expected" "$scratch/found"

echo '.\" kith-table: no such table' | "$KITH_SRC/schema/expand" "$generate" >"$scratch/page.7" 2>"$scratch/said"
echo $? >"$scratch/found"
echo 1 >"$scratch/expected"
same 'a table that does not exist stops the build' "$scratch/expected" "$scratch/found"
printf 'a\\e \\(dq\n  two  blanks\n.\\" a comment\nno newline' >"$scratch/source"
"$KITH_SRC/schema/expand" "$generate" <"$scratch/source" >"$scratch/found"
{
	cat "$scratch/source"
	echo
} >"$scratch/expected"
same 'all other lines stay as they are' "$scratch/expected" "$scratch/found"
finish
