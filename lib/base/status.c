/* SPDX-License-Identifier: MIT */
#include <cpindex/status.h>

#include <stdlib.h>

const char *cpi_status_text(cpi_status status)
{
    switch (status) {
    case CPI_OK:
        return "done";
    case CPI_BAD_ARGUMENT:
        return "the calling program passed a wrong argument";
    case CPI_BAD_INPUT:
        return "the input has problems";
    case CPI_NOT_FOUND:
        return "nothing has that name";
    case CPI_SYSTEM:
        return "a file cannot be read";
    case CPI_NO_MEMORY:
        return "out of memory";
    }
    return "unknown status";
}

void cpi_text_free(char *text)
{
    free(text);
}

const char *cpi_version(void)
{
    return CPINDEX_VERSION;
}
