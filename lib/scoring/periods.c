/* SPDX-License-Identifier: MIT */
#include "scoring/periods.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a;
    const struct member *y = b;
    int order = strcmp(x->period, y->period);
    if (order != 0)
        return order;
    return x->assessment < y->assessment ? -1 : x->assessment > y->assessment;
}

struct member *members_by_period(const cpi_scores *scores)
{
    struct member *members = malloc(((size_t)scores->count + 1) * sizeof *members);
    for (int32_t i = 0; members && i < scores->count; i++)
        members[i] = (struct member){scores->assessments[i].period, i};
    if (members)
        sort_items(members, (size_t)scores->count, sizeof *members, compare_members);
    return members;
}

int32_t period_end(const struct member *members, int32_t first, int32_t count)
{
    int32_t end = first + 1;
    while (end < count && strcmp(members[end].period, members[first].period) == 0)
        end++;
    return end;
}
