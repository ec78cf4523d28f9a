/// Why a whole file or archive cannot be taken: a stable code, the physical line and a Dutch sentence with the remedy.
///
/// A rejected *cell* is a `CellProblem`. The sentence names no path of this machine and no cell values.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable, searchable and never reused for something else.
    public enum Code: String, Sendable, CaseIterable {
        case fileUnreadable = "bestand_onleesbaar"
        case fileChanged = "bestand_gewijzigd"
        case encodingUnreadable = "codering_onleesbaar"
        case quoteOpen = "aanhalingsteken_open"
        case fieldTooLarge = "veld_te_groot"
        case recordTooLarge = "record_te_groot"
        case tooManyFields = "te_veel_velden"
        case columnTwice = "kolom_dubbel"
        case zipBroken = "zip_beschadigd"
        case zipEncrypted = "zip_versleuteld"
        case zipTooLarge = "zip_te_groot"
        case zipTooManyFiles = "zip_te_veel_bestanden"
        case zipMethodUnknown = "zip_methode_onbekend"
        case spreadsheet = "bestand_werkmap"
    }

    public let code: Code
    /// The physical line, 1 for what concerns the whole file (readings 7.10).
    public let line: Int
    public let message: String

    public init(_ code: Code, line: Int = 1, _ message: String) {
        self.code = code
        self.line = line
        self.message = message
    }

    public var description: String { "\(self.code.rawValue) (regel \(self.line)): \(self.message)" }
}

extension FileProblem {
    static let encodingUnreadable = FileProblem(
        .encodingUnreadable,
        "Dit bestand is niet te lezen als UTF-8, UTF-16 of Windows-1252; sla het opnieuw op als ‘CSV UTF-8’.")
}
