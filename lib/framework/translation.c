/* SPDX-License-Identifier: MIT */
#include "framework/translation.h"

#include <stdlib.h>
#include <string.h>

#include "document/reader.h"
#include "framework/labels.h"

struct translator {
    struct reader reader;
    int32_t suggestions_left;
    cpi_framework *translated;
};

static const struct model *model_of(const struct translator *translator)
{
    return translator->translated->model;
}

static void add_text(struct translator *translator, struct text_table *table, const struct value *value, uint64_t key)
{
    const char *text;
    if (reader_text(&translator->reader, value, &text) && !text_table_add(table, key, text))
        translator->reader.no_memory = true;
}

/* The translation itself: it may stand beside the text that it was made from, {en: Violence, sq: Dhuna}. */
static const struct value *beside_original(struct translator *translator, const struct value *value, uint64_t key)
{
    enum { ORIGINAL, TRANSLATION, FIELDS };
    struct field fields[FIELDS];
    const struct value *values[FIELDS];
    fields[ORIGINAL] = (struct field){model_of(translator)->languages[0], true};
    fields[TRANSLATION] = (struct field){translator->translated->language, true};
    if (!value || value->kind != VALUE_MAP)
        return value;
    if (!translator->translated->language || !reader_fields(&translator->reader, value, fields, FIELDS, values))
        return NULL;
    add_text(translator, &translator->translated->originals, values[ORIGINAL], key);
    return values[TRANSLATION];
}

static void keep_text(struct translator *translator, const struct value *value, uint64_t key)
{
    add_text(translator, &translator->translated->texts, beside_original(translator, value, key), key);
}

/* The texts of a mapping, by a table of fields and the kinds of text that they are. */
static void keep_texts(struct translator *translator, const struct value *map, const struct field *fields,
                       const int *kinds, size_t count, enum text_owner owner, int32_t index)
{
    const struct value *values[8];
    if (!reader_fields(&translator->reader, map, fields, count, values))
        return;
    for (size_t i = 0; i < count; i++)
        keep_text(translator, values[i], text_key(owner, index, -1, kinds[i]));
}

static const char *scale_code(const cpi_framework *framework, int32_t owner, int32_t i)
{
    (void)owner;
    return cpi_framework_scale_code(framework, i);
}

static const char *facet_code(const cpi_framework *framework, int32_t owner, int32_t i)
{
    (void)owner;
    return cpi_framework_facet_code(framework, i);
}

static const char *bands_code(const cpi_framework *framework, int32_t owner, int32_t i)
{
    (void)owner;
    return cpi_framework_bands_code(framework, i);
}

static const char *method_code(const cpi_framework *framework, int32_t owner, int32_t i)
{
    (void)owner;
    return cpi_framework_method_code(framework, i);
}

/* Things with codes: of the framework, or of one scale, facet or set of bands. NULL after the last. */
struct family {
    const char *(*code)(const cpi_framework *framework, int32_t owner, int32_t i);
    const char *name;
    enum diag_code unknown;
};

static const struct family SCALE_FAMILY = {scale_code, "scale", CPI_D_UNKNOWN_SCALE};
static const struct family OPTION_FAMILY = {cpi_framework_option_code, "option", CPI_D_UNKNOWN_OPTION};
static const struct family FACET_FAMILY = {facet_code, "facet", CPI_D_UNKNOWN_FACET};
static const struct family GROUP_FAMILY = {cpi_framework_group_code, "group", CPI_D_UNKNOWN_GROUP};
static const struct family BANDS_FAMILY = {bands_code, "bands", CPI_D_UNKNOWN_BANDS};
static const struct family BAND_FAMILY = {cpi_framework_band_code, "band", CPI_D_UNKNOWN_BAND};
static const struct family METHOD_FAMILY = {method_code, "method", CPI_D_UNKNOWN_METHOD};

