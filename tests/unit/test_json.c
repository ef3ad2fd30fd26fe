#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "view/json.h"

struct sample {
	const char *text;
	size_t len;
	const char *json;
};

#define SAMPLE(TEXT, JSON)                                                                                   \
	{                                                                                                    \
		TEXT, sizeof(TEXT) - 1, JSON                                                                 \
	}

static const struct sample samples[] = {
	SAMPLE("", "\"\""),
	SAMPLE("plain", "\"plain\""),
	SAMPLE("a \"quote\" and \\", "\"a \\\"quote\\\" and \\\\\""),
	SAMPLE("tab\tline\nreturn\r", "\"tab\\tline\\nreturn\\r\""),
	SAMPLE("\b\f\x01\x1b[31m\x7f", "\"\\b\\f\\u0001\\u001b[31m\\u007f\""),
	SAMPLE("nul\0here", "\"nul\\u0000here\""),
	SAMPLE("</script>", "\"</script>\""),
	SAMPLE("\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", "\"\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e\""),
	SAMPLE("\xf0\x9f\x93\x85 due", "\"\xf0\x9f\x93\x85 due\""),
	SAMPLE("\xe2\x80\xae"
	       "evil",
	       "\"\\u202eevil\""),
	SAMPLE("a\xe2\x80\xa8z", "\"a\\u2028z\""),
	SAMPLE("\xe2\x80\x8d", "\"\\u200d\""),
	SAMPLE("\xc2\x85", "\"\\u0085\""),
	SAMPLE("bad \xff byte", "\"bad \xef\xbf\xbd byte\""),
	SAMPLE("cut \xe7\x8e", "\"cut \xef\xbf\xbd\xef\xbf\xbd\""),
	SAMPLE("real \xef\xbf\xbd stays", "\"real \xef\xbf\xbd stays\""),
};

enum { SAMPLES = sizeof(samples) / sizeof(*samples) };

static void strings_are_escaped(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++) {
		struct kith_buf out = KITH_BUF_INIT;
		kith_json_string(kith_slice_of(samples[i].text, samples[i].len), &out);
		assert_string_equal(out.ptr, samples[i].json);
		assert_int_equal(out.len, strlen(samples[i].json));
		kith_buf_release(&out);
	}
}

static void every_byte_gives_printable_utf8(void **state)
{
	struct kith_buf out = KITH_BUF_INIT;

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		char text[3] = { 'a', (char)byte, 'z' };
		kith_buf_clear(&out);
		kith_json_string(kith_slice_of(text, sizeof(text)), &out);
		assert_true(out.len >= 5);
		for (size_t i = 0; i < out.len; i++)
			assert_true((unsigned char)out.ptr[i] >= 0x20 && out.ptr[i] != 0x7f);
	}
	kith_buf_release(&out);
}

/* Every sample on a line, for another program to read back. */
static int print_samples(void)
{
	for (size_t i = 0; i < SAMPLES; i++) {
		struct kith_buf out = KITH_BUF_INIT;
		kith_json_string(kith_slice_of(samples[i].text, samples[i].len), &out);
		kith_buf_byte(&out, '\n');
		fwrite(out.ptr, 1, out.len, stdout);
		kith_buf_release(&out);
	}
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(every_byte_gives_printable_utf8),
	};

	if (argc == 2 && strcmp(argv[1], "--print") == 0)
		return print_samples();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
