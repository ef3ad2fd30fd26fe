/* Runs a fuzzer's function over the files of its corpus: each is a test point. Linked in place of libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* $KITH_SRC/tests/fuzz/corpus/NAME for a program called fuzz_NAME. */
static void corpus_folder(const char *program, struct kith_buf *folder)
{
	const char *source = getenv("KITH_SRC"), *name = strrchr(program, '/');

	name = name ? name + 1 : program;
	kith_buf_printf(folder, "%s/tests/fuzz/corpus/%s", source ? source : ".", name + strlen("fuzz_"));
}

static void replay(const char *path)
{
	struct kith_buf bytes = KITH_BUF_INIT;
	char chunk[4096];
	size_t got;
	FILE *file = fopen(path, "rb");

	if (!file)
		kith_die(path);
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		kith_buf_bytes(&bytes, chunk, got);
	fclose(file);
	LLVMFuzzerTestOneInput((const uint8_t *)(bytes.ptr ? bytes.ptr : ""), bytes.len);
	kith_buf_release(&bytes);
}

int main(int argc, char **argv)
{
	struct kith_buf folder = KITH_BUF_INIT, path = KITH_BUF_INIT;
	struct dirent *entry;
	unsigned count = 0;
	DIR *dir;

	(void)argc;
	corpus_folder(argv[0], &folder);
	dir = opendir(folder.ptr);
	if (!dir)
		kith_die(folder.ptr);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		kith_buf_clear(&path);
		kith_buf_printf(&path, "%s/%s", folder.ptr, entry->d_name);
		replay(path.ptr);
		printf("ok %u - %s\n", ++count, entry->d_name);
		fflush(stdout);
	}
	closedir(dir);
	printf("1..%u\n", count);
	kith_buf_release(&folder);
	kith_buf_release(&path);
	return 0;
}
