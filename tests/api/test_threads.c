/* SPDX-License-Identifier: MIT */
/* Eight threads share a framework and scores, and have panels, options and collectors of their own. cmocka's assertions
 * jump, so threads count what is wrong instead. */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

enum { THREADS = 8, ROUNDS = 40 };

static const char YAML[] =
    HEAD NO_HALF_YES "languages: [en, sq]\n"
                     "domains: [{code: A, title: A, indicators: [{code: a, title: a}, " Q(
                         "q") "]},"
                              " {code: B, title: B, indicators: [{code: b, title: b, weight: 1.7}]}]\n"
                              "methods: {m: {title: M, aggregation: arithmetic, missing: skip},"
                              " g: {title: G, aggregation: geometric, missing: skip, floor: 0.01}}\n";

struct job {
    cpi_framework *framework;
    cpi_scores *shared;
    int number;
    int wrong;
    double scores[ROUNDS][2];
};

/* What a thread answers in a round. */
static void write_sheet(int number, int round, char sheet[80])
{
    static const char *const OPTIONS[] = {"no", "half", "yes", ""};
    snprintf(sheet, 80, "unit,a,q,b\nU%d,%s,0.%d,%s\n", number, OPTIONS[(number + round) % 4], round % 10,
             OPTIONS[number % 3]);
}

/* The index under both methods; the number of calls that went wrong. */
static int score_round(cpi_framework *framework, int number, int round, double scores[2])
{
    char sheet[80];
    cpi_panel *panel = NULL;
    cpi_options *options = cpi_options_new();
    cpi_diag *diag = cpi_diag_new();
    int wrong = cpi_panel_new(framework, &panel) != CPI_OK;
    write_sheet(number, round, sheet);
    wrong += cpi_panel_read(panel, sheet, strlen(sheet), NULL, diag) != CPI_OK;
    wrong += cpi_panel_read(panel, "unit,zz\n", 8, NULL, diag) != CPI_BAD_INPUT;
    for (int method = 0; method < 2; method++) {
        cpi_scores *made = NULL;
        cpi_explanation *explanation = NULL;
        wrong += cpi_options_set_method(options, method ? "g" : "m") != CPI_OK;
        wrong += cpi_score(panel, options, diag, &made) != CPI_OK;
        wrong += cpi_explain(made, 0, 0, &explanation) != CPI_OK;
        wrong += cpi_explanation_count(explanation) != 6;
        scores[method] = cpi_scores_value(made, 0, 0);
        cpi_explanation_free(explanation);
        cpi_scores_unref(made);
    }
    cpi_diag_free(diag);
    cpi_options_free(options);
    cpi_panel_free(panel);
    return wrong;
}

static int use_shared(cpi_framework *framework, cpi_scores *shared)
{
    cpi_framework *mine = cpi_framework_ref(framework);
    cpi_scores *scores = cpi_scores_ref(shared);
    cpi_explanation *explanation = NULL;
    cpi_framework *translated = NULL;
    static const char SQ[] = "cpindex_translation: 1\nframework: X\nlanguage: sq\ntitle: Shembull\n";
    int wrong = cpi_explain(scores, 0, 0, &explanation) != CPI_OK;
    wrong += cpi_framework_translate(mine, SQ, sizeof SQ - 1, NULL, NULL, &translated) != CPI_OK;
    wrong += cpi_scores_value(scores, 0, 0) != 0.75;
    wrong += strcmp(cpi_framework_fingerprint(mine), cpi_framework_fingerprint(translated)) != 0;
    cpi_framework_unref(translated);
    cpi_explanation_free(explanation);
    cpi_scores_unref(scores);
    cpi_framework_unref(mine);
    return wrong;
}

static void *run(void *argument)
{
    struct job *job = argument;
    for (int round = 0; round < ROUNDS; round++) {
        job->wrong += score_round(job->framework, job->number, round, job->scores[round]);
        job->wrong += use_shared(job->framework, job->shared);
    }
    cpi_scores_unref(job->shared);
    cpi_framework_unref(job->framework);
    return NULL;
}

static void threads_share_frameworks_and_scores(void **state)
{
    static struct job jobs[THREADS];
    pthread_t threads[THREADS];
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,a,q,b\nU,half,0.5,yes\n");
    cpi_scores *shared;
    (void)state;
    assert_int_equal(cpi_score(panel, NULL, NULL, &shared), CPI_OK);
    cpi_panel_free(panel);
    for (int i = 0; i < THREADS; i++) {
        jobs[i] =
            (struct job){.framework = cpi_framework_ref(framework), .shared = cpi_scores_ref(shared), .number = i};
        assert_int_equal(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    cpi_scores_unref(shared);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(jobs[i].wrong, 0);
        for (int round = 0; round < ROUNDS; round++) {
            double alone[2];
            assert_int_equal(score_round(framework, i, round, alone), 0);
            assert_same(jobs[i].scores[round][0], alone[0]);
            assert_same(jobs[i].scores[round][1], alone[1]);
        }
    }
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_frameworks_and_scores),
    };
    return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
