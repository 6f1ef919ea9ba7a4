# SPDX-License-Identifier: MIT
"""Which legal instruments a source may name, and which of their articles, paragraphs and rules there are.

Numbers beyond these, or paragraphs that an article does not have, are misprints. Of the General Comments only the
length is held here, so a number within it can still be the wrong one: that is for a reviewer who opens the text.
"""

import re

# Article of the UN Convention on the Rights of the Child: its paragraphs, or the letters that it is divided into.
UNCRC_PARAGRAPHS = {
    2: "12", 3: "123", 6: "12", 7: "12", 8: "12", 9: "1234", 10: "12", 11: "12", 12: "12", 13: "12", 14: "123",
    15: "12", 16: "12", 17: "abcde", 18: "123", 19: "12", 20: "123", 21: "abcde", 22: "12", 23: "1234", 24: "1234",
    26: "12", 27: "1234", 28: "123", 29: "12", 31: "12", 32: "12", 34: "abc", 37: "abcd", 38: "1234", 40: "1234",
    44: "123456", 45: "abcd",
}
UNCRC_LETTERS = {(24, 2): "abcdef", (28, 1): "abcde", (29, 1): "abcde", (32, 2): "abc", (40, 2): "ab", (40, 3): "ab"}
# An article that is divided into letters is also cited whole, where its first words are meant.
UNCRC_WHOLE = {17, 21, 34, 37, 45}

# General Comment of the Committee on the Rights of the Child: its year and its last paragraph.
GENERAL_COMMENTS = {
    1: (2001, 28), 2: (2002, 29), 3: (2003, 42), 4: (2003, 46), 5: (2003, 73), 6: (2005, 103), 7: (2005, 43),
    8: (2006, 53), 9: (2006, 81), 10: (2007, 99), 11: (2009, 83), 12: (2009, 136), 13: (2011, 76), 14: (2013, 101),
    15: (2013, 122), 16: (2013, 86), 17: (2013, 62), 18: (2019, 88), 19: (2016, 116), 20: (2016, 90), 21: (2017, 64),
    22: (2017, 56), 23: (2017, 68), 24: (2019, 121), 25: (2021, 125), 26: (2023, 116),
}

# Name and year as a source writes them: the last article, paragraph or rule; None where it has none.
INSTRUMENTS = {
    "UNCRC": 54, "OPSC": 17, "OPAC": 13, "OPIC": 24,
    "CRPD": 50, "CEDAW": 30, "ICCPR": 53, "ICESCR": 31, "CAT": 33, "OPCAT": 37, "ICERD": 25, "ICRMW": 93,
    "ECHR": 59, "European Social Charter (revised)": 31,
    "Refugee Convention (1951)": 46, "Refugee Protocol (1967)": 11,
    "Convention relating to the Status of Stateless Persons (1954)": 42,
    "Convention on the Reduction of Statelessness (1961)": 21,
    "Palermo Protocol": 20, "UN Convention against Transnational Organized Crime (2000)": 41,
    "Council of Europe Convention on Action against Trafficking (2005)": 47,
    "Lanzarote Convention": 50, "Istanbul Convention": 81, "Budapest Convention on Cybercrime (2001)": 48,
    "European Convention on Nationality (1997)": 32,
    "European Convention on the Adoption of Children (2008)": 30,
    "European Convention on the Exercise of Children's Rights (1996)": 26,
    "European Convention on Contact concerning Children (2003)": 26,
    "Framework Convention for the Protection of National Minorities (1995)": 32,
    "Hague Convention on Child Abduction (1980)": 45,
    "Hague Convention on Intercountry Adoption (1993)": 48,
    "Hague Convention on Child Protection (1996)": 63,
    "ILO Convention 29 (1930)": 33, "ILO Protocol 29 (2014)": 12, "ILO Convention 77 (1946)": 16,
    "ILO Convention 81 (1947)": 39, "ILO Convention 129 (1969)": 35, "ILO Convention 138 (1973)": 18,
    "ILO Convention 182 (1999)": 16, "ILO Convention 183 (2000)": 21, "ILO Convention 184 (2001)": 29,
    "ILO Convention 189 (2011)": 27, "ILO Convention 190 (2019)": 20,
    "ILO Recommendation 146 (1973)": 19, "ILO Recommendation 190 (1999)": 18, "ILO Recommendation 201 (2011)": 26,
    "UNESCO Convention against Discrimination in Education (1960)": 19,
    "UN Guidelines for the Alternative Care of Children (2010)": 167,
    "UN Guidelines on Justice in Matters involving Child Victims and Witnesses of Crime (2005)": 46,
    "UN Principles and Guidelines on Access to Legal Aid (2012)": 80,
    "UN Declaration on the Rights of Persons belonging to Minorities (1992)": 9,
    "Beijing Rules (1985)": 30, "Havana Rules (1990)": 87, "Riyadh Guidelines (1990)": 66, "Tokyo Rules (1990)": 23,
    "Bangkok Rules (2010)": 70, "Nelson Mandela Rules (2015)": 122, "Vienna Guidelines (1997)": 53,
    "Istanbul Protocol (1999)": None, "Paris Principles (1993)": None,
    "UN Model Strategies on Violence against Children (2014)": 51,
    "UN Code of Conduct for Law Enforcement Officials (1979)": 8,
    "UN Standard Rules on Disability (1993)": 22,
    "UN Single Convention on Narcotic Drugs (1961)": 51, "UN Convention on Psychotropic Substances (1971)": 33,
    "UN Drugs Convention (1988)": 34, "WHO FCTC (2003)": 38,
    "UNHCR Guidelines on International Protection 8 (2009)": 78,
    "International Guidelines on Human Rights and Drug Policy (2019)": 24,
    "Venice Principles (2019)": 25,
    "Vienna Convention on Consular Relations (1963)": 79,
    "Convention on the Transfer of Sentenced Persons (1983)": 25,
    "European Convention on Transfrontier Television (1989)": 34,
    "ILO Recommendation 191 (2000)": 10,
    "EU Directive 2000/43/EC": 19, "EU Directive 2016/800": 27,
    "WHO FCTC Decision COP6(9) (2014)": None,
    "Global Compact for Migration (2018)": 54,
    "Sustainable Development Goals": 17,
    "Council of Europe Guidelines on Child-friendly Justice (2010)": 86,
    "European Rules for Juvenile Offenders (2008)": 142,
    "World Health Organization and partners, INSPIRE (2016)": None,
}
COUNCIL_OF_EUROPE_RECOMMENDATION = re.compile(r"Council of Europe Recommendation (CM/)?Rec\(\d{4}\)\d+$")
JOINT_COMMENT = re.compile(r"(CMW General Comment [34] \(2017\)|CRPD General Comment \d \(\d{4}\)|"
                           r"CEDAW General Recommendation \d+ \(\d{4}\)|CAT General Comment \d \(\d{4}\)|"
                           r"Human Rights Committee General Comment \d+ \(\d{4}\))$")
