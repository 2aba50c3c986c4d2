"""Names of outlets in running text: those that are known, and those whose form or company tells.

Media names are an open class, so three signs count: the name stands in the register; its last word is one that
newspapers and broadcasters call themselves ("Harbour Gazette"); a word beside it says so ("the newspaper Dagbok").
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.outlets.forms import initials
from onrecord.outlets.register import Register, in_use
from onrecord.text.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name where it stands. `sure`: known, or told by the words beside it; else only its form tells."""

    span: Span
    name: str
    sure: bool


_HYPHENS = ("-", "–")
_REST = re.compile(r"[^\W_][^\s,;:()\[\]\"“”/]*")
_TOKEN = re.compile(rf"(?<![\w@#.’'-])(?<![.:/]/){_REST.pattern}")
_LAST = (
    "Times|Post|News|Herald|Tribune|Gazette|Chronicle|Guardian|Observer|Courier|Telegraph|Examiner|Inquirer|Sentinel|"
    "Dispatch|Press|Newswire|Television|TV|Radio|Newspaper|Magazine|News Agency|Press Agency|News Service|News Network|"
    "Broadcasting(?: (?:Corporation|Company|Service|Network|Authority))?|Wire|Echo|"
    "Advertiser|Ledger|Mercury|Argus|Bulletin|Weekly|Daily|Online|Lantern|Shimbun|Zeitung|Mail|Star|Sun|Mirror|Express|"
    "Messenger|Beacon|Banner|Bee|Courant|Intelligencer|Gleaner|Recorder|Edition|FM|Channel|Podcast|"
    "Standard|Independent|Record|Journal|Review|Monitor|Today|Globe|Register"
)
"""Republic, Nation, Constitution and Citizen are more often something else: such outlets stand in names.txt."""
_TITLE = (
    "Times|Post|News|Herald|Tribune|Gazette|Chronicle|Guardian|Observer|Courier|Telegraph|Examiner|Inquirer|Sentinel|"
    "Dispatch|Press|Journal|Standard|Star|Sun|Ledger|Record|Register|Union|Bulletin|Independent"
)
_MERGED = rf"(?:{_TITLE})-[A-Z][a-z]+|[A-Z][a-z]+-(?:{_TITLE})"
"""Names of papers that became one: "Times-Advance", "Union-Tribune"."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'&-]*"
_RUN = rf"{_CAPITAL}(?:\s(?:(?:of|and|de|du|la|le|el|y|the)\s)?{_CAPITAL}){{0,4}}"
_FORM = re.compile(
    r"(?=[^\W\d_a-zß-öø-ÿ])(?<![\w@#./-])(?:"
    rf"(?:{_CAPITAL}\s){{1,4}}(?:{_LAST})\b(?![-/]\w|\s(?:of\s)?[^\W\d_a-zß-öø-ÿ])"
    rf"|(?:{_CAPITAL}\s){{0,3}}(?:{_MERGED})\b(?![-/]\w|\s[^\W\d_a-zß-öø-ÿ])"
    rf"|(?:Radio|Daily|Agence|Agencia|Agenzia|Agentur)\s{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})"
)
_NUMBER = (
    r"(?:(?:ABC|CBS|NBC|FOX|Fox|PIX|Channel|NewsChannel|Local|Action\sNews)\s?\d{1,2}(?:\sNews)?|\d{1,2}\s?News)"
    r"\b(?![-/]\w)"
)
_STATION = re.compile(rf"\b(?!WWII)[KW][A-Z]{{3}}\b(?:-(?:TV|FM|AM))?(?:\s{_NUMBER})?")
""" "WJBK", "KDKA-TV", "WJBK Channel 7": how stations in the United States are called. """
_CHANNEL = re.compile(rf"(?<![\w@#./-]){_NUMBER}")
""" "Channel 7", "CBS 4", "9News" """
_BARE = re.compile(
    r"\b[Tt]he\s(?P<name>Times|Post|Herald|Tribune|Gazette|Chronicle|Observer|Courier|Telegraph|Examiner|Inquirer|Sentinel|"
    r"Globe|Journal)\b(?![-/]\w|\s(?:of\s|and\s)?[^\W\d_a-zß-öø-ÿ])"
)
"""How an outlet is called that everybody there knows."""
_MEDIUM = (
    r"(?:(?:daily|weekly|local|national|state|state-run|regional|online|business|student)\s)?"
    r"(?:newspapers?|(?:evening|morning|Sunday)\spaper|news\s?wires?|broadcasters?|tabloids?|magazine|"
    r"news\s(?:agency|agencies|site|website|blog|portal|outlet|channel|firm|organi[sz]ation)s?|"
    r"(?:gossip|entertainment|sports|technology|tech|celebrity|political|music|gaming|conservative|liberal|progressive|"
    r"right-wing|left-wing|satirical|investigative)\s(?:site|website|blog)|"
    r"TV\sstation|radio\sstation|wire\sservice|TV\schannel|(?<!PAC\s)affiliate)"
)
_CALLED = re.compile(
    rf"\b{_MEDIUM}(?:(?:\sof\s{_CAPITAL},)?,?\s(?:called\s|named\s)?|\s(?:called\s|named\s)?[“\"‘'])(?:the\s|The\s)?(?P<name>{_RUN})"
)
_CALLED_AFTER = re.compile(
    r"(?=[^\W\d_a-zß-öø-ÿ])(?<![\w@#./-])(?<!\ba\s)(?<!\ban\s)"
    rf"(?P<name>{_RUN}),?\s(?:an?\s)?{_MEDIUM}(?<!s)(?<!affiliate)\b"
    r"(?!\s(?:affiliate|column))(?!\s[A-Z])"
)
_DESCRIBED_SO = re.compile(
    rf"(?=[^\W\d_a-zß-öø-ÿ])(?<![\w@#./-])(?<!\sin\s)(?P<name>{_RUN}),\s(?:(?:an?|the|one\sof|another|{_RUN}['’]s?)\s)"
    r"(?:(?!(?:of|for|at|in|from|with|by|who|and|to|on)\s)[\w’'-]+\s){0,5}?"
    r"(?:newspapers?|dailies|daily|weekly|broadcasters?|magazines?|tabloids?|(?:news|IT)\s(?:web)?sites?|"
    r"(?:radio|television|TV)\s(?:station|channel|network)s?|news\s(?:agency|agencies|channel|outlet|portal)s?)"
    r"(?=[,.;:)]|\s(?:in|based|that|which|of|on|by|published|owned|run)\b)"
)
""" "Dagbok, the largest daily of the country", "Dagbok, Talvera's largest newspaper" """
_CALLED_SO = re.compile(
    r"\b(?:daily|weekly|podcast|the\sweb\s?site|(?:television|TV|radio)\sprogram(?:me)?|(?:radio|talk)\sshow),?\s(?:the\s)?[“\"‘']{0,2}"
    rf"(?P<name>{_RUN})"
)
"""Words that stand before other names too."""
_NOT_A_SHOW = r"(?:Air|Auto|Motor|Boat|Fashion|Flower|Trade|Electronics|Car|Toy|Horse|Dog)\s"
_STATE = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-Z][a-z]+(?:i|n|sh|ch|se)\s)?[Ss]tate(?:[-‑\s](?:run|owned|controlled))?\s(?:media|television|TV|radio))\b"
)
""" "Talverese state television": has no name, and is one all the same. """
_ONE_WORD = re.compile(
    r"(?<![\w@#./-])(?!YouTube|CCTV)(?:[A-Z][a-z]+(?:TV|News|Today|Radio|Post|Times|Wire)|[A-Z]{2,4}(?:TV|News)|(?:TV|Radio)\s?\d{1,2}|TV[A-Z]?\d{1,3})\b(?![-/]\w)"
)
""" "VestaTV", "HarbourNews", "Radio 2" """
_AL = re.compile(
    r"\b(?P<name>(?:al|el|an|as|ash|ar|at)-[A-Z][\w’'-]+)\s(?:television|TV|radio|channel|newspaper|network|daily)\b"
)
""" "al-Vesta television": names that begin with a small article """
_SHOW = re.compile(rf"\b[Tt]he\s(?P<name>(?:(?!{_NOT_A_SHOW}){_CAPITAL}\s){{1,3}}Show)\b(?!\s[A-Z])")
""" "The Ana Ruiz Show" """
_ONE_OF_MANY = re.compile(rf"\b(?:[Aa]n?|[Tt]wo|[Ss]everal|[Ss]ome|[Aa]nother|[Oo]ne|super)\s(?:{_CAPITAL}\s)*\Z")
""" "a Baton Rouge newspaper": where it is from, not how it is called. """
_DOMAIN = re.compile(r"(?<![\w@#./-])[A-Z][\w-]{2,30}\.(?:com|org|net|info|hu|ru|uk|de|fr|it|es|pl|ca|au|in|il|tv)\b")
_DESCRIBES = ("-based", "-run", "-owned", "-language")
_TOLD = re.compile(
    r"\b(?:t(?:ells?|old|elling)|(?:confirm(?:s|ed)|statement|interview|(?:him|her)self)(?:\s\w+){0,3}?\s(?:to|with))\s"
    r"(?P<name>People|PEOPLE|Us)\b(?!\s[A-Z])"
)
"""Magazines whose names are words, where nothing else can be meant."""
_NOT_FIRST = frozenset(
    """
    A An And As At According But By For From In Local On Or Speaking State The To When While With Sunday Monday
    Tuesday Wednesday Thursday Friday Saturday Earlier Later Meanwhile However Last This That Both Israeli British
    American French German Russian Chinese Italian Spanish Turkish Hungarian Polish Japanese Indian Australian
    Canadian Iranian Austrian Egyptian Ukrainian Syrian Iraqi Saudi Greek Dutch Swedish Norwegian Danish Finnish
    Mexican Brazilian Korean Nigerian Kenyan One Two Three Some Several Many Its Their His Her Our President Another
    Most All No Yesterday Today Then Since Because Although Though If After Before Yet So Also Citing Quoting
    Asked Told Per Via Like Unlike Even Only Now Once Still Just Four Five Six Seven Eight Nine Ten Likewise
    State-run State-owned State-controlled State-backed January February March April May June July August September
    October November December
    """.split()
)
"""Words in capitals that begin a sentence or describe an outlet; no name begins with them."""

_BEFORE_NAME = 40
"""How much before a name is looked at, in code points."""

_MOST_SHORTENED = 100
"""Outlets of one text that are looked for under their last word alone."""

_NOT_NEWS = re.compile(
    r"^(?:Fake|Good|Bad|Breaking|Latest|Big|Great|Facebook|Twitter|Blog|Happy|Associated Press W)\b|"
    r"\bUniversity Press$|"
    r"\b(?:Medical|Law|Population|Cell|Science|\w+ical|\w+ology) (?:Journal|Review|Record|Bulletin|Reports?)$"
)
_OF_MEDIA = re.compile(r"(?i)news|press|broadcast|radio|television|\bTV\b|agenc|agentur|media|telegraph")
_WORD = re.compile(r"\w+")
_CAMERAS = re.compile(
    r"\s(?:footage|cameras?|operators?|images?|video|pictures?|stills?|recordings?|systems?|show|captur)"
)
_BUSINESS = re.compile(
    r"\s(?:Co\.|Company|Corp\b|Corporation|Inc\b|Holdings|Enterprises|Philanthropies|Foundation|Entertainment|Studios|Records|"
    r"Films|Interactive|New\sEnergy)"
)
"""Behind an outlet's name, a business of that name."""
_FIRST_NAME = re.compile(r"(?<![\w.])[A-Z][\w’'-]+(?<!['’]s)\.?[^\S\n]$")
_OF_OUTLET = re.compile(r"[’‘']s?\s[“\"‘']{0,2}")
_BETWEEN = 8
"""More code points than that stand between two outlets of which one is no part of the other."""
_PERSON = re.compile(
    r"\b(?P<first>[A-Z][a-z]+)\s(?:[A-Z]\.\s)?(?P<name>Bloomberg|Forbes|Fox)\b(?!\s(?:News|Business|Politics|TV))"
)
"""The news names that are also those of families."""
_NEXT_CAPITAL = re.compile(r"[^\S\n](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[^\W\d_a-zß-öø-ÿ]")


