/* SPDX-License-Identifier: MIT */
/* Preloaded into a test program: puts it into a locale with a decimal comma, as a host that calls setlocale() would. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static void __attribute__((constructor)) use_decimal_comma(void)
{
    if (!setlocale(LC_ALL, "") || localeconv()->decimal_point[0] != ',') {
        fputs("this is not a locale with a decimal comma\n", stderr);
        abort();
    }
}
