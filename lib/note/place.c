#include "note/place.h"

void kith_place_go(struct kith_place *place, size_t at)
{
	if (at > place->bytes.len)
		at = place->bytes.len;
	if (at < place->at)
		*place = kith_place_start(place->bytes);
	for (; place->at < at; place->at++) {
		unsigned char byte = (unsigned char)place->bytes.ptr[place->at];

		if (byte == '\n') {
			place->line++;
			place->column = 1;
		} else if ((byte & 0xc0) != 0x80) {
			place->column++;
		}
	}
}
