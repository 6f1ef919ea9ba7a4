/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/memory.h"

enum {
    STEP = 64 * 1024,
};

/* Reads on in steps, because the size of a pipe or a device is not known beforehand. */
static cpi_status read_stream(FILE *stream, size_t limit, char **text, size_t *length)
{
    void *bytes = NULL;
    size_t capacity = 0;
    *length = 0;
    for (;;) {
        if (!array_reserve(&bytes, &capacity, *length + STEP, 1)) {
            free(bytes);
            return CPI_NO_MEMORY;
        }
        size_t got = fread((char *)bytes + *length, 1, capacity - *length, stream);
        *length += got;
        if (got == 0 || *length > limit)
            break;
    }
    *text = bytes;
    return ferror(stream) ? CPI_SYSTEM : *length > limit ? CPI_BAD_INPUT : CPI_OK;
}

/* What a person can understand of an errno, without strerror(), whose words depend on the locale. */
static const char *reason(int error)
{
    switch (error) {
    case ENOENT:
        return "there is no such file";
    case EACCES:
        return "permission denied";
    case EISDIR:
        return "it is a folder";
    default:
        return "the system reports an error";
    }
}

static cpi_status report(cpi_diag *diag, const char *path, cpi_status status, size_t limit, int error)
{
    struct place place = {.file = path};
    if (status == CPI_SYSTEM)
        diag_error(diag, place, CPI_D_FILE_UNREADABLE, "the file cannot be read: %s", reason(error));
    else if (status == CPI_BAD_INPUT)
        diag_error(diag, place, CPI_D_FILE_TOO_LARGE, "the file is larger than %zu MiB, the most that is read",
                   limit / 1024 / 1024);
    return status;
}

cpi_status file_read(const char *path, size_t limit, cpi_diag *diag, char **text, size_t *length)
{
    *text = NULL;
    errno = 0;
    FILE *stream = fopen(path, "rb");
    if (!stream && errno == ENOMEM)
        return CPI_NO_MEMORY;
    if (!stream)
        return report(diag, path, CPI_SYSTEM, limit, errno);
    cpi_status status = read_stream(stream, limit, text, length);
    int error = errno;
    fclose(stream);
    if (status != CPI_OK) {
        free(*text);
        *text = NULL;
    }
    return report(diag, path, status, limit, error);
}

bool file_exists(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}
