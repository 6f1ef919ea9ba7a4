/* SPDX-License-Identifier: MIT */
/* Lists of indicators that become frameworks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define LIKE_PATH "import-like.yaml"
#define LIKE_SQ_PATH "import-like.sq.yaml"

static const char LIKE[] =
    "# The owner's comment stays.\n" HEAD "languages: [en, sq]\n"
    "scales:\n"
    "  s: {options: {no: {value: 0}, yes: {label: Yes, value: 1}}}\n"
    "  t: {options: {low: {value: 0}, high: {value: 1}}}\n"
    "facets: {f: {title: Facet, groups: {g: First group, h: Second group}}}\n"
    "scale: s\n"
    "domains:\n"
    "  - code: PART\n"
    "    title: The part\n"
    "    domains:\n"
    "      - {code: A, title: Violence, source: Law, indicators: [{code: a, question: Old?, guidance: Guide, weight: 2,"
    " facets: {f: [g, h]}}]}\n"
    "  - {code: B, title: Care, indicators: [{code: b, question: Older?, scale: t}]}\n"
    "  - {code: C, title: Unused, indicators: [{code: c, title: Number, scored: no, quantity: {unit: years}}]}\n"
    "\n"
    "# So does this one.\n"
    "methods:\n"
    "  m: {title: M, aggregation: arithmetic, missing: skip}\n";

static const char LIKE_SQ[] = "cpindex_translation: 1\n"
                              "framework: X\n"
                              "language: sq\n"
                              "# A comment of the translator.\n"
                              "scales: {s: {options: {yes: Po}}}\n"
                              "nodes:\n"
                              "  A: {title: Dhuna}\n"
                              "  a: {question: {en: Oldest?, sq: E vjetër?}}\n"
                              "methods: {m: {title: Metoda}}\n";

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(text, 1, strlen(text), file);
    fclose(file);
}

static int write_files(void **state)
{
    (void)state;
    write_file(LIKE_PATH, LIKE);
    write_file(LIKE_SQ_PATH, LIKE_SQ);
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    remove(LIKE_PATH);
    remove(LIKE_SQ_PATH);
    return 0;
}

static cpi_import *import_new(void)
{
    cpi_import *import = cpi_import_new();
    assert_non_null(import);
    return import;
}

static cpi_import *import_like(void)
{
    cpi_import *import = import_new();
    cpi_diag *diag = cpi_diag_new();
    if (cpi_import_like_file(import, LIKE_PATH, diag) != CPI_OK)
        fail_msg("%s", cpi_diag_text(diag, 0));
    cpi_diag_free(diag);
    return import;
}

/* Everything that is wrong with a list, as "2:1 CPI-302", "" where nothing is. */
static const char *problems_of(cpi_import *import, const char *list)
{
    static char text[2000];
    size_t at = 0;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_import_read(import, list, strlen(list), NULL, diag);
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        at +=
            (size_t)snprintf(text + at, sizeof text - at, "%s%s%d:%d %sCPI-%d", i ? "; " : "",
                             strstr(cpi_diag_file(diag, i), ".yaml") ? "like " : "", (int)cpi_diag_line(diag, i),
                             (int)cpi_diag_column(diag, i), cpi_diag_severity(diag, i) == CPI_WARNING ? "warning " : "",
                             (int)cpi_diag_code(diag, i));
    assert_int_equal(status, cpi_diag_error_count(diag) ? CPI_BAD_INPUT : CPI_OK);
    assert_int_equal(status == CPI_OK, cpi_import_framework(import) != NULL);
    cpi_diag_free(diag);
    return text;
}

/* The framework that a list becomes, with its translations. */
static cpi_framework *imported(cpi_import *import, const char *list)
{
    const char *problems = problems_of(import, list);
    if (*problems)
        fail_msg("%s", problems);
    cpi_framework *framework = framework_of(cpi_import_framework(import));
    for (int32_t i = 0; i < cpi_import_language_count(import); i++)
        framework = translated_by(framework, cpi_import_translation(import, i));
    return framework;
}

