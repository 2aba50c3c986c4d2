"""The words that tell in what circumstances something was said, by label (FORMAT.md).

FRAMES stand in the statement's own sentence. Precision first: a pattern that is often wrong is left out, and the label
is then missing. All are written without spaces (`\\s` stands for one), for re.VERBOSE.
"""  # noqa: D301

from __future__ import annotations

import re

from onrecord.reading.frame_words import NETWORK

_DETERMINER = r"(?:an?|the|his|her|their|its|this|that|same|two|three|several|\w+['’]s)"
_WORD = r"""
    (?:(?!(?:that|which|who|whom|and|or|but|with|about|for|from|to|in|on|of|by|as|said|says|is|was|were|has|had)\s)[\w’'-]+\s)
"""
"""A word between a preposition and its noun."""

_ACCOUNT = r"(?:account|page|feed|profile|channel|site)"
_NOT_SPOKEN = r"""
    (?<!televised\s)(?<!video\s)(?<!recorded\s)(?<!audio\s)(?<!opening\s)(?<!closing\s)(?<!verbal\s)(?<!oral\s)
    (?<!bank\s)(?<!public\s)
"""
_WRITING = r"""
    (?:statements?|(?:press|news|media)\sreleases?|letters?|e-?mails?|memos?|memorand(?:um|a)|communiqu[eé]s?|
    text\smessages?|written\s(?:repl(?:y|ies)|answers?|responses?|remarks|comments|testimony|submission))
"""
_OFFICIAL = r"""
    (?:officials?|guards?|officers?|wardens?|minders?|captors?|jailers?|soldiers?|majors?|captains?|colonels?|
    police(?:man|men)?|authorities|fighters?|agents?|prison\sstaff|interrogators?|escorts?)
"""
_NAME_OF_COURT_PAPER = r"""
    (?:court\s(?:papers?|filings?|documents?|files?|records?|hearing|appearance|submission|brief|case)|
    (?:opening|closing)\s(?:statements?|arguments?)|affidavits?|indictment|charge\ssheet|lawsuit|
    legal\s(?:filing|complaint|brief)|criminal\scomplaint|court-martial|arraignment|trial|sentencing|inquest|
    (?:custody|bail|court|pre-?trial|plea|sentencing|extradition|remand)\s(?:hearing|file))
"""
_BECAUSE = r"(?:\s(?:because|since|as|for\sfear|due\sto|in\sorder|so\sas|citing|given|to)\b[^.,;”\"]{3,120}(?!\w))?"


def _any(*alternatives: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{a})" for a in alternatives), re.VERBOSE | flags)


