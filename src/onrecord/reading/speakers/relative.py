"""Whom a relative pronoun means: a clerk at the Board in Sarn | who."""

from __future__ import annotations

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.names import Name
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.phrases import at_head, phrase_start
from onrecord.reading.speakers.scene import Scene

ASIDE_WORDS = 20
"""At most so many words stand between two commas, or between a name and what it is said to be."""

_PLACING = frozenset("of in at for from with".split())
_PLURAL_VERBS = frozenset("have are were do don't".split())
_TO_BE = frozenset("is was be".split())
_ONE = frozenset("a an somebody someone".split())
_BEGINS = lexicon.DETERMINERS - lexicon.QUANTITIES
_NO_NOUN = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.AUXILIARIES
_OPENED = frozenset("\" “ ‘ '' ``".split())
_HOW_MANY = lexicon.QUANTITIES | {"of", "percent"} | _OPENED
"""What stands between a noun and "of whom": clerks, two | of whom."""


def antecedent(scene: Scene, start: int, word: int) -> Entity | None:
    """Whom the relative pronoun at the word means; `start`: where its phrase begins (both | of whom)."""
    page = scene.page
    if first := _relative_before(page, start):
        return antecedent(scene, first, first)
    between = _HOW_MANY if page.lower[word - 1] == "of" else _OPENED | {"both"}
    while start > 0 and page.lower[start - 1] in between:
        start -= 1
    if "both" in page.lower[start:word]:
        return scene.last_pair(start)
    start = _before_aside(page, start)
    found = _right_before(scene, start)
    if page.lower[word] not in ("who", "whom"):
        return found
    several = word + 1 < len(page) and page.lower[word + 1] in _PLURAL_VERBS
    unnamed = found is not None and not found.named
    told = (
        _told_of(scene, start)
        or (_one_of_two(scene, start) if unnamed else None)
        or (_said_to_be(scene, start) if unnamed else None)
        or _head_of_chain(scene, start, several=several)
    )
    if told or found is None or found.person is not False or found.plural:
        return told or found
    people = [e for e in scene.entities if e.person and (m := e.before(word)) and scene.same_sentence(m.start, word)]
    return max(people, key=lambda e: e.before(word).start, default=found)  # type: ignore[union-attr]


def _relative_before(page: Page, word: int) -> int:
    """The relative pronoun that one behind "and" goes on from: a clerk who saw it | and who; 0 where none does."""
    if word < 2 or page.lower[word - 1] not in lexicon.CONJUNCTIONS:
        return 0
    earlier = (i for i in range(word - 2, 0, -1) if page.lower[i] in ("who", "whom", "which"))
    first = next(earlier, 0)
    return first if page.sentence[first] == page.sentence[word] else 0


def _before_aside(page: Page, word: int) -> int:
    """Candidates | - like Ana Ruiz - who; a report | on Saturday, which; banners | on it which."""
    lower = page.lower
    if word and page.words[word - 1] in "—–-":
        dashes = (i for i in range(word - 2, max(word - 16, 0), -1) if page.words[i] in "—–-")
        opened = next((i for i in dashes if page.sentence[i] == page.sentence[word - 1]), None)
        return word if opened is None else opened
    end = word - 1 if word and page.words[word - 1] == "," else word
    loose = end > 2 and lower[end - 2] in lexicon.PREPOSITIONS
    if loose and (lower[end - 1] in lexicon.IT | lexicon.THEY or lower[end - 1] in lexicon.DAYS):
        return end - 2
    return word


def _right_before(scene: Scene, word: int) -> Entity | None:
    """What stands right before a relative pronoun: a name, or a noun whatever it means."""
    page = scene.page
    while word > 0 and (page.words[word - 1] in ",-—–()" or page.words[word - 1].isdigit()):
        word -= 1
        if page.words[word] == ")" and "(" in page.words[max(word - 6, 0) : word]:
            word = max(i for i in range(max(word - 6, 0), word) if page.words[i] == "(")
    if word == 0 or page.sentence[word - 1] != page.sentence[min(word, len(page) - 1)]:
        return None
    if name := _name_ending(scene, word):
        return scene.of_name[name.start]
    head = word - 1
    if page.lower[head - 1 : word] == ["of", "staff"]:  # the chief | of staff
        head -= 2
    if not page.words[head][:1].isalnum() or page.lower[head] in _NO_NOUN:
        return None
    start = phrase_start(page, head, {n.end: n.start for n in scene.names})
    while start > 0 and (page.words[start - 1].isdigit() or page.lower[start - 1] in lexicon.QUANTITIES):
        thousands = start > 2 and page.words[start - 2] == "," and page.words[start - 3].isdigit()
        start -= 3 if thousands else 1  # 35,000 | voters who
    return scene.describe(start, word, head)


