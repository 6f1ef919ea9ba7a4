/* SPDX-License-Identifier: MIT */
#include <cpindex/links.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "document/reader.h"
#include "framework/model.h"
#include "framework/translation.h"

struct cpi_links {
    cpi_framework *earlier;
    cpi_framework *later;
    /* For each node of one edition, the node of the other that is the same question; -1 for none. */
    int32_t *earlier_of;
    int32_t *later_of;
    /* The later nodes that are linked, in order. */
    int32_t *linked;
    int32_t count;
};

struct linker {
    struct reader reader;
    struct cpi_links *links;
    int32_t suggestions_left;
};

/* The answered indicator with a code; -1, reported, where there is none. */
static int32_t find_question(struct linker *linker, const cpi_framework *framework, const char *code,
                             const struct value *place, bool at_key)
{
    void (*report)(struct reader *, const struct value *, enum diag_code, const char *, ...) =
        at_key ? reader_key_error : reader_error;
    const struct model *model = framework->model;
    int32_t node = cpi_framework_find_node(framework, code);
    if (node >= 0 && is_leaf(&model->nodes[node]))
        return node;
    if (node >= 0) {
        report(&linker->reader, place, CPI_D_NOT_ANSWERED, "'%s' is not answered: it is scored from what is below it",
               text_excerpt(code).text);
        return -1;
    }
    const char *best = suggest_indicator(model, code, &linker->suggestions_left);
    report(&linker->reader, place, CPI_D_UNKNOWN_INDICATOR, "no indicator of edition %s has the code '%s'%s",
           text_excerpt(model->edition).text, text_excerpt(code).text, text_did_you_mean(best).text);
    return -1;
}

static bool has_option(const cpi_framework *framework, int32_t scale, const char *code)
{
    for (int32_t i = 0; i < cpi_framework_option_count(framework, scale); i++)
        if (strcmp(cpi_framework_option_code(framework, scale, i), code) == 0)
            return true;
    return false;
}

