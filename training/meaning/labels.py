"""The classes of the meaning branch, in the order of its outputs."""
TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
EVENTS = ["O"] + TYPES
RELATIONS = sorted(TYPES)
STATUSES = ["happened", "ongoing", "planned", "threatened", "requested", "hypothetical", "denied", "negated"]
MODES = ["none"] + sorted({m for ms in (
    "visit third-party multilateral phone", "withdraw release disarm ceasefire access resign", "assist change yield meet",
    "disapprove investigate allege", "restrict arrest relations expel violence territory", "demo riot strike hunger boycott obstruct",
    "convict expel withdraw discontinue", "troops weapons police militia",
    "seize restrict arrest deport withhold cyber censor curfew misinformation martial-law",
    "abduct beat torture sexual destroy targeted suicide-attack aerial drone heavy-weapons primitive firearms explosives crowd-control "
    "unconventional") for m in ms.split()})
TIES = ["O", "member", "leads", "ally", "supports", "depends", "hosts", "protects", "party", "trusts", "rival", "fights", "disputes",
        "controls", "part", "same"]
TIE_STATUSES = ["holds", "weakening", "ended", "proposed", "denied"]
SIGNS = ["-1", "0", "1"]
STANCES = ["-1", "0", "1"]
LINKS = ["O", "1", "-1"]
CERTAINTIES = ["stated", "hedged", "denied"]
CUES = ["O", "cue"]