def _told_of(scene: Scene, word: int) -> Entity | None:
    """Ana Ruiz, a clerk and diver at the Sarn Institute, | who: what stands between the commas tells of her."""
    page = scene.page
    if word < 4 or page.words[word - 1] != ",":
        return None
    ends = {n.end: n for n in scene.names if word - ASIDE_WORDS < n.end < word - 1}
    for i in range(word - 2, max(word - ASIDE_WORDS, 0), -1):
        if page.sentence[i] != page.sentence[word - 1] or page.lower[i] in lexicon.AUXILIARIES | lexicon.RELATIVE:
            return None
        if page.words[i] == ",":
            aged = page.words[i - 1].isdigit() and page.words[i - 2] == ","  # Ana Ruiz, 24, from Sarn, | who
            entity = scene.of_name[ends[i - 2 * aged].start] if i - 2 * aged in ends else None
            if page.lower[i + 1] in lexicon.CONJUNCTIONS:
                return None
            return entity if entity is not None and entity.person and not _ends_person(scene, word - 1) else None
    return None


def _one_of_two(scene: Scene, word: int) -> Entity | None:
    """Ana Ruiz, a banker and former minister | who: both tell of her."""
    page = scene.page
    phrase = at_head(scene.phrases, word - 1)
    if phrase is None or phrase.plural or phrase.kind != lexicon.PERSON or page.lower[phrase.start] in _BEGINS:
        return None
    names = {n.end: n for n in scene.names if word - ASIDE_WORDS < n.end < phrase.start}
    joined = False
    for i in range(phrase.start - 1, max(word - ASIDE_WORDS, 0), -1):
        if page.sentence[i] != page.sentence[word - 1] or page.lower[i] in lexicon.AUXILIARIES | lexicon.RELATIVE:
            return None
        if page.words[i] == ",":
            entity = scene.of_name[names[i].start] if i in names else None
            begins = page.lower[i + 1] in _BEGINS
            return entity if joined and begins and entity is not None and entity.person else None
        joined = joined or page.lower[i] == "and"
    return None


def _said_to_be(scene: Scene, word: int) -> Entity | None:
    """Ana Ruiz is a liar, a bully and a fraud | who; Ana Ruiz tells lies and is a fraud | who: whoever the sentence
    says to be that."""
    page = scene.page
    for i in range(word - 2, max(word - ASIDE_WORDS, 0), -1):
        if not scene.same_sentence(i, word - 1) or page.lower[i] in lexicon.RELATIVE:
            return None
        if page.lower[i] in _TO_BE and page.lower[i + 1] in _ONE:
            name = _name_ending(scene, i)
            if name is None and page.lower[i - 1] in ("and", "to"):
                name = next((n for n in scene.names if n.end <= i and scene.same_sentence(n.start, i)), None)
            return scene.of_name[name.start] if name is not None else None
    return None


def _head_of_chain(scene: Scene, word: int, *, several: bool) -> Entity | None:
    """A clerk | at the Board in Sarn who; officials | in the cabinet who; deputies | such as Ana Ruiz who have: the
    noun for people that a chain of places and bodies hangs on. None where no chain stands there."""
    page = scene.page
    i = word - (word > 0 and page.words[word - 1] == ",")
    while start := _link_start(scene, i):
        before = page.lower[start - 1]
        such = several and page.lower[start - 2 : start] == ["such", "as"]
        if not scene.same_sentence(start - 1, i - 1) or not (
            such or (before in _PLACING and not _ends_person(scene, i))
        ):
            return None
        i = start - 1 - such
        i -= page.words[i - 1] == ","
        head = at_head(scene.phrases, i - 1)
        if head is not None and head.kind in (lexicon.PERSON, lexicon.GROUP):
            return scene.of_phrase.get(head.head) if head.plural or not several else None
    return None


def _link_start(scene: Scene, end: int) -> int:
    """Where the name, with its "the", or the phrase, with its owner's title, begins that ends there; 0 where none does,
    or one about people."""
    if name := _name_ending(scene, end):
        return name.title - (name.title > 0 and scene.page.lower[name.title - 1] == "the")
    phrase = at_head(scene.phrases, end - 1)
    if phrase is None or phrase.kind in (lexicon.PERSON, lexicon.GROUP):
        return 0
    return next((n.title for n in scene.names if n.start == phrase.start), phrase.start)


def _name_ending(scene: Scene, end: int) -> Name | None:
    return next((n for n in scene.names if n.end == end), None)


def _ends_person(scene: Scene, end: int) -> bool:
    """A person's name ends there."""
    name = _name_ending(scene, end)
    return name is not None and bool(scene.of_name[name.start].person)
