"""The words around an outlet's name that say that something rests on its reporting.

All are looked for in the name's line: BEFORE ends where the name begins, AFTER begins where it ends.
Written for re.VERBOSE: a space is `\\s`.
"""  # noqa: D301

from __future__ import annotations

import re

_VERB = r"""
    (?:report(?:s|ed|ing)?|wr(?:ites|ote|iting)|not(?:es|ed|ing)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|claim(?:s|ed|ing)|
    reveal(?:s|ed)|learn(?:ed|t)|broadcast(?!\s(?:set|network|rights))|said|says|saying|added|adds|found|detail(?:s|ed)|published|describ(?:es|ed)|
    confirm(?:s|ed|ing)|estimat(?:es|ed)|point(?:s|ed)\sout|observ(?:es|ed)|explain(?:s|ed)|recount(?:s|ed)|stat(?:es|ed)|
    suggest(?:s|ed)|named|listed|argu(?:es|ed)|warn(?:s|ed)|call(?:s|ed)|show(?:s|ed)|project(?:s|ed)|asked|indicat(?:es|ed)|
    editorialized|broke\sthe|was\stold|understands?|document(?:s|ed)|investigat(?:es|ed)|puts?\sthe|attribut(?:es|ed)|
    identif(?:ies|ied)|predict(?:s|ed)|announc(?:es|ed)(?!\s(?:that\s)?(?:its?|who|plans?)\b)|
    interviewed|spoke|visited|obtained|reviewed|verified|viewed|approached|contacted)
"""
_ADVERBS = r"""
    (?:(?:has|have|had|also|first|later|earlier|since|recently|further|subsequently|already|previously|then|initially|itself|
    went\son\sto|goes\son\sto|last\s\w+|on\s\w+day|\w+day|this\s\w+|in\s(?:\w+\s){0,2}\w+|\d{4}|\w+ly),?\s){0,4}
"""
_DESCRIBED = r"""
    (?:(?:the|The|a|an|its|semi-official|liberal|gossip|site|student|local|state|news|newspaper|daily|weekly|magazine|
    broadcaster|network|agency|paper|station|channel|website|wire|service|outlet|affiliate|radio|television|TV|tabloid|
    \w+(?:['’]s|[-‑]run|[-‑]based|[-‑]owned)|US|U\.S\.|[A-Z]{2,4}|British|American|[A-Z]\w+(?:ian|ish|ese|an)),?\s){0,4}
"""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


BEFORE = _compiled(
    rf"""(?:^|\b)(?i:
    t(?:ells?|old|elling)|informed|assured|
    (?:sp(?:oke|eaks?|eaking|oken)|talk(?:s|ed|ing)?|chatt(?:ed|ing)|sat\sdown|sitting\sdown)\s(?:\w+\s){{0,2}}?(?:to|with)|
    (?:sa(?:id|ys|ying)|stated|confirmed|explained|admitted|revealed|disclosed|commented|complained|wrote|described|
    remarks?|comments?|statements?|testimony|e-?mails?|letters?|message|response|clarification)\s
    (?:[\w’']+\s){{0,6}}?(?:to|for|with)|
    (?:provided|given|sent|made|released|leaked|shown|granted|according)\sto|
    (?:asked|confirmed|seen|obtained|viewed|reviewed|published|reported|quoted|cited|noted|verified|carried|broadcast|aired|
    revealed|interviewed|commissioned|conducted|compiled|translated|documented|detailed|put\sout)\s
    (?:\w+\s){{0,2}}?(?:by|in|on|with)|
    citing|cit(?:es|ed)|quot(?:ing|es|ed)|reports?\s(?:by|from|in|on)|
    interview(?:s|ed)?\s(?:[\w’'“"]+\s){{0,3}}?(?:with|to|for|by|on|in)|
    interview\s(?:with|by)\s(?:[\w’'.]+\s){{1,6}}?(?:on|of|for|from)|
    (?:op-eds?|column|opinion\spiece|essay|editorial|articles?|profile|story|piece|analysis|investigation)
    (?:\s\w+){{0,2}}?\s(?:in|for|by|on|from)(?:\sa)?(?:\s\d{{4}})?|
    (?:account|numbers|figures)\sfrom|
    (?:appear(?:ed|ing|s|ance)|said|spoke|speaking|added|insisted|argued|remarks|interviewed|comments)\s
    (?:[\w’',]+\s){{0,4}}?on|
    retelling\sof\sthe\sstory\sto
    )\s{_DESCRIBED}["“‘']?\Z"""
)
""" "told the broadcaster ...", "according to ...", "in an interview with ...", "said on ..." """

