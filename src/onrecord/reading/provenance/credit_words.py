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
    identif(?:ies|ied)|notic(?:es|ed)|put\s(?:it|this)|commented|
    ran\san?\s(?:[\w,-]+\s){0,3}(?:story|article|piece|report|editorial|interview|column)|calling\sthe\s(?:race|election|contest|state)|predict(?:s|ed)|announc(?:es|ed)(?!\s(?:that\s)?(?:its?|who|plans?)\b)|
    trac(?:es|ed)|tweet(?:s|ed)|opin(?:es|ed)|declar(?:es|ed)|characteri[sz](?:es|ed)|conclud(?:es|ed)|believes|
    (?:is|are|was|were)\s(?:\w+ly\s|also\s|now\s)?(?:reporting|saying|quoting|citing)|
    interviewed|spoke|visited|obtained|reviewed|verified|viewed|approached|contacted|
    disclos(?:es|ed)|alleg(?:es|ed)|uncover(?:s|ed)|unearth(?:s|ed)|expos(?:es|ed)|remark(?:s|ed)|recall(?:s|ed)|caution(?:s|ed)|
    speculat(?:es|ed)|assert(?:s|ed)|contend(?:s|ed)|stress(?:es|ed)|emphasi[sz](?:es|ed)|dubb(?:ed|ing)|label(?:s|l?ed)|liken(?:s|ed)|
    hail(?:s|ed)|highlight(?:s|ed)|outlin(?:es|ed)|chronicl(?:es|ed)|profil(?:es|ed)|calculat(?:es|ed)|count(?:s|ed)|analy[sz](?:es|ed)|
    examin(?:es|ed)|survey(?:s|ed)|(?:has|have|had)\s(?:also\s)?seen|deem(?:s|ed)|rat(?:es|ed)|(?:has|have|had)\sbeen\stold|(?:was|were)\s(?:the\s)?first\sto\sreport|
    carr(?:ies|ied)\san?\s(?:statement|report|story|interview|message)|
    contributed\s(?:to\sth(?:is|e)|from)|(?:could|can)\s?not\s(?:\w+ly\s|immediately\s)?(?:verify|confirm)|
    (?:has\s)?r[au]n\s(?:a\s(?:string|series|number)\sof|several|two|three)\s(?:\w+\s)?(?:stories|articles|pieces|reports|editorials|columns))
"""
_ADVERBS = r"""
    (?:(?:has|have|had|also|now|just|each|both|meanwhile|first|later|earlier|since|recently|further|subsequently|already|previously|then|initially|itself|
    went\son\sto|goes\son\sto|last\s\w+|on\s\w+day|\w+day|this\s\w+|in\s(?:\w+\s){0,2}\w+|\d{4}|\w+ly),?\s){0,4}
