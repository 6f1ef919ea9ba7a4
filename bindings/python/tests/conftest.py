# SPDX-License-Identifier: MIT
"""Where the inputs are, and results in TAP, which Meson counts case by case: pytest --tap."""
import pathlib

import pytest

import cpindex

ROOT = pathlib.Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root():
    """The top of the clone."""
    return ROOT


@pytest.fixture(scope="session")
def cpi():
    """The Child Protection Index."""
    return cpindex.Framework.load(ROOT / "indicators" / "child-protection-index.yaml")


@pytest.fixture(scope="session")
def kosovo(cpi):
    """Its scores of Kosovo, nearly all of them still open."""
    return cpi.score(ROOT / "examples" / "kosovo" / "answers.csv")


@pytest.fixture
def small():
    """Three questions in two domains."""
    return cpindex.example()


@pytest.fixture
def small_text():
    """The same as text."""
    return (ROOT / "bindings" / "example.yaml").read_text(encoding="utf-8")


def pytest_addoption(parser):
    parser.addoption("--tap", action="store_true", help="print a line of TAP for each test")


class TapReporter:
    def __init__(self):
        self.count = 0

    def line(self, outcome, report, directive=""):
        self.count += 1
        print(f"\n{outcome} {self.count} - {report.nodeid.replace('#', '%')}{directive}", flush=True)

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.line("not ok", report)
            print("\n".join("#   " + line for line in str(report.longrepr).splitlines()), flush=True)
        elif report.skipped:
            self.line("ok", report, " # SKIP " + str(report.longrepr[-1]).replace("\n", " "))
        elif report.when == "call":
            self.line("ok", report)

    def pytest_collectreport(self, report):
        if report.failed:
            self.line("not ok", report)
            print("\n".join("#   " + line for line in str(report.longrepr).splitlines()), flush=True)

    def pytest_unconfigure(self):
        print(f"\n1..{self.count}", flush=True)


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    if config.getoption("--tap"):
        config.pluginmanager.unregister(name="terminalreporter")
        config.pluginmanager.register(TapReporter(), "cpindex-tap")
