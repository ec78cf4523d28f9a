/// Why one cell is refused: a stable code and a Dutch sentence that names the remedy.
///
/// File, line and column are added by whoever knows them. The sentence holds at most 40 characters of the value.
struct CellProblem: Error, Hashable, Sendable {
    /// Stable, searchable and never reused for something else.
    enum Code: String, Sendable, CaseIterable {
        case requiredEmpty = "verplicht_leeg"
        case textInvalid = "teken_ongeldig"
        case dateInvalid = "datum_ongeldig"
        case yearTwoDigits = "jaar_twee_cijfers"
        case monthInvalid = "maand_ongeldig"
        case numberInvalid = "getal_ongeldig"
        case numberTooLong = "getal_te_lang"
        case notWhole = "geen_geheel_getal"
        case booleanInvalid = "ja_nee_ongeldig"
        case codeUnknown = "code_onbekend"
        case gemeenteInvalid = "gemeente_ongeldig"
        case suspectedBSN = "bsn_vermoed"
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension CellProblem {
    static let requiredEmpty = CellProblem(.requiredEmpty, "Deze cel is verplicht maar leeg; vul een waarde in.")

    static let textInvalid = CellProblem(.textInvalid, "De tekst bevat een NUL-teken; verwijder dat teken.")

    static func dateInvalid(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(
            .dateInvalid,
            "‘\(CellExcerpt.of(cell))’ is geen bestaande datum; schrijf de datum als 2026-11-22 of 22-11-2026.")
    }

    static func yearTwoDigits(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(
            .yearTwoDigits,
            "‘\(CellExcerpt.of(cell))’ heeft een jaartal van twee cijfers; schrijf de datum als 2026-11-22 of 22-11-2026.")
    }

    static func monthInvalid(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(.monthInvalid, "‘\(CellExcerpt.of(cell))’ is geen maand; schrijf de maand als 2026-03.")
    }

    static func numberInvalid(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(
            .numberInvalid,
            "‘\(CellExcerpt.of(cell))’ is geen getal; schrijf het als 12,5 of 12.5, zonder teken voor duizendtallen.")
    }

    static func numberTooLong(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(
            .numberTooLong, "‘\(CellExcerpt.of(cell))’ heeft te veel cijfers; schrijf het getal korter of rond het af.")
    }

    static func notWhole(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(.notWhole, "‘\(CellExcerpt.of(cell))’ is geen geheel getal; schrijf het zonder decimalen, zoals 7.")
    }

    static func booleanInvalid(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(.booleanInvalid, "‘\(CellExcerpt.of(cell))’ is geen ja of nee; schrijf ja of nee.")
    }

    static func gemeenteInvalid(_ cell: Span<UInt8>) -> CellProblem {
        CellProblem(
            .gemeenteInvalid, "‘\(CellExcerpt.of(cell))’ is geen gemeentecode; schrijf de code als GM0363, 0363 of 363.")
    }

    /// `choices` is the list as a reader would say it: "ja of nee".
    static func codeUnknown(_ cell: Span<UInt8>, choices: String) -> CellProblem {
        let what = CellTrimming.isBlank(cell) ? "Een lege waarde" : "‘\(CellExcerpt.of(cell))’"
        return CellProblem(.codeUnknown, "\(what) staat niet in de codelijst; kies \(choices).")
    }

    static let suspectedBSN = CellProblem(
        .suspectedBSN,
        "Deze waarde lijkt een burgerservicenummer en wordt geweigerd; zet een letter voor uw eigen nummers.")
}
