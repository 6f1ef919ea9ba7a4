/* SPDX-License-Identifier: MIT */
/* Runs every file of a corpus through a fuzz target, with any compiler: what fuzzing once found stays mended. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST (1 << 24)

static int replay(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;
    uint8_t *data = malloc(LARGEST);

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (!file || !data) {
        free(data);
        return -1;
    }
    size_t size = fread(data, 1, LARGEST, file);
    fclose(file);
    /* A copy of the exact size lets sanitizers and valgrind see each byte that is read too far. */
    uint8_t *exact = malloc(size ? size : 1);
    if (exact) {
        memcpy(exact, data, size);
        LLVMFuzzerTestOneInput(exact, size);
    }
    free(exact);
    free(data);
    return exact ? 0 : -1;
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static int is_seed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    struct dirent **names = NULL;
    int count = argc == 2 ? scandir(argv[1], &names, is_seed, by_name) : -1;

    if (count <= 0) {
        fprintf(stderr, "usage: replay FOLDER, which holds the inputs\n");
        return 2;
    }
    printf("1..%d\n", count);
    for (int i = 0; i < count; i++) {
        fflush(stdout);
        printf("%sok %d - %s\n", replay(argv[1], names[i]->d_name) ? "not " : "", i + 1, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return 0;
}
