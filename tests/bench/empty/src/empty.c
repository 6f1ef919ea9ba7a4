/* SPDX-License-Identifier: MIT */
#include <Rinternals.h>
#include <R_ext/Rdynload.h>

static SEXP nothing(void)
{
    return R_NilValue;
}

static const R_CallMethodDef ROUTINES[] = {{"nothing", (DL_FUNC)nothing, 0}, {NULL, NULL, 0}};

void R_init_empty(DllInfo *dll)
{
    R_registerRoutines(dll, NULL, ROUTINES, NULL, NULL);
    R_useDynamicSymbols(dll, FALSE);
}