/* "A(a b(b1 b2)) c": the tree in document order. */
static size_t print_tree(const cpi_framework *framework, int32_t node, char *text, size_t size)
{
    size_t at = 0;
    int32_t count = cpi_framework_child_count(framework, node);
    for (int32_t i = 0; i < count; i++) {
        int32_t child = cpi_framework_child(framework, node, i);
        at += (size_t)snprintf(text + at, size - at, "%s%s", i ? " " : "", cpi_framework_node_code(framework, child));
        if (!cpi_framework_child_count(framework, child))
            continue;
        at += (size_t)snprintf(text + at, size - at, "(");
        at += print_tree(framework, child, text + at, size - at);
        at += (size_t)snprintf(text + at, size - at, ")");
    }
    return at;
}

static const char *tree_of(const cpi_framework *framework)
{
    static char text[1000];
    text[0] = '\0';
    print_tree(framework, 0, text, sizeof text);
    return text;
}

static int32_t node_of(const cpi_framework *framework, const char *code)
{
    int32_t node = cpi_framework_find_node(framework, code);
    if (node < 0)
        fail_msg("no node %s", code);
    return node;
}

static void a_list_stands_alone(void **state)
{
    cpi_import *import = import_new();
    cpi_framework *f = imported(import, "code,section,article,dimension,question,weight,parent\n"
                                        "4.1,Rights,Government,Law and policy,Is there a law?,2,\n"
                                        "19.1,Issues,Violence,Services|Law and policy,Is there a shelter?,,\n"
                                        "19.1a,,,,For girls?,1,19.1\n"
                                        "19.1b,,,,For boys?,1,19.1\n"
                                        "4.2,rights,GOVERNMENT,services,Is there help?,0.5,\n");
    (void)state;
    assert_string_equal(tree_of(f), "Rights(Government(4.1 4.2)) Issues(Violence(19.1(19.1a 19.1b)))");
    assert_int_equal(cpi_framework_facet_count(f), 1);
    assert_int_equal(cpi_framework_group_count(f, 0), 2);
    assert_string_equal(cpi_framework_group_code(f, 0, 0), "Law-and-policy");
    assert_string_equal(cpi_framework_group_title(f, 0, 0, NULL), "Law and policy");
    assert_int_equal(cpi_framework_in_group(f, node_of(f, "19.1"), 0, 0), 1);
    assert_int_equal(cpi_framework_in_group(f, node_of(f, "4.2"), 0, 1), 1);
    assert_near(cpi_framework_node_weight(f, node_of(f, "4.1")), 2, 0);
    assert_near(cpi_framework_node_weight(f, node_of(f, "4.2")), 0.5, 0);
    assert_string_equal(cpi_framework_scale_code(f, 0), "compliance");
    assert_int_equal(cpi_framework_get_status(f), CPI_EXAMPLE);
    assert_int_equal(cpi_import_language_count(import), 0);
    cpi_framework_unref(f);
    cpi_import_free(import);
}

