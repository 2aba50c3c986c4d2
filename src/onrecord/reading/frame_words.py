"""The wording of frames: what a time, a medium and those spoken to look like ("Thursday", "in a letter", "told X")."""

from __future__ import annotations

import re

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"""(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"""
_HOURS = r"(?:\s(?:morning|afternoon|evening|night))"
_DATE = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s\d{{4}})?"
_PERIOD = r"(?:day|week|month|year|morning|afternoon|evening|night)"

TIME = re.compile(
    rf"""(?:
    (?:(?:[Oo]n|[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Bb]y|[Aa]s\sof|[Ss]ince|[Ll]ast|[Tt]his)\s){{0,3}}
        (?:{_WEEKDAY}{_HOURS}?(?:,?\s{_DATE})?|{_DATE}{_HOURS}?)
    |(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring)\s(?:(?:early|late|mid)[\s-])?
        (?:{_MONTH}(?:,?\s(?:of\s)?\d{{4}})?|(?:19|20)\d\d)
    |(?:(?:[Ee]arlier|[Ll]ate|[Ee]arly)\s)?
        (?:[Yy]esterday{_HOURS}?|[Tt]oday|[Tt]onight|[Tt]his\s(?:morning|afternoon|evening|week|month|year))
    |(?:[Ee]arlier|[Ll]ater)\s(?:in\sthe\sday|that\sday|this\s(?:week|month|year))
    |(?:[Oo]n\s)?(?:[Tt]he\s(?:same|next|following|previous)|[Tt]hat|[Tt]he)\s{_PERIOD}{_HOURS}?
    |[Ll]ast\s(?:week|month|year|night|spring|summer|autumn|fall|winter)
    |(?:\w+|\d+)\s(?:minutes|hours|days|weeks|months|years)\s(?:ago|later|earlier)
    |[Aa]t\s(?:about\s|around\s)?\d{{1,2}}(?::\s?\d\d)?\s?(?:[ap]\.?m\.?)?(?:\slocal\stime)?(?:\son\s{_WEEKDAY})?
    |[Aa]t\sthe\stime|[Ee]arlier|[Ll]ater|[Rr]ecently|[Tt]hen
    )(?![\w’'-])""",
    re.VERBOSE,
)
"""A point of time, with its preposition."""

NETWORK = r"""
    (?:Twitter|Facebook|Instagram|YouTube|TikTok|Telegram|WhatsApp|LinkedIn|Snapchat|Reddit|Tumblr|Weibo|Periscope|
    VKontakte|Truth\sSocial|Mastodon|Bluesky|MySpace|Medium|social\smedia)
"""
"""Places on the net where people write themselves; for re.VERBOSE."""

_ON_AIR = rf"(?:{NETWORK}|(?:live\s)?television|TV|(?:the\s)?radio)"
_OWNED = r"(?:an?|the|his|her|their|its|my|our|this|that|another|one|two|several|[\w.]+['’]s)"
_SAID_IN = r"""(?:
    statements?|(?:press|news|media)\s(?:releases?|conferences?|briefings?)|releases?|e-?mails?|letters?|memos?|
    memorandum|interviews?|reports?|articles?|tweets?|posts?|messages?|briefing|speech|address|announcement|filings?|
    affidavit|documents?|blog|video|broadcast|(?:phone\s)?call|hearing|meeting|note|op-ed|editorial|petition|
    declaration|comments?|remarks|lawsuit|complaint|rally|town\shall|debate|column|essay|book|advisory|bulletin|notice|
    communiqu[eé]|podcast|appearance|testimony|ruling|opinion
    )"""
_CAPITALISED = r"(?:[A-Z“\"](?:[\w’'”\"&-]|\.(?=\w))*\s?)"

MEDIUM = re.compile(
    rf"""
    (?:[Ii]n|[Dd]uring|[Aa]t|[Vv]ia|[Oo]n|[Tt]hrough|[Bb]y)\s{_OWNED}\s
        (?:(?!(?:that|which|who|to|of|in|on|and)\s)[\w’'“”"&.,-]+\s){{0,5}}?{_SAID_IN}\b
        (?:\s(?:with|to|on|for|at|from)\s(?:(?:the|an?|his|her)\s)?{_CAPITALISED}+)?
    |(?:[Oo]n|[Vv]ia|[Tt]hrough)\s(?:(?:his|her|their|its|an?|the)\s(?:(?:official|personal)\s)?)?{_ON_AIR}
        (?:\s(?:account|page|feed|channel|post)|\sand\s{_ON_AIR})?
    |[Bb]y\s(?:e-?mail|phone|telephone|text\smessage)
    """,
    re.VERBOSE,
)
"""What something was said in or on, with its preposition, and with whom or for whom it was."""

_NAMED = r"[^,;:!?“”\"()—]+?(?:['’]s\s[“\"][^”\"]+[”\"])?"
_CUT = rf"""(?=
    \s(?:on|in|at|about|during|when|after|before|to|that|via|by|from|over|as|if|whether|not|\w+ly|{_WEEKDAY})\b
    |\s?[,;:!?“”\"()—]|\.?\s?\Z)"""
_NO_ONE = r"(?!(?:on|in|at|about|via|for|to|that|if|whether|during|when|by|why|what|how|it|this)\b)"

LISTENER = re.compile(rf"{_NO_ONE}(?:(?:up)?on\s)?{_NAMED}{_CUT}", re.VERBOSE)
"""Right after a cue that has someone spoken to for its object."""

THEN_CONTENT = re.compile(r"\s(?:not\s)?to\b|\sthat\b")
"""Where the content begins behind a listener: "urged him to resign"."""

SAID_TO = re.compile(rf"(?:to|with)\s(?P<who>(?!\w+ing\b){_NAMED}){_CUT}", re.VERBOSE)
"""Right after any cue."""

TO_LISTENER = re.compile(rf"(?:[Ss]peaking|[Tt]alking)\s(?:to|with)\s(?P<who>{_NAMED}){_CUT}", re.VERBOSE)
"""Before the source."""

TOLD_ONE = re.compile(r"(?:[^\s,;:!?“”\"()—]+\s)*?[^\s,;:!?“”\"()—]+(?=\s?\Z)")
"""Right before a passive cue: who was told."""

NOT_TOLD = re.compile(
    r".*(?:[,;:!?“”\"()—]|\b(?:that|when|who|but|and|while|as|only|if|after|before|which)\b)\s?", re.DOTALL
)
"""What ends before the one who was told begins."""

_TELL = r"""(?:tell|ask|urg|order|warn|advis|remind|inform|assur|reassur|instruct|encourag|notif|beg|invit|implor|press|
    push|pressur|challeng)"""
TELLS = re.compile(
    rf"(?:\b(?:told|telling|{_TELL}(?:e|s|es|ed|ing|y|ies|ied|ged)?)|\bcall(?:s|ed|ing)?\s(?:up)?on)\Z",
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
