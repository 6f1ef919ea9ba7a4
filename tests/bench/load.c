/* SPDX-License-Identifier: MIT */
/* For each file: its bytes, and the nanoseconds of a bare libyaml event pass and of loading it as a framework.
 * The two take turns, and the best of many rounds counts, so that a busy machine hurts both alike. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#define SECONDS_PER_FILE 1.5

static double time_of_events(struct text text)
{
    double start = now();
    yaml_parser_t parser;
    yaml_event_t event;
    int last = 0;

    must_have(yaml_parser_initialize(&parser) ? &parser : NULL);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.bytes, text.length);
    while (!last && yaml_parser_parse(&parser, &event)) {
        last = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return now() - start;
}

static double time_of_load(struct text text)
{
    cpi_framework *framework = NULL;
    double start = now();

    must(cpi_framework_load(text.bytes, text.length, NULL, NULL, &framework), "load");
    cpi_framework_unref(framework);
    return now() - start;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct text text = read_text(argv[i]);
        double events = time_of_events(text), load = time_of_load(text), start = now();

        while (now() - start < SECONDS_PER_FILE) {
            double next_events = time_of_events(text), next_load = time_of_load(text);
            events = next_events < events ? next_events : events;
            load = next_load < load ? next_load : load;
        }
        printf("%s %zu %.0f %.0f\n", argv[i], text.length, 1e9 * events, 1e9 * load);
        free(text.bytes);
    }
    return 0;
}
