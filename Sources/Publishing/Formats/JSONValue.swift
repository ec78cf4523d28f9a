internal import Domain

/// JSON whose names keep the order in which they were written, so that a file reads from what matters to what does not, and is
/// the same byte for byte when it is made again.
indirect enum JSONValue: Sendable {
    case null
    case text(String)
    case whole(Int)
    case yes(Bool)
    /// Digits with a decimal point.
    case number(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    init(_ cell: ListCell) {
        switch cell {
        case .empty: self = .null
        case .text(let text), .code(let text): self = .text(text)
        case .day(let day): self = .text(day.iso)
        case .whole(let number): self = .whole(number)
        case .decimal(let number): self = .number(MachineNumber.text(number))
        case .measure(let number): self = .number(MachineNumber.text(number))
        case .yes(let yes): self = .yes(yes)
        }
    }

    /// The whole of a file, indented, with a line end behind it.
    func file() throws -> [UInt8] { Array("\(try self.written(at: 0))\n".utf8) }

    private func written(at depth: Int) throws -> String {
        switch self {
        case .null: "null"
        case .text(let text): try ListCell.quoted(text)
        case .whole(let number): String(number)
        case .yes(let yes): yes ? "true" : "false"
        case .number(let digits): digits
        case .list(let values): try Self.nested(values.map { try $0.written(at: depth + 1) }, "[", "]", at: depth)
        case .object(let members):
            try Self.nested(
                members.map { "\(try ListCell.quoted($0.0)): \(try $0.1.written(at: depth + 1))" }, "{", "}", at: depth)
        }
    }

    private static func nested(_ parts: [String], _ open: String, _ close: String, at depth: Int) -> String {
        guard !parts.isEmpty else { return open + close }
        let edge = String(repeating: "  ", count: depth)
        return "\(open)\n\(parts.map { "\(edge)  \($0)" }.joined(separator: ",\n"))\n\(edge)\(close)"
    }
}