/* Which of a family the key of a value names; -1, reported, where it names none. */
static int32_t find_member(struct translator *translator, const struct family *family, int32_t owner,
                           const struct value *value)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(value->key);
    const char *code;
    for (int32_t i = 0; (code = family->code(translator->translated, owner, i)); i++)
        if (strcmp(code, value->key) == 0)
            return i;
    translator->suggestions_left -= translator->suggestions_left > 0;
    for (int32_t i = 0; translator->suggestions_left && (code = family->code(translator->translated, owner, i)); i++)
        text_suggestion_try(value->key, code, &best, &distance);
    const struct value *parent = value->parent->parent;
    bool owned = family == &OPTION_FAMILY || family == &GROUP_FAMILY || family == &BAND_FAMILY;
    reader_key_error(&translator->reader, value, family->unknown, "%s%s%s has no %s '%s'%s",
                     owned ? "'" : "the framework", owned ? text_excerpt(parent->key).text : "", owned ? "'" : "",
                     family->name, text_excerpt(value->key).text, text_did_you_mean(best).text);
    return -1;
}

static void report_unknown(struct translator *translator, const struct value *value, enum diag_code code,
                           const char *what)
{
    reader_key_error(&translator->reader, value, code, "the framework has no %s '%s'", what,
                     text_excerpt(value->key).text);
}

static void keep_label(struct translator *translator, int32_t scale, int32_t option, const struct value *label,
                       bool shown)
{
    const struct label_collector labels = {
        .reader = &translator->reader,
        .arena = &translator->translated->arena,
        .meanings = &translator->translated->meanings,
        .untranslated = translator->translated->untranslated,
    };
    const char *text;
    if (!reader_text(&translator->reader, label, &text))
        return;
    label_add(&labels, &model_of(translator)->scales[scale], scale, option, label, false);
    if (shown)
        add_text(translator, &translator->translated->texts, label, text_key(TEXT_OF_SCALE, scale, option, CPI_TITLE));
}

/* One label, or a list of which the first is shown and all are accepted. */
static void keep_labels(struct translator *translator, int32_t scale, const struct value *value)
{
    int32_t option = find_member(translator, &OPTION_FAMILY, scale, value);
    if (option < 0)
        return;
    const struct value *labels = beside_original(translator, value, text_key(TEXT_OF_SCALE, scale, option, CPI_TITLE));
    if (!labels)
        return;
    if (labels->kind != VALUE_LIST)
        keep_label(translator, scale, option, labels, true);
    for (const struct value *label = labels->kind == VALUE_LIST ? labels->first : NULL; label; label = label->next)
        keep_label(translator, scale, option, label, label->index == 0);
}

static void keep_options(struct translator *translator, int32_t scale, const struct value *options)
{
    if (!reader_is_map(&translator->reader, options))
        return;
    for (const struct value *labels = options->first; labels; labels = labels->next)
        keep_labels(translator, scale, labels);
}

static void keep_scale(struct translator *translator, const struct value *value)
{
    enum { TITLE, OPTIONS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"options", false}};
    const struct value *values[FIELDS];
    int32_t scale = find_member(translator, &SCALE_FAMILY, -1, value);
    if (scale >= 0 && reader_fields(&translator->reader, value, fields, FIELDS, values)) {
        keep_text(translator, values[TITLE], text_key(TEXT_OF_SCALE, scale, -1, CPI_TITLE));
        keep_options(translator, scale, values[OPTIONS]);
    }
}

static void keep_group(struct translator *translator, int32_t facet, const struct value *value)
{
    int32_t group = find_member(translator, &GROUP_FAMILY, facet, value);
    if (group >= 0)
        keep_text(translator, value, text_key(TEXT_OF_FACET, facet, group, CPI_TITLE));
}

static void keep_facet(struct translator *translator, const struct value *value)
{
    enum { TITLE, GROUPS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"groups", false}};
    const struct value *values[FIELDS];
    int32_t facet = find_member(translator, &FACET_FAMILY, -1, value);
    if (facet < 0 || !reader_fields(&translator->reader, value, fields, FIELDS, values))
        return;
    keep_text(translator, values[TITLE], text_key(TEXT_OF_FACET, facet, -1, CPI_TITLE));
    if (reader_is_map(&translator->reader, values[GROUPS]))
        for (const struct value *group = values[GROUPS]->first; group; group = group->next)
            keep_group(translator, facet, group);
}

