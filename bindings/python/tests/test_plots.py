# SPDX-License-Identifier: MIT
"""Plots: what is drawn equals the scores, nothing is cut off or overlaps, and it can be read in grey."""
import csv
import itertools
import math

import pytest

import cpindex

matplotlib = pytest.importorskip("matplotlib")
hypothesis = pytest.importorskip("hypothesis")
matplotlib.use("Agg")

from cpindex import _plots  # noqa: E402
from hypothesis import given, settings, strategies  # noqa: E402
from matplotlib import colors, pyplot, text  # noqa: E402

DEEP = """
cpindex: 1
code: DEEP
edition: "1"
title: An index of four levels, with a title so long that it cannot stand on one line of any plot, for $5 or for $6
status: official
scales:
  grade: {range: [5, 1], options: {1: {value: 1}, 2: {value: 2}, 3: {value: 3}, 4: {value: 4}, 5: {value: 5}}}
facets: {who: {title: Who, groups: {a: Government and its ministries, b: Courts, c: Zivilgesellschaftsorganisationen}}}
scale: grade
domains:
  - code: A
    title: First section
    domains:
      - code: A1
        title: Part one of the first section
        domains:
          - code: A1x
            title: Chapter x, which has a rather long title that needs to be wrapped
            domains:
              - code: A1xi
                title: Paragraph i
                indicators: [{code: q1, question: "1?", facets: {who: a}}, {code: q2, question: "2?", facets: {who: b}}]
              - {code: A1xii, title: Paragraph ii, indicators: [{code: q3, question: "3?", facets: {who: c}}]}
          - {code: A1y, title: Chapter y, indicators: [{code: q4, question: "4?", facets: {who: c}}]}
      - {code: A2, title: Part two, indicators: [{code: q5, question: "5?", facets: {who: a}}]}
  - {code: B, title: Second section, indicators: [{code: q6, question: "6?", facets: {who: [a, b]}}]}
methods:
  mean: {title: Mean, aggregation: arithmetic, missing: skip, output: {range: [5, 1], digits: 1}}
"""
OPEN = """
cpindex: 1
code: OPEN
edition: "1"
title: Quantities without an end
status: example
domains:
  - {code: D, title: Open, indicators: [{code: q, question: "How much?", quantity: {goalposts: [0, 10], clamp: upper}}]}
  - {code: E, title: Answered, indicators: [{code: r, question: "How many?", quantity: {goalposts: [0, 10]}}]}
methods:
  mean: {title: Mean, aggregation: arithmetic, missing: skip, output: {digits: 12}}
"""


@pytest.fixture(autouse=True)
def no_window(monkeypatch):
    monkeypatch.setattr(pyplot, "show", lambda *_, **__: pytest.fail("a plot was shown"))
    yield
    pyplot.close("all")


@pytest.fixture(scope="module")
def municipalities(root):
    framework = cpindex.Framework.load(root / "indicators" / "decentralisation-monitoring.yaml")
    return framework.score(root / "examples" / "sheets" / "decentralisation-monitoring.csv")


@pytest.fixture(scope="module")
def organisations(root):
    framework = cpindex.Framework.load(root / "indicators" / "iris-peer-review.yaml")
    return framework.score(root / "examples" / "sheets" / "iris-peer-review.csv")


@pytest.fixture(scope="module")
def counted(root):
    """Sums, which lie beyond the output range of 0 to 1."""
    framework = cpindex.Framework.load(root / "indicators" / "inspire-mapping-survey.yaml")
    return framework.score(root / "examples" / "sheets" / "inspire-mapping-survey.csv").select("OFAP")


@pytest.fixture(scope="module")
def countries(root):
    with open(root / "tests" / "published" / "kidsrights-sample.csv", encoding="utf-8", newline="") as file:
        rows = [{"unit": row["country"], "period": row["year"],
                 **{domain: row[domain] or "nd" for domain in list(row)[4:]}} for row in csv.DictReader(file)]
    with pytest.warns(cpindex.CpindexWarning, match="until-2016"):
        return cpindex.Framework.load(root / "indicators" / "kidsrights-index.yaml").score(rows)


