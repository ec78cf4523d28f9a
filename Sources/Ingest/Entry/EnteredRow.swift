/// A row as a person filled it in.
public struct EnteredRow: Sendable {
    public let form: EntryForm
    /// What was typed, by the name of the field; a field that is not there is empty.
    public var values: [String: String]
    /// Whether the row is withdrawn; then only its keys count.
    public var isWithdrawal: Bool
    /// The moment of the version that the form was made of; nil when no such row was known.
    public var basis: Int?
    /// The codes of the warnings that were shown and accepted; nil before anything was shown.
    public var accepted: Set<String>?

    public init(
        form: EntryForm, values: [String: String], isWithdrawal: Bool = false, basis: Int? = nil, accepted: Set<String>? = nil
    ) {
        self.form = form
        self.values = values
        self.isWithdrawal = isWithdrawal
        self.basis = basis
        self.accepted = accepted
    }

    /// The row as a file of one line with every column: an empty field says that there is nothing.
    var bytes: [UInt8] {
        let names = self.form.file.columns.map(\.name) + (self.isWithdrawal ? [DeliveryFile.withdrawal] : [])
        let cells = names.map { $0 == DeliveryFile.withdrawal ? "ja" : self.values[$0] ?? "" }
        return [names, cells].flatMap { record in
            Array((record.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";") + "\r\n").utf8)
        }
    }
}

/// Bytes in memory as something to import.
struct EnteredSource: ByteSource {
    let name: String
    let bytes: [UInt8]

    func open() throws -> any ByteStream { Stream(self.bytes) }

    private final class Stream: ByteStream {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) {
            self.rest = bytes[...]
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            let part = self.rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            self.rest = self.rest.dropFirst(part.count)
            return part.count
        }
    }
}

extension InspectedFile {
    /// The file of one row; its kind is known, not told by its header.
    init(entered row: EnteredRow, position: Int = 0) throws {
        let source = EnteredSource(name: "\(row.form.kind), ingevoerd", bytes: row.bytes)
        let kind = row.form.file
        self.init(
            source: source, position: position, name: source.name, sha256: try Self.sha256(of: source), encoding: .utf8,
            header: try Header.read(from: source, encoding: .utf8, knownColumns: kind.columns.map(\.name)), kind: kind,
            problems: [], unknownColumns: [])
    }
}
