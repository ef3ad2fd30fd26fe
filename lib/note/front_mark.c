#include "note/front_mark.h"

#include <stdbool.h>

static bool inside_character(struct kith_slice text, size_t at)
{
	return at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80;
}

size_t kith_front_mark_byte(struct kith_front_mark *mark, size_t character)
{
	while (mark->character < character && mark->byte < mark->text.len) {
		mark->byte++;
		while (inside_character(mark->text, mark->byte))
			mark->byte++;
		mark->character++;
	}
	while (mark->character > character) {
		mark->byte--;
		while (inside_character(mark->text, mark->byte))
			mark->byte--;
		mark->character--;
	}
	return mark->byte;
}
