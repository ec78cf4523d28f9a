public import Domain

/// The forms in which a file can be had (contract §7).
public enum ExportForm: String, Sendable, CaseIterable {
    /// For people: UTF-8 with BOM, `;`, CRLF, decimal comma.
    case excel
    /// For machines: RFC 4180, `,`, CRLF, decimal point, no BOM.
    case open
    case json
    /// For people, with typed cells: a workbook.
    case xlsx
    /// All of these in one, with what describes them.
    case zip

    /// Throws ``DomainError`` naming the choices.
    public init(word: String) throws(DomainError) {
        guard let form = ExportForm(rawValue: word.lowercased()) else {
            throw DomainError(.unknownForm, "‘\(word.prefix(40))’ is geen vorm", hint: "kies excel, open, json, xlsx of zip")
        }
        self = form
    }

    public var contentType: String {
        switch self {
        case .excel, .open: "text/csv; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .zip: "application/zip"
        }
    }

    public var fileExtension: String {
        switch self {
        case .excel, .open: "csv"
        case .json: "json"
        case .xlsx: "xlsx"
        case .zip: "zip"
        }
    }

    public var isCSV: Bool { self == .excel || self == .open }

    /// Whether it is written row by row, so that a list may be of any length.
    public var isStreamed: Bool { self.isCSV || self == .json }

    /// What stands between two cells of a record.
    var separator: UInt8 { self == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",") }

    /// Whether a decimal is written with a comma.
    var hasDecimalComma: Bool { self == .excel }
}
