# SPDX-License-Identifier: MIT
"""How a question of a checklist reads: one fact, plain, and not asked twice."""

import re

LONGEST_QUESTION = 130

# What joins two facts in one question.
JOINS = re.compile(r"\b(and|or|as well as|including|both|respectively)\b|[/;]", re.IGNORECASE)
# Words that two experts would read differently.
VAGUE = re.compile(r"\b(adequate|adequately|sufficient|sufficiently|effective|effectively|appropriate|appropriately|"
                   r"proper|properly|regularly|quality|enough|good|well)\b", re.IGNORECASE)
# Settled names, and words that the checks above would take for something else.
SETTLED = ["well-being", "quality standards", "quality standard", "best interests", "rights of the child and child protection",
           "health and safety", "life or freedom"]

STOP_WORDS = set("""a an the of to in on for by with at from as is are was were be been do does did has have had can may must
    it its their there this that these those who which whom whose what when where whether all any each every no not
    than then own after before under into out up law state national public child children""".split())


def without_settled(question):
    for name in SETTLED:
        question = re.sub(re.escape(name), "", question, flags=re.IGNORECASE)
    return question


def check_question(question):
    """What is wrong with a question, as texts."""
    problems = []
    plain = without_settled(question)
    if not question.endswith("?"):
        problems.append("does not end with a question mark")
    if len(question) > LONGEST_QUESTION:
        problems.append(f"{len(question)} characters are more than {LONGEST_QUESTION}")
    if JOINS.search(plain):
        problems.append(f"{JOINS.search(plain)[0]!r} joins two facts")
    if VAGUE.search(plain):
        problems.append(f"{VAGUE.search(plain)[0]!r} can be read in more than one way")
    return problems


def stem(word):
    return re.sub(r"(ies|es|s|ed|ing)$", "", word) or word


def words_of(question):
    return frozenset(stem(word) for word in re.findall(r"[^\W_]+", question.lower()) if word not in STOP_WORDS)


def repeats(questions, limit):
    """Pairs of codes whose questions share at least that part of their words. questions: {code: text}"""
    bags = [(code, words_of(text)) for code, text in questions.items()]
    found = []
    for i, (code, words) in enumerate(bags):
        for other, others in bags[:i]:
            if len(words & others) >= limit * len(words | others):
                found.append((other, code))
    return found
