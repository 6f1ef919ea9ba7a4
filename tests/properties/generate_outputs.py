# SPDX-License-Identifier: MIT
"""Random ways in which figures are shown: output ranges, digits, bands, derived figures."""
from fractions import Fraction

from model import Band, Bands, Output

RANGES = [("0", "1"), ("0", "1"), ("0", "1"), ("0", "100"), ("0", "10"), ("1", "5"), ("0", "1000"), ("-1", "1"),
          ("5", "1")]
PLACES = ["0", "0.1", "0.2", "0.25", "0.3", "0.333", "0.5", "0.615", "0.66", "0.75", "0.8", "0.9", "1"]
VALUES = ["0", "1", "2", "3", "4", "-1", "0.5", "2.5"]


def some_bands(rng):
    """Bands for numbers on one of the output ranges; as likely as not also for ratings."""
    first, second = map(Fraction, rng.choice(RANGES))
    starts = [None] + [f"{float(first + Fraction(place) * (second - first)):g}"
                       for place in rng.sample(PLACES, rng.randint(1, 5))]
    rng.shuffle(starts)
    rated = rng.random() < 0.7
    return Bands({f"{chr(ord('A') + i)}": Band(start, rng.choice(VALUES) if rated else None)
                  for i, start in enumerate(starts)}, rounded=rng.random() < 0.3)


def some_output(rng, bands):
    return Output(rng.choice(RANGES), rng.randint(0, 5), rng.choice(bands) if bands and rng.random() < 0.5 else None)


def some_own_output(rng, framework, method, address):
    """An output for one figure: what it does not change is as for the others."""
    output, default = some_output(rng, list(framework.bands)), framework.default_output(method, address)
    is_derived = framework.addresses()[address][0] == "derived"
    return Output(default.range if is_derived else output.range, output.digits, output.bands or default.bands)


def add_outputs(rng, framework):
    for method in framework.methods.values():
        if rng.random() < 0.4:
            addresses = list(framework.addresses())
            for address in rng.sample(addresses, min(len(addresses), rng.randint(1, 4))):
                method.outputs[address] = some_own_output(rng, framework, method, address)


def some_parts(rng, addresses, ratable):
    """How a derived figure is made, and of what."""
    how = rng.choice(["difference", "mean", "ratio"] + (["rating", "rating"] if ratable else []))
    if how == "rating":
        return how, [rng.choice(ratable)]
    return how, rng.sample(addresses, rng.randint(1, min(3, len(addresses))) if how == "mean" else 2)


def is_ratable(framework, address):
    """Whether a figure has bands with values under every method."""
    codes = [framework.output_of(method, address).bands for method in framework.methods.values()]
    return all(code and all(band.value for band in framework.bands[code].bands.values()) for code in codes)


def add_derived(rng, framework):
    for i in range(rng.randint(0, 4)):
        addresses = list(framework.addresses())
        ratable = [address for address in addresses if is_ratable(framework, address)]
        framework.derived.append((f"derived{i}", *some_parts(rng, addresses, ratable)))
        if framework.bands and rng.random() < 0.3:
            for method in framework.methods.values():
                method.outputs[f"derived{i}"] = some_own_output(rng, framework, method, f"derived{i}")
