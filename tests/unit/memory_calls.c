/* SPDX-License-Identifier: MIT */
#include "memory_calls.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char YAML[] = HEAD NO_HALF_YES
    "languages: [en, sq]\n"
    "facets: {f: {groups: {g: G, h: H}}}\n"
    "domains: [{code: A, title: A, facets: {f: g}, indicators: [{code: a, title: a, weight: 2}, " Q(
        "q") "]},"
             " {code: B, title: B, facets: {f: [g, h]}, indicators: [{code: b, title: b},"
             " {code: s, title: s, indicators: [{code: s1, title: s1}]}]}]\n"
             "derived: {d: {title: D, difference: [A, B]}, e: {title: E, mean: [d, 'f:g', 'A/f:g']},"
             " r: {title: R, rating: A}, v: {title: V, ratio: [r, A]}}\n"
             "bands: {n: {title: N, bands: {low: {label: L, value: 1}, high: {from: 0.5, value: 2}}}}\n"
             "methods: {m: {title: M, from: '2', aggregation: arithmetic, missing: skip, output: {bands: n}, outputs: "
             "{v: "
             "{digits: "
             "1}}},"
             " k: {title: K, over: cells, aggregation: geometric, missing: zero, floor: 0.01, levels: {1: {missing: "
             "skip}},"
             " output: {bands: n}, nodes: {A: {aggregation: median}}, weights: {a: 3}, exclude: [s], facets: {f: "
             "{over: children}}, respondents: {aggregation: median, weight: q}},"
             " z: {title: Z, aggregation: arithmetic, missing: skip, output: {bands: n}, quantities: {X: "
             "{normalisation: rank}}}}\n";

/* Of everything that can be wrong, so that every kind of report is made. */
static const char WRONG_YAML[] =
    "cpindex: 1\ncode: X\nedition: &e '1'\ntitel: T\nstatus: wrong\nlanguages: [en, en]\n"
    "scales: {s: {options: {yes: {value: 0}, Yes: {value: 7}}}}\n"
    "domains: [{code: A, title: A, indicators: [{code: a, title: a, weight: x}, {code: a, title: b, scale: r}]}]\n"
    "derived: {d: {title: D, difference: [A, B]}}\nbands: {n: {bands: {low: {}, lower: {}}}}\n"
    "methods: {m: {title: M, aggregation: mean, missing: skip, weights: {zz: 1}, output: {bands: no},"
    " respondents: {weight: a}}}\na: 1\na: 2\n";

static const char SQ[] =
    "cpindex_translation: 1\nframework: X\nlanguage: sq\ntitle: Shembull\n"
    "scales: {s: {options: {yes: [Po, Sigurisht], no: Jo}}}\nnodes: {b: {title: B?}, a: {title: A?}}\n"
    "bands: {n: {title: N?, bands: {high: H?}}}\n";
static const char WRONG_SQ[] = "cpindex_translation: 1\nframework: Y\nlanguage: sq\nnodes: {zz: {title: B?}}\n"
                               "scales: {s: {options: {yes: no}}}\nbands: {n: {bands: {hihg: H?}}}\n";

static const char LONG_SHEET[] =
    "unit,period,indicator,answer,source,note,expert\n"
    "U,1,a,yes,Law,Note,Expert\nV,2,q,0.25,Law,,\nU,1,b,\"Half\",,Note,\nU,1,a,yes,Law 2,,\n";
static const char WIDE_SHEET[] = "unit;period;a;q;b;s1\nU;1;yes;0,5;no;nd\nV;;na;;half;\nW;3;no;1;;yes\n";
static const char WRONG_SHEET[] =
    "unit,period,a,q,zz,\nU,1,yes,x,1,\nU,1,no,0.5,,\n,,,,,\nV,1,NA,,,7\nW,1,maybe,,,\nZ,1,\"x";
static const char RESPONDENT_SHEET[] =
    "unit,period,respondent,a,q,b\nU,1,R1,yes,0.2,no\nU,1,R2,half,0.5,\nV,,,yes,1,\nU,1,R3,no,0.4,yes\nV,,R1,,0.3,no\n";
/* A second spelling of a name, and an answer that stands for all. */
static const char DOUBTFUL_SHEET[] = "unit,respondent,a,q\nU,R1,yes,\nU,r1,no,3\nU,,yes,1\n";
static const char SET_SHEET[] = "unit,period,q\nU,1,0.2\nV,1,0.3\nW,1,0.1\nU,2,1\n";
static const char UNUSED_SHEET[] = "unit,indicator,answer,remarks\nU,a,yes,x\n";

