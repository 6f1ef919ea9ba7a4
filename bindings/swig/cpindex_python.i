/* SPDX-License-Identifier: MIT */
/* How arguments cross over from Python. A wrong one is a TypeError or ValueError that says what would be right; None is
 * NULL only where the header says that NULL is allowed. */
%module(package="cpindex") _core
%feature("autodoc", "0");

%{
#include <string.h>

/* A text without NUL, as UTF-8. Lives as long as the object. NULL, with an exception, where it is none. */
static const char *text_of(PyObject *object, const char *name)
{
    Py_ssize_t length;
    const char *text;
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s must be a str, not %s", name, Py_TYPE(object)->tp_name);
        return NULL;
    }
    text = PyUnicode_AsUTF8AndSize(object, &length);
    if (text && strlen(text) != (size_t)length) {
        PyErr_Format(PyExc_ValueError, "%s holds a NUL character", name);
        return NULL;
    }
    return text;
}

/* A text of any bytes, from str or bytes. */
static int bytes_of(PyObject *object, const char **text, size_t *length)
{
    Py_ssize_t size = 0;
    char *bytes = NULL;
    if (PyUnicode_Check(object))
        *text = PyUnicode_AsUTF8AndSize(object, &size);
    else if (PyBytes_Check(object))
        *text = PyBytes_AsStringAndSize(object, &bytes, &size) == 0 ? bytes : NULL;
    else {
        *text = NULL;
        PyErr_Format(PyExc_TypeError, "a str or bytes is wanted, not %s", Py_TYPE(object)->tp_name);
    }
    *length = (size_t)size;
    return *text != NULL;
}

/* The letter of the elements of a buffer in the byte order of this machine; 0 for any other. */
static char letter_of(const Py_buffer *view)
{
    const char *format = view->format ? view->format : "B";
    if (*format == '@' || *format == '=')
        format++;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    else if (*format == '<')
        format++;
#endif
    return strlen(format) == 1 ? *format : '\0';
}

static int buffer_of(PyObject *object, Py_buffer *view, int flags, const char *letters, size_t size, const char *wanted)
{
    char letter;
    int wrong;
    if (PyObject_GetBuffer(object, view, flags | PyBUF_FORMAT) != 0) {
        PyErr_Clear();
        PyErr_Format(PyObject_CheckBuffer(object) ? PyExc_ValueError : PyExc_TypeError, "%s is wanted, not this %s",
                     wanted, Py_TYPE(object)->tp_name);
        return 0;
    }
    letter = letter_of(view);
    wrong = !letter || !strchr(letters, letter) || view->itemsize != (Py_ssize_t)size;
    if (!wrong && (uintptr_t)view->buf % size == 0)
        return 1;
    if (wrong)
        PyErr_Format(PyExc_TypeError, "%s is wanted, not elements of the format '%s'; convert it first", wanted,
                     view->format ? view->format : "B");
    else
        PyErr_Format(PyExc_ValueError, "%s is wanted, not one that lies askew in memory; copy it first", wanted);
    PyBuffer_Release(view);
    memset(view, 0, sizeof *view);
    return 0;
}

static int matrix_of(PyObject *object, Py_buffer *view)
{
    if (!buffer_of(object, view, PyBUF_STRIDES, "d", sizeof(double), "a two-dimensional float64 array"))
        return 0;
    if (view->ndim == 2 && view->strides[0] % (Py_ssize_t)sizeof(double) == 0 &&
        view->strides[1] % (Py_ssize_t)sizeof(double) == 0)
        return 1;
    if (view->ndim != 2)
        PyErr_Format(PyExc_ValueError, "an array of two dimensions is wanted, not of %d", view->ndim);
    else
        PyErr_SetString(PyExc_ValueError, "the strides of the array are no whole numbers of elements; copy it first");
    PyBuffer_Release(view);
    memset(view, 0, sizeof *view);
    return 0;
}
%}

