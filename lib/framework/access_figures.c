/* SPDX-License-Identifier: MIT */
/* The public view of a framework: facets, methods, figures. */
#include <string.h>

#include "framework/model.h"

static const struct facet *facet_at(const cpi_framework *framework, int32_t facet)
{
    return framework && facet >= 0 && facet < framework->model->facet_count ? &framework->model->facets[facet] : NULL;
}

static const struct group *group_at(const cpi_framework *framework, int32_t facet, int32_t group)
{
    const struct facet *f = facet_at(framework, facet);
    return f && group >= 0 && group < f->group_count ? &framework->model->groups[f->first_group + group] : NULL;
}

static const struct method *method_at(const cpi_framework *framework, int32_t method)
{
    return framework && method >= 0 && method < framework->model->method_count ? &framework->model->methods[method]
                                                                               : NULL;
}

int32_t cpi_framework_facet_count(const cpi_framework *framework)
{
    return framework ? framework->model->facet_count : 0;
}

const char *cpi_framework_facet_code(const cpi_framework *framework, int32_t facet)
{
    const struct facet *f = facet_at(framework, facet);
    return f ? f->code : NULL;
}

const char *cpi_framework_facet_title(const cpi_framework *framework, int32_t facet, const char *language)
{
    const struct facet *f = facet_at(framework, facet);
    const char *title = f ? framework_text(framework, text_key(TEXT_OF_FACET, facet, -1, CPI_TITLE), language) : NULL;
    return title ? title : cpi_framework_facet_code(framework, facet);
}

int32_t cpi_framework_group_count(const cpi_framework *framework, int32_t facet)
{
    const struct facet *f = facet_at(framework, facet);
    return f ? f->group_count : 0;
}

const char *cpi_framework_group_code(const cpi_framework *framework, int32_t facet, int32_t group)
{
    const struct group *g = group_at(framework, facet, group);
    return g ? g->code : NULL;
}

const char *cpi_framework_group_title(const cpi_framework *framework, int32_t facet, int32_t group,
                                      const char *language)
{
    const struct group *g = group_at(framework, facet, group);
    return g ? framework_text(framework, text_key(TEXT_OF_FACET, facet, group, CPI_TITLE), language) : NULL;
}

int cpi_framework_in_group(const cpi_framework *framework, int32_t node, int32_t facet, int32_t group)
{
    const struct group *g = group_at(framework, facet, group);
    if (!g || node < 0 || node >= framework->model->node_count || framework->model->nodes[node].kind != CPI_INDICATOR)
        return 0;
    while (!is_main_indicator(framework->model, node))
        node = framework->model->nodes[node].parent;
    return in_group(framework->model, node, (int32_t)(g - framework->model->groups));
}

int32_t cpi_framework_method_count(const cpi_framework *framework)
{
    return framework ? framework->model->method_count : 0;
}

int32_t cpi_framework_find_method(const cpi_framework *framework, const char *code)
{
    for (int32_t i = 0; code && i < cpi_framework_method_count(framework); i++)
        if (strcmp(framework->model->methods[i].code, code) == 0)
            return i;
    return CPI_NONE;
}

const char *cpi_framework_method_code(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? m->code : NULL;
}

const char *cpi_framework_method_text(const cpi_framework *framework, int32_t method, cpi_text_kind text,
                                      const char *language)
{
    const struct method *m = method_at(framework, method);
    bool has = text == CPI_TITLE || text == CPI_DESCRIPTION || text == CPI_SOURCE;
    return m && has ? framework_text(framework, text_key(TEXT_OF_METHOD, method, -1, text), language) : NULL;
}

const char *cpi_framework_method_from(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? m->from : NULL;
}

const char *cpi_framework_method_until(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? m->until : NULL;
}

const char *cpi_framework_method_respondents(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? COMBINING_WORDS[m->respondents.combining] : NULL;
}

int32_t cpi_framework_method_respondent_weight(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? m->respondents.weight : CPI_NONE;
}

