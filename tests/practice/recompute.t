#!/bin/sh
# What the reports say follows from the notes: a second, plain implementation of kith-practice(7) recomputes each
# row, on the example notebook and on invented ones. KITH_SEED repeats a fresh seed.
. "$(dirname "$0")/../lib.sh"
example
python3 -B "$KITH_SRC/tests/practice/recompute.py"
