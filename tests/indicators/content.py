# SPDX-License-Identifier: MIT
"""The project's own indicators, read as a strict reviewer would. Usage: content.py INDICATORS"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import check  # noqa: E402
from tap import Tap  # noqa: E402

LEAST_INDICATORS = 500
LEAST_RATES = 12
# Questions in the project's own words; of other frameworks they are those of a publication, or only numbered.
OWN_WORDS = ["inspire-mapping-survey", "decentralisation-monitoring", "iris-peer-review", "iris-gap-assessment",
             "iris-country-report", "iris-case-study"]


def count_problems(root):
    indicators = [indicator for _, indicator, _ in check.indicators_of(root)]
    rates = [indicator for indicator in indicators if "quantity" in indicator]
    if len(indicators) < LEAST_INDICATORS:
        yield f"{len(indicators)} indicators, at least {LEAST_INDICATORS} are wanted"
    if len(rates) < LEAST_RATES:
        yield f"{len(rates)} rates, at least {LEAST_RATES} are wanted"


def broken(root):
    """The same tree with one of each mistake that the reader is to find."""
    first = next(indicator for _, indicator, _ in check.indicators_of(root) if "quantity" not in indicator)
    joined = dict(first, question="Is it free and open?")
    return [("a question that joins two facts", joined),
            ("a question without a question mark", dict(first, question="It is free")),
            ("a vague word", dict(first, question="Is the budget sufficient?")),
            ("guidance that is none", dict(first, guidance="Ask them.")),
            ("no source", dict(first, source="")),
            ("an instrument that does not exist", dict(first, source="UNCRD art. 3(1)")),
            ("an article that does not exist", dict(first, source="UNCRC art. 55")),
            ("a paragraph that does not exist", dict(first, source="UNCRC art. 19(3)")),
            ("a source without a paragraph", dict(first, source="UNCRC art. 19")),
            ("a General Comment of another year", dict(first, source="CRC General Comment 13 (2010), para. 3")),
            ("nobody with evidence", dict(first, evidence=""))]


def main(folder):
    tap = Tap()
    folder = pathlib.Path(folder)
    root = check.read(folder / "child-protection-index.yaml")
    tap.check("the Child Protection Index has enough indicators and rates", list(count_problems(root)))
    tap.check("the Child Protection Index reads well", check.check(root))
    for name in OWN_WORDS:
        tap.check(f"{name} asks well", check.check_wording(check.read(folder / f"{name}.yaml")))
    for what, indicator in broken(root):
        tap.check(f"the reader finds {what}", [] if check.check_indicator(indicator) else ["it did not"])
    again = {"indicators": [dict(code="a", question="Is corporal punishment prohibited by law in every school?"),
                            dict(code="b", question="Is corporal punishment prohibited in every school?")]}
    tap.check("the reader finds a question that is asked twice", [] if check.check_wording(again) else ["it did not"])
    tap.end()


main(*sys.argv[1:])
