# Prints each #include that points up, sideways or past its owner. Run in the root of a tree on its
# files, named from there: awk -f floors.awk lib/base/buf.c …
BEGIN {
	split("schema 0 base 1 note 2 book 3 history 3 practice 4 view 5 interop 5 cmd 6", words)
	for (i = 1; i in words; i += 2)
		floor[words[i]] = words[i + 1]
	owner["yaml.h"] = "^lib/note/front[^/]*$"
	owner["cmark.h"] = "^lib/note/body[^/]*$"
	owner["utf8proc.h"] = "^lib/base/utf8[^/]*[.]c$"
	owner["git2.h"] = "^lib/history/"
	owner["jansson.h"] = "^lib/interop/[^/]*[.]c$"
	owner["expat.h"] = "^lib/interop/[^/]*[.]c$"
	split("jansson.h expat.h", single)
	for (i in single)
		one_file[single[i]] = 1
}

function say(what) { printf "%s:%d: %s\n", FILENAME, FNR, what }

function room_of(path,   parts)
{
	split(path, parts, "/")
	return parts[1] == "lib" ? parts[2] : parts[1]
}

# "git2/sys/repository.h" belongs to git2.h.
function library_of(name) { sub(/\/.*/, ".h", name); return name }

/^[ \t]*#[ \t]*include[ \t]*"/ {
	name = $0
	sub(/^[^"]*"/, "", name)
	sub(/".*/, "", name)
	from = room_of(FILENAME)
	to = name ~ /\// ? room_of(name) : ""
	if (!(to in floor))
		say("\"" name "\" names no room: write room/name.h")
	else if (!(from in floor))
		say("lib/" from " has no floor")
	else if (to != from && floor[to] >= floor[from])
		say(from " (floor " floor[from] ") includes " name " (floor " floor[to] ")")
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
	name = $0
	sub(/^[^<"]*[<"]/, "", name)
	sub(/[>"].*/, "", name)
	library = library_of(name)
	if (!(library in owner))
		next
	if (FILENAME !~ owner[library])
		say(name " is not for this file")
	else if (library in one_file) {
		if (library in seen && seen[library] != FILENAME)
			say(name " is already included by " seen[library])
		seen[library] = FILENAME
	}
}