def find_outlets(text: str, also: Iterable[str] = ()) -> list[Named]:
    """The outlets that the text names, in order, without overlaps. `also`: names that are known from elsewhere.

    Behind its first full name an outlet may be called by the last word of it alone ("the Gazette"). Linear in the
    text. Raises nothing.
    """
    register = in_use()
    people = {found["name"] for found in _PERSON.finditer(text) if found["first"] not in _NOT_FIRST}
    known = (n for n in _known(text, register) if n.name not in people)
    found = [*known, *_by_company(text), *_by_form(text, register)]
    kept = _longest(n for n in found if not (n.name.isupper() and _stands_for_another(text, n.name, register)))
    last = _last_words([(n.name, n.span.start) for n in kept] + [(name, 0) for name in also])
    kept = [n for n in kept if not _is_short(n, last)]
    found = _longest([*kept, *_short(text, last)])
    return [n for before, n in zip([None, *found], found, strict=False) if not (before and _is_part(text, before, n))]


def _is_part(text: str, outlet: Named, named: Named) -> bool:
    """Whether it is a programme or a page of the outlet before it: "NBC's “Meet the Press”"."""
    return bool(_OF_OUTLET.fullmatch(text[outlet.span.end : min(named.span.start, outlet.span.end + _BETWEEN)]))


