/* SPDX-License-Identifier: MIT */
/* Published tables against their own parts. Every interval is computed by hand. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

#define AB "indicators: [" Q("a") ", " Q("b") "]\n"
#define DOMAINS                                                                                                        \
    "domains: [{code: A, title: A, indicators: [" Q("a") ", " Q("b") "]},"                                             \
                                                                     " {code: B, title: B, indicators: [" Q(           \
                                                                         "c") "]}]\n"

static cpi_audit *audit_of(const char *yaml, const char *table, const char *method)
{
    cpi_audit *audit;
    cpi_framework *framework = framework_of(yaml);
    cpi_options *options = cpi_options_new();
    assert_int_equal(cpi_options_set_method(options, method), CPI_OK);
    assert_int_equal(cpi_audit_read(framework, options, table, strlen(table), NULL, NULL, &audit), CPI_OK);
    cpi_options_free(options);
    cpi_framework_unref(framework);
    return audit;
}

/* A result as "0.25..0.35 consistent", and a note in brackets. */
static size_t print_result(const cpi_audit *audit, int32_t i, char *text, size_t size)
{
    const char *note = cpi_audit_note(audit, i);
    return (size_t)snprintf(text, size, "%s%s..%s %s%s%s%s", i ? "; " : "", short_number(cpi_audit_low(audit, i)),
                            short_number(cpi_audit_high(audit, i)),
                            cpi_audit_status_name(cpi_audit_get_status(audit, i)), note ? " (" : "", note ? note : "",
                            note ? ")" : "");
}

/* All results of a table. */
static const char *results_of(const char *yaml, const char *table, const char *method)
{
    static char text[4000];
    cpi_audit *audit = audit_of(yaml, table, method);
    size_t length = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_audit_count(audit) && length < sizeof text; i++)
        length += print_result(audit, i, text + length, sizeof text - length);
    cpi_audit_free(audit);
    return text;
}

struct sample {
    const char *yaml;
    const char *table;
    const char *results;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_text(results_of(samples[i].yaml, samples[i].table, NULL), samples[i].results, samples[i].table);
}

#define WITH(rest) HEAD AB METHOD(rest)

