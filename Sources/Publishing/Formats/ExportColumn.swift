/// One column of a file: its name in the header and what its cells hold, said once for CSV, its sidecar and a workbook.
public struct ExportColumn: Sendable, Hashable {
    /// What a column holds; any cell of it may be empty.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Delivered or free text.
        case text
        /// A word of ours: a code, a state.
        case code
        case day
        case whole
        case decimal
        case yes
    }

    /// As in the header.
    public let name: String
    public let kind: Kind
    /// A sentence for who did not make the file; nil = the name says it.
    public let note: String?

    public init(_ name: String, _ kind: Kind, note: String? = nil) {
        self.name = name
        self.kind = kind
        self.note = note
    }

    public static func text(_ name: String) -> ExportColumn { ExportColumn(name, .text) }
    public static func code(_ name: String) -> ExportColumn { ExportColumn(name, .code) }
    public static func day(_ name: String) -> ExportColumn { ExportColumn(name, .day) }
    public static func whole(_ name: String) -> ExportColumn { ExportColumn(name, .whole) }
    public static func decimal(_ name: String) -> ExportColumn { ExportColumn(name, .decimal) }
    public static func yes(_ name: String) -> ExportColumn { ExportColumn(name, .yes) }

    /// Whether a cell may stand in this column. A word of ours may stand among texts, but a text never among words of ours:
    /// those are not guarded against formulas.
    func takes(_ cell: ListCell) -> Bool {
        switch cell {
        case .empty: true
        case .text: self.kind == .text
        case .code: self.kind == .code || self.kind == .text
        case .day: self.kind == .day
        case .whole: self.kind == .whole || self.kind == .decimal
        case .decimal, .measure: self.kind == .decimal
        case .yes: self.kind == .yes
        }
    }
}