_INTERVIEW = _any(
    rf"""\b(?i:in|during|from|through|of|(?:sat|sitting)\sdown\sfor)\s{_DETERMINER}\s(?:(?!(?:that|which|who|said)\s)[\w’'“”"&-]+\s){{0,6}}?
    interviews?\b(?!\srequest)(?:\s(?:with|on|to|for)\s(?:[A-Z“"][\w’'”"-]*\s?|the\s|of\s|and\s){{1,8}})?""",
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|the)\sfirst\s(?:\w+\s){0,3}interview\b(?:\ssince[^.,;]{3,80}(?!\w))?",
    r"\binterviewed\s(?:by|for|in|on|at)\s(?:the\s)?[\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}",
    r"\b(?<!not\s)interviewed\b(?=[^.]{0,40}\bsaid\b)",
)
_PRESS_CONFERENCE = _any(
    rf"""\b(?i:at|during|in|to|told|tell(?:ing|s)?|interrupted|from)\s
    (?:{_DETERMINER}|yesterday['’]s|today['’]s|joint|another)\s{_WORD}{{0,4}}?
    (?:(?:press|news|media)\s(?:conferences?|briefings?)|
    briefing(?=\s(?:to|with|for)\s(?:say|report|journal|the\s(?:press|media)))|briefing\sfor\s(?:reporters|journalists))""",
    r"\b(?:press|news)\sconference\b(?=[^.;]{0,40},?\s(?:in|at|during)\swhich\b)",
)
_ANONYMOUS = _any(
    rf"""\b(?:(?i:speaking|spoke|speaks|talked|talking|said|provided)\s)?(?i:on|under)\s(?:the\s)?
    condition\sof\sanonymity\b{_BECAUSE}""",
    rf"""\b(?i:ask(?:ed|ing)|request(?:ed|ing)|wish(?:ed|ing)|prefer(?:red|ring)|want(?:ed|ing)|insist(?:ed|ing)\son|
    did\snot\s(?:wish|want)|didn['’]t\s(?:wish|want)|declin(?:ed|ing)|refus(?:ed|ing)|would\snot|not\s(?:wish|want)ing|agreed)
    \s(?:not\s)?(?:to\s)?(?:be\s|remain\s|being\s|stay\s)?
    (?:named|identified|anonymous|unnamed|unidentified|anonymity|quoted\sby\sname|
    (?:give|giving|disclose|reveal)\s(?:his|her|their)\s(?:full\s)?names?)\b{_BECAUSE}""",
    r"""\b(?:was|were|is|are)\snot\s(?:authori[sz]ed|permitted|allowed|cleared)\sto\s
    (?:speak|brief|discuss|talk|comment|disclose|be\s(?:named|quoted))\b[^,.;”"]{0,80}(?!\w)""",
    r"\bwhose\snames?\s(?:was|were|is|are|has|have)\s(?:not|been\s(?:withheld|changed))[^,.;]{0,60}(?!\w)",
    r"\banonymously\b",
)
_WRITTEN = _any(
    rf"""\b(?i:in|through|via|by|from|according\sto)\s{_DETERMINER}\s{_WORD}{{0,4}}?{_NOT_SPOKEN}{_WRITING}\b
    (?!\s(?:account|server|scandal|address|use|setup|practice|controvers|exchange)\w*)
    (?:\s(?:to|released|provided|sent|issued|posted|published|dated|on)\s[^,.;:“"]{{2,60}}|\s\w+day\b)?""",
    r"\b(?:via|by|in)\s(?:e-?mail|writing|letter|text\smessage)\b",
    rf"""\b(?i:issued|issuing|released|releasing|put\sout|published|penned|wrote|writing|sent|signed)\s{_DETERMINER}\s
    {_WORD}{{0,3}}?{_NOT_SPOKEN}(?:statement|letter|press\srelease|e-?mail|memo|memorandum|communiqu[eé])\b
    (?:\sto\s[A-Z][\w’'-]+)?""",
    rf"""(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)|['’]s)\s
    (?:(?:official|written|joint|prepared|own|same|\d{{4}}|[A-Z]\w+|\w+\s\d{{1,2}},\s\d{{4}}|press|news)\s){{0,3}}
    (?:(?:press|news)\srelease|(?:official|written|joint|prepared)\sstatement|communiqu[eé]|
    {_NOT_SPOKEN}statement(?=(?:\son\s[\w\s]{{2,30}})?\s(?:also\s|then\s)?
    (?:read|reads|said|says|added|adds|continued|stated|states|posted)\b))\b""",
    r"\b[A-Z]{2,6}\s(?:press|news)\srelease\b",
)
_SOCIAL = _any(
    r"\b(?:re|live-?)?[Tt]weet(?:ed|ing|s)?\b",
    rf"""\b(?i:on|via|through|over)\s(?:{_DETERMINER}\s)?
    (?:(?:own|official|personal|verified|public|[A-Z]\w+['’]s)\s){{0,3}}{NETWORK}(?:\s(?:{_ACCOUNT}|post|story|stories))?\b""",
    rf"""\b(?:took|taking|takes|turned|posted|posting|posts|writing|wrote)\s(?:[\w-]+\s){{0,3}}?(?:to|on)\s(?:{_DETERMINER}\s)?
    (?:(?:own|personal|official)\s)?{NETWORK}(?:\s{_ACCOUNT})?\b""",
    rf"\bto\s{_DETERMINER}\s(?:(?:own|official|personal|verified)\s)?{NETWORK}\s{_ACCOUNT}\b",
    rf"""\b(?i:in|with|from|by)\s{_DETERMINER}\s{_WORD}{{0,3}}?
    (?:(?:{NETWORK}|blog|online)\s(?:posts?|story|stories|video|message|status|update)|
    posts?\son\s(?:{_DETERMINER}\s)?(?:\w+\s){{0,2}}?(?:{NETWORK}|social\snetwork)(?:\s{_ACCOUNT})?|
    series\sof\s(?:tweets|posts)|video\sposted\s(?:on|to)\s[^,.;:“"]{{3,50}})\b""",
    rf"\bposts?\son\s{NETWORK}\b|\b{NETWORK}\s(?:story\s)?post\b",
    r"\bon\s(?:his|her|their|its)\s(?:social\snetwork|blog)\b",
)
_COURT = _any(
    r"""\b(?i:told|tells|telling|assured|informed|reminded|described\sto)\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}?
    (?:court(?!\sof\spublic)|judges?|jur(?:y|ors)|tribunal|magistrates?|justices)\b(?:\s[A-Z]\w+\s[A-Z]\w+)?
    (?:\sin\s[A-Z]\w+(?:\s[A-Z]\w+){0,3})?""",
    r"\bto\sjurors\b[^,.;]{0,40}(?!\w)",
    r"""\btestif(?:ied|ies|ying|y)\b
    (?!\s(?:before|to)\s(?:the\s)?(?:Congress|House|Senate|lawmakers|parliament|committee))""",
    rf"""\b(?i:in|at|during|from|according\sto|by)\s(?:(?:an?|the|his|her|their|its|public|unsealed|\w+day['’]s)\s)?
    (?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s(?:\d{{4}},?\s)?)?(?:[\w-]+\s){{0,2}}?{_NAME_OF_COURT_PAPER}\b
    (?!\s(?:attorney|lawyer|judge|court|date|run|balloon))""",
    r"""\b(?i:in|at|during|from)\s(?:(?:open|federal|state|district|county|\w+\s(?:district|federal|county))\s)?
    court(?:room)?\b(?!\s(?:case|battle|order|fight|martial))""",
    r"\bple(?:aded|ads|d|ading)\s(?:not\s)?guilty\b|\bunder\soath\b",
    r"\b[Ww]itness(?:es)?\sfor\sthe\s(?:prosecution|defen[cs]e)\b|\bfirst\switness\scalled\sin\sthe\strial\b",
)
_TRANSLATED = _any(
    r"""\b(?i:through|via|per|by|with\sthe\shelp\sof|using)\s(?:an?|the|his|her)?\s?(?:\w+\s){0,2}?
    (?:interpreter|translator)s?\b""",
    r"\b(?:was|were|is)\stranslated\s(?:by|from|into)\b[^,.;]{2,60}",
    r"\btranslated\sfrom\s(?:the\s)?(?:original\s)?[A-Z]\w+",
)
_PAPER = r"""
    (?:memo(?:randum|s)?|documents?|e-?mails?|recordings?|reports?|files?|cables?|letters?|audio|video|tapes?|drafts?|
    papers?|transcripts?)
"""
_LEAKED = _any(
    rf"""\b(?:(?:recently|newly|a)\s)?(?:[Ll]eaked|[Hh]acked)\s(?:(?:by|from)\s\w+\s)?(?:[A-Z][\w.]+\s){{0,4}}
    (?:\w+\s){{0,2}}?{_PAPER}\b""",
    r"""\b(?:a\scopy\sof\s)?(?:which|that)?\s?(?:was|were|has\sbeen|have\sbeen|had\sbeen|been)\s(?:\w+\s)?leaked\b
    (?:\sto\s[^,.;]{2,40})?""",
    r"\bsecretly\srecorded\b|\b(?:emails?|documents|cables)\s(?:published|released|posted)\sby\sWikiLeaks\b",
)
_CUSTODY = _any(
    r"""\b(?i:from|in|inside|at)\s(?:(?:his|her|their|a|the|an?)\s)?(?:\w+\s){0,2}?
    (?:prison|jail|jailhouse|custody|detention(?:\scent(?:er|re))?|death\srow|(?:prison|jail)\scell)\b
    (?:\s(?:in|at)\s[A-Z]\w+(?:\s[A-Z]\w+)?)?
    (?!\s(?:sentence|term|service|system|reform|official|guard|riot|break|staff|population|officer|time))""",
    r"\bin\shandcuffs\b|\bbehind\sbars\b",
)
_WATCHED = _any(
    rf"\bin\s(?:the\s)?presence\sof\s(?:[\w-]+\s){{0,5}}?{_OFFICIAL}\b",
    rf"""\b(?:with|as|while)\s(?:an?|the|two|several|his|her|their|armed)\s(?:[\w-]+\s){{0,4}}?{_OFFICIAL}\s(?:was\s|were\s)?
    (?:present|listen(?:ing|ed)(?:\sin)?|look(?:ing|ed)\son|in\sthe\sroom|sitting|sat|watch(?:ing|ed)|standing|stood|
    nearby|at\s(?:his|her)\sside|in\sattendance|monitoring)\b""",
    rf"""\b(?i:an?|the|two)\s(?:[\w’'-]+\s){{0,8}}?{_OFFICIAL}\b[^.;]{{0,50}}
    \b(?:sat|stood|remained|was\spresent|were\spresent|listened|watched)\s
    (?:in\sthe\sroom|through(?:out)?|beside|next\sto|nearby|in\son\sthe|by\s(?:his|her)\sside|present)\b[^,.;]{{0,30}}(?!\w)""",
)
FRAMES: dict[str, re.Pattern[str]] = {
    "interview": _INTERVIEW,
    "press_conference": _PRESS_CONFERENCE,
    "anonymous": _ANONYMOUS,
    "written_statement": _WRITTEN,
    "social_media": _SOCIAL,
    "court": _COURT,
    "translated": _TRANSLATED,
    "leaked": _LEAKED,
    "in_custody": _CUSTODY,
    "official_present": _WATCHED,
}

