#!/bin/sh
# What kith prints as JSON, jq reads back as what was meant.
. "$(dirname "$0")/tap.sh"
strings=$KITH_BUILD/tests/test_json
rows=$KITH_BUILD/tests/test_rows

if ! command -v jq >/dev/null || [ ! -x "$strings" ] || [ ! -x "$rows" ]; then
	echo '1..0 # SKIP jq, or the unit tests test_json and test_rows, are not there'
	exit
fi

# Code points of each string, so that no escape of either side hides a difference.
cat >"$scratch/expected" <<'END'
[]
[112,108,97,105,110]
[97,32,34,113,117,111,116,101,34,32,97,110,100,32,92]
[116,97,98,9,108,105,110,101,10,114,101,116,117,114,110,13]
[8,12,1,27,91,51,49,109,127]
[110,117,108,0,104,101,114,101]
[60,47,115,99,114,105,112,116,62]
[29579,23567,26126]
[128197,32,100,117,101]
[8238,101,118,105,108]
[97,8232,122]
[8205]
[133]
[98,97,100,32,65533,32,98,121,116,101]
[99,117,116,32,65533,65533]
[114,101,97,108,32,65533,32,115,116,97,121,115]
END
"$strings" --print | jq -c explode >"$scratch/found" 2>&1
same 'strings come back as they were' "$scratch/expected" "$scratch/found"

cat >"$scratch/expected" <<'END'
["string","string","string","number","string","boolean","array","string","array"]
["string","string","string","number","null","boolean","array","string","array"]
["string","null","string","null","null","null","null","null","array"]
END
"$rows" --print | jq -c '[.id, .name, .state, .overdue, ."last-ask", .told, .tags, .next, .why | type]' \
	>"$scratch/found" 2>&1
same 'each line is an object, its values of the right types' "$scratch/expected" "$scratch/found"
echo '[["date","id","line","text"],["rule","text"]]' >"$scratch/expected"
"$rows" --print | jq -c 'select(.id == "people/ada") | [.why[] | keys]' >"$scratch/found" 2>&1
same 'why holds entries and rules' "$scratch/expected" "$scratch/found"
finish
