/// Why a file cannot serve as evidence, in Dutch, with the remedy. Codes are permanent and never reused.
public struct EvidenceProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case empty = "B001"
        case tooLarge = "B002"
        case unknownKind = "B003"
        case program = "B004"
        case archive = "B005"
        case macros = "B006"
        case oldOffice = "B007"
        case unpacksTooLarge = "B008"
        case broken = "B009"
        /// What is stored is not what was uploaded.
        case damaged = "B010"
        case noFile = "B011"
    }

    public let code: Code
    public let message: String
    public let hint: String?

    init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String {
        "\(self.code.rawValue): \(self.message)" + (self.hint.map { " (\($0))" } ?? "")
    }
}

extension EvidenceProblem {
    public static let noFile = EvidenceProblem(.noFile, "er is geen bestand gekozen", hint: "kies een bestand en verstuur het")
    public static let tooLarge = EvidenceProblem(
        .tooLarge, "dit bestand is groter dan \(EvidenceFile.mostBytes >> 20) MB",
        hint: "maak het kleiner, bijvoorbeeld door het als PDF te bewaren")
    static let empty = EvidenceProblem(.empty, "dit bestand is leeg", hint: "open het eerst zelf, en kies het opnieuw")
    static let unknownKind = EvidenceProblem(
        .unknownKind, "wat er in dit bestand staat, kan niet worden bewaard",
        hint: "bewaar het als PDF, PNG, JPEG, WebP, Word (docx), Excel (xlsx) of OpenDocument (odt, ods)")
    static let program = EvidenceProblem(
        .program, "dit is een programma, hoe het bestand ook heet", hint: "kies het document zelf, bij voorkeur als PDF")
    static let archive = EvidenceProblem(
        .archive, "dit is een ingepakt bestand (ZIP) en geen document", hint: "pak het uit en kies het document zelf")
    static let macros = EvidenceProblem(
        .macros, "in dit document zitten macro’s; zulke bestanden worden niet bewaard",
        hint: "bewaar het zonder macro’s, of als PDF")
    static let oldOffice = EvidenceProblem(
        .oldOffice, "dit is een oud of met een wachtwoord beveiligd Office-bestand",
        hint: "bewaar het als docx of xlsx zonder wachtwoord, of als PDF")
    static let unpacksTooLarge = EvidenceProblem(
        .unpacksTooLarge, "dit document is uitgepakt veel groter dan een document hoort te zijn", hint: "bewaar het als PDF")
    static let broken = EvidenceProblem(
        .broken, "dit bestand is beschadigd of niet compleet", hint: "open het eerst zelf, bewaar het opnieuw en kies het dan")

    /// The sentence for who asks for a stored file whose bytes are gone or changed.
    public static func damaged(_ number: String) -> EvidenceProblem {
        EvidenceProblem(
            .damaged,
            "het bestand van \(number) is niet meer wat er is geüpload: de SHA-256 klopt niet, of een deel ontbreekt",
            hint: "vraag de beheerder het terug te zetten uit de reservekopie")
    }
}
