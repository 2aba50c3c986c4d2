"""Names of outlets in running text: those that are known, and those whose form or company tells.

Media names are an open class, so three signs count: the name stands in the register; its last word is one that
newspapers and broadcasters call themselves ("Harbour Gazette"); a word beside it says so ("the newspaper Dagbok").
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.outlets.register import Register, in_use
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name where it stands. `sure`: known, or told by the words beside it; else only its form tells."""

    span: Span
    name: str
    sure: bool


_TOKEN = re.compile(r"(?<![\w@#.’'-])(?<![.:/]/)[^\W\d_][^\s,;:()\[\]\"“”/]*")
_LAST = (
    "Times|Post|News|Herald|Tribune|Gazette|Chronicle|Guardian|Observer|Courier|Telegraph|Examiner|Inquirer|Sentinel|"
    "Dispatch|Press|Newswire|Television|TV|Radio|Broadcasting|Newspaper|Magazine|News Agency|Press Agency|Wire|Echo|"
    "Advertiser|Ledger|Mercury|Argus|Bulletin|Weekly|Online|Lantern|Shimbun|Zeitung|Mail|Star|Sun|Mirror|Express|"
    "Standard|Independent|Record|Journal|Review|Monitor|Today|Globe|Republic|Register|Citizen|Nation|Advocate|Constitution"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'&-]*"
_RUN = rf"{_CAPITAL}(?:\s(?:(?:of|and|de|du|la|le|el|y|the)\s)?{_CAPITAL}){{0,4}}"
_FORM = re.compile(
    rf"(?<![\w@#./-])(?:{_CAPITAL}\s){{1,4}}(?:{_LAST})\b(?![-/]\w|\s(?:of\s)?[^\W\d_a-zß-öø-ÿ])"
    rf"|(?<![\w@#./-])(?:Radio|Daily|Agence|Agencia|Agenzia|Agentur)\s{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}"
)
_CALL_SIGN = re.compile(r"\b(?!WWII)[KW][A-Z]{3}\b(?:-(?:TV|FM|AM))?")
""" "WJBK", "KDKA-TV": how stations in the United States are called. """
_MEDIUM = (
    r"(?:(?:daily|weekly|local|national|state|state-run|regional|online|business|student)\s)?"
    r"(?:newspapers?|papers?|news\s?wires?|news\s(?:agency|agencies|site|website|outlet|channel|firm)s?|broadcasters?|tabloids?|magazine|"
    r"TV\sstation|radio\sstation|wire\sservice|TV\schannel|affiliate)"
)
_CALLED = re.compile(rf"\b{_MEDIUM},?\s(?:the\s)?(?P<name>{_RUN})")
_CALLED_AFTER = re.compile(rf"(?<![\w@#./-])(?<!\ba\s)(?<!\ban\s)(?P<name>{_RUN}),?\s(?:an?\s)?{_MEDIUM}\b(?!\s[A-Z])")
_DOMAIN = re.compile(r"(?<![\w@#./-])[A-Z][\w-]{2,30}\.(?:com|org|net|info|hu|ru|uk|de|fr|it|es|pl|ca|au|in|il|tv)\b")
_NOT_FIRST = frozenset(
    """
    A An And As At According But By For From In Local On Or Speaking State The To When While With Sunday Monday
    Tuesday Wednesday Thursday Friday Saturday Earlier Later Meanwhile However Last This That Both Israeli British
    American French German Russian Chinese Italian Spanish Turkish Hungarian Polish Japanese Indian Australian
    Canadian Iranian Austrian Egyptian Ukrainian Syrian Iraqi Saudi Greek Dutch Swedish Norwegian Danish Finnish
    Mexican Brazilian Korean Nigerian Kenyan One Two Three Some Several Many Its Their His Her Our President Another
    Most All No Yesterday Today Then Since Because Although Though If After Before Yet So Also Citing Quoting
    Asked Told Per Via Like Unlike Even Only Now Once Still Just
    """.split()
)
"""Words in capitals that begin a sentence or describe an outlet; no name begins with them."""

_MOST_SHORTENED = 100
"""Outlets of one text that are looked for under their last word alone."""

_NOT_NEWS = re.compile(r"^(?:Fake|Good|Bad|Breaking|Latest|Big|Great|Facebook|Twitter|Blog|Happy|Associated Press W)\b")
_FIRST_NAME = re.compile(r"(?<![\w.])[A-Z][\w’'-]+\.?\s$")
_NEXT_CAPITAL = re.compile(r"\s[^\W\d_a-zß-öø-ÿ]")


def find_outlets(text: str, also: Iterable[str] = ()) -> list[Named]:
    """The outlets that the text names, in order, without overlaps. `also`: names that are known from elsewhere.

    Behind its first full name an outlet may be called by the last word of it alone ("the Gazette"). Linear in the
    text. Raises nothing.
    """
    register = in_use()
    found = [*_known(text, register), *_by_company(text), *_by_form(text)]
    kept = _longest(found)
    return _longest([*kept, *_short(text, [n.name for n in kept] + list(also))])


def _known(text: str, register: Register) -> Iterable[Named]:
    for token in _TOKEN.finditer(text):
        word = token[0]
        names = register.starts.get(word if word.isalpha() else _bare(word)) or register.starts.get(word)
        for name in names or ():
            end = token.start() + len(name)
            if text.startswith(name, token.start()) and not text[end : end + 1].isalnum():
                if _may_stand(text, token.start(), end, name, register):
                    yield Named(Span(token.start(), end), name, True)
                break


def _bare(word: str) -> str:
    """Without the marks behind it and the possessive."""
    return word.rstrip(".!?”’'").removesuffix("’s").removesuffix("'s")


def _may_stand(text: str, start: int, end: int, name: str, register: Register) -> bool:
    """Whether the name is not a part of a longer one ("Michael Bloomberg", "Guardian Council")."""
    if text[end : end + 1] in "-/" and text[end + 1 : end + 2].isalnum():
        return text[end] == "/"
    if " " in name or name.isupper():
        return True
    before = _FIRST_NAME.search(text, max(0, start - 30), start)
    if before and before[0].strip(" .") not in _NOT_FIRST:
        return False
    plain = name not in register.agencies and name.isalpha() and name.istitle()
    return not (plain and _NEXT_CAPITAL.match(text, end))


def _by_form(text: str) -> Iterable[Named]:
    for found in _FORM.finditer(text):
        if named := _trimmed(text, found.start(), found.end()):
            yield Named(named, named.of(text), False)


def _by_company(text: str) -> Iterable[Named]:
    for pattern in (_CALLED, _CALLED_AFTER):
        for found in pattern.finditer(text):
            named = _trimmed(text, found.start("name"), found.end("name"))
            if named and not named.of(text).startswith("I "):
                yield Named(named, named.of(text), True)
    for pattern in (_DOMAIN, _CALL_SIGN):
        for found in pattern.finditer(text):
            yield Named(Span(*found.span()), found[0], False)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without words before the name that only begin the sentence, and without the possessive."""
    while (word := text[start:end].split(" ", 1)) and word[0] in _NOT_FIRST and len(word) > 1:
        start += len(word[0]) + 1
    for ending in ("’s", "'s", "’", "'", "-"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    name = text[start:end]
    bare = name in _NOT_FIRST or len(name) < 2 or not name[0].isupper()
    return None if bare or _NOT_NEWS.match(name) or "\n" in name else Span(start, end)


def _short(text: str, full: Iterable[str]) -> Iterable[Named]:
    """The last word of an outlet that was named in full: "the Gazette" for the Harbour Gazette."""
    last = {
        name.split()[-1]: name for name in reversed(list(full)) if " " in name.removeprefix("The ").removeprefix("the ")
    }
    for word, name in list(last.items())[:_MOST_SHORTENED]:
        if (
            len(word) > 3
            and word.isalpha()
            and word[0].isupper()
            and word not in ("News", "Radio", "Today", "Online", "Magazine")
        ):
            for found in re.finditer(rf"\b[Tt]he\s(?P<word>{word})\b(?!\s[^\W\d_a-zß-öø-ÿ])", text):
                yield Named(Span(*found.span("word")), name, True)


def _longest(found: Iterable[Named]) -> list[Named]:
    """Without those that stand in another; in text order."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (-len(n.span), not n.sure, n.span.start)):
        i = bisect(kept, named.span.start, key=lambda n: n.span.start)
        if not any(named.span.overlaps(k.span) for k in kept[max(0, i - 1) : i + 1]):
            kept.insert(i, named)
    return kept
