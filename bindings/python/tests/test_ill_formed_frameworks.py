# SPDX-License-Identifier: MIT
"""Texts and paths that are no framework."""
import hypothesis
import numpy
import pytest
from hypothesis import strategies as st

from attack import attack, nothing_is_left_behind, protect, refusal, text  # noqa: F401 (fixtures)
from cpindex import Framework, FrameworkError

TEXTS_OF_NOTHING = {
    "empty": "", "no bytes": b"", "mark": "\ufeff", "NUL": "cpindex: 1\0", "NUL in bytes": b"\0", "not UTF-8": b"\xff",
    "UTF-16": "cpindex: 1".encode("utf-16"), "17 MiB of spaces": " " * (17 << 20), "17 MiB": b"#" * (17 << 20),
    "deep list": "[" * 100_000, "deep mapping": "{a: " * 100_000, "a list": "- a", "a word": "a",
    "no keys": "cpindex: 1",
    "escaped NUL": '"\\u0000"', "escaped half": '"\\ud800"', "two documents": "---\n---\n", "alias": "&a [*a]",
    "tag": "!!python/object:os.system x", "another YAML": "%YAML 9.9\n---\na", "tab": "cpindex:\n\t- 1",
}


@pytest.mark.parametrize("kind", TEXTS_OF_NOTHING)
def test_texts_that_are_no_framework(kind):
    with pytest.raises(FrameworkError) as caught:
        Framework.from_text(TEXTS_OF_NOTHING[kind])
    assert all(problem.code and problem.file == "framework" for problem in caught.value.diagnostics)
    assert caught.value.diagnostics and "[CPI-" in str(caught.value)


@pytest.mark.parametrize("junk", [None, 5, 1.5, [], {}, object(), bytearray(b"x"), memoryview(b"x"), numpy.array("x")],
                         ids=lambda junk: type(junk).__name__)
def test_what_is_no_text(text, junk):
    assert "a str or bytes is wanted" in refusal(TypeError, lambda: Framework.from_text(junk))
    assert "a str or bytes is wanted" in refusal(TypeError, lambda: Framework.from_text(text, translations=[junk]))
    if junk is not None:
        assert "must be a str" in refusal(TypeError, lambda: Framework.from_text(text, name=junk))


def test_half_of_a_surrogate_pair_is_no_text(text):
    for call in (lambda: Framework.from_text("\ud800"), lambda: Framework.from_text(text, name="\ud800")):
        assert "surrogates not allowed" in refusal(ValueError, call)
    assert "holds a NUL" in refusal(ValueError, lambda: Framework.from_text(text, name="a\0"))


def test_translations_that_are_no_list(text):
    for translations in ("abc", b"abc"):
        assert "a list of texts" in refusal(TypeError, lambda: Framework.from_text(text, translations=translations))
    for translations in (5, None):
        assert "iterable" in refusal(TypeError, lambda: Framework.from_text(text, translations=translations))
    for translation in ("", "x: y", text, b"\xff", "\0"):
        said = refusal(FrameworkError, lambda: Framework.from_text(text, translations=iter([translation]), name="mine"))
        assert said.startswith("translation 1 of mine")


@attack(400)
@hypothesis.given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 60), st.binary(max_size=6) | st.sampled_from(
    [b":", b"- ", b"\n", b"  ", b"null", b"1e999", b"-1", b"{", b"[", b"'", b"\xc3", b"\xf4\x90\x80\x80", b"code",
     b"V.1", b"0.1", b"skip", b"domains:"])), min_size=1, max_size=4))
def test_damaged_texts_of_frameworks(text, changes):
    for place, length, piece in changes:
        place %= len(text)
        text = text[:place] + piece + text[place + length:]
    try:
        framework = Framework.from_text(text)
    except FrameworkError as problem:
        assert problem.diagnostics and all(one.severity in ("error", "warning") for one in problem.diagnostics)
    else:
        assert framework.figures[0] == framework.code and framework.to_markdown() and len(framework.fingerprint) == 64


def test_paths_that_are_no_framework(tmp_path, root):
    for junk in (5, True, None, 1.5, [], object()):
        refusal(TypeError, lambda: Framework.load(junk))
    for path, error in ((tmp_path / "none", FileNotFoundError), (tmp_path, IsADirectoryError), ("a\0", ValueError),
                        ("\ud800", ValueError), ("/dev/null", FrameworkError)):
        refusal(error, lambda: Framework.load(path))


def test_a_path_that_is_no_text_still_finds_its_translations(tmp_path, root):
    for name in ("child-friendliness-index.yaml", "child-friendliness-index.sq.yaml"):
        made = str(tmp_path / "CFI\udcff") + name[len("child-friendliness-index"):]
        with open(made, "wb") as file:
            file.write((root / "indicators" / name).read_bytes())
    framework = Framework.load(str(tmp_path / "CFI\udcff.yaml"))
    assert framework["protection"].text("title", "sq") != framework["protection"].title