/* A period that the method is not for, a zero, what is missing, what cannot be read, and what is not used. */
static const char TABLE[] =
    "unit,period,a,q,A,B,total,d,rank\nU,2,yes,0.25,0.75,0.5,0.6,0.25,1\nV,2,half,0,,0.5,0.1,,2\n"
    "W,1,,,0.5,?!,0.5,x,3\n,3,no,0,0,0,0,0,\n";
static const char WRONG_TABLE[] = "unit,a,A,a,zz,total\nU,1,2,3\nU,1,1,1,1,1,1\n\"";

void make_world(struct world *w)
{
    memset(w, 0, sizeof *w);
    w->framework = framework_of(YAML);
    w->panel = panel_of(w->framework, "unit,period,a,q\nBefore,,half,0.7\n");
    w->options = cpi_options_new();
    w->diag = cpi_diag_new();
    assert_int_equal(cpi_options_set_method(w->options, "k"), CPI_OK);
    assert_int_equal(cpi_score(w->panel, NULL, NULL, &w->scores), CPI_OK);
}

static void free_made(struct world *w)
{
    cpi_framework_unref(w->made_framework);
    cpi_panel_free(w->made_panel);
    cpi_scores_unref(w->made_scores);
    cpi_explanation_free(w->made_explanation);
    cpi_audit_free(w->made_audit);
    cpi_import_free(w->made_import);
}

void free_world(struct world *w)
{
    free_made(w);
    cpi_scores_unref(w->scores);
    cpi_panel_free(w->panel);
    cpi_options_free(w->options);
    cpi_diag_free(w->diag);
    cpi_framework_unref(w->framework);
}

const char *panel_text(const cpi_panel *panel, char text[4000])
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    size_t at = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_panel_count(panel); i++) {
        at += (size_t)snprintf(text + at, 4000 - at, "%s %s %s:", cpi_panel_unit(panel, i), cpi_panel_period(panel, i),
                               cpi_panel_respondent(panel, i));
        for (int32_t node = 0; node < cpi_framework_node_count(framework); node++) {
            const char *source = cpi_panel_source(panel, i, node);
            const char *note = cpi_panel_note(panel, i, node);
            at += (size_t)snprintf(text + at, 4000 - at, " %d %s %s %s,", (int)cpi_panel_missing(panel, i, node),
                                   short_number(cpi_panel_value(panel, i, node)), source ? source : "-",
                                   note ? note : "-");
        }
    }
    return text;
}

/* Every text and address of a framework. */
static size_t print_framework(const cpi_framework *framework, char *text, size_t size)
{
    size_t at = 0;
    if (!framework)
        return 0;
    at += (size_t)snprintf(text, size, "%s", cpi_framework_fingerprint(framework));
    for (int32_t i = 0; i < cpi_framework_figure_count(framework); i++) {
        const char *address = cpi_framework_figure_address(framework, i);
        at += (size_t)snprintf(text + at, size - at, " %s %s", address, cpi_framework_figure_title(framework, i, "sq"));
        assert_int_equal(cpi_framework_find_figure(framework, address), i);
    }
    return at;
}

const char *made_text(const struct world *w, char text[6000])
{
    size_t at = print_framework(w->made_framework, text, 6000);
    at += (size_t)snprintf(text + at, 6000 - at, " %s ", w->made_panel ? "panel" : "-");
    for (int32_t i = 0; i < cpi_scores_count(w->made_scores); i++)
        for (int32_t j = 0; j < cpi_framework_figure_count(w->framework); j++)
            at += (size_t)snprintf(text + at, 6000 - at, "%s %d,", short_number(cpi_scores_value(w->made_scores, i, j)),
                                   (int)cpi_scores_rank(w->made_scores, i, j));
    for (int32_t i = 0; i < cpi_explanation_count(w->made_explanation); i++)
        at += (size_t)snprintf(text + at, 6000 - at, "%s;", cpi_explanation_rule(w->made_explanation, i));
    for (int32_t i = 0; i < cpi_audit_count(w->made_audit); i++)
        at +=
            (size_t)snprintf(text + at, 6000 - at, "%s %s %d %s;", cpi_audit_unit(w->made_audit, i),
                             short_number(cpi_audit_low(w->made_audit, i)), (int)cpi_audit_get_status(w->made_audit, i),
                             cpi_audit_note(w->made_audit, i) ? cpi_audit_note(w->made_audit, i) : "-");
    for (int32_t i = 0; i < MOST_FIGURES; i++)
        at += (size_t)snprintf(text + at, 6000 - at, "%s|", short_number(w->matrix[i]));
    if (cpi_import_framework(w->made_import))
        at += (size_t)snprintf(text + at, 6000 - at, "%.3000s", cpi_import_framework(w->made_import));
    for (int32_t i = 0; i < cpi_import_language_count(w->made_import); i++)
        at += (size_t)snprintf(text + at, 6000 - at, "%.500s", cpi_import_translation(w->made_import, i));
    return text;
}

