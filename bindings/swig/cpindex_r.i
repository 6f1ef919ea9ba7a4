/* SPDX-License-Identifier: MIT */
/* How arguments cross over from R. SWIG's own typemaps for R neither check nor protect what they are given, so all that
 * are used are here. The layer in bindings/r/cpindex/R checks what people pass and raises conditions; an error from
 * here means that the layer has a fault. Only generated C is shipped: the layer calls R_swig_NAME itself. */
%module cpindex

/* R finds all but the first routine by its table, and the fewer names a library has, the faster it is loaded. */
%begin %{
#include <R_ext/Rdynload.h>
#include <R_ext/Visibility.h>
#define SWIGEXPORT
attribute_visible void R_init_cpindex(DllInfo *dll);
%}
%{
#include <cpindex/cpindex.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static SEXP utf8_of(const char *text)
{
    return text ? Rf_ScalarString(Rf_mkCharCE(text, CE_UTF8)) : Rf_ScalarString(NA_STRING);
}

static int is_one(SEXP value, SEXPTYPE type)
{
    return TYPEOF(value) == type && XLENGTH(value) == 1;
}

static int is_text(SEXP value)
{
    return is_one(value, STRSXP) && STRING_ELT(value, 0) != NA_STRING;
}

static int is_text_or_null(SEXP value)
{
    return value == R_NilValue || is_text(value);
}

static int is_matrix(SEXP value)
{
    return TYPEOF(value) == REALSXP && Rf_isMatrix(value);
}

/* A whole number; `fine` says whether it is one. */
static int32_t whole_of(SEXP value, int *fine)
{
    double number = is_one(value, INTSXP) || is_one(value, REALSXP) ? Rf_asReal(value) : NA_REAL;
    *fine = number >= INT32_MIN && number <= INT32_MAX && number == floor(number);
    return *fine ? (int32_t)number : 0;
}

/* Of a vector, which R allows no more elements. */
static int is_length(SEXP value)
{
    return is_one(value, REALSXP) && REAL(value)[0] >= 0 && REAL(value)[0] <= R_XLEN_T_MAX;
}

/* Finalizers of C must not outlive the library: those that are left run before it is unloaded, and weak references are
 * what R has to run one early. References that are done with are dropped each time that the list has doubled. */
static SEXP references;
static int reference_count, reference_limit = 64;

static void drop_done(void)
{
    SEXP last = references, next;
    reference_count = 0;
    for (next = CDR(last); next != R_NilValue; next = CDR(next)) {
        if (R_WeakRefKey(CAR(next)) == R_NilValue) {
            SETCDR(last, CDR(next));
        } else {
            last = next;
            reference_count++;
        }
    }
    reference_limit = 64 + 2 * reference_count;
}

static void keep_until_unloaded(SEXP handle, R_CFinalizer_t finalizer)
{
    SEXP reference = Rf_protect(R_MakeWeakRefC(handle, R_NilValue, finalizer, TRUE));
    if (reference_count >= reference_limit)
        drop_done();
    SETCDR(references, Rf_cons(reference, CDR(references)));
    reference_count++;
    Rf_unprotect(1);
}

static void begin_references(void)
{
    references = Rf_cons(R_NilValue, R_NilValue);
    R_PreserveObject(references);
}

/* A handle is a place for a pointer that R already owns when C writes to it, so that nothing leaks where R runs out of
 * memory. Nothing of the place is in what R saves. (SWIG_R_NewPointerObj would leave its tag to the collector, and its
 * finalizer calls free().) */
static SEXP new_handle(const char *type, R_CFinalizer_t finalizer)
{
    SEXP handle = Rf_protect(R_MakeExternalPtr(NULL, Rf_install(type), R_NilValue));
    void *place;
    keep_until_unloaded(handle, finalizer);
    place = calloc(1, sizeof(void *));
    if (!place)
        Rf_error("out of memory");
    R_SetExternalPtrAddr(handle, place);
    Rf_unprotect(1);
    return handle;
}

static void **place_of(SEXP handle)
{
    return (void **)R_ExternalPtrAddr(handle);
}

static void forget_place(SEXP handle)
{
    free(place_of(handle));
    R_ClearExternalPtr(handle);
}

static int is_handle(SEXP value, const char *type)
{
    return TYPEOF(value) == EXTPTRSXP && R_ExternalPtrTag(value) == Rf_install(type) && place_of(value) &&
           *place_of(value);
}

static void finalize_text(SEXP handle)
{
    if (place_of(handle))
        cpi_text_free((char *)*place_of(handle));
    forget_place(handle);
}

static int32_t state_of(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    return (int32_t)cpi_scores_state(scores, assessment, figure);
}

static int32_t missing_of(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    return (int32_t)cpi_panel_missing(panel, assessment, node);
}

static R_xlen_t answer_count(const cpi_panel *panel)
{
    return (R_xlen_t)cpi_framework_indicator_count(cpi_panel_framework(panel)) * cpi_panel_count(panel);
}

/* The node that an answer is to, and its assessment, by the place of the answer in the table of all. */
static int32_t node_of(const cpi_panel *panel, R_xlen_t i, int32_t *assessment)
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    int32_t count = cpi_framework_indicator_count(framework);
    *assessment = (int32_t)(i / count);
    return cpi_framework_indicator_node(framework, (int32_t)(i % count));
}
%}
%include "exception.i"

