"""The wording of those who are spoken to: "told X", "said to X", "X was told", "asked about it, X said"."""

from __future__ import annotations

import re

from onrecord.reading.frame_words import NAME, NO_DATE

_SOMEONE = r"[^,;:!?“”\"()—]+?(?:['’]s\s[“\"][^”\"]+[”\"])?"
_CUT = r"""(?=
    \s(?:on|in|at|about|during|when|while|after|before|to|that|via|by|from|for|over|as|if|whether|not|outside|inside|
        aboard|near|is|are|was|were|released|published|dated|sent|again|then|now|yesterday|today|earlier|later|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|
        (?:last|late|early|this|every)\s[a-z]+|(?!(?:family|early|only|daily)\b)[a-z]+ly)\b
    |\s?[,;:!?“”\"()—…]|(?:(?<!\.[A-Z])\.)?\s?\Z)"""
"""What ends the name of someone."""
_NO_ONE = r"""(?!(?:on|in|at|about|via|for|to|that|if|whether|during|when|by|why|what|how|it|this|of|with|from|after|
    before|is|are|was|were|yesterday|today|as|and|but|or|so|not|here|there|then|also|back|out|up|down|off|[a-z]+ly|(?!morning|evening)[a-z]+ing)\b|\W)"""

_TELL = r"""(?:tell|ask|urg|order|warn|advis|remind|inform|assur|reassur|instruct|encourag|notif|beg|invit|implor|press|
    push|pressur|challeng|alert|exhort|task|brief|persuad)"""
TELLS = re.compile(
    rf"(?<!an\s)(?<!the\s)(?:\b(?:told|telling|{_TELL}(?:e|s|es|ed|ing|y|ies|ied|ged)?)|\bcall(?:s|ed|ing)?\s(?:up)?on)\Z",
    re.IGNORECASE | re.VERBOSE,
)
"""The end of a cue that has someone spoken to for its object."""

IS_TOLD = re.compile(
    rf"""(?:\A|\b(?:was|were|is|are|be|been|being)\s(?:\w+ly\s|also\s)?)
    (?:told|questioned|petitioned|{_TELL}(?:e?d|ied|ged))(?:\s(?:about|on|for))?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""A cue whose subject is spoken to, if it is passive."""

PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\b", re.IGNORECASE)

ASKED = re.compile(
    r"(?:(?:when|if)\s)?(?:asked|pressed|questioned)(?:\s(?:about|on|for|if|whether|by))?", re.IGNORECASE
)
"""A cue without a subject: the one who answers was asked."""

_SPOKEN_TO = rf"""(?=(?:an?|the|all|any|his|her|its|their|our|my|your|some|those|these|other|many|both|one|him|me|us|
    you|them|police|staff|parliament|\w+s)\b|{NAME})"""

_WORD = r"[^\s,;:!?“”\"()—]+"
_SOMEONE_SOMEWHERE = rf"""(?:an?|the|[A-Z]\w+)\s
    (?:(?!(?:after|before|during|when|while|at|on|about|that|last|this)\s){_WORD}\s)*?{_WORD}
    \sin\s{NO_DATE}{NAME}(?=\s?[,;:“\"]|\.?\s?\Z)"""
LISTENER = re.compile(
    rf"{_NO_ONE}(?:(?:up)?on\s)?(?:{_SOMEONE_SOMEWHERE}|{_SOMEONE}{_CUT})",
    re.VERBOSE,
)
"""Right after a cue that has someone spoken to for its object."""

OBJECT = re.compile(
    rf"""(?!(?:as|is|was|has)\b)(?:(?:the|an?|all|any|his|her|its|their|our|my|your|some|those|other|them|me|us|him|you)\b|{NAME}|\w+s\b)
    [^;:!?“”\"—]*?(?=,?\Z)""",
    re.VERBOSE,
)
"""All that stands between any cue and what someone is bidden: "demanded | a provider | to take it down"."""

BIDDEN = re.compile(r"\s(?:not\s)?to\b|\sthat\b")
"""Where the content begins behind a listener: "urged him to resign"."""

CONTENT_BEGINS = re.compile(
    r"I|you|he|she|it|we|they|there|the|an?|his|her|its|our|their|my|this|that|these|those", re.IGNORECASE
)
"""What ends nobody's name and begins what is said: "told reporters | he slept"."""

SAID_TO = re.compile(
    rf"""(?:to\s(?P<to>{_SPOKEN_TO}{_SOMEONE})|with\s(?P<with>(?:the|his|her|their|its|[A-Z]\w+)\b{_SOMEONE})){_CUT}""",
    re.VERBOSE,
)
"""Right after any cue; "to" alone, after what was written."""

TO_LISTENER = re.compile(rf"(?:[Ss]peaking|[Tt]alking)\s(?:to|with)\s(?P<who>{_SOMEONE}){_CUT}", re.VERBOSE)
"""Before the source or behind it."""

TOLD_ONE = re.compile(r"(?:[^\s,;:!?“”\"()—]+\s)*?[^\s,;:!?“”\"()—]+(?=\s?\Z)")
"""Right before a passive cue: who was told."""

NOT_TOLD = re.compile(
    r""".*(?:[,;:!?“”\"()—]|\b(?:that|when|who|[Bb]ut|[Aa]nd|[Ss]o|while|as|only|if|after|before|which|to|without|being|be)\b
    |\w\s(?=(?:I|you|he|she|we|they|it)\s?\Z))\s?""",
    re.DOTALL | re.VERBOSE,
)
"""What ends before the one who was told begins."""