/* The calls. */

static cpi_status load(struct world *w)
{
    return cpi_framework_load(YAML, sizeof YAML - 1, NULL, w->diag, &w->made_framework);
}

static cpi_status load_wrong(struct world *w)
{
    return cpi_framework_load(WRONG_YAML, sizeof WRONG_YAML - 1, NULL, w->diag, &w->made_framework);
}

static cpi_status load_no_yaml(struct world *w)
{
    return cpi_framework_load("a: [1, 'x\n", 10, NULL, w->diag, &w->made_framework);
}

static cpi_status load_file(struct world *w)
{
    return cpi_framework_load_file("out-of-memory.yaml", w->diag, &w->made_framework);
}

static cpi_status load_missing_file(struct world *w)
{
    return cpi_framework_load_file("no-such.yaml", w->diag, &w->made_framework);
}

static cpi_status translate(struct world *w)
{
    return cpi_framework_translate(w->framework, SQ, sizeof SQ - 1, NULL, w->diag, &w->made_framework);
}

static cpi_status translate_wrong(struct world *w)
{
    return cpi_framework_translate(w->framework, WRONG_SQ, sizeof WRONG_SQ - 1, NULL, w->diag, &w->made_framework);
}

static cpi_status new_panel(struct world *w)
{
    return cpi_panel_new(w->framework, &w->made_panel);
}

static cpi_status add(struct world *w)
{
    return cpi_panel_add(w->panel, "New", "2017", NULL);
}

static cpi_status add_respondent(struct world *w)
{
    return cpi_panel_add_respondent(w->panel, "New", "2017", "Respondent", NULL);
}

static cpi_status set_option(struct world *w)
{
    return cpi_panel_set_option(w->panel, 0, cpi_framework_find_node(w->framework, "a"), "YES");
}

static cpi_status read_long(struct world *w)
{
    return cpi_panel_read(w->panel, LONG_SHEET, sizeof LONG_SHEET - 1, NULL, w->diag);
}

static cpi_status read_wide(struct world *w)
{
    return cpi_panel_read(w->panel, WIDE_SHEET, sizeof WIDE_SHEET - 1, NULL, w->diag);
}

static cpi_status read_respondents(struct world *w)
{
    return cpi_panel_read(w->panel, RESPONDENT_SHEET, sizeof RESPONDENT_SHEET - 1, NULL, w->diag);
}

static cpi_status read_doubtful(struct world *w)
{
    return cpi_panel_read(w->panel, DOUBTFUL_SHEET, sizeof DOUBTFUL_SHEET - 1, NULL, w->diag);
}

static cpi_status read_unused(struct world *w)
{
    return cpi_panel_read(w->panel, UNUSED_SHEET, sizeof UNUSED_SHEET - 1, NULL, w->diag);
}

static cpi_status read_wrong(struct world *w)
{
    return cpi_panel_read(w->panel, WRONG_SHEET, sizeof WRONG_SHEET - 1, NULL, w->diag);
}

static cpi_status score(struct world *w)
{
    return cpi_score(w->panel, w->options, w->diag, &w->made_scores);
}

static cpi_status score_other_period(struct world *w)
{
    cpi_panel *panel = NULL;
    cpi_status status = cpi_panel_new(w->framework, &panel);
    if (status == CPI_OK)
        status = cpi_panel_add(panel, "U", "1", NULL);
    if (status == CPI_OK)
        status = cpi_score(panel, NULL, w->diag, &w->made_scores);
    cpi_panel_free(panel);
    return status;
}

static cpi_status score_respondents(struct world *w)
{
    cpi_status status = w->made_panel ? CPI_OK : cpi_panel_new(w->framework, &w->made_panel);
    if (status == CPI_OK)
        status = cpi_panel_read(w->made_panel, RESPONDENT_SHEET, sizeof RESPONDENT_SHEET - 1, NULL, w->diag);
    if (status == CPI_OK)
        status = cpi_score(w->made_panel, w->options, w->diag, &w->made_scores);
    if (status == CPI_OK)
        status = cpi_explain(w->made_scores, 0, figure_of(w->framework, "a"), &w->made_explanation);
    if (status == CPI_OK)
        return status;
    cpi_panel_free(w->made_panel);
    cpi_scores_unref(w->made_scores);
    w->made_panel = NULL;
    w->made_scores = NULL;
    return status;
}

