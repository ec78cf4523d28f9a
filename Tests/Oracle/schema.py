"""The thirteen import files: columns, value types, keys and references.

Contract section 2 (table of files, reasons) and readings 2.5, 2.6, 2.14.
Nothing here knows how a value is written in a file; see `writing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Optional, Union

Value = Union[None, str, int, Decimal, bool, date, tuple[str, ...]]
Row = dict[str, Value]
Key = tuple[str, ...]


class Type(Enum):
    """How the text of a cell is read."""

    TEXT = auto()
    CODE = auto()
    CODES = auto()
    TWO_DIGITS = auto()
    DATE = auto()
    INTEGER = auto()
    DECIMAL = auto()
    BOOLEAN = auto()
    GEMEENTE = auto()
    MONTH = auto()


@dataclass(frozen=True)
class Column:
    """One column of an import file."""

    name: str
    type: Type
    required: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One import file: its key, its columns and the kinds its columns refer to."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: dict[str, str]

    def column(self, name: str) -> Column:
        """The column with this name."""
        return next(column for column in self.columns if column.name == name)

    def key_of(self, row: Row) -> Key:
        """The row's key, as a tuple since doelscores has two key columns."""
        return tuple(str(row[name]) for name in self.key)

    @property
    def optional(self) -> list[str]:
        """Names of the columns a header may lack."""
        return [column.name for column in self.columns if not column.required]


# (reden_bron, reden_beeindiging) -> CBS code; None where the case has not ended by it.
REASONS: dict[str, dict[str, Optional[str]]] = {
    "cbs": {"01": "01", "02": "02", "03": "03", "04": "04", "05": "05"},
    "jw": {
        "31": "01", "34": "02", "32": "03", "33": "04", "35": "05", "02": "05",
        "36": "05", "38": "03", "39": "01", "20": None, "37": None,
    },
    "wmo": {
        "19": "01", "23": "02", "21": "03", "22": "04", "31": "05", "02": "05",
        "36": "05", "38": "03", "39": "01", "20": None, "37": None,
    },
}


def cbs_code(source: Value, reason: Value) -> Optional[str]:
    """The CBS reason of ending, or None when the reason is empty or does not end a case."""
    if source is None or reason is None:
        return None
    return REASONS[str(source)].get(str(reason))


def _columns(*lines: str) -> tuple[Column, ...]:
    """Reads `name[*] type [codes]`, the notation of the tables below."""
    columns = []
    for line in lines:
        name, kind, *codes = line.split()
        columns.append(Column(name.rstrip("*"), Type[kind], name.endswith("*"), tuple(codes)))
    return tuple(columns)


def _kind(name: str, key: str, references: dict[str, str], *lines: str) -> Kind:
    return Kind(name, tuple(key.split("+")), _columns(*lines), references)


