"""Words that tell who is who: pronouns, titles, nouns for people, groups, organisations, media, documents.

Lists of our own, in lower case and the singular where there is one. They say what a word can mean, never who somebody
is: names of persons and organisations come from the article alone.
"""

from __future__ import annotations

from functools import lru_cache

FIRST = frozenset("i me my mine myself".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
SECOND = frozenset("you your yours".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
RELATIVE = frozenset("who whom whose which that".split())
POINTING = frozenset("this that these those both neither either".split())
PRONOUNS = FIRST | FIRST_PLURAL | SECOND | HE | SHE | IT | THEY
MALE, FEMALE = "m", "f"

ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("my our your his her its their".split())
QUANTITIES = frozenset(
    """some many several most few all both one two three four five six seven eight nine ten dozens hundreds
    thousands others other another no any each every more various numerous multiple half""".split()
)
DETERMINERS = ARTICLES | POSSESSIVES | QUANTITIES | frozenset("this that these those".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
PREPOSITIONS = frozenset(
    """of in on at from for with by to about against among between after before during under over into near
    outside inside within without through across behind including despite like as than since until
    upon via per""".split()
)
CONJUNCTIONS = frozenset("and or nor but & plus".split())
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could may might must
    shall should""".split()
)
LINKS_OF_NAMES = frozenset(
    """of for the and & on in de la las los del della di da do dos du le van von der den bin ibn al el y e zu
    ter ten""".split()
)
PARTICLES = LINKS_OF_NAMES - frozenset("of for the and & on in".split())

NEVER_NAMES = (
    PRONOUNS
    | DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | RELATIVE
    | frozenset(
        """there here when while where what why how whether if because although though however meanwhile moreover
    still yet so then thus also not now today yesterday tomorrow later earlier afterwards nevertheless instead
    indeed perhaps once only just even ever never according despite monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december yes no
    well ok okay it's i'm i've we're that's don't didn't let first second third last next such much least none
    nobody everybody everyone somebody someone anyone nothing unlike whatever whenever""".split()
    )
)
"""Words that may stand capitalised and are no part of a name."""
NEVER_FIRST = frozenset(
    """asked following speaking previously recently currently officials police experts people authorities
    protesters witnesses residents investigators researchers scientists critics supporters prosecutors
    republicans democrats analysts activists lawmakers voters news breaking update photo image file video
    additionally furthermore finally eventually consequently therefore hence otherwise regarding based given
    maybe absent prior due amid alongside besides except around along above below beyond throughout again
    often""".split()
)
"""Words that begin no name where a sentence begins; inside one they may stand (Sarn Valley Police)."""
MONTHS_AND_NAMES = frozenset("may april june august".split())

HONORIFICS = {
    "mr": MALE, "mrs": FEMALE, "ms": FEMALE, "miss": FEMALE, "sir": MALE, "lady": FEMALE, "dame": FEMALE, "lord": MALE,
    "king": MALE, "queen": FEMALE, "prince": MALE, "princess": FEMALE, "duke": MALE, "duchess": FEMALE, "pope": MALE,
    "father": MALE, "sister": FEMALE, "brother": MALE, "madame": FEMALE, "dr": None, "doctor": None, "prof": None,
    "rev": None, "reverend": None, "hon": None, "messrs": MALE, "emir": MALE, "sultan": MALE, "sheikh": MALE,
    "ayatollah": MALE, "imam": MALE, "rabbi": None, "cardinal": MALE, "archbishop": None, "bishop": None,
    "congressman": MALE, "congresswoman": FEMALE, "chairman": MALE, "chairwoman": FEMALE, "spokesman": MALE,
    "spokeswoman": FEMALE, "councilman": MALE, "councilwoman": FEMALE, "assemblyman": MALE, "assemblywoman": FEMALE,
    "businessman": MALE, "businesswoman": FEMALE, "policeman": MALE, "policewoman": FEMALE, "alderman": MALE,
}  # fmt: skip
TITLES = frozenset(HONORIFICS) | frozenset(
    """president vice prime minister premier senator sen sens rep reps representative governor gov govs lt mayor
    secretary general gen chancellor chief justice judge attorney detective inspector det insp sergeant sgt
    officer captain capt colonel col major maj lieutenant admiral adm commander commodore marshal corporal
    private professor coach manager director administrator ambassador amb commissioner superintendent supt
    sheriff deputy speaker whip leader chair chairperson chairs congressmember congressperson foreign interior
    defense defence finance health home state treasury majority minority house senate executive ceo cfo coo
    editor correspondent reporter anchor secretary-general rep.-elect sen.-elect president-elect vice-president
    ex-president director-general attorney-general governor-general inspector-general solicitor-general vice-chair
    vice-chairman vice-chancellor under-secretary mp mep msp actor actress singer author writer democratic republican
    labour conservative former
    acting interim assistant associate undersecretary spokesperson analyst dean provost founder co-founder
    producer nominee candidate striker midfielder defender goalkeeper quarterback pastor saint st us u.s. uk
    u.k. eu un constable firefighter principal trooper special agent counsel solicitor first second lady son
    ag astronaut rector pilot economist strategist adviser advisor""".split()
)
"""Words that stand, capitalised or not, before a person's name and are no part of it."""

PERSON_NOUNS = (
    TITLES
    - frozenset(
        """vice prime general foreign interior defense defence finance health home state treasury majority minority
    house senate executive democratic republican labour conservative former acting interim assistant associate
    us u.s. uk u.k. eu un st special first second""".split()
    )
) | frozenset(
    """delegate staffer whistleblower selectman son-in-law daughter-in-law mp cto candidate contender official
    man woman boy girl person child teenager teen student teacher lawyer prosecutor victim suspect witness
    eyewitness resident neighbor neighbour aide source insider expert scientist researcher engineer doctor nurse
    physician surgeon psychologist activist protester protestor demonstrator campaigner critic supporter fan
    spectator voter worker employee employer owner operator driver passenger soldier fighter militant gunman
    attacker killer murderer shooter rapist robber thief hacker defendant plaintiff inmate prisoner detainee
    hostage refugee migrant immigrant survivor mother father son daughter wife husband brother sister parent
    uncle aunt cousin grandmother grandfather friend girlfriend boyfriend partner widow relative farmer
    fisherman priest monk nun cleric politician lawmaker legislator congressman councillor councilor diplomat
    envoy monarch emperor dictator strongman tycoon billionaire entrepreneur banker investor trader broker
    executive boss head member colleague associate veteran athlete player footballer cricketer swimmer runner
    boxer wrestler racer cyclist skater golfer champion winner rookie musician artist filmmaker comedian
    celebrity star model designer host presenter broadcaster blogger columnist journalist photographer publisher
    historian biologist chemist physicist astronomer geologist seismologist meteorologist climatologist
    epidemiologist virologist oceanographer sociologist archaeologist philosopher theologian negotiator mediator
    lobbyist organizer organiser coordinator consultant contractor supervisor instructor trainer counselor
    counsellor therapist caller user customer client patient tourist visitor traveler traveller citizen villager
    native local commuter shopper bystander passerby reader viewer listener statistician accountant auditor
    actuary clerk cashier guard warden ranger medic paramedic cop detective lifeguard sailor seaman marine
    airman pilot stewardess steward crewman captain skipper referee umpire agent chairperson chairman chairwoman
    spokesman spokeswoman businessman businesswoman policeman policewoman incumbent opponent rival challenger
    frontrunner front-runner successor predecessor counterpart namesake interviewee respondent author reverend
    pontiff republican democrat bureaucrat client conservative liberal centrist
    investigator ally environmentalist attendee donor narrator participant neurosurgeon magnate mogul superdelegate
    magistrate publicist elder pundit socialist proponent backer commentator forecaster academic nephew specialist
    populist confidant unionist criminal developer moderator libertarian interviewer commenter follower psychotherapist
    musician observer speechwriter aunt niece detainee jogger teenager pediatrician commando
    legend teammate pollster ceo figure individual somebody someone guest speaker creator inventor collector
    dealer seller buyer landlord tenant roommate classmate librarian 30-year-old 22-year-old
    agitator alumnus anarchist arbitrator architect arsonist babysitter bailiff barrister bartender
    bassist brother-in-law burglar cartoonist chaplain chef choreographer communist composer
    comptroller conspirator curator dancer defector dentist dispatcher dissident
    electrician essayist evangelist extremist fascist father-in-law feminist fiance fiancee fiancé fiancée
    firebrand freshman graduate granddaughter grandson guitarist gymnast hairdresser headmaster headteacher
    heckler heir heiress homeowner infant informant informer insurgent interpreter janitor jihadist jockey jurist
    juror kidnapper landowner lecturer litigator loyalist marxist mathematician maverick mechanic midwife
    millionaire missionary monarchist mother-in-law nanny nationalist neophyte newborn newcomer novelist novice
    optometrist outsider pacifist pensioner pharmacist philanthropist playwright plotter plumber poet preacher pupil
    rancher rapper registrar restaurateur retiree sceptic scholar screenwriter separatist sister-in-law skeptic
    smuggler socialite sophomore sprinter spymaster stalwart stepdaughter stepfather stepmother stepson televangelist
    thug toddler trafficker translator treasurer trucker tutor vegan veterinarian visionary waiter waitress
    youngster""".split()
)
GROUP_NOUNS = frozenset(
    """people officials police cops authorities residents voters men women children parents families relatives
    others many some several most few both protesters respondents critics experts everyone everybody nobody crew
    team staff public crowd rebels troops forces youths folks americans family duo trio pair
    couple associates observers""".split()
)
ORGANISATION_NOUNS = frozenset(
    """pac company corporation corp inc ltd llc plc co firm group agency ministry department government
    administration court parliament congress senate house assembly council committee commission party union
    association federation league club university college school institute institution center centre laboratory
    lab bank fund foundation organization organisation hospital church diocese mosque army navy military police
    force forces service services bureau office authority board embassy consulate campaign camp regime state
    country nation republic kingdom city county province town band airline airways manufacturer maker retailer
    carrier operator publisher studio label network channel team squad cabinet coalition alliance front movement
    caucus tribunal jury panel society trust exchange airport museum theatre theater conference legislature
    leadership opposition watchdog regulator think-tank charity ngo brigade division corps guard squadron unit
    taskforce task headquarters palace ranch dealership chain franchise consortium partnership startup start-up
    industry community academy district chancellery casino hotel nonprofit giant""".split()
)
BODIES_OF_PEOPLE = frozenset(
    """group organization organisation club company firm agency team network institute foundation association union
    charity nonprofit newspaper paper magazine outfit""".split()
)
"""What may stand for the body that somebody was said to belong to: her | group."""
BODIES_OF_ONE = frozenset("administration campaign camp government regime".split())
"""Bodies that are told apart by whose they are: the Dorn | campaign."""
SAME_DOCUMENTS = tuple(
    frozenset(group.split())
    for group in (
        "poll survey polling finding result",
        "study research finding paper article report review analysis survey test",
        "report review inquiry audit investigation finding",
        "lawsuit suit complaint filing petition case",
        "ad advert advertisement commercial spot video",
        "warning advisory notice alert",
        "statement release announcement message declaration",
        "decree order directive proclamation law ruling",
        "agreement deal accord treaty",
    )
)
"""Nouns that a later line may put for one another; a poll's findings, a lawsuit's complaint."""
MADE = frozenset(
    """conducted released issued published filed posted written authored commissioned sponsored produced made paid
    signed launched aired unveiled announced prepared carried submitted sued reported report said""".split()
)
"""What is done with a document by those whose it is."""
GOT = frozenset("obtained seen reviewed viewed cited quoted received gathered examined".split())
"""What is done with a document by those whose it is not."""
MEDIA_NAMES = frozenset(
    """newsday irna time ebony variety newsweek forbes fortune slate axios vice wired interfax kyodo yonhap ansa
    efe dpa pti ians anadolu fars ndtv cbc ctv rté rte euronews haaretz hürriyet inquirer bulletin advocate
    register dispatch sentinel examiner enquirer courier review-journal reuters bbc cnn nbc cbs abc fox msnbc
    npr pbs afp ap tass xinhua wikinews bloomberg politico breitbart itv gawker buzzfeed huffpost yahoo
    al-jazeera jazeera""".split()
)
"""Words of names that tell a medium from any other organisation."""
MEDIA_NOUNS = frozenset(
    """times post news newspaper magazine journal tribune herald gazette telegraph guardian observer chronicle
    broadcaster television tv radio press daily weekly today globe mirror sun mail express outlet media website
    site blog channel station network wire""".split()
)
DOCUMENT_NOUNS = frozenset(
    """sheet report study survey poll law bill act document documents statement letter memo email e-mail lawsuit
    complaint filing filings indictment affidavit transcript record records research data evidence analysis
    findings results result review paper article book resolution treaty agreement deal accord constitution
    amendment order ruling rule rules warning warrant figures statistics census audit investigation inquiry tape
    video recording footage image photo map model forecast test tests story tweet post message messages sign
    signs banner banners website rumor rumour reports studies polls surveys laws claims allegations doctrine
    doctrines statute verdict certificate chart graph history petition manifesto platform
    policy plan proposal ad advert advertisement commercial spot editorial proclamation decree advisory lawsuit suit
    release request declaration notice announcement newsletter directive charter estimate estimates projections
    note polling headline autopsy memoir documentary legislation guideline dossier leaflet brochure caption
    fact-check""".split()
)
WORDS_OF = frozenset(
    """speech comment comments remark remarks word words account argument testimony language candidacy reply response
    answer tweet tweets posting column interview""".split()
)
"""Nouns for what somebody says, whose owner is the speaker: Ana Ruiz's | comments."""
SELVES = frozenset("himself herself themselves itself myself ourselves".split())

ALSO_NAMES = frozenset(
    """king prince major marshal judge pope guy star guard baker carter cook farmer fisher hunter mason miller
    page porter potter singer taylor turner walker ward webb weaver young bishop dean chase driver marine sister
    brother father guest fan cousin head boss clerk black native champion winner partner maker""".split()
)
"""Nouns that are names as well: in a run of capitals they part no title from a name."""

PERSON, GROUP, ORGANISATION, MEDIA, DOCUMENT = "person", "group", "organisation", "media", "document"
_MEN = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "wives": "wife",
    "spokespeople": "spokesman",
}


@lru_cache(maxsize=8192)
def noun_class(word: str) -> str | None:
    """What a noun, in lower case, stands for: one person, several, an organisation, a medium, a document; or None."""
    word = word.rstrip(".").removeprefix("ex-").removeprefix("co-")
    if word in PERSON_NOUNS:
        return PERSON
    if word in GROUP_NOUNS:
        return GROUP
    if word in MEDIA_NOUNS:
        return MEDIA
    if word in ORGANISATION_NOUNS:
        return ORGANISATION
    if word in DOCUMENT_NOUNS:
        return DOCUMENT
    one = singular(word)
    if one != word:
        kind = noun_class(one)
        return GROUP if kind == PERSON else kind
    if word.endswith(_PERSON_ENDINGS):
        return PERSON
    return None


_PERSON_ENDINGS = ("ologist", "-year-old", "woman", "sman", "person", "keeper", "maker", "holder", "mate")


def is_plural(word: str) -> bool:
    """Whether a noun, in lower case, means several."""
    return word in GROUP_NOUNS or singular(word) != word


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a noun, in lower case, as far as its ending tells."""
    if word in _MEN:
        return _MEN[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ws", "ings")) and len(word) > 3:
        return word[:-2] if word.endswith(("ches", "shes", "sses")) else word[:-1]
    return word


_MALE_NOUNS = frozenset(
    "man boy father son husband brother uncle grandfather boyfriend actor king prince gentleman".split()
)
_FEMALE_NOUNS = frozenset(
    "woman girl mother daughter wife sister aunt grandmother girlfriend actress queen princess widow nun".split()
)


def gender_of_noun(noun: str) -> str | None:
    """`m` or `f` where a noun or a title tells it, else None."""
    if noun in _FEMALE_NOUNS or noun.endswith("woman"):
        return FEMALE
    if noun in _MALE_NOUNS or noun.endswith("sman"):
        return MALE
    return HONORIFICS.get(noun)


SHORT_TITLES = {
    "gov": "governor", "govs": "governor", "sen": "senator", "sens": "senator", "rep": "representative",
    "reps": "representative", "dr": "doctor", "prof": "professor", "gen": "general", "det": "detective",
    "sgt": "sergeant", "capt": "captain", "lt": "lieutenant", "col": "colonel", "maj": "major", "adm": "admiral",
    "amb": "ambassador", "supt": "superintendent", "insp": "inspector", "ag": "attorney", "rev": "reverend",
    "premier": "minister", "mp": "member", "congressman": "representative", "congresswoman": "representative",
    "lawmaker": "member", "pontiff": "pope",
}  # fmt: skip
"""Titles in short, and others that mean the same office -> the noun that stands for them."""
INDEFINITE = frozenset("someone somebody anyone anybody everyone everybody nobody something anything many some".split())
PAIRS = frozenset("both two pair duo couple".split())
COMMON_MEDIA = frozenset(
    """media press newspaper magazine radio television tv outlet network station channel website site news
    broadcaster blog""".split()
)
"""Nouns for media that alone, with a capital letter, are no name."""
