internal import Domain
internal import Storage

/// The rejected rows of a delivery as CSV: the original cells plus `regel`, `kolom`, `code` and `melding`, so that they can
/// be corrected and sent again (contract §2). A row with several errors comes back once (reading 2.12).
public struct RejectedRows: Sendable {
    /// The rejected rows of one delivered file.
    public struct File: Sendable {
        /// The delivered file, and `casussen-afgekeurd.csv` for the rows that come back.
        public let source: String
        public let name: String
        /// The original column names, and per row its cells, `regel`, `kolom`, `code` and `melding`.
        let columns: [String]
        let rows: [(cells: [String], reasons: [String])]
        let delimiter: Delimiter

        /// How many rows come back; none when only the file as a whole was refused.
        public var count: Int { self.rows.count }

        /// The file to correct and send again: original columns and delimiter, UTF-8 with BOM.
        public var bytes: [UInt8] {
            RejectedRows.csv(
                [self.columns + RejectedRows.reasonColumns] + self.rows.map { $0.cells + $0.reasons }, self.delimiter)
        }
    }

    private static let reasonColumns = ["regel", "kolom", "code", "melding"]

    /// The rejected rows of several files in one: `bestand`, every original column, and the reasons.
    public static func overview(of files: [File]) -> [UInt8] {
        var columns: [String] = []
        for column in files.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
        let records = files.flatMap { file in
            file.rows.map { row in
                let cells = Dictionary(zip(file.columns, row.cells)) { first, _ in first }
                return [file.source] + columns.map { cells[$0] ?? "" } + row.reasons
            }
        }
        return self.csv([["bestand"] + columns + self.reasonColumns] + records, .semicolon)
    }

    private static func csv(_ records: [[String]], _ delimiter: Delimiter) -> [UInt8] {
        var text: [UInt8] = [0xEF, 0xBB, 0xBF]
        for record in records { self.append(record, delimiter, &text) }
        return text
    }

    /// What is wrong with one row: columns, codes and messages of its errors, in order.
    struct Errors {
        var columns: [String] = []
        var codes: [String] = []
        var messages: [String] = []
    }

    /// Reads the sources of a delivery again and writes, per file with rejected rows, those rows. Blocks no thread of the
    /// pool. The sources must be those the receipt was made from.
    public static func files(of receipt: DeliveryReceipt, from sources: [any ByteSource], issues: [DeliveryIssue]) async throws
        -> [File]
    {
        try await blocking {
            var result: [File] = []
            for (position, source) in sources.enumerated() where position < receipt.bestanden.count {
                let name = receipt.bestanden[position].bestand
                let errors = self.errors(in: issues, of: name)
                guard !errors.isEmpty, let file = try self.file(source, position: position, name: name, errors: errors) else {
                    continue
                }
                result.append(file)
            }
            return result
        }
    }

    private static func errors(in issues: [DeliveryIssue], of name: String) -> [Int: Errors] {
        issues.filter { $0.bestand == name }.reduce(into: [:]) { errors, issue in
            errors[issue.regel, default: Errors()].columns.append(issue.kolom)
            errors[issue.regel, default: Errors()].codes.append(issue.code)
            errors[issue.regel, default: Errors()].messages.append(issue.melding)
        }
    }

    private static func file(
        _ source: some ByteSource, position: Int, name: String, errors: [Int: Errors]
    ) throws -> File? {
        let inspected = try InspectedFile.inspect(source, position: position, name: name)
        guard let header = inspected.header, let encoding = inspected.encoding else { return nil }
        var rows: [(cells: [String], reasons: [String])] = []
        var reader = try RecordReader(source, encoding: encoding, delimiter: header.delimiter)
        guard try reader.next() else { return nil }
        while try reader.next() {
            guard let found = errors[reader.line] else { continue }
            var cells = reader.cells().enumerated().map { index, cell in
                SuspectedBSN.matches(cell) && self.hides(index, of: header, with: found) ? SuspectedBSN.mask : cell
            }
            while cells.count < header.names.count { cells.append("") }
            let reasons = [
                String(reader.line), found.columns.joined(separator: " | "), found.codes.joined(separator: " | "),
                found.messages.joined(separator: " | "),
            ]
            rows.append((cells, reasons))
        }
        let stem = name.replacing("/", with: "-").replacing(/\.[A-Za-z]{3}$/, with: "")
        return File(
            source: name, name: "\(stem)-afgekeurd.csv", columns: header.names, rows: rows, delimiter: header.delimiter)
    }

    /// Whether a suspected BSN in this place is masked: in a person's number, in a cell that was refused itself, and anywhere
    /// in a row whose cells have shifted. Elsewhere nine digits are honest, as in toewijzingnummer.
    private static func hides(_ index: Int, of header: Header, with errors: Errors) -> Bool {
        guard index < header.names.count, !errors.codes.contains("aantal_velden") else { return true }
        let name = header.normalisedNames[index]
        return ["casusnr", "clientnr"].contains(name) || errors.columns.contains { Header.normalise($0) == name }
    }

    private static func append(_ cells: [String], _ delimiter: Delimiter, _ text: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(delimiter.rawValue) }
            if cell.utf8.contains(where: { $0 == delimiter.rawValue || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
                text += "\"\(cell.replacing("\"", with: "\"\""))\"".utf8
            } else {
                text += cell.utf8
            }
        }
        text += [0x0D, 0x0A]
    }
}