static bool have_same_options(const cpi_framework *one, int32_t scale, const cpi_framework *other, int32_t other_scale)
{
    if (cpi_framework_option_count(one, scale) != cpi_framework_option_count(other, other_scale))
        return false;
    for (int32_t i = 0; i < cpi_framework_option_count(one, scale); i++)
        if (!has_option(other, other_scale, cpi_framework_option_code(one, scale, i)))
            return false;
    return true;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Answers that cannot be told apart by their kind are compared; others cannot be. */
static void check_kinds(struct linker *linker, int32_t earlier, int32_t later, const struct value *place)
{
    const struct cpi_links *links = linker->links;
    int32_t scale = cpi_framework_node_scale(links->earlier, earlier);
    int32_t later_scale = cpi_framework_node_scale(links->later, later);
    if ((scale < 0) != (later_scale < 0))
        reader_error(&linker->reader, place, CPI_D_OTHER_ANSWERS,
                     "'%s' is answered %s, but '%s' %s, so that the answers cannot be compared",
                     cpi_framework_node_code(links->earlier, earlier), scale < 0 ? "with a number" : "from a scale",
                     cpi_framework_node_code(links->later, later), scale < 0 ? "from a scale" : "with a number");
    else if (scale >= 0 && !have_same_options(links->earlier, scale, links->later, later_scale))
        reader_error(&linker->reader, place, CPI_D_OTHER_ANSWERS,
                     "'%s' has other options than '%s', so that the answers cannot be compared",
                     cpi_framework_node_code(links->earlier, earlier), cpi_framework_node_code(links->later, later));
    else if (scale < 0 && !is_same_text(cpi_framework_unit_of_measure(links->earlier, earlier),
                                        cpi_framework_unit_of_measure(links->later, later)))
        reader_error(&linker->reader, place, CPI_D_OTHER_ANSWERS,
                     "'%s' has another unit of measure than '%s', so that the answers cannot be compared",
                     cpi_framework_node_code(links->earlier, earlier), cpi_framework_node_code(links->later, later));
}

static void link_nodes(struct linker *linker, int32_t earlier, int32_t later, const struct value *place)
{
    struct cpi_links *links = linker->links;
    if (links->earlier_of[later] >= 0) {
        reader_error(&linker->reader, place, CPI_D_LINKED_TWICE, "'%s' is already linked to '%s'",
                     cpi_framework_node_code(links->later, later),
                     cpi_framework_node_code(links->earlier, links->earlier_of[later]));
        return;
    }
    check_kinds(linker, earlier, later, place);
    links->earlier_of[later] = earlier;
    links->later_of[earlier] = later;
}

static void link_same(struct linker *linker, const struct value *same)
{
    if (!reader_is_map(&linker->reader, same))
        return;
    for (const struct value *value = same->first; value; value = value->next) {
        const char *code;
        int32_t earlier = find_question(linker, linker->links->earlier, value->key, value, true);
        int32_t later = reader_text(&linker->reader, value, &code)
                            ? find_question(linker, linker->links->later, code, value, false)
                            : -1;
        if (earlier >= 0 && later >= 0)
            link_nodes(linker, earlier, later, value);
    }
}

/* Codes that both editions have, for questions that differ: marked as linked to nothing by their own number. */
static void mark_different(struct linker *linker, const struct value *different, bool *apart)
{
    if (!reader_is_list(&linker->reader, different))
        return;
    for (const struct value *value = different->first; value; value = value->next) {
        const char *code;
        if (!reader_text(&linker->reader, value, &code))
            continue;
        int32_t later = find_question(linker, linker->links->later, code, value, false);
        if (later >= 0 && find_question(linker, linker->links->earlier, code, value, false) >= 0)
            apart[later] = true;
    }
}

/* Whatever is not linked yet, and has the same code in both editions. */
static void link_same_codes(struct linker *linker, const struct value *place, const bool *apart)
{
    struct cpi_links *links = linker->links;
    const struct model *later = links->later->model;
    for (int32_t i = 0; i < later->indicator_count; i++) {
        int32_t node = later->indicators[i];
        int32_t earlier = cpi_framework_find_node(links->earlier, later->nodes[node].code);
        if (earlier < 0 || apart[node] || !is_leaf(&links->earlier->model->nodes[earlier]))
            continue;
        if (links->earlier_of[node] < 0 && links->later_of[earlier] < 0)
            link_nodes(linker, earlier, node, place);
    }
}

/* {framework: CPI, edition: "2.0"} */
static void check_edition(struct linker *linker, const struct value *value, const cpi_framework *framework)
{
    enum { FRAMEWORK, EDITION, FIELDS };
    static const struct field fields[FIELDS] = {{"framework", true}, {"edition", true}};
    const struct value *values[FIELDS];
    const char *code;
    const char *edition;
    if (!reader_fields(&linker->reader, value, fields, FIELDS, values))
        return;
    if (reader_text(&linker->reader, values[FRAMEWORK], &code) && strcmp(code, cpi_framework_code(framework)) != 0)
        reader_error(&linker->reader, values[FRAMEWORK], CPI_D_OTHER_FRAMEWORK, "these are links of '%s', not of '%s'",
                     text_excerpt(code).text, cpi_framework_code(framework));
    else if (reader_text(&linker->reader, values[EDITION], &edition) &&
             strcmp(edition, cpi_framework_edition(framework)) != 0)
        reader_error(&linker->reader, values[EDITION], CPI_D_OTHER_FRAMEWORK,
                     "these are links of edition '%s', not of '%s'", text_excerpt(edition).text,
                     text_excerpt(cpi_framework_edition(framework)).text);
}

static void link_all(struct linker *linker, const struct value *root, bool *apart)
{
    static const struct document_kind LINKS = {"file of links", "cpindex_links", "cpindex",
                                               "this is a framework, not a file of links"};
    enum { VERSION, EARLIER, LATER, SAME, SAME_CODES, DIFFERENT, FIELDS };
    static const struct field fields[FIELDS] = {{"cpindex_links", true}, {"earlier", true},     {"later", true},
                                                {"same", false},         {"same_codes", false}, {"different", false}};
    static const char *const WORDS[] = {"yes", "no"};
    const struct value *values[FIELDS];
    int word = 1;
    if (!reader_version(&linker->reader, root, &LINKS) || !reader_fields(&linker->reader, root, fields, FIELDS, values))
        return;
    check_edition(linker, values[EARLIER], linker->links->earlier);
    check_edition(linker, values[LATER], linker->links->later);
    reader_word(&linker->reader, values[SAME_CODES], WORDS, 2, &word);
    if (values[DIFFERENT] && word == 1)
        reader_key_error(
            &linker->reader, values[DIFFERENT], CPI_D_NOT_HERE,
            "'different' does not belong here: only with `same_codes: yes` are codes taken to be the same");
    if (linker->reader.problems)
        return;
    link_same(linker, values[SAME]);
    mark_different(linker, values[DIFFERENT], apart);
    if (word == 0)
        link_same_codes(linker, values[SAME_CODES], apart);
}

static bool make_room(struct cpi_links *links)
{
    int32_t earlier = links->earlier->model->node_count;
    int32_t later = links->later->model->node_count;
    links->later_of = malloc((size_t)earlier * sizeof *links->later_of);
    links->earlier_of = malloc((size_t)later * sizeof *links->earlier_of);
    links->linked = malloc((size_t)later * sizeof *links->linked);
    if (!links->later_of || !links->earlier_of || !links->linked)
        return false;
    for (int32_t i = 0; i < earlier; i++)
        links->later_of[i] = CPI_NONE;
    for (int32_t i = 0; i < later; i++)
        links->earlier_of[i] = CPI_NONE;
    return true;
}

static cpi_status read_links(struct cpi_links *links, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    struct linker linker = {.reader = {.diag = diag, .file = name}, .links = links, .suggestions_left = MOST_SUGGESTIONS};
    struct document document;
    bool *apart = calloc((size_t)links->later->model->node_count, sizeof *apart);
    cpi_status status = apart ? document_read(&document, text, length, name, diag) : CPI_NO_MEMORY;
    if (apart) {
        if (status == CPI_OK || (status == CPI_BAD_INPUT && document.complete))
            link_all(&linker, document.root, apart);
        document_free(&document);
    }
    free(apart);
    if (status == CPI_NO_MEMORY || linker.reader.no_memory)
        return CPI_NO_MEMORY;
    for (int32_t i = 0; i < links->later->model->node_count; i++)
        if (links->earlier_of[i] >= 0)
            links->linked[links->count++] = i;
    return linker.reader.problems ? CPI_BAD_INPUT : status;
}

cpi_status cpi_links_load(const cpi_framework *earlier, const cpi_framework *later, const char *text, size_t length,
                          const char *name, cpi_diag *diag, cpi_links **links)
{
    if (links)
        *links = NULL;
    if (!earlier || !later || !text || !links)
        return CPI_BAD_ARGUMENT;
    name = name ? name : "links";
    if (!diag_check_size(diag, name, length, FRAMEWORK_LIMIT))
        return CPI_BAD_INPUT;
    cpi_links *read = calloc(1, sizeof *read);
    if (!read)
        return CPI_NO_MEMORY;
    read->earlier = cpi_framework_ref(earlier);
    read->later = cpi_framework_ref(later);
    int32_t reported = cpi_diag_count(diag);
    cpi_status status = make_room(read) ? read_links(read, text, length, name, diag) : CPI_NO_MEMORY;
    diag_sort(diag, reported);
    if (status == CPI_OK)
        *links = read;
    else
        cpi_links_free(read);
    return status;
}

cpi_status cpi_links_load_file(const cpi_framework *earlier, const cpi_framework *later, const char *path,
                               cpi_diag *diag, cpi_links **links)
{
    char *text;
    size_t length;
    if (links)
        *links = NULL;
    if (!earlier || !later || !path || !links)
        return CPI_BAD_ARGUMENT;
    cpi_status status = file_read(path, FRAMEWORK_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_links_load(earlier, later, text, length, path, diag, links);
    free(text);
    return status;
}

void cpi_links_free(cpi_links *links)
{
    if (!links)
        return;
    cpi_framework_unref(links->earlier);
    cpi_framework_unref(links->later);
    free(links->earlier_of);
    free(links->later_of);
    free(links->linked);
    free(links);
}

const cpi_framework *cpi_links_earlier_framework(const cpi_links *links)
{
    return links ? links->earlier : NULL;
}

const cpi_framework *cpi_links_later_framework(const cpi_links *links)
{
    return links ? links->later : NULL;
}

int32_t cpi_links_count(const cpi_links *links)
{
    return links ? links->count : 0;
}

int32_t cpi_links_later(const cpi_links *links, int32_t i)
{
    return i >= 0 && i < cpi_links_count(links) ? links->linked[i] : CPI_NONE;
}

int32_t cpi_links_earlier(const cpi_links *links, int32_t i)
{
    return cpi_links_find_earlier(links, cpi_links_later(links, i));
}

int32_t cpi_links_find_earlier(const cpi_links *links, int32_t later)
{
    return links && later >= 0 && later < links->later->model->node_count ? links->earlier_of[later] : CPI_NONE;
}

int32_t cpi_links_find_later(const cpi_links *links, int32_t earlier)
{
    return links && earlier >= 0 && earlier < links->earlier->model->node_count ? links->later_of[earlier] : CPI_NONE;
}