static void columns_are_called_what_the_owner_calls_them(void **state)
{
    cpi_import *import = import_new();
    (void)state;
    assert_int_equal(cpi_import_set_column(import, "code", "Kodi"), CPI_OK);
    assert_int_equal(cpi_import_set_column(import, "domain", "NENI"), CPI_OK);
    assert_int_equal(cpi_import_set_column(import, "domain_title", "Emri i nenit"), CPI_OK);
    assert_int_equal(cpi_import_set_column(import, "question_sq", "Pyetja"), CPI_OK);
    assert_int_equal(cpi_import_set_column(import, "actor", "Kush"), CPI_OK);
    assert_int_equal(cpi_import_add_facet(import, "actor"), CPI_OK);
    assert_int_equal(cpi_import_set_head(import, "code", "KOS"), CPI_OK);
    assert_int_equal(cpi_import_set_head(import, "edition", "2.0"), CPI_OK);
    assert_int_equal(cpi_import_set_head(import, "title", "Indeksi: i ri"), CPI_OK);
    cpi_framework *f = imported(import, "Pyetja;kodi;Neni;Emri i nenit;question;weight;Kush\r\n"
                                        "A ka ligj?;4.1;4;Qeverisja;Is there a law?;1,25;shteti\r\n"
                                        "A ka ndihmë?;4.2;4;;Is there help?;;\r\n");
    assert_string_equal(tree_of(f), "4(4.1 4.2)");
    assert_string_equal(cpi_framework_code(f), "KOS");
    assert_string_equal(cpi_framework_edition(f), "2.0");
    assert_string_equal(cpi_framework_node_text(f, 0, CPI_TITLE, NULL), "Indeksi: i ri");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "4"), CPI_TITLE, NULL), "Qeverisja");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "4.1"), CPI_QUESTION, NULL), "Is there a law?");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "4.2"), CPI_QUESTION, "sq"), "A ka ndihmë?");
    assert_near(cpi_framework_node_weight(f, node_of(f, "4.1")), 1.25, 0);
    assert_string_equal(cpi_framework_facet_code(f, 0), "actor");
    assert_string_equal(cpi_import_language(import, 0), "sq");
    cpi_framework_unref(f);
    cpi_import_free(import);
}

static void the_base_language_is_the_owners(void **state)
{
    cpi_import *import = import_new();
    (void)state;
    assert_int_equal(cpi_import_set_head(import, "language", "sq"), CPI_OK);
    cpi_framework *f = imported(import, "code,question,question_en,title_sr\n4.1,A ka ligj?,Is there a law?,Zakon\n");
    assert_string_equal(cpi_framework_language(f, 0), "sq");
    assert_string_equal(cpi_framework_node_text(f, 1, CPI_QUESTION, NULL), "A ka ligj?");
    assert_string_equal(cpi_framework_node_text(f, 1, CPI_QUESTION, "en"), "Is there a law?");
    assert_string_equal(cpi_framework_node_text(f, 1, CPI_TITLE, "sr"), "Zakon");
    cpi_framework_unref(f);
    cpi_import_free(import);
}

static void a_list_takes_the_place_of_a_tree(void **state)
{
    cpi_import *import = import_like();
    cpi_framework *f = imported(import, "code;article;f;question;question_sq\n"
                                        "b.1;care;second group;New?;E re?\n"
                                        "a;Dhuna;g|H;Old?;\n"
                                        "n.1;New domain;;Newer?;\n");
    (void)state;
    assert_string_equal(tree_of(f), "PART(A(a)) B(b.1) New-domain(n.1)");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "A"), CPI_TITLE, NULL), "Violence");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "A"), CPI_SOURCE, NULL), "Law");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "A"), CPI_TITLE, "sq"), "Dhuna");
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "b.1"), CPI_QUESTION, "sq"), "E re?");
    assert_string_equal(cpi_framework_option_label(f, 0, 1, "sq"), "Po");
    assert_int_equal(cpi_framework_in_group(f, node_of(f, "a"), 0, 1), 1);
    /* What the list has no column for stays. */
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "a"), CPI_GUIDANCE, NULL), "Guide");
    assert_near(cpi_framework_node_weight(f, node_of(f, "a")), 2, 0);
    assert_null(cpi_framework_node_text(f, node_of(f, "b.1"), CPI_GUIDANCE, NULL));
    assert_non_null(strstr(cpi_import_framework(import), "# The owner's comment stays.\n"));
    assert_non_null(strstr(cpi_import_framework(import), "\n# So does this one.\nmethods:\n"));
    assert_non_null(strstr(cpi_import_translation(import, 0), "# A comment of the translator.\n"));
    cpi_framework_unref(f);
    cpi_import_free(import);
}