static void keep_node(struct translator *translator, const struct value *value)
{
    static const struct field fields[] = {{"title", false},    {"description", false}, {"question", false},
                                          {"guidance", false}, {"source", false},      {"evidence", false}};
    static const int kinds[] = {CPI_TITLE, CPI_DESCRIPTION, CPI_QUESTION, CPI_GUIDANCE, CPI_SOURCE, CPI_EVIDENCE};
    int32_t node = map_find(&model_of(translator)->addresses, value->key);
    if (node < 0 || node >= model_of(translator)->node_count)
        report_unknown(translator, value, CPI_D_UNKNOWN_NODE, "domain or indicator");
    else
        keep_texts(translator, value, fields, kinds, 6, TEXT_OF_NODE, node);
}

static void keep_derived(struct translator *translator, const struct value *value)
{
    const struct model *model = model_of(translator);
    int32_t figure = map_find(&model->addresses, value->key);
    if (figure < first_derived_figure(model))
        report_unknown(translator, value, CPI_D_UNKNOWN_FIGURE, "derived figure");
    else
        keep_text(translator, value, text_key(TEXT_OF_DERIVED, figure - first_derived_figure(model), -1, CPI_TITLE));
}

static void keep_band(struct translator *translator, int32_t bands, const struct value *value)
{
    int32_t band = find_member(translator, &BAND_FAMILY, bands, value);
    if (band >= 0)
        keep_text(translator, value, text_key(TEXT_OF_BANDS, bands, band, CPI_TITLE));
}

static void keep_bands(struct translator *translator, const struct value *value)
{
    enum { TITLE, BANDS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"bands", false}};
    const struct value *values[FIELDS];
    int32_t bands = find_member(translator, &BANDS_FAMILY, -1, value);
    if (bands < 0 || !reader_fields(&translator->reader, value, fields, FIELDS, values))
        return;
    keep_text(translator, values[TITLE], text_key(TEXT_OF_BANDS, bands, -1, CPI_TITLE));
    if (reader_is_map(&translator->reader, values[BANDS]))
        for (const struct value *band = values[BANDS]->first; band; band = band->next)
            keep_band(translator, bands, band);
}

static void keep_method(struct translator *translator, const struct value *value)
{
    static const struct field fields[] = {{"title", false}, {"description", false}, {"source", false}};
    static const int kinds[] = {CPI_TITLE, CPI_DESCRIPTION, CPI_SOURCE};
    int32_t method = find_member(translator, &METHOD_FAMILY, -1, value);
    if (method >= 0)
        keep_texts(translator, value, fields, kinds, 3, TEXT_OF_METHOD, method);
}

static void keep_each(struct translator *translator, const struct value *map,
                      void (*keep)(struct translator *, const struct value *))
{
    if (!reader_is_map(&translator->reader, map))
        return;
    for (const struct value *value = map->first; value && !translator->reader.no_memory; value = value->next)
        keep(translator, value);
}

static void keep_language(struct translator *translator, const struct value *value)
{
    const struct model *model = model_of(translator);
    const char *language;
    if (!reader_text(&translator->reader, value, &language))
        return;
    for (int32_t i = 1; i < model->language_count; i++)
        if (strcmp(model->languages[i], language) == 0)
            translator->translated->language = model->languages[i];
    if (!translator->translated->language)
        reader_error(&translator->reader, value, CPI_D_OTHER_LANGUAGE,
                     "'%s' is not among the languages that the framework lists after its first",
                     text_excerpt(language).text);
}

static void keep_status(struct translator *translator, const struct value *value)
{
    static const char *const WORDS[] = {"draft", "confirmed"};
    int word;
    if (reader_word(&translator->reader, value, WORDS, 2, &word))
        translator->translated->draft = word == 0;
}

