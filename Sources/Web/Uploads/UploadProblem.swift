/// Why an upload is not taken; nothing of it stays.
enum UploadProblem: Error, Hashable {
    case wrongType
    case noFile
    case broken
    /// More than so many bytes.
    case tooLarge(limit: Int)
    case noSpace
    /// The sender has so many uploads waiting.
    case tooMany(Int)

    var field: FieldProblem {
        switch self {
        case .wrongType:
            FieldProblem(
                field: "bestanden", message: "het formulier kwam niet goed aan", hint: "kies de bestanden opnieuw en verstuur ze")
        case .noFile:
            FieldProblem(
                field: "bestanden", message: "er is geen bestand gekozen", hint: "kies een of meer CSV-bestanden, of een ZIP")
        case .broken:
            FieldProblem(
                field: "bestanden", message: "het versturen is onderbroken; er is niets bewaard",
                hint: "kies de bestanden opnieuw en verstuur ze")
        case .tooLarge(let limit):
            FieldProblem(
                field: "bestanden", message: "deze bestanden zijn samen groter dan \(Self.size(limit)); er is niets bewaard",
                hint: "lever ze in delen, of als ZIP")
        case .tooMany(let most):
            FieldProblem(
                field: nil, message: "u heeft al \(most) keer bestanden verstuurd die nog niet zijn vastgelegd",
                hint: "leg ze vast of gooi ze weg; ze staan hieronder")
        case .noSpace:
            FieldProblem(
                field: nil, message: "de server heeft geen ruimte om de bestanden te bewaren",
                hint: "probeer het later, of vraag de beheerder")
        }
    }

    /// `2 GiB`, `500 MiB`; in the words of the settings.
    static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 30, bytes % (1 << 30) == 0 { return "\(DutchNumber.whole(bytes >> 30)) GB" }
        if bytes >= 1 << 20 { return "\(DutchNumber.whole(bytes >> 20)) MB" }
        if bytes >= 1 << 10 { return "\(DutchNumber.whole((bytes + 1023) >> 10)) kB" }
        return "\(bytes) bytes"
    }
}