/* Texts. */
%typemap(in) const char * {
    $1 = (char *)text_of($input, "$1_name");
    if (!$1) SWIG_fail;
}
%typemap(freearg) const char * ""
%define %nullable_text(NAME)
%typemap(in) const char *NAME {
    $1 = $input == Py_None ? NULL : (char *)text_of($input, "$1_name");
    if (!$1 && $input != Py_None) SWIG_fail;
}
%enddef
%nullable_text(language)
%nullable_text(name)
%nullable_text(period)
%nullable_text(respondent)
%nullable_text(method)
%typemap(in) (const char *text, size_t length) {
    if (!bytes_of($input, (const char **)&$1, &$2)) SWIG_fail;
}
%typemap(freearg) (const char *text, size_t length) ""
%typemap(in, numinputs=0) char ** (char *made = NULL) "$1 = &made;"
%typemap(argout) char ** {
    %append_output(made$argnum ? PyUnicode_FromString(made$argnum) : SWIG_Py_Void());
    cpi_text_free(made$argnum);
}
%typemap(in, numinputs=0) (char *text, size_t size) (char written[350]) {
    written[0] = '\0';
    $1 = written;
    $2 = sizeof written;
}
%typemap(argout) (char *text, size_t size) { %append_output(PyUnicode_FromString($1)); }

/* Handles. */
%define %handle(TYPE)
%typemap(check) TYPE *, const TYPE * {
    if (!$1) { PyErr_SetString(PyExc_TypeError, "argument $argnum of $symname must not be None"); SWIG_fail; }
}
%typemap(in, numinputs=0) TYPE ** (TYPE *made = NULL) "$1 = &made;"
%typemap(argout) TYPE ** {
    %append_output(made$argnum ? SWIG_NewPointerObj(made$argnum, $descriptor(TYPE *), SWIG_POINTER_OWN)
                               : SWIG_Py_Void());
}
%enddef
%handle(cpi_framework)
%handle(cpi_panel)
%handle(cpi_scores)
%handle(cpi_explanation)
%handle(cpi_audit)
%handle(cpi_import)
%handle(cpi_links)
%handle(cpi_rules)

/* Numbers. */
%typemap(in, numinputs=0) int32_t *assessment (int32_t index = -1) "$1 = &index;"
%typemap(argout) int32_t *assessment { %append_output(PyLong_FromLong(*$1)); }

/* Arrays, without a copy: rows and columns as they lie in memory. */
%typemap(in) (const double *answers, size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride)
    (Py_buffer view = {0}) {
    if (!matrix_of($input, &view)) SWIG_fail;
    $1 = view.buf;
    $2 = (size_t)view.shape[0];
    $3 = (size_t)view.shape[1];
    $4 = view.strides[0] / (ptrdiff_t)sizeof(double);
    $5 = view.strides[1] / (ptrdiff_t)sizeof(double);
}
%typemap(freearg) (const double *answers, size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride)
    "if (view$argnum.obj) PyBuffer_Release(&view$argnum);"
%typemap(in) (const int32_t *figures, size_t figure_count) (Py_buffer view = {0}) {
    if (!buffer_of($input, &view, PyBUF_C_CONTIGUOUS, "il", sizeof(int32_t), "an array of int32")) SWIG_fail;
    $1 = view.buf;
    $2 = (size_t)view.len / sizeof(int32_t);
}
%typemap(freearg) (const int32_t *figures, size_t figure_count)
    "if (view$argnum.obj) PyBuffer_Release(&view$argnum);"
%typemap(in) (double *scores, size_t score_count) (Py_buffer view = {0}) {
    if (!buffer_of($input, &view, PyBUF_C_CONTIGUOUS | PyBUF_WRITABLE, "d", sizeof(double),
                   "a writable float64 array in C order")) SWIG_fail;
    $1 = view.buf;
    $2 = (size_t)view.len / sizeof(double);
}
%typemap(freearg) (double *scores, size_t score_count)
    "if (view$argnum.obj) PyBuffer_Release(&view$argnum);"

/* Long calls let other threads run. What they read is held by the caller, and what they write is the caller's own. */
%define %long_call(NAME)
%exception NAME {
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
}
%enddef
%long_call(cpi_framework_load)
%long_call(cpi_framework_translate)
%long_call(cpi_panel_read)
%long_call(cpi_score)
%long_call(cpi_score_matrix)
%long_call(cpi_explain)
%long_call(cpi_audit_read)
%long_call(cpi_import_read)

%include "cpindex.i"
