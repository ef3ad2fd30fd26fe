#!/bin/sh
# Every example of the README and the manual pages runs: lines "$ command" of a literal block, in a fresh copy
# of the example notebook for each page. Lines below a command are what it prints; without any, its output is not
# compared. 1 is a negative answer and fine; what is worse is not.
. "$(dirname "$0")/../lib.sh"

# blocks PAGE: the lines of its literal blocks that are commands or output, as "$ ..." and "> ..."; blocks end in "--".
blocks() {
	case $1 in
	*.md) awk '/^```/ { open = !open; if (!open) print "--"; next } open' "$1" ;;
	*) awk '/^\.Bd/ { open = 1; next } /^\.Ed/ { open = 0; print "--"; next } open { gsub(/\\e/, "\\"); print }' "$1" ;;
	esac | awk '/^--$/ { inside = 0; print; next } /^\$ / { inside = 1; print; next } inside { print "> " $0 }'
}

# check COMMAND WANTED: WANTED is empty where the page shows no output.
check() {
	printf '%s\n' "$1" >"$scratch/.command"
	sh "$scratch/.command" >"$scratch/.got" 2>"$scratch/.err" </dev/null
	status=$?
	if [ "$status" -gt 1 ]; then
		fail "$page: $1" "status $status: $(cat "$scratch/.err")"
	elif [ -n "$2" ]; then
		is "$page: $1" "$(cat "$scratch/.got" "$scratch/.err")" "$2"
	else
		pass "$page: $1"
	fi
}

run_page() {
	command='' wanted=''
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'$ '* | --)
			[ -z "$command" ] || check "$command" "$wanted"
			command=${line#'$ '} wanted=''
			[ "$line" != -- ] || command=''
			;;
		'> '*)
			wanted="$wanted${wanted:+
}${line#'> '}"
			;;
		esac
	done
}

for path in "$KITH_SRC"/README.md "$KITH_SRC"/cmd/*.[157]; do
	[ -f "$path" ] || continue
	page=${path#"$KITH_SRC"/}
	example
	mkdir -p "$HOME/network"
	blocks "$path" >"$scratch/.blocks"
	run_page <"$scratch/.blocks"
	rm -rf "$HOME/network"
done
finish
