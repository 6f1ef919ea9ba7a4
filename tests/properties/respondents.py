# SPDX-License-Identifier: MIT
"""What several answers to one question come to, in exact arithmetic."""
from exact import weighted_median
from model import number
from quantities import keys_of, lower_is_better


def is_answered(answer):
    return answer[0] in ("option", "value")


def reason(answers):
    """Why there is no answer: that there is no data says that the question applies."""
    reasons = {answer[0] for answer in answers}
    return next(((code,) for code in ("nd", "na") if code in reasons), ("unanswered",))


class Respondents:
    """The answers of units, each combined from those of its respondents by the rule of a method."""

    def __init__(self, framework, method, panel):
        self.framework, self.method, self.panel = framework, method, panel
        self.rule = {"aggregation": "agreement"} | method.respondents

    def answer(self, assessment, leaf):
        """("option", code), ("value", text or number), ("rate", number already divided), or why there is none."""
        whole, said = self.panel.answer(assessment, leaf.code), self.panel.said(assessment, leaf.code)
        if is_answered(whole):
            return whole
        answered = {name: answer for name, answer in said.items() if is_answered(answer)}
        if leaf.code == self.rule.get("weight"):
            return self.weight_of_unit(whole, said, answered)
        if not answered:
            return reason([whole, *said.values()])
        divisors = self.divisors(assessment, leaf, answered)
        if None in divisors.values():
            return ("nd",)
        if len(answered) == 1 and not divisors:
            return next(iter(answered.values()))
        return self.combined(assessment, leaf, answered, divisors)

    def weight_of_unit(self, whole, said, answered):
        """That of its parts together, if each says its own."""
        if not answered:
            return reason([whole, *said.values()])
        if len(answered) < len(said):
            return ("nd",)
        return ("value", sum(number(answer[1]) for answer in answered.values()))

    def divisors(self, assessment, leaf, answered):
        """What each who answered divides it by, None for one who cannot; nothing where nobody has a denominator."""
        denominator = keys_of(self.method, leaf).get("denominator") if leaf.quantity else None
        said = self.panel.said(assessment, denominator["indicator"]) if denominator else {}
        own = {name: said.get(name, ("unanswered",)) for name in answered}
        if not any(map(is_answered, own.values())):
            return {}
        per = number(denominator.get("per", "1"))
        return {name: number(answer[1]) / per if is_answered(answer) else None for name, answer in own.items()}

    def combined(self, assessment, leaf, answered, divisors):
        """Of values that their respondents divided, ("rate", number)."""
        kind = "rate" if divisors else "value"
        values = [self.value(leaf, answer) / divisors.get(name, 1) for name, answer in answered.items()]
        if len(values) == 1:
            return (kind, values[0])
        how = self.rule["aggregation"]
        if how == "agreement":
            return ("nd",) if len(set(values)) > 1 else (kind, values[0]) if divisors else next(iter(answered.values()))
        weights = [self.weight(assessment, name) for name in answered]
        if None in weights:
            return ("nd",)
        if how == "arithmetic":
            return (kind, sum(w * x for w, x in zip(weights, values)) / sum(weights))
        if how == "median":
            return (kind, weighted_median(values, weights))
        return (kind, (max if (how == "maximum") == self.higher_is_better(leaf) else min)(values))

    def weight(self, assessment, name):
        """None where a respondent has no weight above 0."""
        if "weight" not in self.rule:
            return number("1")
        answer = self.panel.said(assessment, self.rule["weight"]).get(name, ("unanswered",))
        return number(answer[1]) if is_answered(answer) and number(answer[1]) > 0 else None

    def value(self, leaf, answer):
        scale = None if leaf.quantity else self.framework.scales[leaf.scale_code()]
        return number(scale.options[answer[1]] if scale else answer[1])

    def higher_is_better(self, leaf):
        if leaf.quantity:
            return not lower_is_better(keys_of(self.method, leaf))
        first, second = self.framework.scales[leaf.scale_code()].range or ("0", "1")
        return number(first) < number(second)