int32_t cpi_framework_method_digits(const cpi_framework *framework, int32_t method)
{
    const struct method *m = method_at(framework, method);
    return m ? m->output.digits : CPI_NONE;
}

int32_t cpi_framework_figure_count(const cpi_framework *framework)
{
    return framework ? figure_count(framework->model) : 0;
}

int32_t cpi_framework_find_figure(const cpi_framework *framework, const char *address)
{
    return framework && address ? map_find(&framework->model->addresses, address) : CPI_NONE;
}

/* A figure, taken apart. */
struct figure {
    cpi_figure_kind kind;
    int32_t node;
    int32_t group;   /* among all groups, else -1 */
    int32_t derived; /* else -1 */
};

static bool figure_at(const cpi_framework *framework, int32_t figure, struct figure *parts)
{
    if (figure < 0 || figure >= cpi_framework_figure_count(framework))
        return false;
    const struct model *model = framework->model;
    *parts = (struct figure){CPI_FIGURE_NODE, figure, -1, -1};
    if (figure >= first_derived_figure(model)) {
        *parts = (struct figure){CPI_FIGURE_DERIVED, -1, -1, figure - first_derived_figure(model)};
    } else if (figure >= first_cell_figure(model)) {
        const struct cell *cell = &model->cells[figure - first_cell_figure(model)];
        *parts = (struct figure){CPI_FIGURE_CELL, cell->node, cell->group, -1};
    } else if (figure >= first_group_figure(model)) {
        *parts = (struct figure){CPI_FIGURE_GROUP, 0, figure - first_group_figure(model), -1};
    }
    return true;
}

const char *cpi_framework_figure_address(const cpi_framework *framework, int32_t figure)
{
    struct figure parts;
    if (!figure_at(framework, figure, &parts))
        return NULL;
    const struct model *model = framework->model;
    switch (parts.kind) {
    case CPI_FIGURE_NODE:
        return model->nodes[figure].code;
    case CPI_FIGURE_GROUP:
        return model->groups[parts.group].address;
    case CPI_FIGURE_CELL:
        return model->cells[figure - first_cell_figure(model)].address;
    case CPI_FIGURE_DERIVED:
        return model->derived[parts.derived].code;
    }
    return NULL;
}

cpi_figure_kind cpi_framework_figure_kind(const cpi_framework *framework, int32_t figure)
{
    struct figure parts;
    return figure_at(framework, figure, &parts) ? parts.kind : CPI_FIGURE_NODE;
}

const char *cpi_framework_figure_title(const cpi_framework *framework, int32_t figure, const char *language)
{
    struct figure parts;
    if (!figure_at(framework, figure, &parts))
        return NULL;
    if (parts.derived >= 0)
        return framework_text(framework, text_key(TEXT_OF_DERIVED, parts.derived, -1, CPI_TITLE), language);
    if (parts.group < 0)
        return cpi_framework_node_text(framework, figure, CPI_TITLE, language);
    const struct group *group = &framework->model->groups[parts.group];
    int32_t number = parts.group - framework->model->facets[group->facet].first_group;
    return cpi_framework_group_title(framework, group->facet, number, language);
}

int32_t cpi_framework_figure_node(const cpi_framework *framework, int32_t figure)
{
    struct figure parts;
    return figure_at(framework, figure, &parts) ? parts.node : CPI_NONE;
}

int32_t cpi_framework_figure_facet(const cpi_framework *framework, int32_t figure)
{
    struct figure parts;
    bool grouped = figure_at(framework, figure, &parts) && parts.group >= 0;
    return grouped ? framework->model->groups[parts.group].facet : CPI_NONE;
}

int32_t cpi_framework_figure_group(const cpi_framework *framework, int32_t figure)
{
    struct figure parts;
    bool grouped = figure_at(framework, figure, &parts) && parts.group >= 0;
    if (!grouped)
        return CPI_NONE;
    return parts.group - framework->model->facets[framework->model->groups[parts.group].facet].first_group;
}