/* Against the panel, and again with the goalposts that it gave. */
static cpi_status score_set_with(struct world *w, cpi_options *options, cpi_scores **found)
{
    cpi_status status = cpi_options_set_method(options, "z");
    if (status == CPI_OK)
        status = cpi_panel_read(w->made_panel, SET_SHEET, sizeof SET_SHEET - 1, NULL, w->diag);
    if (status == CPI_OK)
        status = cpi_score(w->made_panel, options, w->diag, found);
    char *goalposts = NULL;
    if (status == CPI_OK)
        status = cpi_scores_goalposts(*found, &goalposts);
    if (status == CPI_OK)
        status = cpi_options_set_goalposts(options, goalposts, strlen(goalposts), NULL);
    cpi_text_free(goalposts);
    if (status == CPI_OK)
        status = cpi_score(w->made_panel, options, w->diag, &w->made_scores);
    return status;
}

static cpi_status score_set(struct world *w)
{
    cpi_scores *found = NULL;
    cpi_options *options = cpi_options_new();
    cpi_status status = options ? cpi_panel_new(w->framework, &w->made_panel) : CPI_NO_MEMORY;
    if (status == CPI_OK)
        status = score_set_with(w, options, &found);
    cpi_options_free(options);
    cpi_scores_unref(found);
    if (status == CPI_OK)
        return status;
    cpi_panel_free(w->made_panel);
    w->made_panel = NULL;
    return status;
}

static cpi_status set_method(struct world *w)
{
    return cpi_options_set_method(w->options, "no such method");
}

static cpi_status score_by_unknown_method(struct world *w)
{
    static cpi_options *options;
    options = cpi_options_new();
    cpi_status status = options ? cpi_options_set_method(options, "mm") : CPI_NO_MEMORY;
    if (status == CPI_OK)
        status = cpi_score(w->panel, options, w->diag, &w->made_scores);
    cpi_options_free(options);
    return status;
}

static cpi_status explain(struct world *w)
{
    return cpi_explain(w->scores, 0, figure_of(w->framework, "e"), &w->made_explanation);
}

static cpi_status audit(struct world *w)
{
    return cpi_audit_read(w->framework, NULL, TABLE, sizeof TABLE - 1, NULL, w->diag, &w->made_audit);
}

static cpi_status audit_wrong(struct world *w)
{
    return cpi_audit_read(w->framework, w->options, WRONG_TABLE, sizeof WRONG_TABLE - 1, NULL, w->diag, &w->made_audit);
}

static cpi_status audit_nothing(struct world *w)
{
    return cpi_audit_read(w->framework, NULL, "unit,A\nU,1\n", 11, NULL, w->diag, &w->made_audit);
}

static cpi_status score_matrix_of(struct world *w, double first)
{
    const double answers[] = {first, 0.25, 0.5, NAN, 0, 0.5, 1, 1};
    int32_t figures[MOST_FIGURES / 2];
    size_t count = (size_t)cpi_framework_figure_count(w->framework);
    for (size_t i = 0; i < count; i++)
        figures[i] = (int32_t)i;
    return cpi_score_matrix(w->framework, w->options, answers, 2, 4, 4, 1, figures, count, w->matrix, 2 * count,
                            w->diag);
}

static cpi_status score_matrix(struct world *w)
{
    return score_matrix_of(w, 1);
}

static cpi_status score_wrong_matrix(struct world *w)
{
    return score_matrix_of(w, 0.3);
}

/* A list alone, or in the place of the tree of a file; its result, and nothing where there is none. */
static cpi_status import_list(struct world *w, const char *like, const char *list)
{
    cpi_import *import = cpi_import_new();
    cpi_status status = import ? CPI_OK : CPI_NO_MEMORY;
    if (status == CPI_OK && like)
        status = cpi_import_like_file(import, like, w->diag);
    if (status == CPI_OK)
        status = cpi_import_set_head(import, "edition", "2");
    if (status == CPI_OK)
        status = cpi_import_set_column(import, "question", "Pyetja");
    if (status == CPI_OK)
        status = cpi_import_add_facet(import, "actor");
    if (status == CPI_OK)
        status = cpi_import_read(import, list, strlen(list), NULL, w->diag);
    if (status == CPI_OK)
        w->made_import = import;
    else
        cpi_import_free(import);
    return status;
}

static cpi_status import_alone(struct world *w)
{
    return import_list(w, NULL,
                       "code;section;article;actor;Pyetja;question_sq;weight;quantity\n"
                       "x.1;Part;Violence;state|school;Q?;P?;1,5;{goalposts: [0, 1]}\n"
                       "x.2;Part;Care;state;R?;;;\n");
}

