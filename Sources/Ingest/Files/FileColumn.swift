internal import Domain

/// One column of a delivered file: its name, what its cells hold, and whether they must be filled.
struct FileColumn: Sendable {
    /// What a cell of the column holds.
    enum Kind: Sendable {
        case text
        /// A number of the deliverer's own, by which rows are found: a text of at most ``longestKey`` bytes.
        case key
        /// `client_nr` or `casus_nr`: a text that may not look like a BSN (reading 2.18).
        case personNumber
        case date(DateRange)
        case decimal(NumberRange)
        case integer(ClosedRange<Int>)
        case boolean
        case code(CellCodes)
        case codes(CellCodes)
        case gemeente
        case month
    }

    /// More than any numbering needs, and far below what an index of PostgreSQL can hold.
    static let longestKey = 200

    let name: String
    let kind: Kind
    let isRequired: Bool
    /// The value of an empty cell, in PostgreSQL's text form.
    let emptyMeans: String?

    private init(_ name: String, _ kind: Kind, required: Bool, emptyMeans: String? = nil) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.emptyMeans = emptyMeans
    }

    static func required(_ name: String, _ kind: Kind) -> FileColumn { FileColumn(name, kind, required: true) }

    static func optional(_ name: String, _ kind: Kind, emptyMeans: String? = nil) -> FileColumn {
        FileColumn(name, kind, required: false, emptyMeans: emptyMeans)
    }
}

extension FileColumn.Kind {
    static func code(_ list: CodeList) -> FileColumn.Kind { .code(CellCodes(list.codes)) }
    static func codes(_ list: CodeList) -> FileColumn.Kind { .codes(CellCodes(list.codes)) }
    /// Two-digit codes, also without their leading zero (reading 2.5).
    static func twoDigits(_ codes: some Sequence<String>) -> FileColumn.Kind {
        .code(CellCodes(codes.sorted(), leadingZeroOptional: true))
    }

    /// The day something happens: 1990-01-01 up to a year after the import.
    static var event: FileColumn.Kind { .date(.event) }
}
