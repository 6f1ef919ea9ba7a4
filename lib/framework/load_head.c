/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "framework/loader.h"

enum {
    LONGEST_LANGUAGE = 35, /* RFC 5646, 4.4.1 */
};

static bool is_language(const char *text)
{
    size_t length = strlen(text);
    for (const char *c = text; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '-'))
            return false;
    return length >= 2 && length <= LONGEST_LANGUAGE;
}

static void add_language(struct loader *loader, const struct value *value)
{
    struct model *model = loader->model;
    const char *language;
    if (model->language_count == MOST_LANGUAGES) {
        reader_error(&loader->reader, value, CPI_D_TOO_MANY, "a framework has at most 100 languages");
        return;
    }
    if (!reader_text(&loader->reader, value, &language))
        return;
    bool twice = false;
    for (int32_t i = 0; i < model->language_count; i++)
        twice |= strcmp(model->languages[i], language) == 0;
    if (twice)
        reader_error(&loader->reader, value, CPI_D_LANGUAGE, "the language '%s' stands here twice", language);
    else if (!is_language(language))
        reader_error(&loader->reader, value, CPI_D_LANGUAGE, "'%s' is not a language code such as en, sq or sr-Latn",
                     text_excerpt(language).text);
    else
        model->languages[model->language_count++] = language;
}

static void load_languages(struct loader *loader, const struct value *languages)
{
    struct model *model = loader->model;
    size_t count = languages && reader_is_list(&loader->reader, languages) ? languages->count : 0;
    model->languages = loader_array(loader, count + 1, sizeof *model->languages);
    if (!model->languages)
        return;
    for (const struct value *value = count ? languages->first : NULL; value && value->index <= MOST_LANGUAGES;
         value = value->next)
        add_language(loader, value);
    if (model->language_count == 0)
        model->languages[model->language_count++] = "en";
}

void load_head(struct loader *loader, const struct value *const *head)
{
    static const char *const STATUSES[] = {"official", "reconstruction", "example"};
    struct model *model = loader->model;
    int status;
    model->unit = "unit";
    model->status = CPI_EXAMPLE;
    const char *version;
    reader_text(&loader->reader, head[HEAD_CPINDEX], &version);
    reader_text(&loader->reader, head[HEAD_EDITION], &model->edition);
    reader_text(&loader->reader, head[HEAD_UNIT], &model->unit);
    reader_text(&loader->reader, head[HEAD_OWNER], &model->owner);
    reader_text(&loader->reader, head[HEAD_LICENCE], &model->licence);
    if (reader_word(&loader->reader, head[HEAD_STATUS], STATUSES, 3, &status))
        model->status = (cpi_framework_status)(CPI_OFFICIAL + status);
    load_languages(loader, head[HEAD_LANGUAGES]);
}