_ALL = [
    _kind(
        "medewerkers", "medewerker_nr", {},
        "medewerker_nr* TEXT", "naam* TEXT",
        "functie* CODE kraamverzorgende coordinator aandachtsfunctionaris overig",
        "contractvorm CODE loondienst zzp inhuur",
        "in_dienst_op* DATE", "uit_dienst_op DATE", "mbo_niveau INTEGER", "diploma_op DATE",
    ),
    _kind(
        "registraties", "registratie_nr", {"medewerker_nr": "medewerkers"},
        "registratie_nr* TEXT", "medewerker_nr* TEXT", "soort* CODE VOG KCKZ KINDER_EHBO SKJ BIG",
        "nummer TEXT", "afgegeven_op DATE", "geldig_vanaf* DATE", "geldig_tot DATE",
        "profiel TEXT", "bewijs TEXT",
    ),
    _kind(
        "scholingen", "scholing_nr", {"medewerker_nr": "medewerkers"},
        "scholing_nr* TEXT", "medewerker_nr* TEXT", "datum* DATE", "onderwerp* TEXT",
        "categorie* CODE A B C D BTZ", "punten* DECIMAL",
    ),
    _kind(
        "skj_partners", "partner_nr", {},
        "partner_nr* TEXT", "naam* TEXT", "organisatie* TEXT", "skj_nummer* TEXT",
        "geldig_vanaf* DATE", "geldig_tot DATE", "gecontroleerd_op DATE",
    ),
    _kind(
        "casussen", "casus_nr", {},
        "casus_nr* TEXT", "client_nr* TEXT", "gemeente* GEMEENTE", "wijkteam TEXT",
        "ontvangen_op* DATE",
        "verwijzer* CODE verloskundige huisarts medisch_maatschappelijk_werker jgz overig",
        "kwetsbaarheid* CODES kind gezin ouders omgeving",
        "problematiek CODES psychisch sociaal lichamelijk excessief_huilen overig",
        "geboren_of_uitgerekend_op* DATE", "contact_op DATE", "aangemeld_wijkteam_op DATE",
        "advies_op DATE", "advies_uren DECIMAL", "wet CODE wmo jeugd",
        "akkoord_soort CODE akkoordformulier offerte", "akkoord_op DATE", "akkoord_uren DECIMAL",
        "indicatie_op DATE", "toewijzingnummer TEXT", "gestart_op DATE", "giz_op DATE",
        "plan_op DATE", "netwerk_op DATE", "beeindigd_op DATE", "reden_bron CODE cbs jw wmo",
        "reden_beeindiging TWO_DIGITS", "ingetrokken_op DATE", "afgewezen_op DATE",
        "tevredenheid INTEGER", "zonder_hulp_verder TWO_DIGITS 01 02 03 04",
        "doorverwezen_naar CODE ggz jeugdhulp verslavingszorg jgz overig", "overdracht_op DATE",
        "facturatie CODE vecozo factuur", "kosten DECIMAL",
    ),
    _kind(
        "regie", "regie_nr", {"casus_nr": "casussen", "partner_nr": "skj_partners"},
        "regie_nr* TEXT", "casus_nr* TEXT", "soort* CODE casemanager_gemeente skj_partner",
        "partner_nr TEXT", "team TEXT", "vanaf* DATE", "tot DATE",
    ),
    _kind(
        "doelen", "doel_nr", {"casus_nr": "casussen"},
        "doel_nr* TEXT", "casus_nr* TEXT", "domein* CODE ontwikkeling opvoeding gezin_omgeving",
        "gesteld_op* DATE", "gewicht DECIMAL",
    ),
    _kind(
        "evaluaties", "evaluatie_nr", {"casus_nr": "casussen"},
        "evaluatie_nr* TEXT", "casus_nr* TEXT", "datum* DATE", "moment* CODE tussentijds eind",
        "met_client BOOLEAN", "met_casemanager BOOLEAN",
        "besluit* CODE gelijk opschalen afschalen beeindigen", "uren_per_week DECIMAL",
    ),
    _kind(
        "doelscores", "evaluatie_nr+doel_nr", {"evaluatie_nr": "evaluaties", "doel_nr": "doelen"},
        "evaluatie_nr* TEXT", "doel_nr* TEXT", "gas_score* INTEGER",
    ),
    _kind(
        "inzet", "inzet_nr", {"casus_nr": "casussen", "medewerker_nr": "medewerkers"},
        "inzet_nr* TEXT", "casus_nr* TEXT", "medewerker_nr* TEXT", "datum* DATE", "uren* DECIMAL",
        "dagdeel CODE dag avond nacht",
    ),
    _kind(
        "documenten", "document_nr", {},
        "document_nr* TEXT",
        "soort* CODE hkz_certificaat iso_certificaat aandachtsfunctionaris klachtenprocedure"
        " privacybeleid opleidingsplan meldcode directiebeoordeling",
        "nummer TEXT", "versie TEXT", "houder TEXT", "vastgesteld_op* DATE", "geldig_vanaf* DATE",
        "geldig_tot DATE", "bewijs TEXT",
    ),
    _kind(
        "meldingen", "melding_nr", {"casus_nr": "casussen"},
        "melding_nr* TEXT", "soort* CODE klacht incident calamiteit", "casus_nr TEXT",
        "ontvangen_op* DATE", "bevestigd_op DATE", "afgehandeld_op DATE",
    ),
    _kind(
        "facturen", "factuur_nr", {"casus_nr": "casussen"},
        "factuur_nr* TEXT", "casus_nr* TEXT", "wijze* CODE vecozo factuur", "maand* MONTH",
        "uren* DECIMAL", "bedrag* DECIMAL", "status* CODE ingediend geaccepteerd afgekeurd betaald",
    ),
]

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}

# Event dates of a case: one after the peildatum is treated as empty (readings 3.2).
# `geboren_of_uitgerekend_op` is not an event and `ontvangen_op` decides whether the case exists.
CASE_EVENTS = (
    "contact_op", "aangemeld_wijkteam_op", "advies_op", "akkoord_op", "indicatie_op", "gestart_op",
    "giz_op", "plan_op", "netwerk_op", "beeindigd_op", "ingetrokken_op", "afgewezen_op",
    "overdracht_op",
)