/* Texts: always UTF-8, whatever R has them in; they live until .Call ends. */
%typemap(in, noblock=1) const char * {
    if (!is_text($input)) SWIG_exception_fail(SWIG_TypeError, "$1_name must be one string");
    $1 = ($1_ltype)Rf_translateCharUTF8(STRING_ELT($input, 0));
}
%typemap(freearg) const char * ""
%typemap(out, noblock=1) const char * { $result = utf8_of($1); }
%typemap(scoercein) const char * ""
%define %nullable_text(NAME)
%typemap(in, noblock=1) const char *NAME {
    if (!is_text_or_null($input)) SWIG_exception_fail(SWIG_TypeError, "$1_name must be one string or NULL");
    $1 = $input == R_NilValue ? NULL : ($1_ltype)Rf_translateCharUTF8(STRING_ELT($input, 0));
}
%enddef
%nullable_text(language)
%nullable_text(name)
%nullable_text(period)
%nullable_text(respondent)
%nullable_text(method)
%typemap(in, noblock=1) (const char *text, size_t length) {
    if (!is_text($input)) SWIG_exception_fail(SWIG_TypeError, "$1_name must be one string");
    $1 = ($1_ltype)Rf_translateCharUTF8(STRING_ELT($input, 0));
    $2 = strlen($1);
}
%typemap(freearg) (const char *text, size_t length) ""
%typemap(in, numinputs=0, noblock=1) char ** (SEXP handle) {
    handle = Rf_protect(new_handle("text", finalize_text));
    r_nprotect++;
    $1 = ($1_ltype)place_of(handle);
}
%typemap(freearg) char ** ""
%typemap(argout, noblock=1) char ** {
    %append_output(utf8_of(*$1));
    finalize_text(handle$argnum);
}
%typemap(in, numinputs=0, noblock=1) (char *text, size_t size) (char written[350]) {
    written[0] = '\0';
    $1 = written;
    $2 = sizeof written;
}
%typemap(freearg) (char *text, size_t size) ""
%typemap(argout, noblock=1) (char *text, size_t size) { %append_output(utf8_of($1)); }

