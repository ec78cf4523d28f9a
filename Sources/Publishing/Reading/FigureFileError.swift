/// Why a file cannot be read back: where, what and what to do, in Dutch. Codes are permanent and never reused.
public struct FigureFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case encoding = "F001"
        case quote = "F002"
        case header = "F003"
        case unknownDimension = "F004"
        case fieldCount = "F005"
        case number = "F006"
        case unknownStatus = "F007"
        case unknownUnit = "F008"
        case period = "F009"
        case emptyCell = "F010"
        case columnTwice = "F011"
        case areaCode = "F012"
        case areaTwice = "F013"
        case value = "F014"
        case figureTwice = "F015"
        case impossible = "F016"
    }

    public let code: Code
    /// The file's name, as the caller has it.
    public let file: String
    /// The physical line on which the record starts; the first line of a file is 1.
    public let line: Int
    /// The column's name; nil for what concerns a whole line.
    public let column: String?
    public let message: String
    public let hint: String?

    init(_ code: Code, file: String, line: Int, column: String? = nil, _ message: String, hint: String? = nil) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    public var description: String {
        let column = self.column.map { ", kolom ‘\($0)’" } ?? ""
        let hint = self.hint.map { " (\($0))" } ?? ""
        return "\(self.code.rawValue): \(self.file), regel \(self.line)\(column): \(self.message)\(hint)"
    }

    /// The beginning of a cell, for in a message: a line break in a cell must not forge a line.
    static func excerpt(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(40).map { $0.properties.generalCategory == .control ? "·" : $0 }))
    }
}
