/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const char BASE[] =
    "cpindex: 1\n"
    "code: X\n"
    "edition: '1'\n"
    "title: Example\n"
    "status: example\n"
    "languages: [en, sq]\n"
    "scales:\n"
    "  s: {range: [0, 2], options: {no: {label: No, value: 0}, yes: {label: Yes, value: 2}}}\n"
    "  t: {options: {no: {value: 0}, yes: {value: 1}}}\n"
    "facets: {f: {title: F, groups: {g: G, h: H}}}\n"
    "scale: s\n"
    "domains:\n"
    "  - code: A\n"
    "    title: Domain\n"
    "    indicators:\n"
    "      - {code: a, question: A?, weight: 2, facets: {f: g}}\n"
    "      - {code: b, title: B, facets: {f: h}, indicators: [{code: b1, title: B1}, {code: b2, title: B2}]}\n"
    "  - {code: B, title: Other, indicators: [{code: q, title: Q, quantity: {unit: years, goalposts: [1, 9], clamp: "
    "both}}]}\n"
    "derived: {gap: {title: Gap, difference: [A, B]}, grade: {title: Grade, rating: A}}\n"
    "bands: {l: {title: L, score: unrounded, bands: {high: {label: High, from: 5, value: 2}, low: {value: 1}}},"
    " k: {bands: {high: {from: 5, value: 2}, low: {value: 1}}}}\n"
    "methods:\n"
    "  m:\n"
    "    title: Method\n"
    "    over: children\n"
    "    aggregation: arithmetic\n"
    "    missing: skip\n"
    "    levels: {1: {minimum_coverage: 0.5}}\n"
    "    sub_indicators: {missing: zero}\n"
    "    nodes: {A: {maximum_missing: 1}, B: {aggregation: power, exponent: 1}}\n"
    "    facets: {f: {floor: 0.1}}\n"
    "    weights: {A: 3, 'f:g': 2}\n"
    "    exclude: [b2]\n"
    "    output: {range: [0, 10], digits: 1}\n"
    "    outputs: {A: {bands: l, digits: 2}, gap: {digits: 3}}\n"
    "    rank: unrounded\n";

/* BASE with the first `from` replaced. The caller frees. */
static char *edited(const char *from, const char *to)
{
    const char *at = strstr(BASE, from);
    if (!at)
        fail_msg("'%s' is not in the framework", from);
    char *text = malloc(strlen(BASE) + strlen(to) + 1);
    sprintf(text, "%.*s%s%s", (int)(at - BASE), BASE, to, at + strlen(from));
    return text;
}

struct edit {
    const char *from;
    const char *to;
};

/* A fingerprint of an edited framework, in `text`. */
static void fingerprint_of(const struct edit *edit, char text[65])
{
    char *yaml = edited(edit->from, edit->to);
    cpi_framework *framework = framework_of(yaml);
    strcpy(text, cpi_framework_fingerprint(framework));
    assert_int_equal(strlen(text), 64);
    assert_int_equal(strspn(text, "0123456789abcdef"), 64);
    cpi_framework_unref(framework);
    free(yaml);
}