static cpi_status import_like(struct world *w)
{
    return import_list(
        w, "out-of-memory.yaml",
        "code,kind,parent,article,f,Pyetja,question_sq\nn,,,A,g|h,New?,E re?\na,,A,,g,,\nq,,A,,g,,\nb,,B,,g|h,,\n"
        "s,,,B,g,S?,\ns1,,s,,,,\n");
}

static cpi_status import_wrong(struct world *w)
{
    return import_list(
        w, "out-of-memory.yaml",
        "code,kind,parent,article,f,Pyetja,quantity,weight,zz\nx,node,y,Carre,k,,{,x,\nx,,x,Care,,,,,\n");
}

static cpi_status link_with(struct world *w, const char *rest)
{
    char text[300];
    cpi_links *links = NULL;
    int length = snprintf(
        text, sizeof text,
        "cpindex_links: 1\nearlier: {framework: X, edition: '1'}\nlater: {framework: X, edition: '1'}\n%s", rest);
    cpi_status status = cpi_links_load(w->framework, w->framework, text, (size_t)length, NULL, w->diag, &links);
    if (status != CPI_OK)
        assert_null(links);
    cpi_links_free(links);
    return status;
}

static cpi_status link_editions(struct world *w)
{
    return link_with(w, "same_codes: yes\nsame: {a: b}\n");
}

static cpi_status link_wrong(struct world *w)
{
    return link_with(w, "same: {a: q, zz: b, A: a}\n");
}

static cpi_status spell_out_method(struct world *w)
{
    cpi_rules *rules = NULL;
    cpi_status status = cpi_rules_new(w->framework, 1, &rules);
    if (status != CPI_OK)
        assert_null(rules);
    cpi_rules_free(rules);
    return status;
}

static struct call calls[] = {
    {"spell out a method", spell_out_method, CPI_OK, false},
    {"link two editions", link_editions, CPI_OK, false},
    {"link two editions with problems", link_wrong, CPI_BAD_INPUT, true},
    {"import a list", import_alone, CPI_OK, true},
    {"import a list into a framework", import_like, CPI_OK, true},
    {"import a list with problems", import_wrong, CPI_BAD_INPUT, true},
    {"load", load, CPI_OK, true},
    {"load a framework with problems", load_wrong, CPI_BAD_INPUT, true},
    {"load what is no YAML", load_no_yaml, CPI_BAD_INPUT, true},
    {"load a file and its translation", load_file, CPI_OK, true},
    {"load a missing file", load_missing_file, CPI_SYSTEM, true},
    {"translate", translate, CPI_OK, false},
    {"translate with problems", translate_wrong, CPI_BAD_INPUT, true},
    {"new panel", new_panel, CPI_OK, false},
    {"add an assessment", add, CPI_OK, false},
    {"add a respondent", add_respondent, CPI_OK, false},
    {"set an option", set_option, CPI_OK, false},
    {"read a long sheet", read_long, CPI_OK, false},
    {"read a wide sheet", read_wide, CPI_OK, false},
    {"read a sheet of respondents", read_respondents, CPI_OK, false},
    {"read a sheet with doubtful respondents", read_doubtful, CPI_OK, true},
    {"read a sheet with a warning", read_unused, CPI_OK, true},
    {"read a sheet with problems", read_wrong, CPI_BAD_INPUT, true},
    {"score", score, CPI_OK, false},
    {"score a period that the method is not for", score_other_period, CPI_OK, true},
    {"score respondents", score_respondents, CPI_OK, false},
    {"score against a set of units", score_set, CPI_OK, true},
    {"set a method", set_method, CPI_OK, false},
    {"score by an unknown method", score_by_unknown_method, CPI_NOT_FOUND, true},
    {"explain", explain, CPI_OK, false},
    {"audit a table", audit, CPI_OK, true},
    {"audit a table with problems", audit_wrong, CPI_BAD_INPUT, true},
    {"audit a table with nothing to audit", audit_nothing, CPI_BAD_INPUT, true},
    {"score a matrix", score_matrix, CPI_OK, false},
    {"score a matrix with problems", score_wrong_matrix, CPI_BAD_INPUT, true},
};

struct call *memory_calls(size_t *count)
{
    *count = COUNT(calls);
    return calls;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

void write_world_files(void)
{
    write_file("out-of-memory.yaml", YAML);
    write_file("out-of-memory.sq.yaml", SQ);
}

bool remove_world_files(void)
{
    return remove("out-of-memory.yaml") == 0 && remove("out-of-memory.sq.yaml") == 0;
}
