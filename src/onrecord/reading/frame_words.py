"""The wording of times, media and places of saying: "Thursday", "in a letter", "at a rally in Ohio".

Each form may be followed by anything; where it begins is for the caller to choose.
"""

from __future__ import annotations

import re


def _either(*forms: str) -> str:
    return "(?:" + "|".join(forms) + ")"


_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"""(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"""
_HOURS = r"(?:\s(?:morning|afternoon|evening|night))"
_DATE = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s\d{{4}})?"
_DAY = rf"(?:{_WEEKDAY}{_HOURS}?(?:,?\s{_DATE})?|{_DATE}{_HOURS}?|(?:yesterday|tomorrow){_HOURS}?|today|tonight)"
_PERIOD = r"(?:day|week|weekend|month|year|decade|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)"
_SPANS = r"(?:minutes|hours|days|weeks|months|years|decades)"
_SOME = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a\sfew|many|\d+)"
_CLOCK = r"""(?:(?:about|around|shortly\sbefore|shortly\safter|just\safter|just\sbefore)\s)?
    (?:\d{1,2}(?::\s?\d\d)?(?:\s?[ap]\.?\s?m\b\.?|(?![.,:]?\d|\s?(?:percent|%|million|billion)))|noon|midnight)(?:\s(?:[A-Z]{2,4}T|(?:[A-Za-z]+\s){1,3}time|\([A-Z]{3,4}\)))?"""
_ASIDE = r"(?:\s\(\d[^()]*\))?"

TIME = re.compile(
    _either(
        rf"""(?:(?:on|late|early|earlier|later|back|by|as\sof|since|until|last|this|that|from|the\sfollowing)\s){{0,3}}
            {_DAY}(?:\s(?:at\s)?{_CLOCK})?{_ASIDE}""",
        rf"(?:at\s)?{_CLOCK}\s(?:on\s)?{_DAY}{_ASIDE}",
        rf"(?:at|around|by|shortly\sbefore|shortly\safter)\s(?!\d+\s[a-z]){_CLOCK}{_ASIDE}",
        rf"""(?:back\s)?(?:in|since|by|during|last)\s(?:(?:early|late|mid)[\s-])?
            (?:{_MONTH}(?:(?:,?\s(?:of\s)?)(?:\d{{4}}|(?:last|this|that)\syear))?|(?:19|20)\d\d|the\s(?:19)?\d0s)""",
        rf"(?:(?:earlier|later|late|early|over|back)\s)?(?:in\s)?(?:the|this|that|last)\s{_PERIOD}",
        rf"(?:on\s)?(?:the|that)\s(?:(?:very\s)?same|next|following|previous|other)\s{_PERIOD}{_HOURS}?",
        rf"(?:over|in|during|for)\s(?:the\s)?(?:past|last|recent)(?:\s\w+)?\s(?:{_PERIOD}|{_SPANS})",
        rf"for\s(?:(?:{_SOME}|quite\ssome)\s)?(?:time|{_SPANS})(?:\snow)?",
        rf"""(?:(?:(?:just|only|about|nearly|almost|(?:less|more)\sthan)\s)*{_SOME}\s)?
            (?:{_SPANS}|an?\s{_PERIOD}|one\s{_PERIOD})\s(?:ago|later|earlier|before)""",
        rf"within\s(?:{_SOME}\s{_SPANS}|an?\s{_PERIOD})",
        r"on\s(?:one|several|many|numerous|two)\s(?:other\s)?occasions?",
        r"at\s(?:the\s(?:time|moment|last\sminute)|(?:one|some)\spoint)",
        r"(?:up\s)?until\s(?:recently|now|then)",
        r"as\sof\snow|in\sthe\spast|these\sdays|every\s(?:day|week|year)|lately|afterwards?|soon\safter(?:wards?)?",
        r"earlier|later|recently",
    )
    + r"(?![\w’'-])",
    re.VERBOSE | re.IGNORECASE,
)
"""A point of time, with its preposition."""

_SOON = rf"""(?:shortly|soon|just|immediately|right|not\slong|almost\s{_SOME}\s(?:{_PERIOD}|{_SPANS})|
    {_SOME}\s(?:{_PERIOD}|{_SPANS})|{_SPANS})"""