def _known(text: str, register: Register) -> Iterable[Named]:
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word.isalpha() and word not in register.starts:  # nearly every one
            continue
        named = _known_at(text, token.start(), word, register)
        while named:
            yield named
            end = named.span.end
            joined = _REST.match(text, end + 1) if text[end : end + 1] in _HYPHENS else None
            named = _known_at(text, end + 1, joined[0], register) if joined else None


def _known_at(text: str, start: int, word: str, register: Register) -> Named | None:
    """The known name that begins here, with this word."""
    for name in _beginning(word, register):
        end = start + len(name)
        if text.startswith(name, start) and not text[end : end + 1].isalnum():
            return Named(Span(start, end), name, True) if _may_stand(text, start, end, name, register) else None
    return None


def _stands_for_another(text: str, short: str, register: Register) -> bool:
    """Whether the text says that these capitals stand for what is no outlet: "the Saltmere Union of Nurses (SUN)"."""
    end = text.find(f" ({short})")
    if end < 0:
        return False
    words = text[max(0, end - _BEFORE_NAME) : end].split()
    tails = (" ".join(words[i:]) for i in range(len(words)))
    full = next((t for t in tails if t[0].isupper() and initials(t) == short), None)
    if full is None and "".join(w[0] for w in words[-len(short) :]).upper() == short:  # in small letters
        full = " ".join(words[-len(short) :])
    if full is None or _OF_MEDIA.search(full):
        return False
    return register.canonical.get(full) != register.canonical.get(short)


