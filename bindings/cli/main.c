/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cpindex/cpindex.h>

#include "args.h"
#include "help.h"
#include "message.h"
#include "output.h"

static const struct command *const commands[] = {
    &check_command, &show_command, &score_command, &explain_command, &audit_command, &import_command, NULL,
};

/* A file must not be opened as number 0, 1 or 2 where the caller closed one of these. Each is held the wrong way round,
 * so that using it still fails. */
static void hold_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

static enum exit_status print_version(void)
{
    struct output out;

    output_open_standard(&out);
    output_text(&out, "cpindex ");
    output_text(&out, cpi_version());
    output_text(&out, "\n");
    return output_close(&out, EXIT_DONE);
}

static enum exit_status ask_for_command(void)
{
    struct choices choices = {.length = 0};

    for (size_t i = 0; commands[i]; i++)
        choices_add(&choices, commands[i]->name);
    return usage_error(NULL, "say what to do: %s.", choices_text(&choices));
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static enum exit_status run_command(const struct command *command, int argc, char **argv)
{
    struct arguments args;
    enum exit_status status = arguments_parse(&args, command, argc, argv);

    if (status != EXIT_DONE)
        return status;
    return args.help ? help_command(command) : command->run(&args);
}

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : NULL;
    const struct command *command;

    hold_standard_streams();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of a write, reported as such, */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    if (!word)
        return ask_for_command();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help_all(commands);
    if (strcmp(word, "--version") == 0)
        return print_version();
    command = find_command(word);
    if (!command)
        return usage_error(NULL, word[0] == '-' ? "there is no option '%s'." : "there is no command '%s'.", word);
    return run_command(command, argc - 2, argv + 2);
}
