"""Ways of putting things by which diplomacy and the press say more than the move: hidden contacts, old positions."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    r"\b(back[- ]?channels?|secret\w*|covert\w*|discreet\w*|quiet(ly)?|indirect\w*|unofficial\w*"
    r"|track[- ](two|ii|1\.5|2))\b",
    re.IGNORECASE,
)
"""Contacts that neither side owns to: they are no talks held openly."""

LONGSTANDING = re.compile(
    r"\b(?:long-?standing|traditional|time-honou?red|consistent|settled|decades-old)\s+(?:\w+\s+)?"
    r"(?:position|stance|policy|opposition|line|refusal|rejection|view)\b"
    r"|\b(?:traditionally|historically|consistently|always|long|repeatedly)\s+(?:\w+\s+)?"
    r"(?:oppos|reject|refus|rule|declin|resist|insist)\w*",
    re.IGNORECASE,
)
"""Refusals that are told as old ones, whatever the day of the report."""

UNCONFIRMED = re.compile(
    r"\b(?:ha(?:s|ve) (?:not|yet to)(?: yet)? confirm(?:ed)?|neither confirm\w* nor den\w+"
    r"|(?:would|did|could) not confirm|declined to confirm|refused to confirm)\b"
    r"(?=[^.;]*\b(?:mediat|broker|facilitat|role|talks|intermediar|good offices))",
    re.IGNORECASE,
)
"""Words by which a mediation that others tell of is left unconfirmed."""

PARTIAL = re.compile(r"\b(some|others|divided|split|a (part|minority)|partly)\b", re.IGNORECASE)
"""Publics of whom a part is told of alone."""

TOLL = re.compile(r"\b(kill\w*|dead|died|deaths?|lives|wounded|injured|destroyed)\b", re.IGNORECASE)
"""What a hostile step cost, which a reader asks for first."""

FORCE = re.compile(
    r"\b(?:attack\w*|assault\w*|(?:air|missile|drone|rocket) ?strikes?|shell(?:s|ed|ing)|bomb\w*"
    r"|str(?:ike|ikes|iking|uck) (?:at|on|the|a|an|its|two)|shot|shoot\w*|(?:open|return)(?:s|ed|ing)? fire"
    r"|(?<!cease)(?<!cease-)fir(?:e|es|ed|ing) (?:at|on|upon|into|shots?|rockets?|missiles?)|ram(?:s|med|ming)?|raid\w*"
    r"|storm(?:s|ed|ing)|inva(?:de|des|ded|ding|sion)|ambush\w*|offensive|rockets?|missiles?|drones?|sank|sunk|sinking"
    r"|blew|explo(?:de|ded|sion)s?|torch(?:ed|ing)|clash\w*|overr(?:an|un))\b",
    re.IGNORECASE,
)
"""Words for the use of force, which is graver than a coercive step short of it (CAMEO 18 to 20 against 13 to 17)."""

STEPS = {
    "force": FORCE,
    "relations": re.compile(
        r"\b(?:ambassadors?|envoys?|diplomats?|embass(?:y|ies)|consulates?|relations|ties|persona)\b",
        re.IGNORECASE,
    ),
    "trade": re.compile(
        r"\b(?:trade|imports?|exports?|tariffs?|sanction\w*|embargo\w*|boycott\w*|border crossings?|airspace|blockad\w*"
        r"|visas?|flights?|assets"
        r"|(?:clos|shut|seal)\w* (?:its|the|all|their) (?:\w+ )?(?:borders?|crossings?|ports?))\b",
        re.IGNORECASE,
    ),
    "muster": re.compile(
        r"\b(?:mobili[sz]\w*|deploy\w*|reinforc\w*|mass(?:ed|ing) (?:\w+ )?(?:troops|forces)|on (?:high |full )?alert"
        r"|drills?|exercises?|manoeuv\w*|maneuv\w*|call(?:ed|ing|s)? up)\b",
        re.IGNORECASE,
    ),
    "law": re.compile(
        r"\b(?:annex\w*|decree\w*|licen[cs]es?|referendum|treat(?:y|ies)|abeyance|arrest\w*|detain\w*|revok\w*|ban(?:s|ned|ning)?)\b",
        re.IGNORECASE,
    ),
}
"""Sorts of hostile and coercive steps by their words, the gravest first (CAMEO 18 to 20, 16, 15 and 17, 13)."""

LEAVING = re.compile(
    r"\b(?:no (?:\w+ ){0,3}(?:further|more|new|next|second|third|fourth|fifth|sixth|another) (?:round|meeting|talks)"
    r"|talks (?:are|were|have) (?:\w+ )?(?:over|ended|failed|collapsed|dead)|walk(?:s|ed|ing)? (?:out|away)"
    r"|(?:pull(?:s|ed|ing)? out of|quit\w*|left|leav(?:e|es|ing)|boycott\w*|suspend\w*|break(?:s|ing)? off|broke off)"
    r" (?:the |all |its |their |these |such )?(?:\w+ ){0,2}(?:talks|negotiations|process|rounds?|table))\b",
    re.IGNORECASE,
)
"""Words by which a party leaves talks or wants no more of them."""

OF_ALL_HELP = re.compile(
    r"\b(?:mediat\w*|third[- ]part\w*|outsiders?|outside (?:help|powers?|actors?)|external\w*|foreign\w*|bilateral\w*"
    r"|intermediar\w*|go-betweens?|good offices)\b",
    re.IGNORECASE,
)
"""Words for third-party help at large."""

HELP_AT_LARGE = re.compile(
    r"\b(?:mediat\w*|third[- ]part\w*|outsiders?|bilateral\w*|intermediar\w*|go-betweens?|good offices|brokers?"
    r"|facilitat\w*)\b",
    re.IGNORECASE,
)
"""Words for help in talks itself, of whatever kind."""

HELP_OF_A_KIND = {
    "observers": re.compile(
        r"\b(?:observers?|observation mission|monitors?|monitoring|verif\w+|inspect(?:ors?|ions?))\b", re.IGNORECASE
    ),
    "peacekeepers": re.compile(
        r"\b(?:peace-?keep\w*|blue helmets|(?:foreign|international|multinational|stabili[sz]ation) (?:\w+ )?"
        r"(?:troops|forces?|soldiers)|boots on the ground|no-fly zone)\b",
        re.IGNORECASE,
    ),
}
"""Kinds of help beside talks that a party may refuse without refusing help in talks."""

PLACE_TURNED_DOWN = re.compile(
    r"\bvenues?\b|\b(?:elsewhere|another (?:city|capital|place|country|location))\b|\btoo (?:close|near|far)\b"
    r"|\b(?:not|n't|never|refus\w+ to|declin\w+ to) (?:[a-z]+ ){0,2}?"
    r"(?:sit|meet|go|come|travel|fly|attend|talk|negotiate) (?:down )?(?:there|in [A-Z]|to [A-Z]|at [A-Z])"
)
"""Words by which a place to meet is turned down."""

TERM_TURNED_DOWN = re.compile(
    r"\b(?:drafts?|text|wording|road ?map|map|clauses?|articles?|paragraphs?|agenda|time-?table|date|deadline"
    r"|peace plan|(?:cease-?fire|truce|swap|withdrawal|partition|settlement|compromise)"
    r" (?:proposal|plan|terms|formula))\b",
    re.IGNORECASE,
)
"""Words for what a mediator lays before the parties, which one may turn down and stay with the mediator."""

VENUE = re.compile(
    r"\b(venue|host(?:s|ed|ing)?|as (?:the |a )?(?:place|site|seat|setting)"
    r"|under (?:his|her|its|their) roof|platform)\b",
    re.IGNORECASE,
)
"""Help that is offered or refused as a place to meet."""

BEFORE_TALKS = re.compile(
    r"\b(before|until|till|unless|precondition\w*|pre-condition\w*|first|prior to|only (when|if|after|once)|no talks"
    r"|not (talk|negotiate|sit)|as long as|so long as)\b",
    re.IGNORECASE,
)
"""Words by which a demand is put before talks rather than beside them."""

ABOUT_TALKS = re.compile(r"\b(talk\w*|negotiat\w*|dialogue|table|meet\w*|conversation\w*|sit down)\b", re.IGNORECASE)
"""Words for talks of any kind."""

SAYS_NOTHING = re.compile(
    r"\b(?:(?:declin|refus)\w* (?:all |any |further )?(?:to |a )?comment|no comment|not comment\w*"
    r"|(?:keep\w*|kept) (?:mum|silent|quiet)|silen(?:t|ce)|(?:not|yet to|n't) (?:yet |immediately |publicly |so far )*"
    r"(?:respond|repl(?:y|ied)|react|answer|said|spoken)\w*|said nothing|no (?:reply|answer|reaction|response))\b",
    re.IGNORECASE,
)
"""Words by which somebody is told to say nothing, which is no word against what it said before."""

ON_A_REPORT = re.compile(
    r"\bcomment(?:ed|ing)? (?:directly |further |publicly )?(?:on|about)"
    r" (?:the|this|that|these|those|such|any|media|press)"
    r" (?:\w+ )?"
    r"(?:reports?|claims?|allegations?|accusations?|story|stories|rumou?rs?|leaks?|remarks?|speculation)\b",
    re.IGNORECASE,
)
"""Words by which nothing is said of what a report told, rather than of a role in talks."""

UNSETTLED = re.compile(
    r"\b(?:no (?:understanding|agreement|decision|date|clarity|plans?)|not (?:yet )?(?:been )?(?:agreed|settled|decided"
    r"|fixed|clear)|too early|early to (?:say|speak)|undecided|yet to be (?:agreed|settled|decided))\b",
    re.IGNORECASE,
)
"""Words by which it is left open whether or how talks go on."""

AS_ENDED = re.compile(
    r"\b(?:peace (?:treat(?:y|ies)|settlement)|treat(?:y|ies) of peace|peace and friendship"
    r"|final (?:peace|settlement|act of settlement)|surrender(?:s|ed)?|capitulat(?:e|es|ed)|war (?:is|was) over"
    r"|(?:end(?:s|ed|ing)?|put(?:s|ting)? an end to|settl(?:es|ed|ing)|resolv(?:es|ed|ing)|clos(?:es|ed|ing))"
    r" (?:a|an|the|their|its|this|that) (?:(?!for\b)[\w'’-]+ ){0,4}"
    r"(?:war|wars|conflict|dispute|quarrel|feud|row|stand-?off|crisis|rift|blockade|boycott))\b",
    re.IGNORECASE,
)
"""Words by which a quarrel is told as over, and not as paused: a truce or a framework for talks ends none."""