def _beginning(word: str, register: Register) -> Iterable[str]:
    """The known names that begin with the word as it stands, with or without the marks behind it."""
    starts = register.starts
    if word.isalpha():
        return starts.get(word, ())
    first = re.split("[-–]", word, maxsplit=1)[0]
    words = dict.fromkeys((word, _bare(word), first if first != word else word))
    return [name for w in words for name in starts.get(w, ())]


def _bare(word: str) -> str:
    """Without the marks behind it and the possessive."""
    return word.rstrip(".!?”’'").removesuffix("’s").removesuffix("'s")


def _may_stand(text: str, start: int, end: int, name: str, register: Register) -> bool:
    """Whether the name is not a part of a longer one ("Michael Bloomberg", "Guardian Council")."""
    if name == "CCTV" and _CAMERAS.match(text, end):
        return False
    if text[end : end + 1] in (*_HYPHENS, "/") and text[end + 1 : end + 2].isalnum():
        joined = _WORD.match(text, end + 1)
        return text[end] == "/" or bool(joined and joined[0] in register.starts)  # "Washington Post-ABC News poll"
    if _BUSINESS.match(text, end):
        return False
    if " " in name or name.isupper():
        return True
    before = _FIRST_NAME.search(text, max(0, start - 30), start)
    if before and before[0].strip(" .") not in _NOT_FIRST:
        return False
    plain = name not in register.agencies and name.isalpha() and name.istitle()
    return not (plain and _NEXT_CAPITAL.match(text, end))