/* Handles. */
%define %handle(TYPE, FREE)
%{
static void finalize_##TYPE(SEXP handle)
{
    if (place_of(handle))
        FREE((TYPE *)*place_of(handle));
    forget_place(handle);
}
%}
%typemap(in, noblock=1) TYPE *, const TYPE * {
    if (!is_handle($input, #TYPE)) SWIG_exception_fail(SWIG_TypeError, "$1_name is no " #TYPE);
    $1 = ($1_ltype)*place_of($input);
}
%typemap(scoercein) TYPE *, const TYPE * ""
%typemap(out, noblock=1) TYPE * (SEXP made) {
    *place_of(made) = $1;
    $result = made;
}
%ignore TYPE::~TYPE;
%typemap(in, numinputs=0, noblock=1) TYPE ** (SEXP handle) {
    handle = Rf_protect(new_handle(#TYPE, finalize_##TYPE));
    r_nprotect++;
    $1 = ($1_ltype)place_of(handle);
}
%typemap(freearg) TYPE ** ""
%typemap(argout, noblock=1) TYPE ** { %append_output(handle$argnum); }
%enddef
/* The place is made before what is put there. */
%define %returned_handle(TYPE)
%exception TYPE##_new {
    made = Rf_protect(new_handle(#TYPE, finalize_##TYPE));
    r_nprotect++;
    $action
}
%enddef
%handle(cpi_framework, cpi_framework_unref)
%handle(cpi_panel, cpi_panel_free)
%handle(cpi_options, cpi_options_free)
%handle(cpi_scores, cpi_scores_unref)
%handle(cpi_explanation, cpi_explanation_free)
%handle(cpi_audit, cpi_audit_free)
%handle(cpi_import, cpi_import_free)
%handle(cpi_links, cpi_links_free)
%handle(cpi_rules, cpi_rules_free)
%handle(cpi_diag, cpi_diag_free)
%returned_handle(cpi_options)
%returned_handle(cpi_import)
%returned_handle(cpi_diag)

/* Numbers. */
%typemap(in, noblock=1) int32_t (int fine), int (int fine) {
    $1 = ($1_ltype)whole_of($input, &fine);
    if (!fine) SWIG_exception_fail(SWIG_ValueError, "$1_name must be one whole number");
}
%typemap(in, noblock=1) enum SWIGTYPE (int fine) {
    $1 = ($1_ltype)whole_of($input, &fine);
    if (!fine) SWIG_exception_fail(SWIG_ValueError, "$1_name must be one whole number");
}
%typemap(scoercein) int32_t, int ""
%typemap(out, noblock=1) int32_t, int, enum SWIGTYPE { $result = Rf_ScalarInteger((int)$1); }
%typemap(in, noblock=1) double {
    if (!is_one($input, REALSXP)) SWIG_exception_fail(SWIG_TypeError, "$1_name must be one double");
    $1 = REAL($input)[0];
}
%typemap(scoercein) double ""
%typemap(out, noblock=1) double { $result = Rf_ScalarReal($1); }
%typemap(in, numinputs=0, noblock=1) int32_t *assessment (int32_t index) { index = -1; $1 = &index; }
%typemap(freearg) int32_t *assessment ""
%typemap(argout, noblock=1) int32_t *assessment { %append_output(Rf_ScalarInteger(*$1)); }

/* Arrays without a copy; R keeps a matrix column by column. */
%typemap(in, noblock=1)
    (const double *answers, size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride) {
    if (!is_matrix($input)) SWIG_exception_fail(SWIG_TypeError, "$1_name must be a double matrix");
    $1 = REAL($input);
    $2 = (size_t)Rf_nrows($input);
    $3 = (size_t)Rf_ncols($input);
    $4 = 1;
    $5 = Rf_nrows($input);
}
%typemap(freearg) (const double *answers, size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride) ""
%typemap(in, noblock=1) (const int32_t *figures, size_t figure_count) {
    if (TYPEOF($input) != INTSXP) SWIG_exception_fail(SWIG_TypeError, "$1_name must be an integer vector");
    $1 = ($1_ltype)INTEGER($input);
    $2 = (size_t)XLENGTH($input);
}
%typemap(freearg) (const int32_t *figures, size_t figure_count) ""
/* Its length is given; the vector comes back. */
%typemap(in, noblock=1) (double *scores, size_t score_count) (SEXP vector) {
    if (!is_length($input)) SWIG_exception_fail(SWIG_ValueError, "$2_name must be a length");
    vector = Rf_protect(Rf_allocVector(REALSXP, (R_xlen_t)Rf_asReal($input)));
    r_nprotect++;
    $1 = REAL(vector);
    $2 = (size_t)XLENGTH(vector);
}
%typemap(freearg) (double *scores, size_t score_count) ""
%typemap(argout, noblock=1) (double *scores, size_t score_count) { %append_output(vector$argnum); }

%typemap(in, noblock=1) SEXP { $1 = $input; }
%typemap(scoercein) SEXP ""
%typemap(out, noblock=1) SEXP { $result = $1; }
%inline %{
/* What saveRDS() keeps of a handle is an empty one. */
int cpi_r_is_alive(SEXP handle)
{
    return TYPEOF(handle) == EXTPTRSXP && place_of(handle) && *place_of(handle);
}

/* R does not call R_unload_cpindex() of a library whose symbols it may not look up: the package calls this instead. */
SEXP cpi_r_finalize_all(void)
{
    for (SEXP next = CDR(references); next != R_NilValue; next = CDR(next))
        R_RunWeakRefFinalizer(CAR(next));
    SETCDR(references, R_NilValue);
    reference_count = 0;
    return R_NilValue;
}

/* The shortest text of each number that reads back as the same, NA for NaN. */
SEXP cpi_r_number_texts(SEXP numbers)
{
    R_xlen_t count = XLENGTH(numbers);
    SEXP texts = Rf_protect(Rf_allocVector(STRSXP, count));
    for (R_xlen_t i = 0; i < count; i++) {
        char text[350];
        double number = REAL(numbers)[i];
        if (ISNAN(number)) {
            SET_STRING_ELT(texts, i, NA_STRING);
            continue;
        }
        cpi_format_number(number, -1, text, sizeof text);
        SET_STRING_ELT(texts, i, Rf_mkCharCE(*text ? text : number > 0 ? "Inf" : "-Inf", CE_UTF8));
    }
    Rf_unprotect(1);
    return texts;
}

/* Columns in whole: a loop in R would take a hundred times as long. */
SEXP cpi_r_indicators(const cpi_framework *framework)
{
    int32_t count = cpi_framework_indicator_count(framework);
    SEXP codes = Rf_protect(Rf_allocVector(STRSXP, count));
    for (int32_t i = 0; i < count; i++) {
        const char *code = cpi_framework_node_code(framework, cpi_framework_indicator_node(framework, i));
        SET_STRING_ELT(codes, i, Rf_mkCharCE(code, CE_UTF8));
    }
    Rf_unprotect(1);
    return codes;
}

/* Of the table of all answers, whose rows are those of the first assessment, then those of the second, and so on. */
SEXP cpi_r_answer_codes(const cpi_panel *panel, int32_t column)
{
    static int32_t (*const read[])(const cpi_panel *, int32_t, int32_t) = {missing_of, cpi_panel_option};
    SEXP codes = Rf_allocVector(INTSXP, answer_count(panel));
    for (R_xlen_t i = 0; i < XLENGTH(codes); i++) {
        int32_t assessment, node = node_of(panel, i, &assessment);
        INTEGER(codes)[i] = read[column](panel, assessment, node);
    }
    return codes;
}

SEXP cpi_r_answer_values(const cpi_panel *panel)
{
    SEXP values = Rf_allocVector(REALSXP, answer_count(panel));
    for (R_xlen_t i = 0; i < XLENGTH(values); i++) {
        int32_t assessment, node = node_of(panel, i, &assessment);
        REAL(values)[i] = cpi_panel_value(panel, assessment, node);
    }
    return values;
}

SEXP cpi_r_answer_texts(const cpi_panel *panel, int32_t column)
{
    static const char *(*const read[])(const cpi_panel *, int32_t, int32_t) = {cpi_panel_source, cpi_panel_note,
                                                                               cpi_panel_expert};
    SEXP texts = Rf_protect(Rf_allocVector(STRSXP, answer_count(panel)));
    for (R_xlen_t i = 0; i < XLENGTH(texts); i++) {
        int32_t assessment, node = node_of(panel, i, &assessment);
        const char *text = read[column](panel, assessment, node);
        SET_STRING_ELT(texts, i, text ? Rf_mkCharCE(text, CE_UTF8) : NA_STRING);
    }
    Rf_unprotect(1);
    return texts;
}

/* Of the table of all figures, whose rows are those of the first assessment, then those of the second, and so on. */
SEXP cpi_r_numbers(const cpi_scores *scores, int32_t column)
{
    static double (*const read[])(const cpi_scores *, int32_t, int32_t) = {cpi_scores_value, cpi_scores_low,
                                                                           cpi_scores_high, cpi_scores_coverage};
    int32_t count = cpi_framework_figure_count(cpi_scores_framework(scores)), assessments = cpi_scores_count(scores);
    SEXP numbers = Rf_allocVector(REALSXP, (R_xlen_t)count * assessments);
    for (int32_t i = 0; i < assessments; i++)
        for (int32_t figure = 0; figure < count; figure++)
            REAL(numbers)[(R_xlen_t)i * count + figure] = read[column](scores, i, figure);
    return numbers;
}

SEXP cpi_r_codes(const cpi_scores *scores, int32_t column)
{
    static int32_t (*const read[])(const cpi_scores *, int32_t, int32_t) = {state_of, cpi_scores_rank, cpi_scores_band};
    int32_t count = cpi_framework_figure_count(cpi_scores_framework(scores)), assessments = cpi_scores_count(scores);
    SEXP codes = Rf_allocVector(INTSXP, (R_xlen_t)count * assessments);
    for (int32_t i = 0; i < assessments; i++)
        for (int32_t figure = 0; figure < count; figure++)
            INTEGER(codes)[(R_xlen_t)i * count + figure] = read[column](scores, i, figure);
    return codes;
}
%}

%insert("sinitroutine") %{
    begin_references();
    R_useDynamicSymbols(dll, FALSE);
    R_forceSymbols(dll, TRUE);
%}

/* SWIG's code has a `result` of its own. */
#define result audited
%include "cpindex.i"