/* Codes alone: everything else is as it was, to the figure. */
static void codes_are_enough_for_what_is_there_already(void **state)
{
    cpi_import *import = import_like();
    cpi_framework *before = framework_of(LIKE);
    cpi_framework *f = imported(import, "code\na\nb\nc\n");
    int32_t stale = CPI_NONE;
    (void)state;
    assert_string_equal(cpi_framework_fingerprint(f), cpi_framework_fingerprint(before));
    for (int32_t i = 0; i < cpi_framework_text_count(f); i++)
        if (cpi_framework_text_state(f, i, "sq") == CPI_STALE)
            stale = i;
    assert_text(cpi_framework_text_original(f, stale, "sq"), "Oldest?", "what was stale stays stale");
    cpi_framework_unref(f);
    cpi_framework_unref(before);
    cpi_import_free(import);
}

/* A question that changed: what was said of the old one does not hold for it, and its translation is stale. */
static void another_question_is_another_indicator(void **state)
{
    cpi_import *import = import_like();
    cpi_framework *f = imported(import, "code,article,question,question_sq,f\na,A,New?,E vjetër?,g|h\n");
    (void)state;
    assert_string_equal(cpi_framework_node_text(f, node_of(f, "a"), CPI_QUESTION, NULL), "New?");
    assert_null(cpi_framework_node_text(f, node_of(f, "a"), CPI_GUIDANCE, NULL));
    assert_near(cpi_framework_node_weight(f, node_of(f, "a")), 1, 0);
    for (int32_t i = 0; i < cpi_framework_text_count(f); i++)
        if (cpi_framework_text_get_kind(f, i) == CPI_QUESTION)
            assert_int_equal(cpi_framework_text_state(f, i, "sq"), CPI_STALE);
    cpi_framework_unref(f);
    cpi_import_free(import);
}

static void a_head_can_be_given_to_another_tree(void **state)
{
    cpi_import *import = import_like();
    (void)state;
    assert_int_equal(cpi_import_set_head(import, "code", "NEW"), CPI_OK);
    assert_int_equal(cpi_import_set_head(import, "title", "A new one"), CPI_OK);
    cpi_framework *f = imported(import, "code,article\na,A\n");
    assert_string_equal(cpi_framework_code(f), "NEW");
    assert_string_equal(cpi_framework_edition(f), "1");
    assert_string_equal(cpi_framework_node_text(f, 0, CPI_TITLE, NULL), "A new one");
    cpi_framework_unref(f);
    cpi_import_free(import);
}

static void what_is_refused(void **state)
{
    static const struct {
        const char *list;
        const char *problems;
    } CASES[] = {
        {"", "0:0 CPI-105"},
        {"code,question\n", "0:0 CPI-515"},
        {"cod,question\n1,Q\n", "1:0 CPI-503; 1:1 warning CPI-505"},
        {"code,question,question_en\n1,Q,R\n", "1:15 CPI-504"},
        {"code,question\nx,A?\nx,B?\n", "3:1 CPI-302"},
        {"code,question\nx y,A?\n,B?\n", "2:1 CPI-225; 3:1 CPI-221"},
        {"code,question,weight\nx,A?,much\n", "2:6 CPI-222"},
        {"code,question,weight\nx,A?,-1\n", "2:6 CPI-401"},
        {"code,question,weight\nx,A?,\"1,5\"\n", "2:6 CPI-222"},
        {"code,kind,question\nx,node,A?\n", "2:3 CPI-224"},
        {"code,kind,title\nD,domain,Domain\n", "2:1 CPI-307"},
        {"code,parent,question\nx,y,A?\n", "2:3 CPI-306"},
        {"code,parent,question\nx,y,A?\ny,x,B?\n", "2:1 CPI-553"},
        {"code,parent,kind,question,title\nx,,,A?,\nD,x,domain,,T\n", "3:1 CPI-316; 3:1 CPI-307"},
        {"code,question,scale\nx,A?,other\n", "2:6 CPI-303"},
        {"code,question,scored\nx,A?,perhaps\n", "2:6 CPI-224"},
        {"code,question,quantity\nx,A?,{unit\n", "2:6 CPI-201"},
        {"code,question,quantity\nx,A?,{gaols: 1}\n", "2:6 CPI-219; 2:6 CPI-218"},
        {"code,question,quantity\nx,A?,12\n", "2:6 CPI-220"},
        {"code,question\nx\n", "2:1 CPI-319"},
        {"code,question\nx,A?,B?\n", "2:6 CPI-502"},
        {"code,question\nx,\"A?\n", "2:3 CPI-501"},
        {"code,article,question\nx,Violence,A?\ny,Violense,B?\n", "3:3 warning CPI-552"},
        {"code,article,question\nx,Article 2,A?\ny,Article 20,B?\n", ""},
    };
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_import *import = import_new();
        const char *problems = problems_of(import, CASES[i].list);
        if (strcmp(problems, CASES[i].problems) != 0) {
            print_error("%s  is     %s\n  wanted %s\n", CASES[i].list, problems, CASES[i].problems);
            wrong++;
        }
        cpi_import_free(import);
    }
    assert_int_equal(wrong, 0);
}