AFTER = _compiled(
    rf"""(?:\smagazine|\snewspaper|\snews\sagency|\sradio|\stelevision|\sTV|\snews)?(?:,[^,.\n]{{3,50}},)?
    \s{_ADVERBS}{_VERB}\b"""
)
""" "... reported", "..., a weekly, has learned" """

AFTER_OWNER = _compiled(
    rf"""[’']s?\s(?:(?:own|latest|recent|\w+ing|\w+al|\d{{4}})\s)?
    (?:[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?{_ADVERBS}{_VERB}\b|
    (?:report|story|article|account|interview|investigation|analysis|poll|survey|website|editorial|page)s?\b)"""
)
""" "...'s report", "...'s Ann Lee said" """

TO_PROGRAMME = _compiled(
    r"\b(?:(?:broadcast|edition|episode)\sof|visited|joined|on|to|told|tells|telling|with|for|by)\s\Z"
)
PROGRAMME = _compiled(r"""[’']s?\s[“"‘']{1,2}[A-Z]""")
""" "on ...'s “Morning Hour” " """

WORKER = _compiled(
    r"""(?:[’']s?|,)?\s(?:\w+\s){0,3}?(?:reporter|correspondent|editor|journalist|columnist|anchor|host|writer|analyst|
    commentator|sportscaster|critic|photographer)s?\b"""
)
WORKER_SAYS = _compiled(rf"\s(?:[A-Za-z’']+\s){{0,3}}?{_VERB}\b|\s(?:[A-Z][\w’'-]+\s){{1,3}}{_ADVERBS}{_VERB}\b")
"""A worker of the outlet, and behind it that the worker reports something."""

PRODUCT = _compiled(
    r"""(?:[/–-][\w\s]{2,25}?)?\s(?:(?:news|tracking|national|opinion|recent|exclusive|[A-Z]\w+|investigative)\s){0,3}
    (?:[Rr]eport|[Pp]oll|survey|investigation|article|exclusive|average|interview|editorial)s?\b"""
)
BEFORE_PRODUCT = _compiled(
    r"""\b(?:according\sto|in|by|cit(?:ing|ed|es)|from|to|after|told|[Aa]n?|[Tt]he|recent|latest|\d{4}|[\w\s]{2,20}/)\s?
    (?:the\s|an?\s)?(?:(?:recent|latest|new|national|\w+day|\w+day's|joint|\w+ing|\d{4})\s){0,2}\Z"""
)
"""A poll or report that bears the outlet's name, and what stands before such a name."""

OWNER_OF_STATION = _compiled(r"\s(?:station|affiliate)\s[A-Z]")
"""Behind a network's name: it is the station that is credited."""

IN_BRACKETS = _compiled(r"\((?:[A-Z]\w+\s)?\Z")
CLOSES_BRACKETS = _compiled(r"(?:\s(?:News\s)?[Aa]rticle|\sreport)?\)")
""" "(... article)" """

EVENT = _compiled(r"\b(?:debate|town\s?hall|forum|luncheon|dinner|conference|summit|discussion)s?\b")
"""What an outlet stages: what is said there, anybody may report."""

STATION = re.compile(r"[KW][A-Z]{3}\b|.*\d")
OF_CITY = _compiled(r"(?:[A-Z][\w.]+\s){1,2}\Z")
"""A station, and the city that may stand before it ("told Saltmere WKRB")."""

JOINT = _compiled(r"(?:[-–]|\s?[,/&]\s?|\s)(?:and\s|or\s)?(?:the\s)?")
"""Between two outlets that are credited together."""
