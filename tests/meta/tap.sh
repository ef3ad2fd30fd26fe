# Sourced by the tests of this folder, which look at the source itself: points that compare files.
. "$(dirname "$0")/../lib.sh"

# empty NAME FILE: what stands in the file says what is wrong.
empty() {
	is "$1" "$(head -c 4000 "$2")" ''
}

# same NAME WANTED-FILE FILE
same() {
	diff "$2" "$3" >"$scratch/.difference"
	empty "$1" "$scratch/.difference"
}
