/* SPDX-License-Identifier: MIT */
/* The public view of a framework: head, tree, scales, quantities. */
#include <math.h>

#include "framework/fingerprint.h"

static const struct node *node_at(const cpi_framework *framework, int32_t node)
{
    return framework && node >= 0 && node < framework->model->node_count ? &framework->model->nodes[node] : NULL;
}

static const struct scale *scale_at(const cpi_framework *framework, int32_t scale)
{
    return framework && scale >= 0 && scale < framework->model->scale_count ? &framework->model->scales[scale] : NULL;
}

static const struct option *option_at(const cpi_framework *framework, int32_t scale, int32_t option)
{
    const struct scale *s = scale_at(framework, scale);
    return s && option >= 0 && option < s->option_count ? &s->options[option] : NULL;
}

static const struct quantity *quantity_at(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n && n->quantity >= 0 ? &framework->model->quantities[n->quantity] : NULL;
}

const char *cpi_framework_code(const cpi_framework *framework)
{
    return framework ? framework->model->nodes[0].code : NULL;
}

const char *cpi_framework_edition(const cpi_framework *framework)
{
    return framework ? framework->model->edition : NULL;
}

cpi_framework_status cpi_framework_get_status(const cpi_framework *framework)
{
    return framework ? framework->model->status : CPI_EXAMPLE;
}

const char *cpi_framework_status_name(const cpi_framework *framework)
{
    switch (cpi_framework_get_status(framework)) {
    case CPI_OFFICIAL:
        return "official";
    case CPI_RECONSTRUCTION:
        return "reconstruction";
    case CPI_EXAMPLE:
        break;
    }
    return framework ? "example" : NULL;
}

const char *cpi_framework_unit(const cpi_framework *framework)
{
    return framework ? framework->model->unit : NULL;
}

const char *cpi_framework_owner(const cpi_framework *framework)
{
    return framework ? framework->model->owner : NULL;
}

const char *cpi_framework_licence(const cpi_framework *framework)
{
    return framework ? framework->model->licence : NULL;
}

const char *cpi_framework_fingerprint(const cpi_framework *framework)
{
    return framework ? model_fingerprint(framework->model) : NULL;
}

int32_t cpi_framework_language_count(const cpi_framework *framework)
{
    return framework ? framework->model->language_count : 0;
}

const char *cpi_framework_language(const cpi_framework *framework, int32_t i)
{
    return i >= 0 && i < cpi_framework_language_count(framework) ? framework->model->languages[i] : NULL;
}

int32_t cpi_framework_node_count(const cpi_framework *framework)
{
    return framework ? framework->model->node_count : 0;
}

int32_t cpi_framework_find_node(const cpi_framework *framework, const char *code)
{
    int32_t figure = framework && code ? map_find(&framework->model->addresses, code) : CPI_NONE;
    return figure < cpi_framework_node_count(framework) ? figure : CPI_NONE;
}

const char *cpi_framework_node_code(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->code : NULL;
}

cpi_node_kind cpi_framework_node_kind(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? (cpi_node_kind)n->kind : CPI_INDEX;
}

int32_t cpi_framework_node_parent(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->parent : CPI_NONE;
}

int32_t cpi_framework_node_level(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->level : CPI_NONE;
}

int32_t cpi_framework_child_count(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->child_count : 0;
}

int32_t cpi_framework_child(const cpi_framework *framework, int32_t node, int32_t i)
{
    const struct node *n = node_at(framework, node);
    return n && i >= 0 && i < n->child_count ? framework->model->children[n->first_child + i] : CPI_NONE;
}

double cpi_framework_node_weight(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->weight : NAN;
}

int cpi_framework_node_scored(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n && !n->unscored;
}

const char *cpi_framework_node_text(const cpi_framework *framework, int32_t node, cpi_text_kind text,
                                    const char *language)
{
    const struct node *n = node_at(framework, node);
    if (!n || text < CPI_TITLE || text > CPI_EVIDENCE)
        return NULL;
    const char *found = framework_text(framework, text_key(TEXT_OF_NODE, node, -1, text), language);
    if (!found && text == CPI_TITLE && n->kind == CPI_INDICATOR)
        found = framework_text(framework, text_key(TEXT_OF_NODE, node, -1, CPI_QUESTION), language);
    return found;
}

int32_t cpi_framework_indicator_count(const cpi_framework *framework)
{
    return framework ? framework->model->indicator_count : 0;
}

int32_t cpi_framework_indicator_node(const cpi_framework *framework, int32_t i)
{
    return i >= 0 && i < cpi_framework_indicator_count(framework) ? framework->model->indicators[i] : CPI_NONE;
}

int32_t cpi_framework_node_indicator(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->indicator : CPI_NONE;
}

int32_t cpi_framework_node_scale(const cpi_framework *framework, int32_t node)
{
    const struct node *n = node_at(framework, node);
    return n ? n->scale : CPI_NONE;
}

int32_t cpi_framework_scale_count(const cpi_framework *framework)
{
    return framework ? framework->model->scale_count : 0;
}

const char *cpi_framework_scale_code(const cpi_framework *framework, int32_t scale)
{
    const struct scale *s = scale_at(framework, scale);
    return s ? s->code : NULL;
}

const char *cpi_framework_scale_title(const cpi_framework *framework, int32_t scale, const char *language)
{
    const struct scale *s = scale_at(framework, scale);
    const char *title = s ? framework_text(framework, text_key(TEXT_OF_SCALE, scale, -1, CPI_TITLE), language) : NULL;
    return title ? title : cpi_framework_scale_code(framework, scale);
}

double cpi_framework_scale_range(const cpi_framework *framework, int32_t scale, int32_t which)
{
    const struct scale *s = scale_at(framework, scale);
    return s && (which == 0 || which == 1) ? s->range[which] : NAN;
}

int32_t cpi_framework_option_count(const cpi_framework *framework, int32_t scale)
{
    const struct scale *s = scale_at(framework, scale);
    return s ? s->option_count : 0;
}

const char *cpi_framework_option_code(const cpi_framework *framework, int32_t scale, int32_t option)
{
    const struct option *o = option_at(framework, scale, option);
    return o ? o->code : NULL;
}

const char *cpi_framework_option_label(const cpi_framework *framework, int32_t scale, int32_t option,
                                       const char *language)
{
    const struct option *o = option_at(framework, scale, option);
    const char *label =
        o ? framework_text(framework, text_key(TEXT_OF_SCALE, scale, option, CPI_TITLE), language) : NULL;
    return label ? label : cpi_framework_option_code(framework, scale, option);
}

double cpi_framework_option_value(const cpi_framework *framework, int32_t scale, int32_t option)
{
    const struct option *o = option_at(framework, scale, option);
    return o ? o->value : NAN;
}

const char *cpi_framework_unit_of_measure(const cpi_framework *framework, int32_t node)
{
    const struct quantity *quantity = quantity_at(framework, node);
    return quantity ? quantity->unit : NULL;
}

double cpi_framework_goalpost(const cpi_framework *framework, int32_t node, int32_t which)
{
    const struct quantity *quantity = quantity_at(framework, node);
    bool fixed = quantity && quantity->normalisation == BY_MIN_MAX && (which == 0 || which == 1) &&
                 quantity->goalposts[which].kind == GOALPOST_NUMBER;
    return fixed ? quantity->goalposts[which].value : NAN;
}
