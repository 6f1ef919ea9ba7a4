/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_OUTPUT_H
#define CPINDEX_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "args.h"

/* Where a result goes: standard output, or a file that appears complete or not at all. Writing never fails at once: the
 * first error is kept, and output_close() reports it. */
struct output {
    int fd;
    int error;        /* errno of the first write that failed, or 0 */
    bool colour;      /* standard output is a terminal that may be coloured */
    const char *name; /* for messages */
    char *target;     /* the file to appear, NULL for standard output and for devices */
    char *temporary;  /* what is written until then */
    size_t used;
    char buffer[1 << 16];
};

/* Opens the file that an option names, or standard output. Refuses to write over an operand. */
enum exit_status output_open(struct output *out, const struct arguments *args, enum option_id option);
/* The file at a path; `what` is what names it. NULL is standard output. */
enum exit_status output_open_path(struct output *out, const struct arguments *args, const char *path, const char *what);

/* Standard output. */
void output_open_standard(struct output *out);

/* Finishes. Unless `status` is EXIT_DONE the file is discarded. Returns the command's exit status. */
enum exit_status output_close(struct output *out, enum exit_status status);

void output_bytes(struct output *out, const char *bytes, size_t count);
void output_text(struct output *out, const char *text);
void output_spaces(struct output *out, int32_t count);
/* "1 domain", "17 domains" */
void output_count(struct output *out, int64_t count, const char *singular, const char *plural);
/* What the owner of a file wrote must not steer the terminal. */
void output_printable(struct output *out, const char *text);

#endif
