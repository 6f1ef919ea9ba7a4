/* SPDX-License-Identifier: MIT */
#include "select.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

static bool matches(const char *wanted, const char *text)
{
    return !wanted || strcmp(wanted, text) == 0;
}

bool is_selected(const cpi_scores *scores, int32_t assessment, const struct arguments *args)
{
    return matches(args->text[OPTION_UNIT], cpi_scores_unit(scores, assessment)) &&
           matches(args->text[OPTION_PERIOD], cpi_scores_period(scores, assessment));
}

int32_t selected_count(const cpi_scores *scores, const struct arguments *args)
{
    int32_t count = 0;

    for (int32_t i = 0; i < cpi_scores_count(scores); i++)
        count += is_selected(scores, i, args);
    return count;
}

bool has_several_units(const cpi_scores *scores)
{
    for (int32_t i = 1; i < cpi_scores_count(scores); i++)
        if (strcmp(cpi_scores_unit(scores, i), cpi_scores_unit(scores, 0)) != 0)
            return true;
    return false;
}

typedef const char *(*name_of)(const cpi_scores *scores, int32_t assessment);

/* The different units, or periods, of assessments that have `unit` (NULL for any), in the order of the panel. */
static void list_names(const cpi_scores *scores, const char *unit, name_of name, struct choices *choices)
{
    for (int32_t i = 0; i < cpi_scores_count(scores); i++) {
        bool is_new = matches(unit, cpi_scores_unit(scores, i));

        for (int32_t earlier = 0; is_new && earlier < i; earlier++)
            is_new =
                !matches(unit, cpi_scores_unit(scores, earlier)) || strcmp(name(scores, earlier), name(scores, i)) != 0;
        if (is_new)
            choices_add(choices, *name(scores, i) ? name(scores, i) : "'' (none)");
    }
}

static bool has_unit(const cpi_scores *scores, const char *unit)
{
    for (int32_t i = 0; i < cpi_scores_count(scores); i++)
        if (matches(unit, cpi_scores_unit(scores, i)))
            return true;
    return false;
}

enum exit_status check_selection(const cpi_scores *scores, const struct arguments *args)
{
    const char *unit = args->text[OPTION_UNIT];
    struct choices choices = {.length = 0};

    if (cpi_scores_count(scores) == 0 || selected_count(scores, args) > 0)
        return EXIT_DONE;
    if (!has_unit(scores, unit)) {
        list_names(scores, NULL, cpi_scores_unit, &choices);
        return usage_error(args->command, "the answers have no unit '%s'; they have: %s.", unit,
                           choices_text(&choices));
    }
    list_names(scores, unit, cpi_scores_period, &choices);
    if (unit)
        return usage_error(args->command, "%s has no period '%s'; it has: %s.", unit, args->text[OPTION_PERIOD],
                           choices_text(&choices));
    return usage_error(args->command, "the answers have no period '%s'; they have: %s.", args->text[OPTION_PERIOD],
                       choices_text(&choices));
}

static enum exit_status ask_for_one(const cpi_scores *scores, const struct arguments *args)
{
    const char *unit = args->text[OPTION_UNIT];
    struct choices choices = {.length = 0};

    if (!unit && has_several_units(scores)) {
        list_names(scores, NULL, cpi_scores_unit, &choices);
        return usage_error(args->command, "the answers have several units; choose one with --unit: %s.",
                           choices_text(&choices));
    }
    list_names(scores, unit, cpi_scores_period, &choices);
    return usage_error(args->command, "%s has several periods; choose one with --period: %s.",
                       unit ? unit : cpi_scores_unit(scores, 0), choices_text(&choices));
}

enum exit_status select_one(const cpi_scores *scores, const struct arguments *args, int32_t *assessment)
{
    enum exit_status status = check_selection(scores, args);

    if (status != EXIT_DONE)
        return status;
    if (cpi_scores_count(scores) == 0) {
        fputs("cpindex: there is nothing to explain: the answers have no rows.\n", stderr);
        return EXIT_PROBLEMS;
    }
    if (selected_count(scores, args) > 1)
        return ask_for_one(scores, args);
    for (*assessment = 0; !is_selected(scores, *assessment, args);)
        ++*assessment;
    return EXIT_DONE;
}
