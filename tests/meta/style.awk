# Prints what is too long: files of more than 500 lines, functions of more than 60. A function's body
# begins with a brace in the first column and ends with one.
function close_file() { if (name != "" && lines > 500) printf "%s: %d lines, more than 500\n", name, lines }
FNR == 1 { close_file(); name = FILENAME; start = 0 }
{ lines = FNR }
/^\{$/ { start = FNR }
/^\}$/ {
	if (start && FNR - start - 1 > 60)
		printf "%s:%d: a function of %d lines, more than 60\n", FILENAME, start, FNR - start - 1
	start = 0
}
END { close_file() }