static void edits_of_texts_change_nothing(void **state)
{
    static const struct edit EDITS[] = {
        {"cpindex: 1\n", "# A comment\ncpindex: 1\n"},
        {"title: Example\nstatus: example\n", "status: example\ntitle: Another\ndescription: New\n"},
        {"status: example", "status: official"},
        {"languages: [en, sq]", "languages: [sr, hu]"},
        {"languages: [en, sq]", "owner: O\nlicence: L\nsource: S\nunit: country"},
        {"label: No, value: 0", "value: 0.0, label: Nothing"},
        {"{range: [0, 2], options:", "{title: Scale, range: [0e0, 2.0], options:"},
        {"facets: {f: {title: F, groups: {g: G, h: H}}}", "facets: {f: {groups: {g: 'G!', h: 'H!'}}}"},
        {"title: Domain", "title: Domain A\n    description: D\n    source: S"},
        {"{code: a, question: A?, weight: 2, facets: {f: g}}",
         "{weight: 2.0, facets: {f: [g]}, guidance: G, evidence: E, title: T, code: a}"},
        {"unit: years", "unit: months"},
        {"clamp: both", "direction: higher"},
        {"aggregation: power, exponent: 1", "aggregation: arithmetic"},
        {"title: Gap", "title: Distance"},
        {"{title: L, score: unrounded, ", "{"},
        {"label: High", "label: Tall"},
        {"high: {label: High, from: 5, value: 2}, low: {value: 1}", "low: {value: 1}, high: {value: 2.0, from: 5}"},
        {"{bands: l, digits: 2}, gap: {digits: 3}", "{range: [0, 10], bands: l, digits: 2}, gap: {digits: 3}"},
        {"{bands: l, digits: 2}, gap: {digits: 3}", "{bands: l, digits: 2}, gap: {digits: 3}, B: {digits: 1}"},
        {"{bands: l, digits: 2}, gap: {digits: 3}", "{bands: l, digits: 2}, gap: {digits: 3}, grade: {digits: 1}"},
        {"title: Method", "description: D\n    source: S\n    title: Mean"},
        {"rank: unrounded", "respondents: {aggregation: agreement}"},
        {"title: Method", "from: '2017'\n    until: '2020'\n    title: Method"},
    };
    char base[65];
    (void)state;
    fingerprint_of(&(struct edit){"", ""}, base);
    for (size_t i = 0; i < COUNT(EDITS); i++) {
        char text[65];
        fingerprint_of(&EDITS[i], text);
        assert_text(text, base, EDITS[i].to);
    }
}

static void edits_of_figures_change_it(void **state)
{
    static const struct edit EDITS[] = {
        {"code: X", "code: Y"},
        {"edition: '1'", "edition: '1.0'"},
        {"range: [0, 2]", "range: [0, 3]"},
        {"range: [0, 2]", "range: [2, 0]"},
        {"value: 2}}}", "value: 1}}}"},
        {"{label: Yes, value: 2}", "{label: Yes, value: 2}, half: {value: 1}"},
        {"yes: {label: Yes", "oui: {label: Yes"},
        {"scale: s", "scale: t"},
        {"t: {options: {no: {value: 0}, yes: {value: 1}}}", "t: {options: {yes: {value: 1}, no: {value: 0}}}"},
        {"groups: {g: G, h: H}", "groups: {h: H, g: G}"},
        {"weight: 2", "weight: 2.0000000000000004"},
        {"weight: 2, facets: {f: g}", "weight: 2, facets: {f: [g, h]}"},
        {"facets: {f: h}", "facets: {f: [h, g]}"},
        {"code: a,", "code: a2,"},
        {"{code: b1, title: B1}, {code: b2, title: B2}", "{code: b2, title: B2}, {code: b1, title: B1}"},
        {"goalposts: [1, 9]", "goalposts: [1, 10]"},
        {"goalposts: [1, 9]", "goalposts: [9, 1]"},
        {"clamp: both", "clamp: upper"},
        {"clamp: both", "clamp: both, floor: 0.1"},
        {"clamp: both", "transformation: log"},
        {"difference: [A, B]", "difference: [B, A]"},
        {"difference: [A, B]", "mean: [A, B]"},
        {"difference: [A, B]", "ratio: [A, B]"},
        {"rating: A", "mean: [A]"},
        {"score: unrounded", "score: rounded"},
        {"high: {label", "higher: {label"},
        {"from: 5, value: 2}, low", "from: 6, value: 2}, low"},
        {"from: 5, value: 2}, low", "from: 5, value: 3}, low"},
        {"bands: l, digits: 2", "bands: k, digits: 2"},
        {"bands: l, digits: 2", "bands: l, digits: 3"},
        {"bands: l, digits: 2", "bands: l, range: [0, 11], digits: 2"},
        {"gap: {digits: 3}", "gap: {digits: 4}"},
        {"gap: {digits: 3}", "gap: {digits: 3, bands: l}"},
        {"gap: {digits: 3}", "B: {digits: 3}"},
        {"over: children", "over: indicators"},
        {"aggregation: arithmetic", "aggregation: median"},
        {"missing: skip", "missing: withhold"},
        {"missing: skip", "missing: skip\n    not_applicable: zero"},
        {"{1: {minimum_coverage: 0.5}}", "{1: {minimum_coverage: 0.6}}"},
        {"{1: {minimum_coverage: 0.5}}", "{0: {minimum_coverage: 0.5}}"},
        {"sub_indicators: {missing: zero}", "sub_indicators: {missing: skip}"},
        {"{A: {maximum_missing: 1}", "{A: {maximum_missing: 2}"},
        {"{A: {maximum_missing: 1}, B: {", "{B: {maximum_missing: 1, "},
        {"facets: {f: {floor: 0.1}}", "facets: {f: {floor: 0.2}}"},
        {"facets: {f: {floor: 0.1}}", "facets: {f: {over: children}}"},
        {"facets: {f: {floor: 0.1}}", "facets: {f: {floor: 0.1, rescale: [0, 0.9]}}"},
        {"facets: {f: {floor: 0.1}}", "facets: {f: {floor: 0.1, rescale: [0.1, 0.9]}}"},
        {"power, exponent: 1", "power, exponent: 0"},
        {"power, exponent: 1", "power, exponent: -1"},
        {"power, exponent: 1", "power, exponent: 2"},
        {"power, exponent: 1", "power, exponent: 2.5"},
        {"power, exponent: 1", "maximum"},
        {"power, exponent: 1", "product"},
        {"power, exponent: 1", "all-or-nothing"},
        {"weights: {A: 3, 'f:g': 2}", "weights: {A: 4, 'f:g': 2}"},
        {"weights: {A: 3, 'f:g': 2}", "weights: {A: 3, 'f:h': 2}"},
        {"exclude: [b2]", "exclude: [b1]"},
        {"    exclude: [b2]\n", ""},
        {"range: [0, 10]", "range: [0, 100]"},
        {"digits: 1", "digits: 2"},
        {"rank: unrounded", "rank: rounded"},
        {"rank: unrounded", "respondents: {aggregation: median}"},
        {"rank: unrounded", "respondents: {aggregation: maximum}"},
        {"rank: unrounded", "respondents: {aggregation: median, weight: q}"},
        {"  m:\n", "  n:\n"},
    };
    char found[COUNT(EDITS) + 1][65];
    (void)state;
    fingerprint_of(&(struct edit){"", ""}, found[COUNT(EDITS)]);
    for (size_t i = 0; i < COUNT(EDITS); i++) {
        fingerprint_of(&EDITS[i], found[i]);
        if (strcmp(found[i], found[COUNT(EDITS)]) == 0)
            fail_msg("'%s' to '%s' leaves the fingerprint as it was", EDITS[i].from, EDITS[i].to);
    }
}

