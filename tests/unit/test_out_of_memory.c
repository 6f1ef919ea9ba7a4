/* SPDX-License-Identifier: MIT */
/* Every call, with memory running out at each of its allocations in turn: a status, nothing leaked, everything as it
 * was before the call, and the same call succeeds once there is memory again. */
#include "failing_memory.h"
#include "memory_calls.h"

/* One call with one allocation failing. False once the call needs fewer allocations than that. */
static bool try_once(const struct call *call, long nth, bool and_all_after, const char *wanted)
{
    struct world w;
    char before[4000];
    char after[4000];
    char made[6000];
    make_world(&w);
    panel_text(w.panel, before);
    memory_fails_at(nth, and_all_after);
    cpi_status status = call->run(&w);
    bool failed = memory_works_again();
    if (failed && status != CPI_NO_MEMORY && !(status == call->status && call->may_do_without))
        fail_msg("%s, allocation %ld: '%s'", call->name, nth, cpi_status_text(status));
    if (status != CPI_OK)
        assert_string_equal(panel_text(w.panel, after), before);
    if (status == CPI_NO_MEMORY) {
        assert_true(!w.made_framework && !w.made_panel && !w.made_scores && !w.made_explanation && !w.made_audit &&
                    !w.made_import);
        status = call->run(&w);
    }
    assert_int_equal(status, call->status);
    assert_string_equal(made_text(&w, made), wanted);
    free_world(&w);
    if (memory_blocks() != 0)
        fail_msg("%s, allocation %ld: %ld blocks are lost", call->name, nth, memory_blocks());
    return failed;
}

static void run_out(void **state)
{
    const struct call *call = *state;
    struct world w;
    char wanted[6000];
    long tries[2];
    make_world(&w);
    assert_int_equal(call->run(&w), call->status);
    made_text(&w, wanted);
    free_world(&w);
    for (int and_all_after = 0; and_all_after < 2; and_all_after++)
        for (tries[and_all_after] = 1; try_once(call, tries[and_all_after], and_all_after, wanted);)
            tries[and_all_after]++;
    assert_true(tries[1] >= 1);
    print_message("# %s: %ld allocations\n", call->name, tries[0] - 1);
}

static int write_files(void **state)
{
    (void)state;
    write_world_files();
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    return remove_world_files() ? 0 : -1;
}

int main(void)
{
    struct CMUnitTest tests[64];
    size_t count;
    struct call *calls = memory_calls(&count);
    assert_true(count <= COUNT(tests));
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){calls[i].name, run_out, NULL, NULL, &calls[i]};
    return _cmocka_run_group_tests("out of memory", tests, count, write_files, remove_files);
}
