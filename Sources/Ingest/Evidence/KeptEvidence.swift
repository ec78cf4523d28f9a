internal import Domain

/// A file to be kept under a number of its own, or as the next version under one that is known.
public struct KeptEvidence: Sendable {
    /// nil = a number of its own.
    public let number: String?
    public let file: EvidenceFile
    /// As typed; empty = nothing.
    public let description: String
    public let validFrom: String
    public let clauses: String
    /// The moment of the version that it takes the place of.
    public let basis: Int?

    public init(
        number: String? = nil, file: EvidenceFile, description: String = "", validFrom: String = "", clauses: String = "",
        basis: Int? = nil
    ) {
        self.number = number
        self.file = file
        self.description = description
        self.validFrom = validFrom
        self.clauses = clauses
        self.basis = basis
    }

    /// The number of a file that comes with a delivery: no other has it, and it can be said over the telephone.
    public static func number(of delivery: Int) -> String { "bewijs-\(delivery)" }

    /// What comes with a row: it says what it is of, and from which day.
    init(_ file: EvidenceFile, with row: EnteredRow) {
        let keys = row.form.keys.map { row.values[$0.name] ?? "" }.joined(separator: ", ")
        let dates = ["afgegeven_op", "geldig_vanaf"].compactMap { row.values[$0] }.filter { !$0.isEmpty }
        self.init(
            file: file, description: "\(row.form.noun) \(keys)",
            // A date that cannot be read is told at its own field.
            validFrom: dates.first { (try? Day($0)) != nil } ?? "")
    }

    /// The row that describes it; asked for by a person who chose the file, so that there is nothing left to show.
    func row(number: String) -> EnteredRow {
        EnteredRow(
            form: EntryForm(.bewijzen),
            values: [
                "bewijs_nr": number, "bestand": self.file.name, "vorm": self.file.kind.rawValue, "bytes": String(self.file.bytes),
                "sha256": self.file.sha256, "geldig_vanaf": self.validFrom, "omschrijving": self.description,
                "clausules": self.clauses,
            ], basis: self.basis, accepted: [])
    }
}

extension EnteredRow {
    /// The same row with a number added to what names its evidence.
    func naming(_ number: String) -> EnteredRow {
        var row = self
        let named = row.values["bewijs"]?.split(separator: " ").joined(separator: " ") ?? ""
        row.values["bewijs"] = named.isEmpty ? number : "\(named), \(number)"
        return row
    }

    /// Whether a file can come with it.
    public var takesEvidence: Bool { self.form.takesEvidence && !self.isWithdrawal }
}

extension EntryForm {
    /// Whether a row of it names its evidence.
    public var takesEvidence: Bool { self.file.column("bewijs") != nil }
}
