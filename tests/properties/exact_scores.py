# SPDX-License-Identifier: MIT
"""Random frameworks, scored by the command and in exact arithmetic: no figure may differ.

    exact_scores.py CPINDEX [--seed TEXT] [--count N] [--first N] [--keep FOLDER]

One TAP line a framework. --keep writes the files of a framework that differs, as framework.yaml and answers.csv.
"""
import argparse
import pathlib

from command import Failed, Workplace
from compare import Findings, compare
from emit import Form, framework_yaml, panel_csv
from generate import some_case
from printed import detail_problems
from reference import score
from tap import Tap


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("cpindex")
    parser.add_argument("--seed", default="cpindex")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=pathlib.Path)
    return parser.parse_args()


def check_case(place, framework, panel, findings):
    for code in framework.methods:
        try:
            expected = score(framework, framework.methods[code], panel)
            compare(framework, code, panel, place.rows(code), expected, findings)
            findings.problems += detail_problems(place, framework, code, panel, expected[0], 0)
        except Failed as failure:
            findings.add((code,), failure)


def keep(folder, name, place):
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    for path in (place.framework, place.answers):
        (target / path.name).write_bytes(path.read_bytes())


def main():
    options = arguments()
    tap, total = Tap(), Findings()
    with Workplace(options.cpindex) as place:
        for i in range(options.first, options.first + options.count):
            framework, panel = some_case(f"{options.seed}:{i}")
            place.write(framework_yaml(framework), panel_csv(framework, panel, Form(wide=i % 2 == 1)))
            findings = Findings()
            check_case(place, framework, panel, findings)
            tap.check(f"framework {options.seed}:{i}, {findings.figures} figures", findings.problems[:20])
            if findings.problems and options.keep:
                keep(options.keep, str(i), place)
            total.figures, total.printed = total.figures + findings.figures, total.printed + findings.printed
            total.worst = max(total.worst, findings.worst)
            total.worst_span = max(total.worst_span, findings.worst_span)
    print(f"# {total.figures} figures and {total.printed} printed numbers compared; worst relative error "
             f"{float(total.worst):.2g}, and {float(total.worst_span):.2g} of the range where something is subtracted")
    tap.end()


if __name__ == "__main__":
    main()