static void what_is_refused_in_the_place_of_a_tree(void **state)
{
    static const struct {
        const char *list;
        const char *problems;
    } CASES[] = {
        {"code,article,f\nx,A,k|g|h\n", "2:1 CPI-319; 2:5 CPI-305"},
        {"code,article,question,scale,f\nx,A,Q?,r,g|h\n", "2:8 CPI-303"},
        {"code,article,question_de\na,A,Q?\n", "1:14 warning CPI-505"},
        {"code,article,dimension\na,A,g\n", "1:14 warning CPI-505"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_import *import = import_like();
        assert_string_equal(problems_of(import, CASES[i].list), CASES[i].problems);
        cpi_import_free(import);
    }
}

/* A method that names what the list no longer has is wrong where it stands. */
static void problems_of_the_rest_stand_in_its_file(void **state)
{
    char text[2000];
    cpi_import *import = import_new();
    (void)state;
    snprintf(text, sizeof text, "%s  k: {title: K, aggregation: arithmetic, missing: skip,\n      weights: {B: 2}}\n",
             LIKE);
    write_file(LIKE_PATH, text);
    assert_int_equal(cpi_import_like_file(import, LIKE_PATH, NULL), CPI_OK);
    assert_string_equal(problems_of(import, "code,article\na,A\n"), "like 25:17 CPI-321");
    cpi_import_free(import);
    write_file(LIKE_PATH, "{cpindex: 1, code: X, edition: '1', title: T, status: example,\nindicators: [" Q(
                              "q") "],\n" MEAN "}\n");
    import = import_like();
    assert_string_equal(problems_of(import, "code\nq\n"), "like 1:2 CPI-554");
    cpi_import_free(import);
    write_file(LIKE_PATH, LIKE);
}

static void columns_that_are_wrongly_named(void **state)
{
    cpi_import *import = import_new();
    (void)state;
    assert_int_equal(cpi_import_set_column(import, "qestion", "Q"), CPI_OK);
    assert_int_equal(cpi_import_set_column(import, "title", "Titel"), CPI_OK);
    assert_string_equal(problems_of(import, "code,Q,Titlel\nx,A?,T\n"),
                        "0:0 CPI-551; 1:0 CPI-503; 1:8 warning CPI-505");
    cpi_import_free(import);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_stands_alone),
        cmocka_unit_test(columns_are_called_what_the_owner_calls_them),
        cmocka_unit_test(the_base_language_is_the_owners),
        cmocka_unit_test(a_list_takes_the_place_of_a_tree),
        cmocka_unit_test(codes_are_enough_for_what_is_there_already),
        cmocka_unit_test(another_question_is_another_indicator),
        cmocka_unit_test(a_head_can_be_given_to_another_tree),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(what_is_refused_in_the_place_of_a_tree),
        cmocka_unit_test(problems_of_the_rest_stand_in_its_file),
        cmocka_unit_test(columns_that_are_wrongly_named),
    };
    return cmocka_run_group_tests_name("import", tests, write_files, remove_files);
}
