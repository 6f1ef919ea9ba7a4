# SPDX-License-Identifier: MIT
"""Frameworks: one index in one edition, as its YAML file says it."""
from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import _core, _tables
from ._enums import FIGURE_KINDS, NODE_KINDS, STATUSES, FigureKind, NodeKind, Status
from ._errors import Collector, FrameworkError, name_of

if TYPE_CHECKING:
    import numpy
    import pandas

    from ._answers import Answers
    from ._scores import Scores

TITLE, DESCRIPTION, QUESTION = _core.CPI_TITLE, _core.CPI_DESCRIPTION, _core.CPI_QUESTION
GUIDANCE, SOURCE, EVIDENCE = _core.CPI_GUIDANCE, _core.CPI_SOURCE, _core.CPI_EVIDENCE


@dataclasses.dataclass(frozen=True)
class Option:
    """An answer of a scale: its code, its label and what it counts as."""

    code: str
    label: str
    value: float


@dataclasses.dataclass(frozen=True)
class Scale:
    """The answers that a qualitative indicator takes. ``range`` are the values that map to the scores 0 and 1."""

    code: str
    title: str
    range: tuple[float, float]
    options: tuple[Option, ...]


@dataclasses.dataclass(frozen=True)
class Facet:
    """A second grouping of the same indicators. ``groups`` maps the code of a group to its title."""

    code: str
    title: str
    groups: Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Method:
    """A way to score a framework. ``first`` and ``last`` are the periods that its owner used it for."""

    code: str
    title: str
    description: str | None
    source: str | None
    first: str | None
    last: str | None
    digits: int


