/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "args.h"
#include "message.h"
#include "number.h"
#include "utf8.h"

static const char temporary_name[] = ".cpindex-XXXXXX";

static bool terminal_takes_colour(void)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb") != 0;
}

void output_open_standard(struct output *out)
{
    out->fd = STDOUT_FILENO;
    out->error = 0;
    out->colour = terminal_takes_colour();
    out->name = "standard output";
    out->target = out->temporary = NULL;
    out->used = 0;
}

static bool is_file(const char *path, const struct stat *target)
{
    struct stat file;

    return stat(path, &file) == 0 && file.st_dev == target->st_dev && file.st_ino == target->st_ino;
}

/* The input that a file is; NULL for none. */
static const char *same_file(const struct arguments *args, const struct stat *target)
{
    static const enum option_id INPUTS[] = {OPTION_GOALPOSTS, OPTION_LIKE};

    for (int i = 0; i < args->operand_count; i++)
        if (is_file(args->operands[i], target))
            return args->operands[i];
    for (size_t i = 0; i < sizeof INPUTS / sizeof *INPUTS; i++)
        if (args->text[INPUTS[i]] && is_file(args->text[INPUTS[i]], target))
            return args->text[INPUTS[i]];
    return NULL;
}

static mode_t default_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* The temporary file stands in the folder of the target, since only there a rename is atomic. */
static bool name_temporary(struct output *out, const char *path)
{
    char *real = realpath(path, NULL); /* a symbolic link stays one: what it points to is replaced */
    const char *slash;
    size_t folder;

    out->target = real ? real : strdup(path);
    if (!out->target)
        return false;
    slash = strrchr(out->target, '/');
    folder = slash ? (size_t)(slash - out->target) + 1 : 0;
    out->temporary = malloc(folder + sizeof temporary_name);
    if (!out->temporary)
        return false;
    memcpy(out->temporary, out->target, folder);
    memcpy(out->temporary + folder, temporary_name, sizeof temporary_name);
    return true;
}

static void forget_names(struct output *out)
{
    free(out->target);
    free(out->temporary);
    out->target = out->temporary = NULL;
}

static enum exit_status open_temporary(struct output *out, const char *path, mode_t mode)
{
    int reason;

    if (!name_temporary(out, path)) {
        forget_names(out);
        return out_of_memory();
    }
    out->fd = mkstemp(out->temporary);
    if (out->fd >= 0 && fchmod(out->fd, mode) == 0)
        return EXIT_DONE;
    reason = errno;
    if (out->fd >= 0) {
        close(out->fd);
        unlink(out->temporary);
    }
    forget_names(out);
    return system_error("write", path, reason);
}

static enum exit_status open_existing(struct output *out, const char *path, const struct stat *existing)
{
    if (S_ISREG(existing->st_mode)) {
        if (access(path, W_OK) != 0)
            return system_error("write", path, errno);
        return open_temporary(out, path, existing->st_mode & 07777);
    }
    out->fd = open(path, O_WRONLY | O_NOCTTY); /* a device or a pipe is written to, not replaced */
    return out->fd >= 0 ? EXIT_DONE : system_error("write", path, errno);
}

enum exit_status output_open(struct output *out, const struct arguments *args, enum option_id option)
{
    return output_open_path(out, args, args->text[option], option == OPTION_OUTPUT ? "-o" : "--save-goalposts");
}

enum exit_status output_open_path(struct output *out, const struct arguments *args, const char *path, const char *what)
{
    const char *operand;
    struct stat existing;

    output_open_standard(out);
    if (!path)
        return EXIT_DONE;
    out->name = path;
    out->colour = false;
    if (stat(path, &existing) != 0)
        return errno == ENOENT ? open_temporary(out, path, default_mode()) : system_error("write", path, errno);
    operand = same_file(args, &existing);
    if (operand)
        return usage_error(args->command, "%s %s would write over the input %s.", what, path, operand);
    return open_existing(out, path, &existing);
}

static void flush(struct output *out)
{
    const char *next = out->buffer;

    while (out->used > 0 && !out->error) {
        ssize_t written = write(out->fd, next, out->used);

        if (written >= 0) {
            next += written;
            out->used -= (size_t)written;
        } else if (errno != EINTR) {
            out->error = errno;
        }
    }
    out->used = 0;
}

void output_bytes(struct output *out, const char *bytes, size_t count)
{
    while (count > 0) {
        size_t room = sizeof out->buffer - out->used;
        size_t part = count < room ? count : room;

        memcpy(out->buffer + out->used, bytes, part);
        out->used += part;
        bytes += part;
        count -= part;
        if (out->used == sizeof out->buffer)
            flush(out);
    }
}

void output_text(struct output *out, const char *text)
{
    output_bytes(out, text, strlen(text));
}

void output_spaces(struct output *out, int32_t count)
{
    for (; count > 0; count--)
        output_bytes(out, " ", 1);
}

enum exit_status output_close(struct output *out, enum exit_status status)
{
    if (status == EXIT_DONE)
        flush(out);
    if (close(out->fd) != 0 && !out->error)
        out->error = errno;
    if (status == EXIT_DONE && !out->error && out->temporary && rename(out->temporary, out->target) != 0)
        out->error = errno;
    if (out->temporary && (status != EXIT_DONE || out->error))
        unlink(out->temporary);
    forget_names(out);
    if (status != EXIT_DONE || !out->error)
        return status;
    /* A reader that closes its end, as `head` does, has what it wanted. */
    return out->error == EPIPE ? EXIT_SYSTEM : system_error("write", out->name, out->error);
}

void output_count(struct output *out, int64_t count, const char *singular, const char *plural)
{
    char text[NUMBER_SIZE];

    output_text(out, count_text(count, singular, plural, text));
}

void output_printable(struct output *out, const char *text)
{
    char *copy = printable_copy(text);

    output_text(out, copy ? copy : "");
    free(copy);
}
