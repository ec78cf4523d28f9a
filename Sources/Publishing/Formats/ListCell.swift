public import Domain
public import Foundation

/// One cell of a list that leaves as a file: typed, so that each form can write it as its readers expect.
public enum ListCell: Sendable, Hashable {
    case empty
    /// Delivered or free text: guarded against formulas in CSV.
    case text(String)
    /// A word of ours: a code, a state.
    case code(String)
    case day(Day)
    case whole(Int)
    /// Exact, without rounding, with the decimal sign of the form.
    case decimal(Decimal)
    /// Worked out, so not exact: at most ten decimals.
    case measure(Double)
    case yes(Bool)

    func csv(_ form: ExportForm) -> CSVWriter.Cell {
        switch self {
        case .empty: .empty
        case .text(let text): .text(text)
        case .code(let code): .code(code)
        case .day(let day): .code(form == .excel ? day.dutch : day.iso)
        case .whole(let number): .number(String(number))
        case .decimal(let number): .number(MachineNumber.text(number))
        case .measure(let number): .number(MachineNumber.text(number))
        case .yes: .code(self.word(form))
        }
    }

    /// How a form says yes or no; empty for what is neither.
    func word(_ form: ExportForm) -> String {
        guard case .yes(let yes) = self else { return "" }
        return form == .excel ? (yes ? "ja" : "nee") : (yes ? "true" : "false")
    }

    func json() throws -> String {
        switch self {
        case .empty: "null"
        case .text(let text), .code(let text): try Self.quoted(text)
        case .day(let day): try Self.quoted(day.iso)
        case .whole(let number): String(number)
        case .decimal(let number): MachineNumber.text(number)
        case .measure(let number): MachineNumber.text(number)
        case .yes(let yes): yes ? "true" : "false"
        }
    }

    /// A text as JSON.
    static func quoted(_ text: String) throws -> String {
        // Nearly every text; an encoder costs a hundred times as much.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) { return "\"\(text)\"" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return String(decoding: try encoder.encode(text), as: UTF8.self)
    }
}