KEYS: dict[str, re.Pattern[str]] = {
    "interview": _any(r"interview"),
    "press_conference": _any(r"conference|briefing"),
    "anonymous": _any(r"anonym|\bname|quoted|identified|to\s(?:speak|brief|discuss|talk|comment|disclose)\b"),
    "written_statement": _any(r"statement|release|letter|mail|memo|communiqu|message|writ|testimony"),
    "social_media": _any(r"[Tt]weet|blog|online|post|network|social|posted|" + NETWORK),
    "court": _any(
        r"court|judge|jur[yo]|tribunal|magistrate|justices|testif|statement|argument|affidavit|indictment|charge\ssheet|lawsuit|"
        r"filing|complaint|brief|arraign|trial|sentencing|inquest|hearing|guilty|oath|[Ww]itness"
    ),
    "translated": _any(r"translat|interpreter"),
    "leaked": _any(r"[Ll]eaked|[Hh]acked|secretly|WikiLeaks"),
    "in_custody": _any(r"prison|jail|custody|detention|death\srow|handcuffs|bars"),
    "official_present": _any(
        r"presence|\b(?:sat|stood|remained|present|watch\w*|listen\w*|look(?:ed|ing)|sitting|standing|room|nearby)\b"
    ),
}
"""A word without which a frame cannot be there: only sentences that hold one are searched."""

