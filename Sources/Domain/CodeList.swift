/// A closed list of codes of a column, in the order people expect, with the words shown on pages.
public struct CodeList: Sendable {
    public let name: String
    public let entries: [(code: String, label: String)]

    private init(_ name: String, _ entries: KeyValuePairs<String, String>) {
        self.name = name
        self.entries = entries.map { ($0.key, $0.value) }
    }

    public var codes: [String] { self.entries.map(\.code) }

    /// The words for a code; the code itself when it is not in the list.
    public func label(_ code: String) -> String {
        self.entries.first { $0.code == code }?.label ?? code
    }
}

extension CodeList {
    public static let functie = CodeList(
        "functie",
        [
            "kraamverzorgende": "kraamverzorgende", "coordinator": "coördinator",
            "aandachtsfunctionaris": "aandachtsfunctionaris",
            "overig": "overig",
        ])
    public static let contractvorm = CodeList("contractvorm", ["loondienst": "loondienst", "zzp": "zzp", "inhuur": "inhuur"])
    public static let registratie = CodeList(
        "registratie",
        [
            "VOG": "VOG", "KCKZ": "KCKZ", "KINDER_EHBO": "kinder-EHBO", "SKJ": "SKJ", "BIG": "BIG",
        ])
    public static let scholing = CodeList("scholing", ["A": "A", "B": "B", "C": "C", "D": "D", "BTZ": "BabythuisZorg"])
    public static let verwijzer = CodeList(
        "verwijzer",
        [
            "verloskundige": "verloskundige", "huisarts": "huisarts",
            "medisch_maatschappelijk_werker": "medisch maatschappelijk werker",
            "jgz": "jeugdgezondheidszorg", "overig": "overig",
        ])
    public static let kwetsbaarheid = CodeList(
        "kwetsbaarheid",
        [
            "kind": "kind", "gezin": "gezin", "ouders": "ouders", "omgeving": "omgeving",
        ])
    public static let problematiek = CodeList(
        "problematiek",
        [
            "psychisch": "psychisch", "sociaal": "sociaal", "lichamelijk": "lichamelijk",
            "excessief_huilen": "excessief huilen", "overig": "overig",
        ])
    public static let wet = CodeList("wet", ["wmo": "Wmo", "jeugd": "Jeugdwet"])
    public static let akkoord = CodeList("akkoord", ["akkoordformulier": "akkoordformulier", "offerte": "offerte"])
    public static let redenBron = CodeList("reden_bron", ["cbs": "CBS", "jw": "iJw", "wmo": "iWmo"])
    /// As CBS groups the reasons of ending; what ended without a known reason is `onbekend`.
    public static let reden = CodeList(
        "reden",
        [
            "01": "volgens plan", "02": "voortijdig, in overeenstemming", "03": "eenzijdig door de cliënt",
            "04": "eenzijdig door de aanbieder", "05": "door externe omstandigheden",
        ])
    public static let zonderHulp = CodeList(
        "zonder_hulp_verder",
        [
            "01": "zelfde of zwaardere hulp nodig", "02": "lichtere hulp nodig", "03": "nu geen hulp nodig, later mogelijk wel",
            "04": "geen hulp meer nodig",
        ])
    public static let doorverwijzing = CodeList(
        "doorverwezen_naar",
        [
            "ggz": "ggz", "jeugdhulp": "jeugdhulp", "verslavingszorg": "verslavingszorg", "jgz": "jeugdgezondheidszorg",
            "overig": "overig",
        ])
    public static let facturatie = CodeList("facturatie", ["vecozo": "VECOZO", "factuur": "factuur"])
    public static let regie = CodeList(
        "regie",
        [
            "casemanager_gemeente": "casemanager van de gemeente", "skj_partner": "partner met SKJ-registratie",
        ])
    public static let domein = CodeList(
        "domein",
        [
            "ontwikkeling": "ontwikkeling van het kind", "opvoeding": "opvoeding", "gezin_omgeving": "gezin en omgeving",
        ])
    public static let moment = CodeList("moment", ["tussentijds": "tussentijds", "eind": "eind"])
    public static let besluit = CodeList(
        "besluit",
        [
            "gelijk": "gelijk", "opschalen": "opschalen", "afschalen": "afschalen", "beeindigen": "beëindigen",
        ])
    public static let dagdeel = CodeList("dagdeel", ["dag": "dag", "avond": "avond", "nacht": "nacht"])
    public static let document = CodeList(
        "document",
        [
            "hkz_certificaat": "HKZ-certificaat", "iso_certificaat": "ISO-certificaat",
            "aandachtsfunctionaris": "aandachtsfunctionaris",
            "klachtenprocedure": "klachtenprocedure", "privacybeleid": "privacybeleid", "opleidingsplan": "opleidingsplan",
            "meldcode": "meldcode", "directiebeoordeling": "directiebeoordeling",
        ])
    public static let melding = CodeList("melding", ["klacht": "klacht", "incident": "incident", "calamiteit": "calamiteit"])
    public static let streefwaarde = CodeList("streefwaarde", ["contractnorm": "contractnorm", "eigen_doel": "eigen doel"])
    public static let richting = CodeList("richting", ["minstens": "minstens", "hoogstens": "hoogstens"])
    /// What an exception to a check is about.
    public static let onderwerp = CodeList(
        "onderwerp_soort",
        [
            "organisatie": "organisatie", "medewerker": "medewerker", "casus": "casus", "partner": "SKJ-partner",
            "melding": "melding",
        ])
    /// Why an exception to a check is accepted.
    public static let grond = CodeList(
        "grond",
        [
            "tenzij_bepaling": "tenzij-bepaling (SKJ)", "aangevraagd": "aangevraagd, nog niet ontvangen",
            "overgang": "overgangsregeling", "anders": "anders",
        ])
    public static let factuurstatus = CodeList(
        "factuurstatus",
        [
            "ingediend": "ingediend", "geaccepteerd": "geaccepteerd", "afgekeurd": "afgekeurd", "betaald": "betaald",
        ])
}
