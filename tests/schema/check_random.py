# SPDX-License-Identifier: MIT
"""framework.schema.json accepts what the library accepts: random frameworks, which cpindex scores in tests/properties."""
import pathlib
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "properties")]
from tap import Tap  # noqa: E402
import validation  # noqa: E402
import emit  # noqa: E402
import generate  # noqa: E402

CASES = 300


def problems(seed):
    text = emit.framework_yaml(generate.some_case(seed)[0])
    return [f"seed {seed}: {error}" for error in validation.errors("framework", validation.load(text))]


def main():
    tap = Tap()
    tap.check(f"{CASES} random frameworks are accepted", [line for seed in range(CASES) for line in problems(seed)][:20])
    tap.end()


if __name__ == "__main__":
    main()