class Node:
    """The index, a domain or an indicator.

    >>> node = cpindex.example()["19.L.1"]
    >>> node.kind, node.parent, node.groups
    (<NodeKind.INDICATOR: 'indicator'>, 'A19', {'dimension': ('law',)})
    >>> node.question
    'Is corporal punishment prohibited by law?'
    """

    __slots__ = ("_framework", "_index")

    def __init__(self, framework: Framework, index: int) -> None:
        self._framework = framework
        self._index = index

    def _text(self, kind: int, language: str | None = None) -> str | None:
        return _core.cpi_framework_node_text(self._framework._handle, self._index, kind, language)

    @property
    def code(self) -> str:
        """The owner's code, which is also the address of its figure."""
        return _core.cpi_framework_node_code(self._framework._handle, self._index) or ""

    @property
    def kind(self) -> NodeKind:
        """What it is."""
        return NODE_KINDS[_core.cpi_framework_node_kind(self._framework._handle, self._index)]

    @property
    def parent(self) -> str | None:
        """The code of the node above; None for the index."""
        above = _core.cpi_framework_node_parent(self._framework._handle, self._index)
        return _core.cpi_framework_node_code(self._framework._handle, above) if above >= 0 else None

    @property
    def children(self) -> tuple[str, ...]:
        """The codes of the nodes right below."""
        handle = self._framework._handle
        count = _core.cpi_framework_child_count(handle, self._index)
        below = (_core.cpi_framework_child(handle, self._index, i) for i in range(count))
        return tuple(_core.cpi_framework_node_code(handle, child) or "" for child in below)

    @property
    def level(self) -> int:
        """Levels between it and the index."""
        return _core.cpi_framework_node_level(self._framework._handle, self._index)

    @property
    def weight(self) -> float:
        """Nominal weight in its parent, as the tree states it."""
        return _core.cpi_framework_node_weight(self._framework._handle, self._index)

    @property
    def scored(self) -> bool:
        """Whether it is part of the figures, and not only asked."""
        return bool(_core.cpi_framework_node_scored(self._framework._handle, self._index))

    @property
    def answered(self) -> bool:
        """Whether it is an indicator that is answered, and not scored from others."""
        return _core.cpi_framework_node_indicator(self._framework._handle, self._index) >= 0

    @property
    def title(self) -> str:
        """Title in the base language; its question where an indicator has none."""
        return self._text(TITLE) or self.code

    @property
    def question(self) -> str | None:
        """What the expert is asked."""
        return self._text(QUESTION)

    @property
    def guidance(self) -> str | None:
        """How to decide."""
        return self._text(GUIDANCE)

    @property
    def source(self) -> str | None:
        """The law or publication that it rests on."""
        return self._text(SOURCE)

    @property
    def evidence(self) -> str | None:
        """Who usually holds the evidence."""
        return self._text(EVIDENCE)

    @property
    def description(self) -> str | None:
        """What it is about."""
        return self._text(DESCRIPTION)

    def text(self, kind: str, language: str | None = None) -> str | None:
        """A text by its key in framework files ("title", "question", ...), in a language; falls back to the base one."""
        keys = {"title": TITLE, "description": DESCRIPTION, "question": QUESTION, "guidance": GUIDANCE,
                "source": SOURCE, "evidence": EVIDENCE}
        if kind not in keys:
            raise ValueError(f"a node has no text {kind!r}; it has {', '.join(keys)}")
        return self._text(keys[kind], self._framework._language(language))

    @property
    def scale(self) -> str | None:
        """The code of its scale; None for a quantity and for what is not answered."""
        scale = _core.cpi_framework_node_scale(self._framework._handle, self._index)
        return _core.cpi_framework_scale_code(self._framework._handle, scale) if scale >= 0 else None

    @property
    def unit_of_measure(self) -> str | None:
        """Of a quantity."""
        return _core.cpi_framework_unit_of_measure(self._framework._handle, self._index)

    @property
    def quantity(self) -> str | None:
        """How a quantity is normalised, as framework files write it; None for any other node."""
        _, text = _core.cpi_framework_quantity(self._framework._handle, self._index)
        return text

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The groups that it belongs to, by facet."""
        handle, found = self._framework._handle, {}
        for facet in range(_core.cpi_framework_facet_count(handle)):
            own = tuple(_core.cpi_framework_group_code(handle, facet, group) or ""
                        for group in range(_core.cpi_framework_group_count(handle, facet))
                        if _core.cpi_framework_in_group(handle, self._index, facet, group))
            if own:
                found[_core.cpi_framework_facet_code(handle, facet) or ""] = own
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._index == other._index and self._framework == other._framework

    def __hash__(self) -> int:
        return hash((self._index, self._framework))

    def __repr__(self) -> str:
        return f"<{self.kind} {self.code}: {self.title}>"


class Framework(Mapping[str, Node]):
    """One index in one edition; immutable, and shared freely between threads.

    It maps the codes of its nodes to them, in document order, the index first.

    >>> framework = cpindex.example()
    >>> framework.title, len(framework), framework["A19"].children
    ('A small index', 6, ('19.L.1', '19.S.1'))
    >>> framework.score({"19.L.1": "yes"}).to_frame().shape[0] == len(framework.figures)
    True
    """

    _handle: Any
    _text: str | bytes
    _name: str
    _translations: tuple[tuple[str | bytes, str], ...]

    def __init__(self) -> None:
        raise TypeError("use Framework.load(path) or Framework.from_text(text)")

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Framework:
        """Loads a framework file, and the translations that stand beside it.

        Raises FrameworkError with every problem of every file, and OSError where a file cannot be read.
        """
        file, translations = os.fsdecode(path), []
        framework = cls._made(bytes_of(file), name_of(file), ())
        stem, extension = os.path.splitext(file)
        for beside in (f"{stem}.{language}{extension}" for language in framework.languages[1:]):
            if os.path.exists(beside):
                translations.append((bytes_of(beside), name_of(beside)))
        framework._translate(tuple(translations))
        return framework

    @classmethod
    def from_text(cls, text: str | bytes, *, translations: Iterable[str | bytes] = (),
                  name: str = "framework") -> Framework:
        """A framework from text in memory, with translations; ``name`` is what messages call it.

        Raises FrameworkError with every problem.
        """
        if isinstance(translations, (str, bytes)):
            raise TypeError("translations are a list of texts, not one text")
        named = tuple((translation, f"translation {i + 1} of {name}") for i, translation in enumerate(translations))
        return cls._made(text, name, named)

    @classmethod
    def _made(cls, text: str | bytes, name: str, translations: tuple[tuple[str | bytes, str], ...]) -> Framework:
        collector = Collector(FrameworkError)
        status, handle = _core.cpi_framework_load(text, name, collector.handle)
        collector.check(status, name)
        self = object.__new__(cls)
        self._handle, self._text, self._name = handle, text, name
        self._translate(translations)
        return self

    def _translate(self, translations: tuple[tuple[str | bytes, str], ...]) -> None:
        """Before anybody else has the framework, which is immutable from then on. The problems of all are reported."""
        collector, failed = Collector(FrameworkError), None
        for translation, called in translations:
            status, translated = _core.cpi_framework_translate(self._handle, translation, called, collector.handle)
            if status == _core.CPI_OK:
                self._handle = translated
            else:
                failed = failed or (status, called)
        collector.check(*(failed or (_core.CPI_OK, self._name)))
        self._translations = translations

    def __reduce__(self) -> tuple[Any, ...]:
        return Framework._made, (self._text, self._name, self._translations)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Framework) and (self._text, self._translations) == (other._text, other._translations)

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"<Framework {self.code}: {self.title}, edition {self.edition} ({self.status})>"

    # Head

    @property
    def code(self) -> str:
        """The code of the index, which is also the address of its total."""
        return _core.cpi_framework_code(self._handle) or ""

    @property
    def edition(self) -> str:
        """The edition, as written."""
        return _core.cpi_framework_edition(self._handle) or ""

    @property
    def title(self) -> str:
        """The title of the index in the base language."""
        return self[self.code].title

    @property
    def status(self) -> Status:
        """What the framework is: show it with every result unless it is official."""
        return STATUSES[_core.cpi_framework_get_status(self._handle)]

    @property
    def unit(self) -> str:
        """The kind of unit that is assessed, as "country"."""
        return _core.cpi_framework_unit(self._handle) or "unit"

    @property
    def owner(self) -> str | None:
        """Who owns the index."""
        return _core.cpi_framework_owner(self._handle)

    @property
    def licence(self) -> str | None:
        """The licence of the framework's text."""
        return _core.cpi_framework_licence(self._handle)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything that can change a figure, 64 hexadecimal digits."""
        return _core.cpi_framework_fingerprint(self._handle) or ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the framework lists; the first is the base language."""
        return tuple(_core.cpi_framework_language(self._handle, i) or ""
                     for i in range(_core.cpi_framework_language_count(self._handle)))

    # Parts

    def __getitem__(self, code: str) -> Node:
        node = self._find(_core.cpi_framework_find_node, code)
        if node < 0:
            raise KeyError(f"no node has the code {code!r}; list(framework) has them all")
        return Node(self, node)

    def _find(self, find: Callable[[Any, str], int], code: str) -> int:
        """The index of a code; -1 where nothing has it, as nothing does that is not a str or cannot be UTF-8."""
        try:
            return find(self._handle, code)
        except (TypeError, ValueError):
            return -1

    def __iter__(self) -> Iterator[str]:
        for node in range(len(self)):
            yield _core.cpi_framework_node_code(self._handle, node) or ""

    def __len__(self) -> int:
        return _core.cpi_framework_node_count(self._handle)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes of the indicators that are answered: the columns of :meth:`score_matrix`."""
        nodes = (_core.cpi_framework_indicator_node(self._handle, i)
                 for i in range(_core.cpi_framework_indicator_count(self._handle)))
        return tuple(_core.cpi_framework_node_code(self._handle, node) or "" for node in nodes)

    @property
    def figures(self) -> tuple[str, ...]:
        """The addresses of all figures: nodes, groups of facets, cells, derived figures."""
        return tuple(_core.cpi_framework_figure_address(self._handle, i) or ""
                     for i in range(_core.cpi_framework_figure_count(self._handle)))

    @property
    def scales(self) -> dict[str, Scale]:
        """The scales by code, with labels in the base language."""
        return {scale.code: scale for scale in map(self._scale, range(_core.cpi_framework_scale_count(self._handle)))}

    def _scale(self, scale: int) -> Scale:
        handle = self._handle
        options = tuple(Option(_core.cpi_framework_option_code(handle, scale, i) or "",
                               _core.cpi_framework_option_label(handle, scale, i, None) or "",
                               _core.cpi_framework_option_value(handle, scale, i))
                        for i in range(_core.cpi_framework_option_count(handle, scale)))
        return Scale(_core.cpi_framework_scale_code(handle, scale) or "",
                     _core.cpi_framework_scale_title(handle, scale, None) or "",
                     (_core.cpi_framework_scale_range(handle, scale, 0),
                      _core.cpi_framework_scale_range(handle, scale, 1)), options)

    @property
    def facets(self) -> dict[str, Facet]:
        """The facets by code, with titles in the base language."""
        return {facet.code: facet for facet in
                (self._facet(i) for i in range(_core.cpi_framework_facet_count(self._handle)))}

    def _facet(self, facet: int, language: str | None = None) -> Facet:
        handle = self._handle
        groups = {_core.cpi_framework_group_code(handle, facet, i) or "":
                  _core.cpi_framework_group_title(handle, facet, i, language) or ""
                  for i in range(_core.cpi_framework_group_count(handle, facet))}
        return Facet(_core.cpi_framework_facet_code(handle, facet) or "",
                     _core.cpi_framework_facet_title(handle, facet, language) or "", groups)

    @property
    def methods(self) -> dict[str, Method]:
        """The methods by code; the first is the default."""
        return {method.code: method for method in
                map(self._method, range(_core.cpi_framework_method_count(self._handle)))}

    def _method(self, method: int) -> Method:
        handle = self._handle
        return Method(_core.cpi_framework_method_code(handle, method) or "",
                      _core.cpi_framework_method_text(handle, method, TITLE, None) or "",
                      _core.cpi_framework_method_text(handle, method, DESCRIPTION, None),
                      _core.cpi_framework_method_text(handle, method, SOURCE, None),
                      _core.cpi_framework_method_from(handle, method),
                      _core.cpi_framework_method_until(handle, method),
                      _core.cpi_framework_method_digits(handle, method))

    def figure_kind(self, address: str) -> FigureKind:
        """What a figure is. Raises KeyError for an unknown address."""
        return FIGURE_KINDS[_core.cpi_framework_figure_kind(self._handle, self._figure(address))]

    def figure_title(self, address: str, language: str | None = None) -> str:
        """The title of a figure in a language, falling back to the base language. Raises KeyError."""
        return _core.cpi_framework_figure_title(self._handle, self._figure(address), self._language(language)) or ""

    def _figure(self, address: str) -> int:
        figure = self._find(_core.cpi_framework_find_figure, address)
        if figure < 0:
            raise KeyError(f"no figure has the address {address!r}; Framework.figures has them all")
        return figure

    def _language(self, language: str | None) -> str | None:
        if language is not None and language not in self.languages:
            raise ValueError(f"the framework has no language {language!r}; it has {', '.join(self.languages)}")
        return language

    def _method_index(self, method: str | None) -> int:
        if method is None:
            return 0
        index = self._find(_core.cpi_framework_find_method, method)
        if index < 0:
            raise ValueError(f"the framework has no method {method!r}; it has {', '.join(self.methods)}")
        return index

    # Use

    def score(self, answers: Answers, *, method: str | None = None, goalposts: str | None = None,
              unit: str | None = None, period: str | None = None) -> Scores:
        """Scores answers: every figure, with state, coverage, range and rank.

        ``answers`` is one of

        - a mapping of indicators to answers, ``{"19.L.1": "yes", "VU.1": 12.5}``, for one assessment, which ``unit``
          and ``period`` name;
        - a mapping of units to such mappings;
        - a pandas DataFrame in the long form (columns unit, period, indicator, answer and, if wanted, source, note,
          expert, respondent) or in the wide one (unit, period and a column for each indicator); an index with names
          counts as columns;
        - a list of rows, each a mapping of the columns of the long or wide form;
        - the path of a CSV file or of an Excel workbook in either form;
        - a list of several of the last.

        An answer is the code of an option or its label in any language of the framework, in capitals or not; a number
        for a quantity; ``nd`` for no data, ``na`` for not applicable; None, NaN and empty texts are unanswered.
        ``method`` is the code of a method, else the framework's first. ``goalposts`` are those that earlier
        :attr:`Scores.goalposts` gave, where a method takes them from a set of units.

        Raises AnswersError with every problem of every sheet, and warns (CpindexWarning) of what is worth a look.
        """
        from ._answers import sheets_of
        from ._scores import Scores

        return Scores._made(self, sheets_of(answers, unit, period, self.indicators[0]), method, goalposts)

    def score_matrix(self, answers: Any, figures: Iterable[str] | None = None, *, method: str | None = None,
                     goalposts: str | None = None, out: Any = None) -> numpy.ndarray[Any, Any]:
        """Scores a whole array of answers without copying it: the fast way for simulations.

        ``answers`` is a float64 array of shape (assessments, indicators), the columns in the order of
        :attr:`indicators`, of any strides: the value of a quantity in its unit of measure, that of an option as the
        framework writes it, NaN where there is no answer. ``figures`` are addresses, else all of :attr:`figures`.
        Returns a float64 array of shape (assessments, figures) of scores on the output range, NaN where there is no
        score; ``out`` is written to, and returned, where it is given. Other threads run meanwhile.

        Raises TypeError and ValueError for arrays of another type or shape, KeyError for an unknown figure,
        AnswersError for values that the indicators do not take.
        """
        from ._matrix import score_matrix

        return score_matrix(self, answers, figures, method, goalposts, out)

    def to_frame(self, language: str | None = None) -> pandas.DataFrame:
        """The tree as a data frame, a row for each node: code, kind, parent, level, title, question, scale,
        unit_of_measure, weight, scored, and a column for each facet with the groups of an indicator, named by the
        facet's code (``facet:level`` where another column has that name)."""
        import pandas

        language, facets = self._language(language), tuple(self.facets)
        rows = []
        for node in self.values():
            groups = node.groups if node.kind == NodeKind.INDICATOR else {}
            row = {"code": node.code, "kind": str(node.kind), "parent": node.parent, "level": node.level,
                   "title": node.text("title", language), "question": node.text("question", language),
                   "scale": node.scale, "unit_of_measure": node.unit_of_measure, "weight": node.weight,
                   "scored": node.scored}
            rows.append({**row, **{f"facet:{facet}" if facet in row else facet: "|".join(groups.get(facet, ())) or None
                                   for facet in facets}})
        return pandas.DataFrame(rows)

    def _summary(self) -> list[tuple[str, str]]:
        indicators = len(self.indicators)
        domains = sum(node.kind == NodeKind.DOMAIN for node in self.values())
        methods = "; ".join(f"{code}: {method.title}" for code, method in self.methods.items())
        facets = "; ".join(f"{facet.title} ({', '.join(facet.groups.values())})" for facet in self.facets.values())
        return [("Edition", self.edition), ("Status", str(self.status)), ("Unit", self.unit),
                ("Languages", ", ".join(self.languages)), ("Domains", str(domains)),
                ("Indicators", str(indicators)), ("Methods", methods), ("Facets", facets or "none")]

    def to_markdown(self) -> str:
        """What the framework is, as a Markdown table."""
        return _tables.markdown(f"{self.title} ({self.code})", ["", ""], self._summary(), "ll")

    def _repr_html_(self) -> str:
        return _tables.html_table(f"{self.title} ({self.code})", [], self._summary(), "ll")


def is_number(value: float) -> bool:
    """Whether there is a number: the library's NaN says that there is none."""
    return not math.isnan(value)


def bytes_of(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read()