def _by_form(text: str, register: Register) -> Iterable[Named]:
    for found in _FORM.finditer(text):
        named = _trimmed(text, found.start(), found.end())
        if named and re.fullmatch(_LAST, named.of(text)):  # "In TV interviews"
            continue
        if named and not any(part in register.canonical for part in re.split("[-–]", named.of(text))[:-1]):
            yield Named(named, named.of(text), False)
    for pattern in (_DOMAIN, _STATION, _CHANNEL, _ONE_WORD):
        for found in pattern.finditer(text):
            yield Named(Span(*found.span()), found[0], False)
    for pattern in (_BARE, _STATE, _AL, _SHOW):
        for found in pattern.finditer(text):
            yield Named(Span(*found.span("name")), found["name"], False)
    for found in _TOLD.finditer(text):
        yield Named(Span(*found.span("name")), "Us Weekly" if found["name"] == "Us" else "People magazine", True)


def _by_company(text: str) -> Iterable[Named]:
    known = in_use().canonical
    for pattern in (_CALLED, _CALLED_AFTER, _DESCRIBED_SO, _CALLED_SO):
        for found in pattern.finditer(text):
            named = _trimmed(text, found.start("name"), found.end("name"))
            if named and pattern is _CALLED_AFTER:
                before = text[max(0, named.start - _BEFORE_NAME) : named.start]
                described = _ONE_OF_MANY.search(before) or named.of(text).endswith(_DESCRIBES)
                named = None if described else named
            if named and named.of(text).partition(" of ")[2] in known:  # "Ana Ruiz of CNN, a broadcaster"
                continue
            if named and not named.of(text).startswith("I "):
                yield Named(named, named.of(text), pattern is not _CALLED_SO)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without words before the name that only begin the sentence, and without the possessive."""
    while (word := text[start:end].split(" ", 1)) and word[0] in _NOT_FIRST and len(word) > 1:
        start += len(word[0]) + 1
    for ending in ("’s", "'s", "’", "'", "'", "-"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    name = text[start:end]
    bare = name in _NOT_FIRST or len(name) < 2 or not name[0].isupper()
    return None if bare or _NOT_NEWS.search(name) or "\n" in name else Span(start, end)


def _last_words(full: Iterable[tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """The last word of each outlet that is named in full -> that name, and where it stands first."""
    last: dict[str, tuple[str, int]] = {}
    for name, start in full:
        word = name.split()[-1]
        more = " " in name.removeprefix("The ").removeprefix("the ")
        common = word in ("Radio", "Today", "Online", "Magazine") or (word == "News" and " Daily " not in f" {name}")
        if more and not common and len(word) > 3 and word[0].isupper() and word.replace("-", "").isalpha():
            last.setdefault(word, (name, start))
    return dict(list(last.items())[:_MOST_SHORTENED])


def _is_short(named: Named, last: Mapping[str, tuple[str, int]]) -> bool:
    """Whether it is called by its last word, behind its full name: "The Times" in a text on the Saltmere Times, though
    there is a paper of that name."""
    first, _, word = named.name.partition(" ")
    return first == "The" and word in last and last[word][1] < named.span.start


def _short(text: str, last: Mapping[str, tuple[str, int]]) -> Iterable[Named]:
    """The last word of an outlet that was named in full: "the Gazette" for the Harbour Gazette."""
    for word, (name, _) in last.items():
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
