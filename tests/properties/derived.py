# SPDX-License-Identifier: MIT
"""Figures as they are shown, and what is made of those in exact arithmetic: derived figures, bands, ratings."""
from fractions import Fraction

from exact import spreadsheet
from figures import SCORED, UNDEFINED, Figure
from model import number

LARGE = Fraction(10**40)


def is_reversed(output):
    """Whether the best score is shown as the smaller number, as school grades are in some countries."""
    return number(output.range[0]) > number(output.range[1])


def shown(output, figure):
    first, second = map(number, output.range)

    def place(x):
        return None if x is None else first + x * (second - first)
    low, high = (figure.high, figure.low) if is_reversed(output) else (figure.low, figure.high)
    return figure._replace(score=place(figure.score), low=place(low), high=place(high))


def band_of(framework, output, x):
    """The code of the band that a number lies in, None where there is no number or no bands."""
    if output.bands is None or x is None:
        return None
    bands = framework.bands[output.bands]
    if bands.rounded:
        x = Fraction(spreadsheet(x, output.digits))
    reached = {code: number(band.start) for code, band in bands.bands.items() if band.start and x >= number(band.start)}
    lowest = next(code for code, band in bands.bands.items() if not band.start)
    return max(reached, key=reached.get) if reached else lowest


def difference(figures):
    lows, highs = [figures[0].low, figures[1].high], [figures[0].high, figures[1].low]
    return tuple(None if None in pair else pair[0] - pair[1] for pair in ([f.score for f in figures], lows, highs))


def mean(figures):
    columns = ([f.score for f in figures], [f.low for f in figures], [f.high for f in figures])
    return tuple(None if None in values else sum(values) / len(values) for values in columns)


def ratio(figures):
    """Between its ends where the divisor is above 0 throughout, or below it."""
    above, below = figures
    score = None if None in (above.score, below.score) or below.score == 0 else above.score / below.score
    corners = (above.low, above.high, below.low, below.high)
    if None in corners or below.low <= 0 <= below.high:
        return score, None, None
    ends = [x / y for x in corners[:2] for y in corners[2:]]
    return score, min(ends), max(ends)


HOW = {"difference": difference, "mean": mean, "ratio": ratio}


def derive(how, figures):
    """A figure without a score, for the first one's reason, where one of its figures has none."""
    coverages = [f.coverage for f in figures]
    coverage = None if None in coverages else sum(coverages) / len(coverages)
    score, low, high = HOW[how](figures)
    state = next((f.state for f in figures if f.score is None), SCORED if score is not None else UNDEFINED)
    return Figure(state, score, coverage, low, high)


def rating(framework, output, figure):
    """The value of the band that a figure lies in; and between its ends, the least and the most of all bands."""
    bands = framework.bands[output.bands].bands if output.bands else {}
    places = sorted(bands, key=lambda code: number(bands[code].start) if bands[code].start else -LARGE)

    def values(low, high):
        first, last = (places.index(band_of(framework, output, x)) for x in (low, high))
        return [number(bands[code].value) for code in places[first:last + 1]]
    score = None if figure.score is None else values(figure.score, figure.score)[0]
    ends = [] if None in (figure.low, figure.high) else values(figure.low, figure.high)
    return figure._replace(score=score, low=min(ends, default=None), high=max(ends, default=None))


def directions(framework, method):
    """Per figure 1 where a higher number is better, -1 where a lower one is, 0 where neither can be said: derived
    figures are then not ranked."""
    result = {}
    for address, key in framework.addresses().items():
        if key[0] != "derived":
            result[address] = -1 if is_reversed(framework.output_of(method, address)) else 1
        else:
            common = {result[of] for of in key[2]}
            result[address] = common.pop() if key[1] == "mean" and len(common) == 1 else 0
    return result