EVENT = re.compile(
    rf"""(?:{_SOON}\s)?
    (?:after|before|during(?!\san?\s)|throughout|following|since|upon|once|ahead\sof|prior\sto
        |in\sthe\s(?:wake|(?:immediate\s)?aftermath)\sof|at\sthe\s(?:start|end|outset|beginning)\sof|on\sthe\s(?:eve|occasion)\sof)
    \s(?!\w+ing\b)[^,;:!?“”\"()—]+?(?=\s?[,;:!?“”\"()—]|\s-|\.?\s?\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A time told by what happened then, up to the next mark: "shortly after the vote"."""

CLEAR = re.compile(
    rf"""\b(?:{_WEEKDAY}|yesterday|today|tonight|ago|(?:19|20)\d\d|{_MONTH}|day|week|weekend|month|year|morning|afternoon|
    evening|night|spring|summer|autumn|fall|winter)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a time has that tells the day, the year or what lies between."""

NETWORK = r"""
    (?:Twitter|Facebook|Instagram|YouTube|TikTok|Telegram|WhatsApp|LinkedIn|Snapchat|Reddit|Tumblr|Weibo|Periscope|
    VKontakte|Truth\sSocial|Mastodon|Bluesky|MySpace|Medium|social\smedia)
"""
"""Places on the net where people write themselves; for re.VERBOSE."""

NO_DATE = rf"(?!{_WEEKDAY}|{_MONTH}|yesterday|today|tonight)"
"""Where no day or month begins; for re.VERBOSE."""
_CAPITAL = r"(?:[A-Z“\"](?:[\w’'”\"&/-]|\.(?=\w))*)"
NAME = rf"(?:{_CAPITAL}(?:\s{_CAPITAL})*)"
"""Words with capitals; for re.VERBOSE."""

_ARTEFACT = r"""(?:
    statements?|(?:press|news|media)\s(?:releases?|conferences?|briefings?)|releases?|e-?mails?|letters?|memos?|
    memorandum|memoirs?|reports?|reporting|articles?|tweets?|posts?|postings?|messages?|announcements?|filings?|
    court\s(?:files?|papers)|affidavits?|documents?|blog|videos?|footage|broadcasts?|notes?|op-eds?|editorials?|
    petitions?|declarations?|lawsuits?|complaints?|columns?|essays?|books?|papers?|study|studies|findings?|research|
    data|figures|numbers|statistics|estimates|projections|polls?|polling|surveys?|records|web\s?sites?|advisory|
    advisories|bulletins?|notices?|communiqu[eé]s?|rulings?|opinions?|decrees?|judge?ments?|alerts?|updates?|
    schedules?|headlines?|banners?|placards?|signs?|maps?|pieces?|ads?|images?|recordings?|transcripts?|
    indictments?|bills?|pleas?
    )(?![\w-])"""
"""Something that says what its maker says."""
_OCCASION = rf"""(?:{_ARTEFACT}|(?:
    interviews?|briefing|speech|speeches|address|(?:phone\s|conference\s)?call|hearing|meeting|debate|comments?|
    remarks|town\shall|podcast|appearances?|testimony|live\s?stream|talk|discussion|response|account|show|
    programme?|newscast|question
    )(?![\w-]))"""
"""What something is said in or at."""
_GATHERING = r"(?:rally|rallies|session|tour|luncheon|ceremony|panel|event|gathering|forum)(?![\w-])"
"""What something is said during."""
_OWNED = r"""(?:an?|the|his|her|their|its|my|our|this|that|another|one|two|several|multiple|both
    |(?:[A-Z]\w+\s)?[\w.]+['’]s)"""
_ON_AIR = rf"(?:{NETWORK}|(?:[\w’'-]+\s)?(?:television|TV|radio)|the\sair)"
_PARTNER = rf"{NO_DATE}(?:(?:the|an?|his|her)\s)?(?:(?!that\b)[a-z]+\s){{0,3}}(?:{NAME}|reporters|journalists)"

MEDIUM = re.compile(
    rf"""
    (?:[Ii]n|[Dd]uring|[Aa]t|[Vv]ia|[Oo]n|[Tt]hrough|[Bb]y)\s
        (?:{_OWNED}\s(?:(?!(?:that|which|who|to|of|in|on|and)\s)[\w’'“”"&.,/-]+\s){{0,5}}?
            |(?:[a-z-]+\s)?(?=(?:statement|remarks|comments|testimony|findings|research|interviews|court)\b))
        {_OCCASION}(?:\s{_OCCASION}){{0,2}}
        (?:\s(?:posted|published|released|provided|made|sent|given|obtained)\s(?:online|(?:to|on|by|in)\s{_PARTNER}))?
        (?:\s(?:published|appearing)(?:\s(?:on\s)?(?:{_WEEKDAY}|yesterday|today))?\sin\s{_PARTNER})?
        (?:(?:\s(?:with|on|for|at|from)\s{_PARTNER}){{1,2}}
            |(?:(?<=article)|(?<=column)|(?<=op-ed)|(?<=piece))\sin\s{_PARTNER})?
    |[Dd]uring\s{_OWNED}\s(?:(?!(?:that|which|who|to|of|in|on|and)\s)[\w’'“”"&.,/-]+\s){{0,4}}?{_GATHERING}
    |(?:[Oo]n(?:to)?|[Vv]ia|[Tt]hrough|[Bb]y)\s(?:(?:his|her|their|its|an?|the)\s(?:(?:official|personal|own)\s)?)?
        {_ON_AIR}(?:\s(?:account|page|feed|channel|post)|\sand\s{_ON_AIR})?
    |[Bb]y\s(?:e-?mail|phone|telephone|text\smessage)
    |[Oo]nline
    """,
    re.VERBOSE,
)
"""What something was said in or on, with its preposition, and with whom or for whom it was."""

MADE = re.compile(
    rf"""\b(?:issu(?:es?|ed|ing)|releas(?:es?|ed|ing)|sen(?:ds?|t|ding)|wrote|writ(?:es|ing)|post(?:s|ed|ing)?|
    publish(?:es|ed|ing)?|put|radioed|filed|gave|giving|carr(?:ies|ied|ying)|h(?:eld|olds|olding))\s(?:out\s)?
    (?P<what>(?:an?|the|this|another|his|her|its|their|several)\s(?:[\w’'-]+\s){{0,4}}?(?!lawsuit|bill){_ARTEFACT}
        |signs|placards|banners|leaflets)""",
    re.VERBOSE,
)
"""Between source and cue: "issued a statement saying"."""

_WHERE = rf"(?:{NAME}(?:,\s{NAME})*)"
_VENUE = r"""(?:[Rr]ally|[Cc]onvention|[Tt]own\s?hall|[Ee]vent|[Hh]earing|[Cc]ourt(?:house|room)?|[Hh]ospital|[Cc]hurch|
    [Ss]cene|[Ss]ite|[Hh]otel|[Hh]eadquarters|[Cc]eremony|[Vv]igil|[Ff]uneral|[Mm]arch|[Pp]rotest|[Cc]onference|[Ss]ummit|
    [Mm]eeting|[Ff]undraiser|[Oo]ffice)(?![\w-])"""
PLACE = re.compile(
    rf"""here(?![\w’'-])|(?:[Ii]n|[Aa]t|[Oo]utside|[Ii]nside|[Aa]board)\s{NO_DATE}(?:
        court|(?:the\s)?{_WHERE}
        |(?:an?|the|his|her|their|its)\s(?:[a-z-]+\s){{0,3}}{_VENUE}
            (?:\s(?:in|of|at|near|outside)\s(?:the\s)?(?:[a-z]+|{_WHERE}))?
    )(?=\s?[,;:.!?“”\"()—]|\s?\Z|\s(?:on|late|early|last|this|{_WEEKDAY}|yesterday|today)\b)""",
    re.VERBOSE,
)
"""Where something was said; a mark, a time or nothing comes next."""

NO_TIME = re.compile(r"[a-z]+ly", re.IGNORECASE)
"""A cue that nobody says at any time: "allegedly"."""