HELD = _any(
    r"\b(?:detained|imprisoned|jailed|incarcerated|captured|remanded)\b(?:\s(?:in|by|at)\s(?:the\s)?[A-Z]\w+)?",
    r"\b(?:held|kept)\s(?:in|at|by)\s(?:[\w-]+\s){0,3}?(?:prison|jail|custody|detention)\b",
)
"""Words for one who is held, where they stand in the source or beside the meeting."""

HAS_BEEN_HELD = _any(
    r"""\b(?:has|have|had)\sbeen\s(?:held|(?:in|behind)\s(?:prison|jail|custody|detention|bars)|detained|imprisoned|jailed)
    \b(?:\ssince[^.,;]{2,40})?""",
    r"\bis\s(?:being\s)?(?:held|detained|imprisoned|jailed|in\s(?:prison|jail|custody))\b",
)
"""Said of one who is still held."""

MEETING = _any(
    r"\binterviewed\s(?:him|her|them)\b",
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|the)\sfirst\s(?:\w+\s){0,3}interview\b",
    r"\b(?:spoke|talked)\s(?:to|with)\s[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,4}\s(?:for|in|at|from|on|by|through)\b",
    r"\binterviews?\swith\s(?:the\s)?(?=[A-Z])",
    r"""\b(?:comments?|remarks?|words|statements?|endorsement|announcement|answers?)\s[^.]{0,30}?
    (?:came|were\smade|was\smade|made|delivered|given)\s[^.]{0,20}?(?:during|in)\s[^.]{0,40}?interview""",
)
"""A sentence that tells of a meeting with the one who speaks: what it says holds for all that was said there."""

