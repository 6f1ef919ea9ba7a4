/* SPDX-License-Identifier: MIT */
/* The public view of texts and their translations. */
#include <string.h>

#include <cpindex/texts.h>

#include "base/text.h"
#include "framework/model.h"

static const struct text_entry *entry_at(const cpi_framework *framework, int32_t text)
{
    return text >= 0 && text < cpi_framework_text_count(framework) ? &framework->model->texts.entries[text] : NULL;
}

static bool is_base_language(const cpi_framework *framework, const char *language)
{
    return !language || strcmp(framework->model->languages[0], language) == 0;
}

const char *cpi_translation_state_name(cpi_translation_state state)
{
    switch (state) {
    case CPI_UNTRANSLATED:
        return "missing";
    case CPI_TRANSLATED:
        return "translated";
    case CPI_STALE:
        return "stale";
    }
    return "unknown";
}

int32_t cpi_framework_text_count(const cpi_framework *framework)
{
    return framework ? (int32_t)framework->model->texts.count : 0;
}

cpi_text_kind cpi_framework_text_get_kind(const cpi_framework *framework, int32_t text)
{
    const struct text_entry *entry = entry_at(framework, text);
    return entry ? (cpi_text_kind)text_place_of(entry->key).kind : CPI_TITLE;
}

const char *cpi_framework_text(const cpi_framework *framework, int32_t text, const char *language)
{
    const struct text_entry *entry = entry_at(framework, text);
    if (!entry || is_base_language(framework, language))
        return entry ? entry->text : NULL;
    const cpi_framework *translation = framework_translation(framework, entry->key, language);
    return translation ? text_table_find(&translation->texts, entry->key) : NULL;
}

const char *cpi_framework_text_original(const cpi_framework *framework, int32_t text, const char *language)
{
    const struct text_entry *entry = entry_at(framework, text);
    const cpi_framework *translation = entry ? framework_translation(framework, entry->key, language) : NULL;
    return translation ? text_table_find(&translation->originals, entry->key) : NULL;
}

cpi_translation_state cpi_framework_text_state(const cpi_framework *framework, int32_t text, const char *language)
{
    const char *original = cpi_framework_text_original(framework, text, language);
    if (!cpi_framework_text(framework, text, language))
        return CPI_UNTRANSLATED;
    return original && strcmp(original, cpi_framework_text(framework, text, NULL)) != 0 ? CPI_STALE : CPI_TRANSLATED;
}

/* "nodes.A19", "scales.compliance.options.yes"; nothing for the index. */
static void print_owner(struct text_buffer *path, const cpi_framework *framework, struct text_place place)
{
    const struct model *model = framework->model;
    int32_t index = place.index;
    switch (place.owner) {
    case TEXT_OF_SCALE:
        text_buffer_print(path, "scales.%s", cpi_framework_scale_code(framework, index));
        if (place.part >= 0)
            text_buffer_print(path, ".options.%s", cpi_framework_option_code(framework, index, place.part));
        break;
    case TEXT_OF_FACET:
        text_buffer_print(path, "facets.%s", cpi_framework_facet_code(framework, index));
        if (place.part >= 0)
            text_buffer_print(path, ".groups.%s", cpi_framework_group_code(framework, index, place.part));
        break;
    case TEXT_OF_NODE:
        if (index > 0)
            text_buffer_print(path, "nodes.%s", model->nodes[index].code);
        break;
    case TEXT_OF_DERIVED:
        text_buffer_print(path, "derived.%s", model->derived[index].code);
        break;
    case TEXT_OF_BANDS:
        text_buffer_print(path, "bands.%s", cpi_framework_bands_code(framework, index));
        if (place.part >= 0)
            text_buffer_print(path, ".bands.%s", cpi_framework_band_code(framework, index, place.part));
        break;
    case TEXT_OF_METHOD:
        text_buffer_print(path, "methods.%s", model->methods[index].code);
        break;
    }
}

/* A part, and a derived figure, has one text, which is the value of its code. */
static bool is_value_of_code(struct text_place place)
{
    return place.part >= 0 || place.owner == TEXT_OF_DERIVED;
}

cpi_status cpi_framework_text_path(const cpi_framework *framework, int32_t text, char **path)
{
    static const char *const KEYS[] = {
        [CPI_TITLE] = "title",       [CPI_DESCRIPTION] = "description", [CPI_QUESTION] = "question",
        [CPI_GUIDANCE] = "guidance", [CPI_SOURCE] = "source",           [CPI_EVIDENCE] = "evidence",
    };
    const struct text_entry *entry = entry_at(framework, text);
    struct text_buffer buffer = {0};
    if (path)
        *path = NULL;
    if (!entry || !path)
        return CPI_BAD_ARGUMENT;
    struct text_place place = text_place_of(entry->key);
    print_owner(&buffer, framework, place);
    if (!is_value_of_code(place))
        text_buffer_print(&buffer, "%s%s", buffer.length ? "." : "", KEYS[place.kind]);
    *path = text_buffer_take(&buffer);
    return *path ? CPI_OK : CPI_NO_MEMORY;
}

int cpi_framework_translation_is_draft(const cpi_framework *framework, const char *language)
{
    for (; framework && language; framework = framework->untranslated)
        if (framework->language && strcmp(framework->language, language) == 0)
            return framework->draft;
    return 0;
}