static void check_framework(struct translator *translator, const struct value *value)
{
    const char *code;
    const char *own = model_of(translator)->nodes[0].code;
    if (reader_text(&translator->reader, value, &code) && strcmp(code, own) != 0)
        reader_error(&translator->reader, value, CPI_D_OTHER_FRAMEWORK, "this is a translation of '%s', not of '%s'",
                     text_excerpt(code).text, own);
}

static const struct document_kind TRANSLATION = {"translation", "cpindex_translation", "cpindex",
                                                 "this is a framework, not a translation"};

static void keep_all(struct translator *translator, const struct value *root)
{
    enum { VERSION, FRAMEWORK, LANGUAGE, STATUS, TITLE, DESCRIPTION, SCALES, FACETS, NODES, DERIVED, BANDS, METHODS, FIELDS };
    static const struct field fields[FIELDS] = {
        {"cpindex_translation", true},
        {"framework", true},
        {"language", true},
        {"status", false},
        {"title", false},
        {"description", false},
        {"scales", false},
        {"facets", false},
        {"nodes", false},
        {"derived", false},
        {"bands", false},
        {"methods", false},
    };
    const struct value *values[FIELDS];
    const char *version;
    if (!reader_version(&translator->reader, root, &TRANSLATION) ||
        !reader_fields(&translator->reader, root, fields, FIELDS, values))
        return;
    reader_text(&translator->reader, values[VERSION], &version);
    check_framework(translator, values[FRAMEWORK]);
    keep_language(translator, values[LANGUAGE]);
    keep_status(translator, values[STATUS]);
    keep_text(translator, values[TITLE], text_key(TEXT_OF_NODE, 0, -1, CPI_TITLE));
    keep_text(translator, values[DESCRIPTION], text_key(TEXT_OF_NODE, 0, -1, CPI_DESCRIPTION));
    keep_each(translator, values[SCALES], keep_scale);
    keep_each(translator, values[FACETS], keep_facet);
    keep_each(translator, values[NODES], keep_node);
    keep_each(translator, values[DERIVED], keep_derived);
    keep_each(translator, values[BANDS], keep_bands);
    keep_each(translator, values[METHODS], keep_method);
}

static cpi_status read_translation(cpi_framework *translated, const char *text, size_t length, const char *name,
                                   cpi_diag *diag)
{
    struct translator translator = {
        .reader = {.diag = diag, .file = name}, .suggestions_left = MOST_SUGGESTIONS, .translated = translated};
    struct document document;
    cpi_status status = document_read(&document, text, length, name, diag);
    if (status == CPI_OK || (status == CPI_BAD_INPUT && document.complete))
        keep_all(&translator, document.root);
    arena_take_over(&translated->arena, &document.texts);
    document_free(&document);
    bool no_memory = translator.reader.no_memory || status == CPI_NO_MEMORY;
    if (status == CPI_OK && !no_memory && !translator.reader.problems)
        no_memory = !text_table_finish(&translated->texts, &translated->arena) ||
                    !text_table_finish(&translated->originals, &translated->arena);
    return no_memory ? CPI_NO_MEMORY : translator.reader.problems ? CPI_BAD_INPUT : status;
}

cpi_status cpi_framework_translate(const cpi_framework *framework, const char *text, size_t length, const char *name,
                                   cpi_diag *diag, cpi_framework **translated)
{
    if (translated)
        *translated = NULL;
    if (!framework || !text || !translated)
        return CPI_BAD_ARGUMENT;
    name = name ? name : "translation";
    if (!diag_check_size(diag, name, length, FRAMEWORK_LIMIT))
        return CPI_BAD_INPUT;
    cpi_framework *result = calloc(1, sizeof *result);
    if (!result)
        return CPI_NO_MEMORY;
    atomic_init(&result->references, 1);
    result->model = framework->model;
    result->untranslated = cpi_framework_ref(framework);
    int32_t reported = cpi_diag_count(diag);
    cpi_status status = read_translation(result, text, length, name, diag);
    diag_sort(diag, reported);
    if (status == CPI_OK) {
        *translated = result;
        return CPI_OK;
    }
    text_table_free(&result->texts);
    text_table_free(&result->originals);
    cpi_framework_unref(result);
    return status;
}
