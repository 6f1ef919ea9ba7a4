/* SPDX-License-Identifier: MIT */
/* What a framework file may not say. Each case is a whole file in which one thing is wrong, or several that are all
 * found. The wording of diagnostics is held by tests/diagnostics and tests/golden. */
#include <string.h>

#include "base/text.h"
#include "support.h"

struct refusal {
    const char *yaml;
    const char *problems;
};

static void check(const struct refusal *cases, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *problems = problems_of_framework(cases[i].yaml);
        if (strcmp(problems, cases[i].problems) == 0)
            continue;
        print_error("%s  is     %s\n  wanted %s\n", cases[i].yaml, problems, cases[i].problems);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

#define LEAF "indicators: [" Q("a") "]\n"
#define SCALE_LEAF "indicators: [{code: a, title: a}]\n"

static void heads(void **state)
{
    static const struct refusal CASES[] = {
        {"cpindex: 1\n" LEAF MEAN, "1:1 CPI-219; 1:1 CPI-219; 1:1 CPI-219; 1:1 CPI-219"},
        {"cpindex: 2\ncode: X\n", "1:10 CPI-301"},
        {"cpindex: 1\ncode: 'a b'\nedition: '1'\ntitle: T\nstatus: example\n" LEAF MEAN, "2:7 CPI-225"},
        {"cpindex: 1\ncode: X\nedition: '1'\ntitle: T\nstatus: final\n" LEAF MEAN, "5:9 CPI-224"},
        {"cpindex: 1\ncode: X\nedition:\ntitle: T\nstatus: example\n" LEAF MEAN, "3:9 CPI-221"},
        {HEAD "languages: [en, en]\n" LEAF MEAN, "6:17 CPI-318"},
        {HEAD "languages: [english language]\n" LEAF MEAN, "6:13 CPI-318"},
        {HEAD "languages: en\n" LEAF MEAN, "6:12 CPI-220"},
        {HEAD "langauges: [en]\n" LEAF MEAN, "6:1 CPI-218"},
        {HEAD LEAF, "1:1 CPI-219"},
        {HEAD MEAN, "2:7 CPI-307"},
        {"- a\n", "1:1 CPI-220"},
        {"cpindex_translation: 1\nframework: X\nlanguage: sq\n", "1:1 CPI-220"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

static void scales(void **state)
{
    static const struct refusal CASES[] = {
        {HEAD "scales: {s: {options: {a: {value: 0}}}}\nscale: s\n" SCALE_LEAF MEAN, "6:23 CPI-311"},
        {HEAD "scales: {s: {options: {a: {value: 0}, b: {value: 2}}}}\nscale: s\n" SCALE_LEAF MEAN, "6:50 CPI-310"},
        {HEAD "scales: {s: {range: [1, 1], options: {a: {value: 1}, b: {value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN,
         "6:21 CPI-313"},
        {HEAD "scales: {s: {options: {na: {value: 0}, Nd: {value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN,
         "6:24 CPI-309; 6:40 CPI-309"},
        {HEAD
         "scales: {s: {options: {a: {label: Po, value: 0}, b: {label: PO, value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN,
         "6:61 CPI-312"},
        {HEAD "scales: {s: {options: {a: {label: B, value: 0}, b: {value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN,
         "6:49 CPI-312"},
        {HEAD "scales: {s: {options: {a: {value: no}, b: {value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN, "6:35 CPI-222"},
        {HEAD "scales: {s: {options: {a: {label: A}, b: {value: 1}}}}\nscale: s\n" SCALE_LEAF MEAN, "6:27 CPI-219"},
        {HEAD NO_HALF_YES "indicators: [{code: a, title: a, scale: r}]\n" MEAN, "8:41 CPI-303"},
        {HEAD SCALE_LEAF MEAN, "6:21 CPI-308"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

static void quantities(void **state)
{
#define QUANTITY(text) HEAD "indicators: [{code: a, title: a, quantity: {" text "}}]\n" MEAN
    static const struct refusal CASES[] = {
        {QUANTITY("unit: years"), "6:44 CPI-219"},
        {QUANTITY("goalposts: [1, 1]"), "6:56 CPI-313"},
        {QUANTITY("goalposts: [1]"), "6:56 CPI-220"},
        {QUANTITY("goalposts: [0, 5], direction: lower"), "6:75 CPI-314"},
        {QUANTITY("goalposts: [5, 0], direction: higher"), "6:75 CPI-314"},
        {QUANTITY("goalposts: [5, 0], direction: lower"), ""},
        {QUANTITY("goalposts: [0, 5], transformation: log"), "6:56 CPI-315"},
        {QUANTITY("goalposts: [5, -1], transformation: log"), "6:56 CPI-315"},
        {QUANTITY("goalposts: [1, 5], floor: 2"), "6:71 CPI-223"},
        {QUANTITY("goalposts: [1, 5], clamp: yes"), "6:71 CPI-224"},
        {HEAD NO_HALF_YES "indicators: [{code: a, title: a, scale: s, quantity: {goalposts: [0, 1]}}]\n" MEAN,
         "8:44 CPI-316"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

static void trees(void **state)
{
    static const struct refusal CASES[] = {
        {HEAD "indicators: [" Q("a") ", " Q("a") "]\n" MEAN, "6:73 CPI-302"},
        {HEAD "indicators: [" Q("X") "]\n" MEAN, "6:21 CPI-302"},
        {HEAD "domains: [{code: A, title: A}]\n" MEAN, "6:18 CPI-307"},
        {HEAD "domains: [{code: A, indicators: [" Q("a") "]}]\n" MEAN, "6:18 CPI-219"},
        {HEAD "domains: [{code: A, title: A, question: Q?, indicators: [" Q("a") "]}]\n" MEAN, "6:31 CPI-316"},
        {HEAD "indicators: [{code: a, quantity: {goalposts: [0, 1]}}]\n" MEAN, "6:21 CPI-319"},
        {HEAD "indicators: [{code: a, title: a, domains: [{code: b}]}]\n" MEAN, "6:21 CPI-308; 6:34 CPI-316"},
        {HEAD "indicators: [{code: a, title: a, quantity: {goalposts: [0, 1]}, indicators: [" Q("b") "]}]\n" MEAN,
         "6:34 CPI-316"},
        {HEAD "indicators: [{code: a, title: a, weight: heavy, quantity: {goalposts: [0, 1]}}]\n" MEAN, "6:42 CPI-222"},
        {HEAD "indicators: " Q("a") "\n" MEAN, "6:13 CPI-220"},
        {HEAD "indicators: [a]\n" MEAN, "6:14 CPI-220"},
        {HEAD "facets: {f: {groups: {g: G}}}\nindicators: [{code: a, title: a, facets: {f: h}, quantity: {goalposts: "
              "[0, 1]}}]\n" MEAN,
         "7:46 CPI-305"},
        {HEAD "facets: {f: {groups: {g: G}}}\nindicators: [{code: a, title: a, facets: {k: g}, quantity: {goalposts: "
              "[0, 1]}}]\n" MEAN,
         "7:43 CPI-304"},
        {HEAD "facets: {f: {groups: {g: G}}}\n" LEAF MEAN, "6:23 CPI-323"},
        {HEAD "facets: {f: {title: F}}\n" LEAF MEAN, "6:13 CPI-219"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

/* Two indicators in a facet of two groups. */
#define FACETED                                                                                                        \
    HEAD "facets: {f: {groups: {g: G, h: H}}}\n"                                                                       \
         "domains: [{code: A, title: A, indicators: [{code: a, title: a, facets: {f: g}, quantity: {goalposts: [0, "   \
         "1]}},"                                                                                                       \
         " {code: b, title: b, facets: {f: h}, quantity: {goalposts: [0, 1]}}]}]\n"

static void methods(void **state)
{
    static const struct refusal CASES[] = {
        {HEAD LEAF "methods: {m: {title: M}}\n", "7:14 CPI-219; 7:14 CPI-219"},
        {HEAD LEAF METHOD("aggregation: mean, missing: skip"), "7:38 CPI-224"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: ignore"), "7:59 CPI-224"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, not_applicable: withhold"), "7:81 CPI-224"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, minimum_coverage: 80"), "7:83 CPI-223"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, maximum_missing: -1"), "7:82 CPI-223"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, maximum_missing: 1.5"), "7:82 CPI-222"},
        {HEAD LEAF METHOD("aggregation: power, exponent: 101, missing: skip"), "7:55 CPI-223"},
        {HEAD LEAF METHOD("aggregation: power, exponent: two, missing: skip"), "7:55 CPI-222"},
        {HEAD LEAF METHOD("aggregation: power, missing: skip"), "7:38 CPI-413"},
        {HEAD LEAF METHOD("aggregation: median, missing: skip, exponent: 2"), "7:61 CPI-414"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, rescale: [0, 0.9]"), "7:65 CPI-316"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, levels: {0: {rescale: [0.9, 0]}}"), "7:87 CPI-415"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, levels: {0: {rescale: [1, 1]}}"), "7:87 CPI-313"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, levels: {1: {missing: zero}}"), "7:74 CPI-405"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, levels: {index: {missing: zero}}"), "7:74 CPI-405"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, nodes: {a: {missing: zero}}"), "7:73 CPI-406"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, nodes: {b: {missing: zero}}"), "7:73 CPI-306"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, facets: {f: {missing: zero}}"), "7:74 CPI-304"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, weights: {b: 1}"), "7:75 CPI-321"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, weights: {a: 0}"), "7:78 CPI-401"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, exclude: [b]"), "7:75 CPI-306"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, exclude: [X]"), "7:75 CPI-404"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, exclude: [a]"), "7:74 CPI-404"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, output: {range: [1, 1]}"), "7:81 CPI-313"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, output: {digits: 16}"), "7:82 CPI-223"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, rank: no"), "7:71 CPI-224"},
        {HEAD LEAF METHOD("aggregation: arithmetic, missing: skip, over: cells"), "7:71 CPI-402"},
        {FACETED METHOD("aggregation: arithmetic, missing: skip, facets: {f: {over: cells}}"), "8:84 CPI-407"},
        {FACETED METHOD("aggregation: arithmetic, missing: skip, weights: {A/f:g: 2}"), "8:75 CPI-306"},
        {FACETED METHOD("aggregation: arithmetic, missing: skip, facet: k"), "8:72 CPI-304"},
        {FACETED METHOD("aggregation: arithmetic, missing: skip, weights: {A: 0}, facets: {f: {over: children}}"),
         "8:78 CPI-401"},
        {FACETED METHOD("aggregation: arithmetic, missing: skip, weights: {f:g: 0}, over: cells"), "8:80 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "0") "]\n" MEAN, "6:42 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "-1") "]\n" METHOD("aggregation: median, missing: skip"), "6:42 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "-1") "]\n" METHOD("aggregation: sum, missing: skip"), ""},
        {HEAD "indicators: [" Q_WEIGHT("a", "0") "]\n" METHOD("aggregation: sum, missing: skip"), "6:42 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "-1") "]\n" METHOD("aggregation: product, missing: skip"), "6:42 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "1001") "]\n" METHOD("aggregation: product, missing: skip"),
         "6:42 CPI-401"},
        {HEAD "indicators: [" Q_WEIGHT("a", "1001") "]\n" METHOD("aggregation: harmonic, missing: skip"), ""},
        {HEAD "facets: {f: {groups: {g: G}}}\nindicators: [" Q("a") ", {code: b, title: b, facets: {f: g}, quantity: "
                                                                    "{goalposts: [0, 1]}}]\n" METHOD(
                                                                        "aggregation: arithmetic, missing: skip, over: "
                                                                        "cells"),
         "8:71 CPI-403"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

static void derived_figures(void **state)
{
#define DERIVED(text) HEAD LEAF "derived: {" text "}\n" MEAN
    static const struct refusal CASES[] = {
        {DERIVED("d: {title: D, difference: [X]}"), "7:37 CPI-409"},
        {DERIVED("d: {title: D, difference: [X, X, a]}"), "7:37 CPI-409"},
        {DERIVED("d: {title: D}"), "7:14 CPI-409"},
        {DERIVED("d: {title: D, difference: [X, a], mean: [X]}"), "7:14 CPI-409"},
        {DERIVED("d: {title: D, mean: [X, b]}"), "7:35 CPI-321"},
        {DERIVED("d: {title: D, mean: [d]}"), "7:32 CPI-321"},
        {DERIVED("d: {title: D, mean: [e]}, e: {title: E, mean: [X]}"), "7:32 CPI-321"},
        {DERIVED("d: {title: D, mean: [X]}, e: {title: E, mean: [d]}"), ""},
        {DERIVED("a: {title: A, mean: [X]}"), "7:11 CPI-302"},
        {DERIVED("d: {mean: [X]}"), "7:14 CPI-219"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

static void all_problems_come_in_one_run(void **state)
{
    static const struct refusal CASES[] = {
        {"cpindex: 1\ncode: X\nedition: &e '1'\ntitle: T\nstatus: wrong\n"
         "scales: {s: {options: {a: {value: 0}}}}\n"
         "scale: s\n"
         "indicators:\n"
         "  - {code: a, title: a}\n"
         "  - {code: a, titel: b, weight: x}\n"
         "methods: {m: {title: M, aggregation: arithmetic, missing: skp, exclude: [zz]}}\n",
         "3:10 CPI-202; 5:9 CPI-224; 6:23 CPI-311; 10:12 CPI-302; 10:12 CPI-319; 10:15 CPI-218; 10:33 CPI-222;"
         " 11:59 CPI-224; 11:74 CPI-306"},
    };
    (void)state;
    check(CASES, COUNT(CASES));
}

/* A tree of `depth` domains, one in the other. */
static struct text_buffer deep_tree(int depth)
{
    struct text_buffer text = {0};
    text_buffer_print(&text, HEAD "domains: ");
    for (int i = 0; i < depth; i++)
        text_buffer_print(&text, "[{code: d%d, title: D, %s: ", i, i + 1 < depth ? "domains" : "indicators");
    text_buffer_print(&text, "[" Q("a") "]");
    for (int i = 0; i < depth; i++)
        text_buffer_print(&text, "}]");
    text_buffer_print(&text, "\n" MEAN);
    return text;
}

static void trees_are_as_deep_as_the_text_may_be(void **state)
{
    /* Each domain is a list and a mapping; the root, and the indicator with its quantity and goalposts, add five
     * levels. */
    struct text_buffer deepest = deep_tree(29);
    struct text_buffer deeper = deep_tree(30);
    (void)state;
    assert_text(problems_of_framework(deepest.bytes), "", "29 domains");
    assert_non_null(strstr(problems_of_framework(deeper.bytes), "CPI-205"));
    text_buffer_free(&deepest);
    text_buffer_free(&deeper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads),
        cmocka_unit_test(scales),
        cmocka_unit_test(quantities),
        cmocka_unit_test(trees),
        cmocka_unit_test(methods),
        cmocka_unit_test(derived_figures),
        cmocka_unit_test(all_problems_come_in_one_run),
        cmocka_unit_test(trees_are_as_deep_as_the_text_may_be),
    };
    return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