OTHER_OCCASION = _any(
    r"""\b(?:tweet(?:ed|s|ing)?|rally|speech|debate|(?:press|news)\sconference|statement|letter|e-?mail|press\srelease|hearing|
    trial|town\shall|said\sthen|at\sthe\stime|last\s(?:week|month|year|night)|years?\sago|months?\sago|weeks?\sago|previously|
    earlier|later|in\s(?:19|20)\d\d|(?:has|have)\s(?:long|repeatedly|previously|often|already)|in\sthe\spast|
    on\s(?:Twitter|Facebook)|Twitter|Facebook|op-ed|testified|told\s(?:police|the\s(?:court|judge)))\b"""
)
"""A sign that a statement was made elsewhere than at the meeting."""

SUBORDINATE = _any(
    r"\b(?:after|before|when|since|while|until|because|as|months|weeks|days|years)\b", flags=re.IGNORECASE
)
"""Begins a clause that tells of something else than the statement."""

COURT = _any(
    r"\b(?:courts?|courtroom|trial|jury|jurors|judge|prosecut\w+|defen[cs]e|hearing|lawsuit)\b", flags=re.IGNORECASE
)
"""Who testifies near these does so in court."""

CONGRESS = _any(
    r"""\b(?:Congress|[Cc]ongressional|Senate|House|[Cc]ommittee|lawmakers|[Pp]arliament|MPs|senators|Benghazi)\b"""
)
"""Who testifies near these does not testify in court."""

NOT_AN_INTERVIEW = _any(
    r"\b(?:FBI|police|job|closed-door|polygraph|visa|asylum)\s(?:\w+\s)?interviews?\b",
    r"\binterview(?:ed|s)?\s(?:with|by)\s(?:the\s)?(?:FBI|police|investigators|detectives|authorities|congressional)\b",
    r"\btold\s(?:the\s)?(?:FBI|police|investigators|detectives|federal\s(?:agents|officers))\b",
)
"""An interview that no reporter holds."""

UNNAMED_SOURCE = _any(
    r"\b(?:[Aa]nonymous|[Uu]nnamed|[Uu]nidentified)\s(?:[\w-]+\s){0,3}\w+",
    r"(?:^|\b)(?:[\w’'.-]+\s){0,4}?[Ss]ources?\b(?!\s(?:of|code|said\sto\sbe\sof|document))",
)
"""In a source: somebody whose name is withheld."""
