/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "framework/loader.h"
#include "framework/translation.h"

static const struct field HEAD_TABLE[HEAD_FIELDS] = {
    {"cpindex", true},      {"code", true},       {"edition", true},  {"title", true},       {"status", true},
    {"description", false}, {"languages", false}, {"unit", false},    {"owner", false},      {"source", false},
    {"licence", false},     {"scales", false},    {"facets", false},  {"derived", false},    {"bands", false},
    {"methods", true},      {"scale", false},     {"domains", false}, {"indicators", false},
};

static const struct document_kind FRAMEWORK = {"framework", "cpindex", "cpindex_translation",
                                               "this is a translation; give the framework that it stands beside"};

static void load_parts(struct loader *loader, const struct value *root)
{
    const struct value *head[HEAD_FIELDS];
    if (!reader_version(&loader->reader, root, &FRAMEWORK) ||
        !reader_fields(&loader->reader, root, HEAD_TABLE, HEAD_FIELDS, head))
        return;
    load_head(loader, head);
    load_scales(loader, head[HEAD_SCALES]);
    load_facets(loader, head[HEAD_FACETS]);
    if (!loader->reader.no_memory)
        load_tree(loader, root, head);
    if (!loader->reader.no_memory)
        load_denominators(loader);
    if (!loader->reader.no_memory)
        number_cells(loader);
    if (!loader->reader.no_memory)
        load_derived(loader, head[HEAD_DERIVED]);
    if (!loader->reader.no_memory)
        load_bands(loader, head[HEAD_BANDS]);
    if (!loader->reader.no_memory)
        load_methods(loader, head[HEAD_METHODS]);
    /* Methods of a tree with problems would only report their consequences. */
    if (!loader->reader.no_memory && !loader->reader.problems)
        check_methods(loader);
}

static void loader_free(struct loader *loader)
{
    for (int32_t i = 0; loader->groups && i < loader->model->facet_count; i++)
        map_free(&loader->groups[i]);
    arena_free(&loader->scratch);
    map_free(&loader->scales);
    map_free(&loader->facets);
    map_free(&loader->bands);
    free(loader->nodes);
    free(loader->quantities);
    free(loader->denominators);
    free(loader->memberships);
    free(loader->node_places);
    free(loader->weight_places);
}

/* Room for one, that is not computed yet. */
static bool make_fingerprint(struct model *model)
{
    model->fingerprint = arena_alloc(&model->arena, sizeof *model->fingerprint);
    if (model->fingerprint)
        atomic_init(&model->fingerprint->state, FINGERPRINT_UNKNOWN);
    return model->fingerprint != NULL;
}

static cpi_status load_model(const struct document *document, cpi_diag *diag, struct model *model)
{
    struct loader loader = {
        .reader = {.diag = diag, .file = document->name}, .model = model, .suggestions_left = MOST_SUGGESTIONS};
    load_parts(&loader, document->root);
    if (!loader.reader.no_memory && !loader.reader.problems) {
        loader.reader.no_memory = !map_trim(&model->addresses) || !map_trim(&model->meanings) ||
                                  !text_table_finish(&model->texts, &model->arena) || !make_fingerprint(model);
    }
    loader_free(&loader);
    return loader.reader.no_memory ? CPI_NO_MEMORY : loader.reader.problems ? CPI_BAD_INPUT : CPI_OK;
}

static cpi_status read_model(const char *text, size_t length, const char *name, cpi_diag *diag, struct model *model)
{
    struct document document;
    cpi_status read = document_read(&document, text, length, name, diag);
    cpi_status status = read;
    /* A text with problems of form may still be checked for its meaning, so that its author sees all of them at once. A
     * broken one, that ends in the middle, would only report what the rest was about to say. */
    if (read == CPI_OK || (read == CPI_BAD_INPUT && document.complete))
        status = load_model(&document, diag, model);
    arena_take_over(&model->arena, &document.texts);
    document_free(&document);
    return read == CPI_OK || status == CPI_NO_MEMORY ? status : read;
}

cpi_status cpi_framework_load(const char *text, size_t length, const char *name, cpi_diag *diag,
                              cpi_framework **framework)
{
    name = name ? name : "framework";
    if (framework)
        *framework = NULL;
    if (!text || !framework)
        return CPI_BAD_ARGUMENT;
    if (!diag_check_size(diag, name, length, FRAMEWORK_LIMIT))
        return CPI_BAD_INPUT;
    struct model *model = calloc(1, sizeof *model);
    cpi_framework *loaded = calloc(1, sizeof *loaded);
    int32_t reported = cpi_diag_count(diag);
    cpi_status status = model && loaded ? read_model(text, length, name, diag, model) : CPI_NO_MEMORY;
    diag_sort(diag, reported);
    if (status != CPI_OK) {
        model_free(model);
        free(loaded);
        return status;
    }
    atomic_init(&loaded->references, 1);
    loaded->model = model;
    *framework = loaded;
    return CPI_OK;
}

static cpi_status load_from_file(const char *path, cpi_diag *diag, cpi_framework **framework)
{
    char *text;
    size_t length;
    cpi_status status = file_read(path, FRAMEWORK_LIMIT, diag, &text, &length);
    if (status != CPI_OK)
        return status;
    status = cpi_framework_load(text, length, path, diag, framework);
    free(text);
    return status;
}

cpi_status cpi_framework_load_file(const char *path, cpi_diag *diag, cpi_framework **framework)
{
    if (framework)
        *framework = NULL;
    if (!path || !framework)
        return CPI_BAD_ARGUMENT;
    cpi_status status = load_from_file(path, diag, framework);
    if (status == CPI_OK)
        status = translate_from_files(path, diag, framework);
    return status;
}

cpi_framework *cpi_framework_ref(const cpi_framework *framework)
{
    cpi_framework *counted = (cpi_framework *)(uintptr_t)framework;
    if (counted)
        atomic_fetch_add_explicit(&counted->references, 1, memory_order_relaxed);
    return counted;
}

void cpi_framework_unref(cpi_framework *framework)
{
    while (framework && atomic_fetch_sub_explicit(&framework->references, 1, memory_order_acq_rel) == 1) {
        cpi_framework *untranslated = framework->untranslated;
        if (!untranslated)
            model_free((struct model *)(uintptr_t)framework->model);
        map_free(&framework->meanings);
        arena_free(&framework->arena);
        free(framework);
        framework = untranslated;
    }
}