"""
_DESCRIBED = r"""
    (?:(?:the|The|a|an|its|semi-official|liberal|gossip|site|student|local|state|news|newspaper|daily|weekly|magazine|
    website|blog|portal|journal|podcast|
    conservative|progressive|(?:right|left)[-‑](?:wing|leaning)|far[-‑](?:right|left)|opposition|independent|private|leading|popular|national|
    regional|business|financial|online|sports|tech(?:nology)?|entertainment|celebrity|political|morning|evening|Sunday|
    broadcaster|network|agency|paper|publication|program(?:me)?|show|trade|cable|station|channel|wire|service|outlet|affiliate|radio|television|TV|tabloid|
    \w+(?:['’]s|[-‑]run|[-‑]based|[-‑]owned|[-‑]language)|US|U\.S\.|[A-Z]{2,4}|British|American|[A-Z]\w+(?:ian|ish|ese|an)),?\s){0,4}
"""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


DESCRIBED = _compiled(rf"""{_DESCRIBED}["“‘']{{0,2}}""")
"""What stands before an outlet's name and only says what it is: "the Talverese news agency ..." """

BEFORE = _compiled(
    rf"""(?:^|\b)(?i:
    t(?:ells?|old|elling)|informed|assured|text(?:s|ed)|confid(?:es|ed)\s(?:to|in)|courtesy\sof|with\sfiles\sfrom|(?<=[(\[])via|
    requests?\sfor\s(?:comment|an?\sinterview)\s(?:from|by)|(?:Q&As?|sit-?downs?|exclusives?)\swith|
    (?:sa(?:id|ys)|emerged|surfaced)\s(?:in|on)|(?:stor(?:y|ies)|articles?|reports?|allegations?|claims?|piece)\s(?:first\s)?appear(?:s|ed)\sin|
    (?:add(?:s|ed)|recall(?:s|ed)|insist(?:s|ed)|den(?:ies|ied)|lament(?:s|ed))\s(?:[\w’']+\s){{0,3}}?to|web\s?site\sof|
    (?:respond(?:ed)?\sto|return(?:ed)?|answer(?:ed)?)\s(?:\w+\s){{0,3}}?(?:calls?|questions?|quer(?:y|ies)|messages?|e-?mails?)\sfrom|first\s\w+\sby|headlines?\s(?:of|in)|
    polls?\s(?:from|by)\s(?:[A-Z]\w+\s){{1,3}}and|
    (?:told|tells|telling|to|with|by)\s(?:an?|the|two|several)\s(?:\w+\s)?(?:reporter|correspondent|journalist|writer|columnist)s?\s(?:for|at|from|with|of)|
    (?:sp(?:oke|eaks?|eaking|oken)|talk(?:s|ed|ing)?|chatt(?:ed|ing)|sat\sdown|sitting\sdown)\s(?:\w+\s){{0,2}}?(?:to|with)|
    (?:sa(?:id|ys|ying)|stat(?:es|ed)|confirm(?:s|ed|ing)|explain(?:s|ed)|admit(?:s|ted)|reveal(?:s|ed)|disclosed|commented|complained|wrote|
    described|account|
    remarks?|comments?|statements?|testimony|e-?mails?|letters?|message|response|clarification)\s
    (?:[\w’']+\s){{0,6}}?(?:to|for|with)|
    (?:provided|given|gave|sent|made|released|leaked|shown|granted|according)\sto|per|argu(?:es|ed)\s(?:at|in)|
    (?:asked|confirmed|mentioned|posted|unearthed|seen|obtained|viewed|reviewed|published|reported|quoted|cited|noted|verified|carried|broadcast|aired|
    revealed|interviewed|commissioned|conducted|compiled|translated|documented|detailed|put\sout)\s
    (?:\w+\s){{0,2}}?(?:by|in|on|with)|
    (?:reporting|inputs?|material|assistance)\s(?:by|from)|
    (?:contacted|reached|approached|calculated|estimated|provided|recorded|polled|surveyed|broken|photographed)\sby|
    acknowledg(?:ed|ing)\s(?:[\w’']+\s){{0,3}}?to|(?:him|her|them)sel(?:f|ves)\sto|
    in\sthe\spages\sof|h/t:?|hat\stip:?(?:\sto)?|
    wr(?:ites|ote|iting|itten)\s(?:[\w’'.]+\s){{0,4}}?(?:in|at|on)|(?:she|he|they)\swrote|shar(?:ed|ing)\s(?:[\w’']+\s){{0,4}}?with|conducted\sfor|
   (?:writing|reporting)\sfor|
    citing|cit(?:es|ed)|quot(?:ing|es|ed)|reports?\s(?:by|from|in|on)|
    interview(?:s|ed)?\s(?:[\w’'“"]+\s){{0,3}}?(?:with|to|for|by|on|in)|
    interview\s(?:with|by)\s(?:[\w’'.]+\s){{1,6}}?(?:on|of|for|from)|
    (?:op-eds?|column|opinion\spiece|(?:blog\s)?posts?|commentary|essay|editorial|articles?|profile|story|piece|analysis|investigation|polls?|polling|surveys?)
    [”"’']*,?(?:\s\w+){{0,2}}?\s(?:in|for|by|on|from)(?:\sa|(?:\sthe)?(?:\s\w+){{1,2}}?\s(?:issue|edition)\sof)?(?:\s\d{{4}})?|
    (?:account|numbers|figures)\sfrom|(?:guest|went)\son|
    (?:appear(?:ed|ing|s|ance)|said|spoke|speaking|added|insisted|argued|remarks|interviewed|comments)\s
    (?:[\w’',.]+\s+){{0,4}}?on|
    retelling\sof\sthe\sstory\sto|(?:sa(?:id|ys)|wr(?:ites|ote))\sin\s(?:a|the)\s(?:\w+\s){{1,2}}?(?:issue|edition)\sof|
    (?:asked|questioned|pressed)\s(?:[\w’']+\s){{1,4}}?on|(?<=\s)on\s\w+day[’']s
    )\s["“‘']{{0,2}}{_DESCRIBED}["“‘']{{0,2}}\Z"""
)
""" "told the broadcaster ...", "according to ...", "in an interview with ...", "said on ..." """

TO_THE_PAPER = _compiled(
    r"\bto\sthe\s(?:[A-Z]\w+\s)?(?:newspaper|broadcaster|daily|news\sagency|magazine|tabloid|news\s(?:site|website|portal))\s\Z"
)
""" "explained what was wrong with the picture to the Talverese newspaper ..." """

TOLD_ITS_WORKER = _compiled(
    r"\b(?:t(?:ells?|old|elling)|[Aa]ccording\sto)\s(?:[A-Z][\w’'-]+\s){1,3}(?:of|on|at|from)\s(?:the\s|The\s)?\Z"
)
""" "told Ana Ruiz of ..." """

RESTS_ON = (BEFORE, TO_THE_PAPER, TOLD_ITS_WORKER)
"""What stands before an outlet's name and suffices."""

ON_THE_AIR = _compiled(
    r"""(?:^|[.?!][”"’]?\s+)(?:(?:\w+day(?:\s(?:morning|night|evening))?,?|On\s[A-Z]\w{2,8}\.?\s\d{1,2},?)\s[Oo]n|On)\s
    [“"‘']{0,2}\Z"""
)
"""How a sentence begins that tells what was said on a programme: "Sunday on ...", "On ..." """

ON_NETWORK = _compiled(r"(?:^|[.?!][”\"’]?\s+)(?:On|During|In)\s[^.!?\n]{0,60}[”\"’]\son\s\Z")
CLAUSE = re.compile(r",\s")
""" "During “Morning Hour” on ..., she said" """

SPEAKS_BEHIND = _compiled(
    rf"""[,”"“’'?!]\s(?:reports?|reported|writes|wrote|says|said|declar(?:es|ed)|opin(?:es|ed)|not(?:es|ed)|
    reveal(?:s|ed)|add(?:s|ed))\s(?:this\s\w+[’']s\s)?{_DESCRIBED}(?:[A-Z][\w-]+[’']s?\s)?\Z"""
)
""" "it was late, reports the ..." """

OFFICER = _compiled(
    r"""(?:[’']s?|,)?\s(?:\w+\s){0,3}?(?i:president|chief\sexecutive|CEO|prexy|chair(?:man|woman)?|spokes\w+|executive|director|
    founder|owner|publisher|lawyer|manager)\b"""
)
"""One who speaks for the outlet as a business."""

INCLUDING = _compiled(
    r"""(?:,?\s(?:including|among\sthem)|(?:agency|newspaper|daily|weekly|broadcaster|site|station|channel)s?
    (?:\s(?:of|in)\s[A-Z]\w+)?,(?:\s(?:the\s)?[A-Z][^,.\n]{2,40}\sand)?)
    \s(?:[Tt]he\s)?\Z"""
)
SAYS_TOO = _compiled(rf",\s{_ADVERBS}{_VERB}\b")
""" "several papers, including the ..., reported", "the state news agency, ..., reported" """

STATION = re.compile(r"[KW][A-Z]{3}\b|.*\d")
OF_CITY = _compiled(r"(?:[A-Z][\w.]+\s){1,2}\Z")
"""A station, and the city that may stand before it ("told Saltmere WKRB")."""

STARTS_LINE = _compiled(r"\A(?:/\s?)?(?:[Ss]ource:|[Vv]ia:?|[Ff]rom)\s(?:[Tt]he\s)?\Z")
STARTS_STORY = _compiled(r"\s[-–—]{1,2}\s(?=[A-Z“\"])")
STARTS_AS_AGENCY = _compiled(r"\s?(?:\||[-–—]{1,2}\s|,?\s?[A-Z][a-z]{2,8}\.?\s\d{1,2}\b|\d{1,2}\s[A-Z][a-z]{2,8}\b)")
""" "Source: ..." in a line of its own; "Reuters | ", "AFP May 4" where a line begins. """

_PARTNER = r"(?:/[A-Z][\w.]*(?:\s[A-Z]\w*){0,2})?"
""" ".../Saltmere University": with whom a poll is made. """

AFTER = _compiled(
    rf"""{_PARTNER}(?:\s\([A-Z]{{2,8}}\))?
    (?:\smagazine|\snewspaper|\snews\sagency|\sradio|\stelevision|\sTV|\snews|\sdaily|\sweekly|\sfootage|\svideo|\sdocumentary)?
    (?:\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:,[^,.\n]{{3,50}},)?\s{_ADVERBS}{_VERB}\b"""
)
""" "... reported", "..., a weekly, has learned" """

BY_ITS = _compiled(r"\b(?<!moderated\s)(?<!hosted\s)(?<!anchored\s)(?<!sponsored\s)by\s(?:[Tt]he\s)?\Z")
WORKER_OF = _compiled(r"[’']s?\s[A-Z][\w.]+\s[A-Z]")
""" "asked by ...'s Ana Ruiz" """

AFTER_BRANCH = _compiled(
    rf"""\s(?!(?:President|Chief|C[EFO]O|Chair\w*|Executive|Vice|Corp\w*|Inc|Company|Entertainment|Group)\b)
    (?:[A-Z]\w+(?:\s[A-Z]\w+)?|\d{{1,2}})\s{_ADVERBS}{_VERB}\b"""
)
""" "... New York reported": a branch, a channel or a worker of the outlet """

AFTER_OWNER = _compiled(
    rf"""[’']s?\s(?:(?:own|latest|recent|\w+ing|\w+al|\d{{4}})\s)?
    (?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?:\s(?:program(?:me)?|show|podcast))?,?\s{_ADVERBS}{_VERB}\b|
    (?:report|story|article|account|headline|review|documentary|interview|investigation|analysis|poll|survey|website|editorial|page|count|tally|
    estimate|words|requests?\sfor\s(?:comment|an\sinterview))s?\b)"""
)
""" "...'s report", "...'s Ann Lee said" """

TO_PROGRAMME = _compiled(
    r"\b(?:(?:broadcast|edition|episode)\sof|visited|joined|on|to|told|tells|telling|with|for|by)\s\Z"
)
PROGRAMME = _compiled(r"""[’']s?\s[“"‘']{1,2}[A-Z]""")
""" "on ...'s “Morning Hour” " """

WORKER = _compiled(
    r"""(?:[’']s?|,)?\s(?:\w+\s){0,3}?(?:reporter|correspondent|editor|journalist|columnist|anchor|host|writer|analyst|
    commentator|sportscaster|critic|photographer|witness)(?:e?s)?\b"""
)
WORKER_SAYS = _compiled(
    rf"""(?:\sin\s(?:[A-Z][\w’'-]+\s?){{1,3}})?(?:,[^,.\n]{{3,50}},)?\s
    (?:(?:(?!who\b)[A-Za-z’']+\s){{0,3}}?|(?:[A-Z][\w’'-]+\s){{1,3}}{_ADVERBS})(?:{_VERB}|saw|heard|witnessed|watched)\b"""
)
"""A worker of the outlet, and behind it that the worker reports something."""

WORKS_FOR = _compiled(
    rf"""\b(?<!former\s)(?:reporter|correspondent|editor(?:[-\s](?:in[-\s]chief|at[-\s]large))?|journalist|columnist|blogger|writer|
    critic)\s(?:for|at|of|with)\s{_DESCRIBED}\Z"""
)
WRITES = _compiled(
    rf"(?:,[^,.\n]{{3,60}})?,?\s{_ADVERBS}(?:report(?:s|ed)|wr(?:ites|ote)|tweet(?:s|ed)|not(?:es|ed)|observ(?:es|ed)|reveal(?:s|ed)|points\sout|saw|heard|witnessed)\b"
)
""" "Ana Ruiz, a columnist for the ..., wrote". """


PRODUCT = _compiled(
    r"""(?:[/–-][\w\s]{2,25}?)?\s(?:(?:news|tracking|national|opinion|public|rolling|recent|exclusive|exit|[A-Z]\w+|investigative)\s){0,3}
    (?:[Rr]eport|[Pp]oll|survey|investigation|article|exclusive|average|interview|editorial|story|stories|piece|op-ed|column|
    analysis|tally|count|scoop|profile|dispatch|obituary|footage|expos[eé])s?\b"""
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
BEFORE_PRODUCT = _compiled(
    rf"""\b(?:according\sto|in|by|cit(?:ing|ed|es)|from|to|after|told|[Aa]n?|[Tt]he|recent|latest|\d{{4}}|[\w\s]{{2,20}}/)\s?
    (?:the\s|an?\s|this\s)?(?:(?:recent|latest|new|national|\w+day|\w+day's|joint|\w+ing|early|late|mid|{_MONTH}|\d{{4}})[\s-]){{0,3}}\Z"""
)
"""A poll or report that bears the outlet's name, and what stands before such a name."""

NO_REPORT = _compiled(
    r"\b(?:featured\sin|(?:subject|author)\sof|who\s(?:co-)?wrote)\s(?:(?:an?|the|this|\d{4}|\w+)\s){0,3}\Z"
)
"""Before a report that is only spoken of: "was featured in a ... article"."""

OWNER_OF_STATION = _compiled(r"\s(?:station|affiliate)\s[A-Z]")
"""Behind a network's name: it is the station that is credited."""

_PERSON = r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+"
BY_LINE = _compiled(
    rf"""\A/?\s?(?:[Bb]y:?\s|Contributing:[^:\n]{{3,60}},\s|(?:[Bb]y:?\s)?{_PERSON}(?:\sand\s{_PERSON})?(?:,|\s\|)\s)
    (?:[Tt]he\s)?\Z"""
)
ENDS_BY_LINE = _compiled(
    r"""(?:\s(?:News\s)?(?:\w+\s){0,3}
    (?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ss]taff|[Pp]roducer|[Cc]ontributor)s?)?\s?(?:\||\Z)"""
)
""" "By Ana Ruiz, ... staff writer" in a line of its own """

COPYRIGHT = _compiled(r"\A(?:©|\([cC]\)|Copyright)(?:\s©|\s\([cC]\))?\s?(?:\d{4})?(?:\sby)?\s(?:[Tt]he\s)?\Z")
SPEAKER_COLON = _compiled(r":\s(?=[\w“\"])(?!\d)")
""" "Reuters: It was late" where a line begins """

IN_BRACKETS = _compiled(
    r"(?:(?<!Corporation\s)(?<!Network\s)(?<!Agency\s)(?<!Service\s)(?<!Association\s)(?<!Company\s)(?<!Press\s)\((?:[A-Z]\w+\s)?|\[(?:[^\[\]]{2,40},\s)?)(?:[Tt]he\s)?\Z"
)
CLOSES_BRACKETS = _compiled(r"(?:\s(?:News\s)?[Aa]rticle|\sreport)?\.?\s?(?:[)\]]|\|[^|\n\]]{2,20}\])")
""" "(... article)", "[Ana Ruiz, ...]" """

AFTER_DASH = _compiled(r"(?:^|\s)[-–—]{1,2}\s?\Z")
ENDS_LINE = _compiled(r"\.?\s*\Z")
""" "It was late. — ..." at the end of a paragraph """

EVENT = _compiled(r"\b(?:debate|town\s?hall|forum|lunch(?:eon)?|dinner|conference|summit|discussion)s?\b")
"""What an outlet stages: what is said there, anybody may report."""

STAGES = _compiled(rf"{EVENT.pattern}\s(?:\w+\s){{0,3}}?(?:on|by|with)\s(?:the\s)?\Z")
STAGED = _compiled(rf"\s(?:(?:[A-Z]\w+|presidential|primary|breakfast)\s){{0,3}}{EVENT.pattern}")
""" "a debate on ...", "told a ... lunch group" """

OF_ITSELF = _compiled(
    r"""\s(?:\w+day\s)?(?:said|says|announced|confirmed|added|stated|acknowledged)\s(?:in\sa\sstatement|(?:(?:on\s)?\w+day\s)?(?:that\s)?
    (?:it|its|their)\b(?!\s(?:\w+\s){0,2}?(?:obtained|learned|learnt|seen|reviewed|interviewed|spoken|spoke|verified|contacted|analy[sz]ed|
    examined|received|found|viewed|heard|understands|reporters?|correspondents?|sources?|journalists?)\b))"""
)
"""How an outlet speaks of its own business: "... said it would appeal"."""

NOT_ITS_REPORT = (
    OWNER_OF_STATION,
    STAGED,
    OF_ITSELF,
    _compiled(r"(?:,[^,\n]{3,50},)?\s(?:will|would|may|might|should)\b"),
)
"""Behind an outlet's name, where it speaks or is spoken to, that nothing rests on its reporting."""

JOINT = _compiled(r"(?:[-–]|\s?[,/&]\s?|\s)(?:and\s|or\s)?(?:the\s)?")
"""Between two outlets that are credited together."""