static void each_aggregation_has_its_ends(void **state)
{
    static const struct sample SAMPLES[] = {
        /* 0.2 stands for 0.15 to 0.25, 0.4 for 0.35 to 0.45. */
        {WITH("aggregation: arithmetic, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.3\n", "0.25..0.35 consistent"},
        {WITH("aggregation: arithmetic, missing: skip, weights: {b: 3}"), "unit,a,b,X\nU,0.2,0.4,0.3\n",
         "0.3..0.4 consistent"},
        /* sqrt(0.15 x 0.35) and sqrt(0.25 x 0.45) */
        {WITH("aggregation: geometric, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.3\n", "0.2291..0.3354 consistent"},
        {WITH("aggregation: minimum, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.1\n", "0.15..0.25 consistent"},
        {WITH("aggregation: median, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.5\n", "0.25..0.35 inconsistent"},
        {WITH("aggregation: sum, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.6\n", "0.5..0.7 consistent"},
        /* 0.15 - 0.45 and 0.25 - 0.35 */
        {WITH("aggregation: sum, missing: skip, weights: {b: -1}"), "unit,a,b,X\nU,0.2,0.4,0.2\n",
         "-0.3..-0.1 inconsistent"},
        /* 2 / (1/0.15 + 1/0.35) and 2 / (1/0.25 + 1/0.45) */
        {WITH("aggregation: harmonic, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.3\n", "0.21..0.3214 consistent"},
        /* sqrt((0.0225 + 0.1225) / 2) and sqrt((0.0625 + 0.2025) / 2) */
        {WITH("aggregation: power, exponent: 2, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.3\n",
         "0.2693..0.364 consistent"},
        {WITH("aggregation: maximum, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.3\n", "0.35..0.45 consistent"},
        {WITH("aggregation: product, missing: skip"), "unit,a,b,X\nU,0.2,0.4,0.2\n", "0.0525..0.1125 inconsistent"},
        {WITH("aggregation: all-or-nothing, missing: skip"), "unit,a,b,X\nU,1.0,1.0,0\nV,1.0,0.9,1\n",
         "0..1 consistent; 0..0 inconsistent"},
        /* 0.25 to 0.35 of 0 to 0.5 */
        {WITH("aggregation: arithmetic, missing: skip, levels: {0: {rescale: [0, 0.5]}}"),
         "unit,a,b,X\nU,0.2,0.4,0.6\n", "0.5..0.7 consistent"},
        /* The floor lifts 0.05 to 0.1. */
        {WITH("aggregation: minimum, missing: skip, floor: 0.1"), "unit,a,b,X\nU,0.1,0.4,0.1\n",
         "0.1..0.15 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void ends_belong_to_the_interval(void **state)
{
    static const struct sample SAMPLES[] = {
        /* The parts allow 0.25 to 0.35: a printed 0.4 begins at 0.35, a printed 0.355 ends before 0.3555. */
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.4\n", "0.25..0.35 consistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.2\n", "0.25..0.35 consistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.36\n", "0.25..0.35 inconsistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.24\n", "0.25..0.35 inconsistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.355\n", "0.25..0.35 inconsistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.3505\n", "0.25..0.35 inconsistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.2495\n", "0.25..0.35 inconsistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.35005\n", "0.25..0.35 inconsistent"},
        /* A scale ends where it ends: 0.95 to 1, and 0 to 0.05. */
        {HEAD AB MEAN, "unit,a,b,X\nU,1.0,0.0,0.5\n", "0.475..0.525 consistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,1,1,1\n", "0.5..1 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

/* A program dropped zeros at the end: what a column prints in a period is what any of its cells shows. */
static void digits_are_those_of_a_column_in_a_period(void **state)
{
    static const struct sample SAMPLES[] = {
        {HEAD AB MEAN, "unit,period,a,b,X\nU,1,0.2,0.4,0.3\nV,1,0.25,0.4,0.32\nW,2,0.2,0.4,0.3\n",
         /* a has two decimals in period 1, b one; X has two, then one */
         "0.2725..0.3275 consistent; 0.2975..0.3525 consistent; 0.25..0.35 consistent"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.300\nV,0.2,0.4,0.4\n",
         "0.25..0.35 consistent; 0.25..0.35 inconsistent"},
        /* 2e-1 has one decimal, 2.5e-1 two, 1.2e5 none and four zeros */
        {HEAD AB MEAN, "unit,a,b,X\nU,2e-1,2.5E-1,0.2\n", "0.1975..0.2525 consistent"},
        {HEAD "indicators: [{code: a, title: A, quantity: {goalposts: [0, 1e6]}}]\n" MEAN, "unit,a,X\nU,1.2e5,0.12\n",
         "0.115..0.125 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

#define ONE(quantity) HEAD "indicators: [{code: a, title: A, quantity: {" quantity "}}]\n" MEAN

static void answers_are_normalised_at_both_ends(void **state)
{
    static const struct sample SAMPLES[] = {
        {ONE("goalposts: [0, 100]"), "unit,a,X\nU,30,0.3\n", "0.295..0.305 consistent"},
        {ONE("goalposts: [100, 0]"), "unit,a,X\nU,30,0.7\n", "0.695..0.705 consistent"},
        {ONE("goalposts: [20, 85]"), "unit,a,X\nU,90,1.00\n", "1..1 consistent"},
        {ONE("goalposts: [0, 100], floor: 0.01"), "unit,a,X\nU,0,0.01\n", "0.01..0.01 consistent"},
        {ONE("goalposts: [0, 10], clamp: none"), "unit,a,X\nU,12,1.2\n", "1.15..1.25 consistent"},
        /* ln 9.5 / ln 100 and ln 10.5 / ln 100 */
        {ONE("goalposts: [1, 100], transformation: log"), "unit,a,X\nU,10,0.5\n", "0.4889..0.5106 consistent"},
        {ONE("goalposts: [100, 1], transformation: log"), "unit,a,X\nU,10,0.5\n", "0.4894..0.5111 consistent"},
        /* 0 stands for numbers of which some have no logarithm. */
        {ONE("goalposts: [1, 100], transformation: log"), "unit,a,X\nU,0,0\n", "0..0 consistent"},
        {ONE("goalposts: [1, 0.1], transformation: reciprocal, direction: lower"), "unit,a,X\nU,0.5,0.89\n",
         /* (1 - 1/0.45)/(1 - 10) and (1 - 1/0.55)/(1 - 10) */
         "0.0909..0.1358 inconsistent"},
        {ONE("normalisation: categorical, thresholds: [10, 20]"), "unit,a,X\nU,15,0.5\nV,20,1\n",
         "0.5..0.5 consistent; 0.5..1 consistent"},
        /* A z-score of 1 with the given mean and deviation is 0.6 for a target of 0.5 and 0.1. */
        {ONE("normalisation: z-score, mean: 50, deviation: 10, target: [0.5, 0.1]"), "unit,a,X\nU,60,0.60\n",
         "0.595..0.605 consistent"},
        /* 2.45 to 2.55 of 50 to 150, per 100: 1.633 to 5.1. */
        {HEAD "indicators: [{code: a, title: A, quantity: {denominator: {indicator: p, per: 100}, goalposts: [0, 10]}},"
              " {code: p, title: P, scored: no, quantity: {goalposts: [0, 1]}}]\n" MEAN,
         "unit,a,p,X\nU,2.5,1e2,0.25\nV,2.5,,0.25\n",
         "0.1633..0.51 consistent; -..- incomplete (none of its parts is printed)"},
        {HEAD "indicators: [{code: a, title: A, quantity: {denominator: {indicator: p}, goalposts: [0, 10]}},"
              " {code: p, title: P, scored: no, quantity: {goalposts: [0, 1]}}]\n" MEAN,
         "unit,a,X\nU,2.5,0.25\n",
         "-..- incomplete ('a' cannot be normalised: what it is divided by is not in the table)"},
        /* Only all units together could tell. */
        {ONE("goalposts: [minimum, maximum]"), "unit,a,X\nU,2.5,0.25\n",
         "-..- incomplete ('a' cannot be normalised: its goalposts come from a set of units, and are not given)"},
        /* Options are what they are. */
        {HEAD NO_HALF_YES "indicators: [{code: a, title: A}, {code: b, title: B}]\n" MEAN,
         "unit,a,b,X\nU,yes,Half,0.7\nV,no,half,0.2\n", "0.75..0.75 consistent; 0.25..0.25 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void parts_that_are_not_printed_are_computed(void **state)
{
    static const struct sample SAMPLES[] = {
        /* A from a and b: 0.25 to 0.35; with B from c: 0.55 to 0.65; the mean of both. */
        {HEAD DOMAINS MEAN, "unit,a,b,c,X\nU,0.2,0.4,0.6,0.4\n", "0.4..0.5 consistent"},
        /* A is printed, 0.3 for 0.25 to 0.35: it is held to a and b, and the index to it. */
        {HEAD DOMAINS MEAN, "unit,a,b,A,B,X\nU,0.2,0.6,0.3,0.6,0.45\n", "0.35..0.45 consistent; 0.4..0.5 consistent"},
        {HEAD DOMAINS MEAN, "unit,A,B,X\nU,0.3,0.6,0.52\n", "0.4..0.5 inconsistent"},
        /* A column that is empty here is a part that is missing here, whatever stands below it. */
        {HEAD DOMAINS MEAN, "unit,a,b,A,B,X\nU,0.2,0.4,,0.6,0.6\n",
         "0.25..0.35 incomplete (the table prints no figure here); 0.55..0.65 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void facets_and_derived_figures(void **state)
{
#define FACETS                                                                                                         \
    HEAD "facets: {f: {groups: {g: G, h: H}}}\n"                                                                       \
         "domains: [{code: A, title: A, facets: {f: g}, indicators: [" Q(                                              \
             "a") "]},"                                                                                                \
                  " {code: B, title: B, facets: {f: h}, indicators: [" Q(                                              \
                      "b") "]}]\n"                                                                                     \
                           "derived: {d: {title: D, difference: [A, B]}, m: {title: M, mean: [A, B, 'f:g']}}\n" MEAN
    static const struct sample SAMPLES[] = {
        {FACETS, "unit,a,b,f:g,A/f:g\nU,0.2,0.4,0.2,0.3\n", "0.15..0.25 consistent; 0.15..0.25 consistent"},
        /* 0.15 - 0.45 and 0.25 - 0.35; (0.15 + 0.35 + 0.15) / 3 and (0.25 + 0.45 + 0.25) / 3 */
        {FACETS, "unit,A,B,f:g,d,m\nU,0.2,0.4,0.2,-0.2,0.3\n", "-0.3..-0.1 consistent; 0.2167..0.3167 consistent"},
        {FACETS, "unit,a,b,d\nU,0.2,0.4,0.2\n", "-0.3..-0.1 inconsistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void ratios_and_ratings(void **state)
{
#define RATED                                                                                                          \
    HEAD "bands: {grade: {title: G, bands: {low: {value: 3}, middle: {from: 0.4, value: 2}, high: {from: 0.7, value: " \
         "1}}}}\n" DOMAINS                                                                                             \
         "derived: {q: {title: Q, ratio: [A, B]}, ra: {title: RA, rating: A}, rb: {title: RB, rating: B},"             \
         " m: {title: M, mean: [ra, rb]}}\n" METHOD(                                                                   \
             "aggregation: arithmetic, missing: skip, outputs: {A: {bands: grade}, B: {bands: grade}}")
    static const struct sample SAMPLES[] = {
        /* 0.15 / 0.45 and 0.25 / 0.35; nothing can be said of a divisor that may be 0. */
        {RATED, "unit,A,B,q\nU,0.2,0.4,0.5\n", "0.3333..0.7143 consistent"},
        {RATED, "unit,A,B,q\nU,0.2,0.0,0.5\n", "-..- incomplete (its arithmetic has no result for these parts)"},
        /* 0.4 stands for two bands, 0.55 for one. */
        {RATED, "unit,A,ra\nU,0.4,3\n", "2..3 consistent"},
        {RATED, "unit,A,ra\nU,0.55,3\n", "2..2 inconsistent"},
        /* A printed rating of 2 is 2, and not 1.5 to 2.5. */
        {RATED, "unit,ra,rb,m\nU,2,3,2.5\nV,2,3,2.4\n", "2.5..2.5 consistent; 2.5..2.5 inconsistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void figures_are_on_the_output_range(void **state)
{
#define OUTPUT(range) HEAD DOMAINS METHOD("aggregation: arithmetic, missing: skip, output: {range: " range "}")
    static const struct sample SAMPLES[] = {
        {OUTPUT("[0, 100]"), "unit,A,B,X\nU,20,40,30\n", "29.5..30.5 consistent"},
        {OUTPUT("[0, 100]"), "unit,A,B,X\nU,100,0,50\n", "49.75..50.25 consistent"},
        {OUTPUT("[1, 5]"), "unit,A,B,X\nU,1,4,3\n", "2.25..3 consistent"},
        {OUTPUT("[5, 1]"), "unit,A,B,X\nU,1,4,3\n", "2.25..3 consistent"},
        {OUTPUT("[5, 1]"), "unit,a,b,B,X\nU,1.0,1.0,3.0,1.9\n", "1.975..2.125 inconsistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void missing_parts_follow_the_rule(void **state)
{
    static const struct sample SAMPLES[] = {
        {HEAD AB MEAN, "unit,a,b,X\nU,,0.4,0.4\nV,-,nd,0.4\n",
         "0.35..0.45 consistent; -..- incomplete (none of its parts is printed)"},
        {WITH("aggregation: arithmetic, missing: zero"), "unit,a,b,X\nU,x,0.4,0.2\n", "0.175..0.225 consistent"},
        {WITH("aggregation: arithmetic, missing: withhold"), "unit,a,b,X\nU,..,0.4,0.4\n",
         "-..- incomplete (the method gives it no score, for want of the parts that are missing)"},
        {WITH("aggregation: arithmetic, missing: skip, maximum_missing: 0"), "unit,a,b,X\nU,n/a,0.4,0.4\n",
         "-..- incomplete (the method gives it no score, for want of the parts that are missing)"},
        {HEAD AB MEAN, "unit,a,b,X\nU,?!,0.4,0.4\n", "-..- incomplete (the cell of 'a' cannot be read)"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.4,0.4,0.4*\n",
         "0.35..0.45 incomplete (what the table prints here cannot be read)"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.4\n", "0.35..0.45 incomplete (the table prints no figure here)"},
        {HEAD DOMAINS MEAN, "unit,a,b,c,X\nU,many,0.4,0.4,0.4\n", "-..- incomplete (the cell of 'a' cannot be read)"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

static void a_zero_below_the_floor_may_be_a_missing_part(void **state)
{
#define FLOORED(rest) HEAD "indicators: [" Q("a") ", " Q("b") ", " Q("c") "]\n" METHOD("aggregation: geometric, " rest)
#define READ_AS(code) "0.00 of '" code "', below the floor of 0.01, is read as missing"
    static const struct sample SAMPLES[] = {
        /* With a as missing: sqrt(0.495 x 0.495) and sqrt(0.505 x 0.505). */
        {FLOORED("missing: skip, floor: 0.01"), "unit,a,b,c,X\nU,0.00,0.50,0.50,0.5\n",
         "0.495..0.505 consistent (" READ_AS("a") ")"},
        /* As a score, with the floor: (0.01 x 0.495^2)^(1/3) and so on. */
        {FLOORED("missing: skip, floor: 0.01"), "unit,a,b,c,X\nU,0.00,0.50,0.50,0.136\n", "0.1348..0.1366 consistent"},
        /* No reading helps. */
        {FLOORED("missing: skip, floor: 0.01"), "unit,a,b,c,X\nU,0.00,0.50,0.50,0.7\n", "0.1348..0.1366 inconsistent"},
        {FLOORED("missing: skip, floor: 0.01"), "unit,a,b,c,X\nU,0.00,0,0.50,0.5\nV,0.10,0.10,0.50,0.17\n",
         "0.495..0.505 consistent (" READ_AS("a") "; " READ_AS("b") "); 0.1647..0.1772 consistent"},
        /* Without a floor a printed 0 is a score. */
        {FLOORED("missing: skip"), "unit,a,b,c,X\nU,0.00,0.50,0.50,0.5\n", "0..0.1084 inconsistent"},
        /* A rule that does not take missing parts takes none. */
        {FLOORED("missing: withhold, floor: 0.01"), "unit,a,b,c,X\nU,0.00,0.50,0.50,0.5\n",
         "0.1348..0.1366 inconsistent"},
        /* The zero of a part of a part: A is 0.495 to 0.505 without a. */
        {HEAD DOMAINS METHOD("aggregation: arithmetic, missing: skip, nodes: {A: {floor: 0.01}}"),
         "unit,a,b,B,X\nU,0.00,0.50,0.50,0.5\n", "0.495..0.505 consistent (" READ_AS("a") ")"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

#define SPANS                                                                                                          \
    HEAD AB "methods:\n"                                                                                               \
            "  now: {title: N, from: '2017', aggregation: arithmetic, missing: skip}\n"                                \
            "  then: {title: T, from: '2013', until: '2016', aggregation: minimum, missing: skip}\n"

static void each_period_has_its_method(void **state)
{
    static const char TABLE[] = "unit,year,a,b,total\nU,2016,0.2,0.4,0.2\nU,2017,0.2,0.4,0.30\nU,2012,0.2,0.4,0.30\n";
    (void)state;
    assert_text(results_of(SPANS, TABLE, NULL),
                "0.15..0.25 consistent; 0.25..0.35 consistent; -..- incomplete (no method is for this period)", TABLE);
    assert_text(results_of(SPANS, TABLE, "then"),
                "0.15..0.25 consistent; 0.15..0.25 inconsistent; 0.15..0.25 inconsistent", "by the named method");
    cpi_audit *audit = audit_of(SPANS, TABLE, NULL);
    static const int32_t METHODS[] = {1, 0, CPI_NONE};
    for (int32_t i = 0; i < 3; i++)
        assert_int_equal(cpi_audit_method(audit, i), METHODS[i]);
    cpi_audit_free(audit);
}

static void a_result_says_where_it_stands(void **state)
{
    cpi_audit *audit =
        audit_of(HEAD "unit: country\n" DOMAINS MEAN,
                 "\xEF\xBB\xBF"
                 "Country;Year;Rank;A;a;b;B;Total\r\n\r\n"
                 " Kosov\xC3\xAB ;2020;1;0,3;0,2;0,4;0,6;0,45\r\n\"Two\nlines\";2020;2;0,3;0,20;-;0,6; 0,5 \r\n",
                 NULL);
    static const struct {
        int32_t line;
        const char *unit;
        const char *figure;
        const char *printed;
        double value;
        int32_t digits;
    } WANTED[] = {{3, "Kosov\xC3\xAB", "A", "0,3", 0.3, 1},
                  {3, "Kosov\xC3\xAB", "X", "0,45", 0.45, 2},
                  {4, "Two\nlines", "A", "0,3", 0.3, 1},
                  {4, "Two\nlines", "X", "0,5", 0.5, 2}};
    (void)state;
    assert_int_equal(cpi_audit_count(audit), COUNT(WANTED));
    assert_int_equal(cpi_audit_row_count(audit), 2);
    for (int32_t i = 0; i < (int32_t)COUNT(WANTED); i++) {
        const char *address = cpi_framework_figure_address(cpi_audit_framework(audit), cpi_audit_figure(audit, i));
        assert_int_equal(cpi_audit_line(audit, i), WANTED[i].line);
        assert_text(cpi_audit_unit(audit, i), WANTED[i].unit, "unit");
        assert_text(cpi_audit_period(audit, i), "2020", "period");
        assert_text(address, WANTED[i].figure, "figure");
        assert_text(cpi_audit_printed(audit, i), WANTED[i].printed, "printed");
        assert_same(cpi_audit_value(audit, i), WANTED[i].value);
        assert_int_equal(cpi_audit_digits(audit, i), WANTED[i].digits);
    }
    cpi_audit_free(audit);
}

/* Everything that is wrong with a table, as "2:3 CPI-601". */
static const char *problems_of_table(const char *yaml, const char *table, cpi_status wanted)
{
    static char text[1000];
    cpi_audit *audit;
    cpi_framework *framework = framework_of(yaml);
    cpi_diag *diag = cpi_diag_new();
    size_t length = 0;
    text[0] = '\0';
    assert_int_equal(cpi_audit_read(framework, NULL, table, strlen(table), NULL, diag, &audit), wanted);
    assert_int_equal(cpi_diag_error_count(diag) > 0, wanted == CPI_BAD_INPUT);
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%s%d:%d CPI-%d", i ? "; " : "",
                             (int)cpi_diag_line(diag, i), (int)cpi_diag_column(diag, i), (int)cpi_diag_code(diag, i));
    cpi_audit_free(audit);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
    return text;
}

static void problems_have_their_places(void **state)
{
    static const struct {
        const char *yaml;
        const char *table;
        cpi_status status;
        const char *problems;
    } CASES[] = {
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.3\n", CPI_OK, ""},
        {HEAD AB MEAN, "unit,a,b,X\n", CPI_OK, "0:0 CPI-515"},
        {HEAD AB MEAN, "", CPI_BAD_INPUT, "0:0 CPI-105"},
        {HEAD AB MEAN, "a,b,X\n0.2,0.4,0.3\n", CPI_BAD_INPUT, "1:0 CPI-503"},
        {HEAD AB MEAN, "unit,period,year,a,b,X,total\n", CPI_BAD_INPUT, "1:13 CPI-504; 1:24 CPI-504"},
        {HEAD AB MEAN, "unit,a,b,X,rank,,\nU,0.2,0.4,0.3,1,,z\nU,0.2,0.4,0.3,1,,z\n", CPI_OK,
         "1:12 CPI-505; 2:18 CPI-505"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,0.3,9\n", CPI_BAD_INPUT, "2:15 CPI-502"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,0.4,\"0.3\n", CPI_BAD_INPUT, "2:11 CPI-501"},
        {HEAD AB MEAN, "unit,a,b,X\n,0.2,0.4,0.3\n", CPI_OK, "2:0 CPI-514"},
        {HEAD AB MEAN, "unit,a,b,X\nU,0.2,\"0,4\",1e31\nU,yes,0.4,0.3 a\n", CPI_OK,
         "2:7 CPI-601; 2:13 CPI-601; 3:3 CPI-601; 3:11 CPI-601"},
        {HEAD AB MEAN, "unit;a;b;X\nU;0,2;0.4;0,3\nU;0,2;4;0.3\n", CPI_OK, "2:7 CPI-512; 3:9 CPI-512"},
        {HEAD NO_HALF_YES "indicators: [{code: a, title: A}]\n" MEAN, "unit,a,X\nU,maybe,0.5\n", CPI_OK, "2:3 CPI-601"},
        {HEAD AB MEAN, "unit,a,X\nU,0.2,0.3\n", CPI_BAD_INPUT, "1:0 CPI-602"},
        {HEAD AB MEAN, "unit,a,b\nU,0.2,0.3\n", CPI_BAD_INPUT, "1:0 CPI-602"},
        {HEAD AB MEAN, "unit,total score\nU,0.3\n", CPI_BAD_INPUT, "1:6 CPI-505; 1:0 CPI-602"},
        {HEAD DOMAINS MEAN, "unit,a,b,A,X\nU,0.2,0.4,0.3,0.3\n", CPI_OK, "1:12 CPI-603"},
        {HEAD DOMAINS MEAN, "unit,A,B,X\nU,0.2,0.4,0.3\n", CPI_OK, "1:0 CPI-605"},
        {HEAD DOMAINS METHOD("aggregation: arithmetic, missing: skip, exclude: [A]"),
         "unit,a,b,A,B,X\nU,0.2,0.4,0.3,0.3,0.3\n", CPI_OK, "1:10 CPI-603; 1:0 CPI-605"},
        {SPANS, "unit,period,a,b,X\nU,2012,0.2,0.4,0.3\nV,2012,0.2,0.4,0.3\n", CPI_OK, "0:0 CPI-604"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(problems_of_table(CASES[i].yaml, CASES[i].table, CASES[i].status), CASES[i].problems,
                    CASES[i].table);
}

/* An owner's code comes before a name that tables have for something else. */
static void codes_come_before_other_names(void **state)
{
    static const struct sample SAMPLES[] = {
        {HEAD "indicators: [" Q("total") ", " Q("year") "]\n" MEAN, "unit,total,year,X\nU,0.2,0.4,0.3\n",
         "0.25..0.35 consistent"},
        {HEAD "unit: country\nindicators: [" Q("country") ", " Q("b") "]\n" MEAN,
         "unit,country,b,TOTAL\nU,0.2,0.4,0.3\n", "0.25..0.35 consistent"},
    };
    (void)state;
    check(SAMPLES, COUNT(SAMPLES));
}

/* More zeros than all choices are tried among: the search ends, with those of the first columns. */
static void many_zeros_end(void **state)
{
    static char yaml[4000] = HEAD "indicators: [";
    static char table[1000] = "unit,X";
    (void)state;
    for (int i = 0; i < 20; i++) {
        sprintf(yaml + strlen(yaml), "%s{code: q%d, title: Q, quantity: {goalposts: [0, 1]}}", i ? ", " : "", i);
        sprintf(table + strlen(table), ",q%d", i);
    }
    strcat(yaml, "]\n" METHOD("aggregation: geometric, missing: skip, floor: 0.01"));
    strcat(table, "\nU,0.5");
    for (int i = 0; i < 20; i++)
        strcat(table, i < 12 ? ",0.00" : ",0.50");
    strcat(table, "\n");
    assert_non_null(strstr(results_of(yaml, table, NULL), "inconsistent"));
}

/* Goalposts that were recorded with scores make up for a set that is not there. */
static void given_goalposts_are_used(void **state)
{
    static const char YAML[] = ONE("goalposts: [minimum, maximum]");
    static const char GIVEN[] = "cpindex_goalposts: 1\nframework: X\nmethod: m\n"
                                "periods: [{period: '2020', quantities: {a: [0, 10]}},"
                                " {period: '2021', quantities: {a: [0, 20]}}]\n";
    static const char TABLE[] = "unit,period,a,X\nU,2020,3,0.3\nU,2021,3,0.3\n";
    char text[400];
    cpi_framework *framework = framework_of(YAML);
    cpi_options *options = cpi_options_new();
    cpi_audit *audit;
    (void)state;
    assert_int_equal(cpi_options_set_goalposts(options, GIVEN, sizeof GIVEN - 1, NULL), CPI_OK);
    assert_int_equal(cpi_audit_read(framework, options, TABLE, sizeof TABLE - 1, NULL, NULL, &audit), CPI_OK);
    size_t length = print_result(audit, 0, text, sizeof text);
    print_result(audit, 1, text + length, sizeof text - length);
    assert_text(text, "0.25..0.35 consistent; 0.125..0.175 inconsistent", TABLE);
    cpi_audit_free(audit);
    assert_int_equal(cpi_options_set_goalposts(options, "x", 1, NULL), CPI_OK);
    assert_int_equal(cpi_audit_read(framework, options, TABLE, sizeof TABLE - 1, NULL, NULL, &audit), CPI_BAD_INPUT);
    assert_null(audit);
    cpi_options_free(options);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_aggregation_has_its_ends),
        cmocka_unit_test(ends_belong_to_the_interval),
        cmocka_unit_test(digits_are_those_of_a_column_in_a_period),
        cmocka_unit_test(answers_are_normalised_at_both_ends),
        cmocka_unit_test(parts_that_are_not_printed_are_computed),
        cmocka_unit_test(facets_and_derived_figures),
        cmocka_unit_test(ratios_and_ratings),
        cmocka_unit_test(figures_are_on_the_output_range),
        cmocka_unit_test(missing_parts_follow_the_rule),
        cmocka_unit_test(a_zero_below_the_floor_may_be_a_missing_part),
        cmocka_unit_test(each_period_has_its_method),
        cmocka_unit_test(a_result_says_where_it_stands),
        cmocka_unit_test(problems_have_their_places),
        cmocka_unit_test(codes_come_before_other_names),
        cmocka_unit_test(many_zeros_end),
        cmocka_unit_test(given_goalposts_are_used),
    };
    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
