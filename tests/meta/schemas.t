#!/bin/sh
# The JSON Schemas are valid draft-07, up to date, and tell good notes from bad ones. The validator is
# Debian's, for its own Python: others may be first on the path.
: "${KITH_SRC:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${KITH_BUILD:=$KITH_SRC/build}"
export KITH_SRC KITH_BUILD
python=/usr/bin/python3

if ! "$python" -W ignore -c 'import jsonschema, yaml' 2>/dev/null; then
	echo '1..0 # SKIP python3-jsonschema or python3-yaml is not installed'
elif [ ! -x "$KITH_BUILD/generate" ]; then
	echo '1..0 # SKIP schema/generate is not built'
else
	exec "$python" -W ignore "$KITH_SRC/tests/meta/schemas.py"
fi