@pytest.fixture(scope="module")
def grades():
    answers = {"2020": {"q1": 1, "q2": 5, "q3": 3, "q5": 2}, "2021 spring": {"q1": 1, "q2": 4, "q4": 2, "q6": 5},
               "2022": {"q1": 1, "q2": 2, "q3": 1, "q4": 2, "q5": 2, "q6": 5}}
    return cpindex.Framework.from_text(DEEP).score([{"unit": "X", "period": period, **row}
                                                    for period, row in answers.items()])


def words_of(ax):
    return " ".join(" ".join(found.get_text().split()) for found in ax.figure.findobj(text.Text))


def lightness(colour):
    """L* of CIE 1976, 0 to 100: what is left of a colour in grey."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def luminance(colour):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colors.to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def cell_texts(ax):
    return {(int(found.get_position()[0]), int(found.get_position()[1])): found for found in ax.texts
            if not isinstance(found, text.Annotation)}


def cell_colours(ax):
    mesh, = ax.collections
    mesh.update_scalarmappable()
    return mesh.get_facecolors()


def numbers_right_of(ax, column):
    """The texts of the column of scores (0) or coverages (1), from top to bottom."""
    rows = len(ax.get_yticks())
    return [found.get_text() for found in ax.texts[column * (rows + 1):(column + 1) * (rows + 1) - 1]]


def whiskers(ax):
    return [tuple(map(float, line.get_xdata())) for line in ax.lines
            if len(line.get_xdata()) == 2 and line.get_xdata()[0] != line.get_xdata()[1]]


# Axes

def test_axes_are_made_or_reused(kosovo, municipalities):
    one = municipalities.select("Municipality A")
    for plot in (kosovo.plot_matrix, kosovo.plot_domains, kosovo.plot_groups, municipalities.plot_groups,
                 one.plot_slope, municipalities.plot_slope):
        figure, (left, right) = pyplot.subplots(1, 2, figsize=(20, 8))
        assert plot(ax=right) is right and right.texts and not left.texts and not left.lines
        before = set(pyplot.get_fignums())
        made = plot()
        assert made.figure.number not in before and isinstance(made, matplotlib.axes.Axes)


def test_a_part_of_a_figure_is_drawn_on(kosovo):
    ax = pyplot.figure(figsize=(9, 9)).subfigures(1, 2)[1].subplots()
    assert kosovo.plot_domains(ax=ax) is ax and "Kosovo" in ax.get_title(loc="left")


# Numbers

def test_the_matrix_prints_each_score(kosovo):
    ax, framework = kosovo.plot_matrix(), kosovo.framework
    printed, rows = cell_texts(ax), [*kosovo.matrix(titles=False).index]
    groups = list(framework.facets["dimension"].groups)
    expected = {}
    for y, row in enumerate(rows):
        for x, group in enumerate([*groups, None]):
            address = row if group is None else f"{'' if row == 'CPI' else row + '/'}dimension:{group}"
            if address in kosovo:
                figure = kosovo[address]
                expected[x, y] = "–" if math.isnan(figure.value) else figure.text
    assert {at: found.get_text() for at, found in printed.items()} == expected
    assert "–" in expected.values() and "0.56" in expected.values() and len(expected) < len(rows) * 6
    assert [label.get_text().strip() for label in ax.get_xticklabels()][-1] == "All"


def test_the_matrix_has_the_digits_of_the_method(municipalities):
    one = municipalities.select("Municipality A", "2024")
    ax = one.plot_matrix()
    assert cell_texts(ax)[3, 0].get_text() == one["LAW"].text == "29"


def test_domains_are_bars_from_the_worst_end_with_their_range(kosovo):
    ax, codes = kosovo.plot_domains(), kosovo._domains()
    scored = [code for code in codes if not math.isnan(kosovo[code].value)]
    assert [round(bar.get_width(), 12) for bar in ax.patches] == [round(kosovo[code].value, 12) for code in scored]
    assert [bar.get_y() + bar.get_height() / 2 for bar in ax.patches] == pytest.approx(
        [codes.index(code) for code in scored])
    assert whiskers(ax) == [(kosovo[code].low, kosovo[code].high) for code in codes]
    assert numbers_right_of(ax, 0) == [kosovo[code].text if code in scored else "–" for code in codes]
    assert numbers_right_of(ax, 1) == [f"{kosovo[code].coverage:.0%}" for code in codes]
    assert ax.yaxis_inverted() and 0 < len(scored) < len(codes)


def test_without_domains_the_parts_of_the_index_are_bars(countries):
    one = countries.select("Switzerland", "2022")
    ax = one.plot_domains()
    assert [bar.get_width() for bar in ax.patches] == [one[code].value for code in one.framework["KRI"].children]


def test_bars_of_a_range_that_runs_down_begin_at_its_worst(grades):
    one = grades.select(period="2020")
    ax = one.plot_domains()
    assert {bar.get_x() for bar in ax.patches} == {5.0}
    assert [5 + bar.get_width() for bar in ax.patches] == pytest.approx(
        [one[code].value for code in one._domains() if not math.isnan(one[code].value)])
    assert ax.xaxis_inverted() and sorted(ax.get_xlim()) == pytest.approx([0.92, 5.08])


def test_bars_of_one_to_four_begin_at_one(organisations):
    ax = organisations.select("Organisation A").plot_domains()
    assert {bar.get_x() for bar in ax.patches} == {1} and ax.get_xlim() == pytest.approx((0.94, 4.06))


def test_sums_beyond_the_output_range_are_within_the_axes(counted):
    ax = counted.plot_domains()
    assert max(high for _, high in whiskers(ax)) == 7 < ax.get_xlim()[1]
    matrix = counted.plot_matrix("reached")
    assert matrix.collections[0].get_clim() == (0, counted["INSPIRE"].value)


def test_an_end_that_is_not_known_runs_to_the_edge():
    scores = cpindex.Framework.from_text(OPEN).score({"r": 5})
    ax = scores.plot_domains()
    assert math.isnan(scores["D"].low) and whiskers(ax) == [(ax.get_xlim()[0], 1.0)]
    caps = [line.get_xdata()[0] for line in ax.lines if line.get_xdata()[0] == line.get_xdata()[1]]
    assert caps == [1.0, 0.5, 0.5, 0.5] and numbers_right_of(ax, 0) == ["–", "0.500000000000"]


def test_groups_are_dots_with_their_range(kosovo):
    ax = kosovo.plot_groups()
    figures = [kosovo[f"dimension:{group}"] for group in kosovo.framework.facets["dimension"].groups]
    dots = [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if len(line.get_xdata()) == 1]
    assert dots == [(figure.value, y) for y, figure in enumerate(figures)]
    assert whiskers(ax) == [(figure.low, figure.high) for figure in figures]
    assert numbers_right_of(ax, 0) == [figure.text for figure in figures]


def test_each_of_several_assessments_has_a_mark_of_its_own(municipalities):
    ax = municipalities.plot_groups()
    legend = [found.get_text() for found in ax.get_legend().get_texts()]
    assert legend == [f"{unit}, {period}" for unit, period in municipalities.assessments]
    drawn = {}
    for line in ax.lines:
        if len(line.get_xdata()) == 1:
            drawn.setdefault(line.get_marker(), []).append(line.get_xdata()[0])
    assert list(drawn.values()) == [[municipalities[f"level:{group}"][i].value for group in
                                     ("central", "municipality", "provider")] for i in range(6)]


def test_only_what_tells_assessments_apart_is_in_the_legend(organisations):
    ax = organisations.plot_groups()
    assert [found.get_text() for found in ax.get_legend().get_texts()] == [
        "Organisation A", "Organisation B", "Organisation C"]
    assert ax.get_title(loc="left").endswith("2025")


def test_a_slope_shows_figures_of_a_unit(municipalities):
    one = municipalities.select("Municipality B")
    ax = one.plot_slope()
    addresses = ["DECENT", *one.framework["DECENT"].children]
    assert [list(line.get_ydata()) for line in ax.lines] == [
        [figure.value for figure in one[address]] for address in addresses]
    labels = [" ".join(label.get_text().split()) for label in ax.texts[:len(addresses)]]
    assert labels == [f"{one[address][-1].text} {one[address].title}" for address in addresses]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2024", "2025"]


def test_a_slope_shows_the_figures_that_are_asked_for(municipalities):
    one = municipalities.select("Municipality A")
    ax = one.plot_slope(["gap", "LAW/level:central"], language="sq")
    assert [line.get_ydata()[-1] for line in ax.lines] == [one["gap"][1].value, one["LAW/level:central"][1].value]
    assert "Korniza ligjore: Qeveria qendrore" in words_of(ax) and ax.get_ylim()[0] < one["gap"][1].value


def test_a_slope_of_several_units_shows_the_index_of_each(municipalities, countries):
    ax = municipalities.plot_slope()
    assert [list(line.get_ydata()) for line in ax.lines] == [
        [municipalities.select(unit, period)["DECENT"].value for period in ("2024", "2025")]
        for unit in ("Municipality A", "Municipality B", "Municipality C")]
    one = municipalities.plot_slope(["LAW"])
    assert one.lines[0].get_ydata()[0] == municipalities.select("Municipality A", "2024")["LAW"].value
    lines = {label.get_text().split("  ")[1]: line for label, line in
             zip(countries.plot_slope().texts, pyplot.gca().lines)}
    assert list(lines["Switzerland"].get_ydata()) == [figure.value for figure in countries.select("Switzerland")["KRI"]]


def test_periods_are_in_their_order_and_years_at_their_distance(municipalities):
    rows = [{"unit": "A", "period": period, "L.1": "yes"} for period in ("2024", "2019", "2020")]
    ax = municipalities.framework.score(rows).plot_slope(["LAW"])
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2019", "2020", "2024"]
    assert list(ax.get_xticks()) == [0, 1, 5]
    assert _plots._positions(["1950", "2022", "2023"]) == _plots._positions(["a", "b", "c"]) == [0, 1, 2]


def test_figures_without_a_score_are_named_below_a_slope(municipalities):
    rows = [{"unit": "A", "period": period, "L.1": "yes"} for period in ("2024", "2025")]
    ax = municipalities.framework.score(rows).plot_slope()
    assert len(ax.lines) == 2 and "no score: Financing, Local capacity" in words_of(ax)


def test_an_axis_of_scores_has_the_best_at_its_far_end(municipalities, grades):
    assert municipalities.plot_slope().get_ylim() == pytest.approx((-2, 102))
    assert grades.plot_slope().get_ylim() == pytest.approx((5.08, 0.92))
    assert grades.plot_groups().get_xlim() == pytest.approx((5.08, 0.92))


# Words

@pytest.mark.parametrize("language, score, status, title", [
    ("en", "Score", "status: reconstruction", "Social work"), ("sq", "Rezultati", "statusi: rindërtim", "Puna sociale"),
    ("sr", "Rezultat", "status: rekonstrukcija", "Socijalni rad"),
    (None, "Score", "status: reconstruction", "Violence")])
def test_words_are_in_the_language(kosovo, language, score, status, title):
    for plot in (kosovo.plot_matrix, kosovo.plot_domains, kosovo.plot_groups):
        ax = plot(language=language)
        assert score in [word for found in ax.figure.findobj(text.Text) for word in found.get_text().split()]
        assert status in words_of(ax) and kosovo.framework.figure_title("CPI", language) in words_of(ax)
    assert title in words_of(kosovo.plot_domains(language=language))
    assert kosovo.framework.figure_title("dimension:law", language) in words_of(ax)


def test_each_language_has_every_word():
    assert len({frozenset(words) for words in _plots.WORDS.values()}) == 1
    assert all(word for words in _plots.WORDS.values() for word in words.values())


def test_an_official_framework_needs_no_status(grades, municipalities):
    assert "status" not in words_of(grades.plot_slope())
    assert "status: example" in words_of(municipalities.plot_slope())


def test_dollars_are_no_formula(grades):
    ax = grades.plot_groups()
    assert not any(found._preprocess_math(found.get_text())[1] is True for found in ax.figure.findobj(text.Text))


# To be read

def texts_in_view(figure):
    """Ticks beyond the ends of an axis are there, but are not drawn."""
    beyond = set()
    for axis in (axis for ax in figure.axes for axis in (ax.xaxis, ax.yaxis)):
        low, high = sorted(axis.get_view_interval())
        beyond.update(tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high)
        beyond.update(tick.label2 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high)
    return [found for found in figure.findobj(text.Text)
            if found.get_visible() and found.get_text().strip() and found not in beyond]


def every_plot(kosovo, municipalities, organisations, countries, grades, counted):
    one = grades.select(period="2020")
    for language in ("en", "sq", "sr"):
        yield from (kosovo.plot_matrix(language=language), kosovo.plot_domains(language=language),
                    kosovo.plot_groups(language=language), municipalities.plot_groups(language=language),
                    municipalities.select("Municipality A").plot_slope(language=language))
    organisation = organisations.select("Organisation B")
    yield from (organisation.plot_matrix(), organisation.plot_domains(), organisations.plot_groups(),
                countries.plot_slope(), municipalities.plot_slope(), counted.plot_matrix("kind"),
                counted.plot_groups("reached"), one.plot_matrix(), one.plot_domains(), grades.plot_groups(),
                grades.plot_slope())


def test_nothing_is_cut_off_or_overlaps(kosovo, municipalities, organisations, countries, grades, counted):
    for ax in every_plot(kosovo, municipalities, organisations, countries, grades, counted):
        ax.figure.canvas.draw()
        whole = ax.figure.bbox
        boxes = [(found.get_text(), text.Text.get_window_extent(found)) for found in texts_in_view(ax.figure)]
        for words, box in boxes:
            assert whole.x0 <= box.x0 and box.x1 <= whole.x1 and whole.y0 <= box.y0 and box.y1 <= whole.y1, words
        for (words, a), (others, b) in itertools.combinations(boxes, 2):
            meet = min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
            assert not meet, (words, others)
        pyplot.close(ax.figure)


def test_the_worst_is_dark_and_the_best_is_light(kosovo, grades):
    for scores, worst, best in ((kosovo, "0.00", "1.00"), (grades.select(period="2020"), "5.0", "1.0")):
        ax = scores.plot_matrix()
        columns, colours = len(ax.get_xticks()), cell_colours(ax)
        by_text = {found.get_text(): colours[y * columns + x] for (x, y), found in cell_texts(ax).items()}
        assert lightness(by_text[worst]) < 20 and lightness(by_text[best]) > 85
        numbers = sorted((float(number) for number in by_text if number != "–"), reverse=worst > best)
        shades = [lightness(by_text[f"{number:.{len(worst) - 2}f}"]) for number in numbers]
        assert shades == sorted(shades) and len(shades) > 2


def test_the_bar_of_colours_runs_as_the_scores_do(kosovo, grades):
    for ax, ends in ((kosovo.plot_matrix(), (0, 1)), (grades.select(period="2020").plot_matrix(), (5, 1))):
        bar, = (other for other in ax.figure.axes if other is not ax)
        assert bar.get_ylim() == ends


def test_scores_are_readable_on_their_cells(kosovo):
    ax = kosovo.plot_matrix()
    columns, colours = len(ax.get_xticks()), cell_colours(ax)
    for (x, y), found in cell_texts(ax).items():
        if found.get_text() != "–":
            a, b = sorted((luminance(found.get_color()), luminance(colours[y * columns + x])))
            assert (b + 0.05) / (a + 0.05) >= 4.5, found.get_text()


def test_neighbours_differ_in_grey_and_in_shape(municipalities):
    for first, second in zip(_plots.COLOURS, _plots.COLOURS[1:]):
        assert abs(lightness(first) - lightness(second)) > 10, (first, second)
    assert len(set(_plots.MARKS)) == len(_plots.MARKS) == len(_plots.COLOURS)
    lines = municipalities.plot_slope().lines
    assert len({line.get_linestyle() for line in lines}) == len({line.get_marker() for line in lines}) == 3


def test_black_lines_are_seen_on_black(municipalities):
    with pyplot.style.context("dark_background"):
        lines = municipalities.select("Municipality A").plot_slope().lines
    assert len(lines) == 6 and min(luminance(line.get_color()) for line in lines) > 0.1


@settings(deadline=None, database=None)
@given(strategies.lists(strategies.tuples(strategies.floats(-50, 150), strategies.floats(1, 30)), min_size=1,
                        max_size=8))
def test_labels_are_kept_apart_and_near(boxes):
    boxes.sort()
    wanted, heights = [want for want, _ in boxes], [height for _, height in boxes]
    low, high = 0.0, max(100.0, sum(heights))

    def allowed(places):
        ends = ((place - height / 2, place + height / 2) for place, height in zip(places, heights))
        edges = [low, *itertools.chain(*ends), high]
        return all(edges[i] <= edges[i + 1] + 1e-9 for i in range(0, len(edges), 2))

    def distance(places):
        return sum((place - want) ** 2 for place, want in zip(places, wanted))

    places = _plots.spread(wanted, heights, low, high)
    assert allowed(places)
    # What is allowed is convex, so that a nearer place would show in a small move of some neighbours.
    for first, last in itertools.combinations(range(len(places) + 1), 2):
        for step in (-1e-3, 1e-3):
            moved = [place + step * (first <= i < last) for i, place in enumerate(places)]
            assert not allowed(moved) or distance(moved) >= distance(places) - 1e-9


# Errors

def test_a_framework_without_facets_has_neither_matrix_nor_groups(countries):
    one = countries.select("Switzerland", "2022")
    for plot in (one.plot_matrix, one.plot_groups):
        with pytest.raises(ValueError, match="no facet None; it has none"):
            plot()


def test_one_assessment_is_to_be_chosen(municipalities):
    for plot in (municipalities.plot_matrix, municipalities.plot_domains):
        with pytest.raises(ValueError, match=r"6 assessments: choose one with select\(unit, period\)"):
            plot()


def test_more_assessments_than_marks(municipalities):
    framework = municipalities.framework
    assert len(framework.score({str(i): {"L.1": "yes"} for i in range(8)}).plot_groups().get_legend().get_texts()) == 8
    with pytest.raises(ValueError, match=r"9 assessments, and marks for 8: choose some with select"):
        framework.score({str(i): {"L.1": "yes"} for i in range(9)}).plot_groups()


def test_a_slope_needs_periods(kosovo, organisations):
    for scores in (kosovo, organisations):
        with pytest.raises(ValueError, match="two periods or more, and there is '20"):
            scores.plot_slope()


def test_a_slope_of_figures_needs_one_unit(municipalities):
    with pytest.raises(ValueError, match=r"2 figures of 3 units: choose one figure, or one unit with select"):
        municipalities.plot_slope(["LAW", "FIN"])
    with pytest.raises(TypeError, match="list of addresses"):
        municipalities.plot_slope("LAW")
    with pytest.raises(KeyError, match="XYZ"):
        municipalities.plot_slope(["XYZ"])
    with pytest.raises(ValueError, match="0 figures"):
        municipalities.plot_slope([])


def test_a_language_that_the_framework_has_not(kosovo, municipalities):
    for plot in (kosovo.plot_matrix, kosovo.plot_domains, kosovo.plot_groups, municipalities.plot_slope):
        with pytest.raises(ValueError, match="no language 'de'; it has en, sq, sr"):
            plot(language="de")