GENERAL_COMMENT = re.compile(r"CRC General Comment (\d+) \((\d{4})\)$")

# "UNCRC arts 3(3) and 19(1)", "Beijing Rules (1985), rule 15.1", "..., paras 32-38", "Paris Principles (1993)"
PIECE = re.compile(r"(?P<name>.+?)(?:,? (?:arts?|Arts?|paras?|rules?|targets?|guidelines?)\.? (?P<numbers>[\d(].*))?$")
NUMBER = re.compile(r"(\d+)((?:\.\d+|\([a-z0-9]+\))*)")


def check_source(source):
    """What is wrong with a source, as texts."""
    problems = []
    for piece in source.split("; "):
        match = PIECE.match(piece)
        problems += check_piece(piece, match["name"], match["numbers"])
    return problems


def check_piece(piece, name, numbers):
    last = last_number(name)
    if last is False:
        return [f"no such instrument: {piece!r}"]
    if numbers is None:
        return [f"without article or paragraph: {piece!r}"] if last is not None else []
    if not re.fullmatch(r"[\d(][\d().a-z, -]*", numbers.replace(" and ", ", ")):
        return [f"unreadable: {piece!r}"]
    found = [(int(number), parts) for number, parts in NUMBER.findall(re.sub(r"\band \(", ", (", numbers))]
    problems = [f"beyond the last one, {last}: {piece!r}" for number, _ in found if last is not None and number > last]
    if name == "UNCRC":
        for number, parts in found:
            problems += check_uncrc(piece, number, re.findall(r"\(([a-z0-9]+)\)", parts))
    return problems


def last_number(name):
    """Of an instrument; None where that is not known, False where there is no such instrument."""
    if name in INSTRUMENTS:
        return INSTRUMENTS[name]
    comment = GENERAL_COMMENT.match(name)
    if comment:
        year, last = GENERAL_COMMENTS.get(int(comment[1]), (None, None))
        return last if year == int(comment[2]) else False
    if COUNCIL_OF_EUROPE_RECOMMENDATION.match(name) or JOINT_COMMENT.match(name):
        return None
    return False


def check_uncrc(piece, article, parts):
    paragraphs = UNCRC_PARAGRAPHS.get(article, "")
    if not parts:
        return [f"art. {article} has paragraphs: {piece!r}"] if paragraphs and article not in UNCRC_WHOLE else []
    if parts[0] not in paragraphs:
        return [f"art. {article} has no ({parts[0]}): {piece!r}"]
    letters = UNCRC_LETTERS.get((article, int(parts[0])) if parts[0].isdigit() else None, "")
    if len(parts) > 1 and parts[1] not in letters:
        return [f"art. {article}({parts[0]}) has no ({parts[1]}): {piece!r}"]
    return []