static void a_translation_changes_nothing(void **state)
{
    cpi_framework *framework = framework_of(BASE);
    char before[65];
    (void)state;
    strcpy(before, cpi_framework_fingerprint(framework));
    framework = translated_by(framework, "cpindex_translation: 1\nframework: X\nlanguage: sq\ntitle: Shembull\n");
    assert_string_equal(cpi_framework_fingerprint(framework), before);
    cpi_framework_unref(framework);
}

/* Texts stand next to each other in what is hashed; their ends must not be exchangeable. */
static void codes_do_not_run_together(void **state)
{
    static const char *const TEXTS[] = {
        HEAD "indicators: [{code: ab, title: T, quantity: {goalposts: [0, 1]}}, {code: c, title: T, quantity: "
             "{goalposts: [0, 1]}}]\n" MEAN,
        HEAD "indicators: [{code: a, title: T, quantity: {goalposts: [0, 1]}}, {code: bc, title: T, quantity: "
             "{goalposts: [0, 1]}}]\n" MEAN,
    };
    cpi_framework *one = framework_of(TEXTS[0]);
    cpi_framework *two = framework_of(TEXTS[1]);
    (void)state;
    assert_string_not_equal(cpi_framework_fingerprint(one), cpi_framework_fingerprint(two));
    cpi_framework_unref(one);
    cpi_framework_unref(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_of_texts_change_nothing),
        cmocka_unit_test(edits_of_figures_change_it),
        cmocka_unit_test(a_translation_changes_nothing),
        cmocka_unit_test(codes_do_not_run_together),
    };
    return cmocka_run_group_tests_name("fingerprint", tests, NULL, NULL);
}
