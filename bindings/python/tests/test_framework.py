# SPDX-License-Identifier: MIT
"""Frameworks: what is in the file is in the object."""
import pathlib

import pytest

import cpindex
from cpindex import FigureKind, Framework, FrameworkError, NodeKind, Status


def test_head(cpi):
    assert (cpi.code, cpi.edition, cpi.title) == ("CPI", "2.0", "Child Protection Index")
    assert cpi.status is Status.RECONSTRUCTION and cpi.status == "reconstruction"
    assert (cpi.languages, cpi.unit) == (("en", "sq", "sr"), "country")
    assert len(cpi.fingerprint) == 64


def test_it_is_a_mapping_of_nodes(cpi):
    assert list(cpi)[0] == "CPI" and len(cpi) == len(list(cpi)) == len(cpi.items())
    assert "A19" in cpi and "nothing" not in cpi and 19 not in cpi
    assert cpi.get("nothing") is None
    with pytest.raises(KeyError, match="nothing"):
        cpi["nothing"]


def test_a_domain(cpi):
    violence = cpi["A19"]
    assert violence.kind is NodeKind.DOMAIN and violence.title == "Violence"
    assert violence.level == cpi[violence.parent].level + 1
    assert all(cpi[child].parent == "A19" for child in violence.children)
    assert violence.scale is None and violence.quantity is None and violence.groups == {}
    assert violence.text("title", "sq") == "Dhuna"


def test_an_indicator(cpi):
    indicator = cpi["19.L.1"]
    assert indicator.question == "Does the law prohibit corporal punishment of children in every setting?"
    assert indicator.title == indicator.question
    assert indicator.source.startswith("UNCRC arts 19(1)") and indicator.guidance and indicator.evidence
    assert indicator.groups == {"dimension": ("law",)}
    assert indicator.answered and indicator.scored and indicator.children == ()
    assert indicator.text("question", "sr") != indicator.question


def test_a_quantity(root):
    framework = Framework.load(root / "indicators" / "human-development-index.yaml")
    quantity = framework["life-expectancy"]
    assert quantity.scale is None and quantity.unit_of_measure == "years" and "[20, 85]" in quantity.quantity


def test_scales_facets_methods(cpi):
    scale = cpi.scales[cpi["19.L.1"].scale]
    assert [(option.code, option.value) for option in scale.options] == [("yes", 1), ("partially", .5), ("no", 0)]
    assert scale.range == (0, 1)
    assert list(cpi.facets["dimension"].groups) == ["law", "services", "capacity", "accountability", "coordination"]
    assert list(cpi.methods)[0] == "sections" and cpi.methods["sections"].digits == 2


def test_figures(cpi):
    assert cpi.figures[0] == "CPI" and len(set(cpi.figures)) == len(cpi.figures)
    assert cpi.figure_kind("dimension:law") is FigureKind.GROUP
    assert cpi.figure_kind("A19/dimension:law") is FigureKind.CELL
    assert cpi.figure_title("dimension:law", "sq") != cpi.figure_title("dimension:law")
    with pytest.raises(KeyError):
        cpi.figure_kind("dimension:nothing")


def test_a_language_that_it_does_not_have(cpi):
    with pytest.raises(ValueError, match="'de'.*en, sq, sr"):
        cpi.figure_title("A19", "de")


def test_the_tree_as_a_data_frame(cpi):
    frame = cpi.to_frame("sq").set_index("code")
    assert len(frame) == len(cpi)
    assert frame.loc["A19", "title"] == "Dhuna" and frame.loc["19.L.1", "dimension"] == "law"
    assert frame.loc["19.L.1", "parent"] == "A19"


def test_a_facet_named_like_a_column(small_text):
    text = small_text.replace("dimension:", "level:")
    frame = cpindex.Framework.from_text(text).to_frame().set_index("code")
    assert frame.loc["19.L.1", "level"] == 2 and frame.loc["19.L.1", "facet:level"] == "law"


def test_from_text_with_a_translation(small_text):
    text = small_text.replace("languages: [en]", "languages: [en, sq]")
    translation = ("cpindex_translation: 1\nframework: SMALL\nlanguage: sq\nstatus: draft\n"
                   "nodes:\n  A19: {title: {en: Violence, sq: Dhuna}}\n")
    framework = Framework.from_text(text, translations=[translation])
    assert framework["A19"].text("title", "sq") == "Dhuna"


def test_text_may_be_bytes(small_text):
    assert Framework.from_text(small_text.encode()).fingerprint == cpindex.example().fingerprint


def test_every_problem_of_a_framework_is_reported_at_once(small_text):
    text = small_text.replace("scale: three", "scale: tree").replace("title: Violence", "titel: Violence")
    with pytest.raises(FrameworkError) as caught:
        Framework.from_text(text, name="broken.yaml")
    found = caught.value.diagnostics
    assert isinstance(caught.value, ValueError) and len(found) >= 2
    assert str(caught.value).splitlines() == [str(one) for one in found]
    assert all(one.file == "broken.yaml" and one.line > 0 and one.column > 0 for one in found)
    assert any("did you mean 'three'" in one.text for one in found)


def test_the_problems_of_every_translation_are_reported(small_text, tmp_path):
    (tmp_path / "small.yaml").write_text(small_text.replace("languages: [en]", "languages: [en, sq, sr]"))
    for language in ("sq", "sr"):
        (tmp_path / f"small.{language}.yaml").write_text(
            f"cpindex_translation: 1\nframework: SMALL\nlanguage: {language}\nnodes:\n  A91: {{title: x}}\n")
    with pytest.raises(FrameworkError) as caught:
        Framework.load(tmp_path / "small.yaml")
    assert [pathlib.Path(one.file).name for one in caught.value.diagnostics] == ["small.sq.yaml", "small.sr.yaml"]


def test_a_file_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        Framework.load("no-such-file.yaml")


def test_it_is_made_by_load_or_from_text_only():
    with pytest.raises(TypeError, match="Framework.load"):
        Framework()


def test_equal_frameworks(root, cpi):
    again = Framework.load(str(root / "indicators" / "child-protection-index.yaml"))
    assert again == cpi and hash(again) == hash(cpi) and again["A19"] == cpi["A19"]
    assert cpi != cpindex.example() and cpi["A19"] != cpi["A20-care"]


@pytest.mark.parametrize("name", sorted(cpindex.frameworks()))
def test_the_frameworks_that_come_along_load(name):
    framework = Framework.load(cpindex.frameworks()[name])
    assert framework.languages == ("en", "sq", "sr") and repr(framework)
    assert framework.title == framework.figure_title(framework.code, "en") != ""


def test_all_frameworks_come_along(root):
    names = {path.name.split(".")[0] for path in (root / "indicators").glob("*.yaml")}
    assert set(cpindex.frameworks()) == names
    assert all(isinstance(path, pathlib.Path) for path in cpindex.frameworks().values())
