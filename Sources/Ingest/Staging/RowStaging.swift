internal import Domain
internal import Postgres

/// Streams the records of one file into its staging table: every cell read and checked, nothing compared yet.
struct RowStaging {
    let file: DeliveryFile
    let position: Int
    let header: Header
    let cells: CellStaging
    /// Set when a required column is missing: every row is then rejected for it (reading 2.13).
    let missingColumn: String?

    /// Where each column stands in the header; nil when it is not there.
    private let places: [Int?]
    private let withdrawalPlace: Int?

    init(file: DeliveryFile, position: Int, header: Header, importDay: Day, missingColumn: String?) {
        self.file = file
        self.position = position
        self.header = header
        self.cells = CellStaging(importDay: importDay)
        self.missingColumn = missingColumn
        self.places = file.columns.map { header.normalisedNames.firstIndex(of: Header.normalise($0.name)) }
        self.withdrawalPlace = header.normalisedNames.firstIndex(of: DeliveryFile.withdrawal)
    }

    /// The COPY that takes what ``stage(_:into:progress:)`` writes.
    var statement: SQL {
        let columns = self.file.columns.map(\.name) + ["file", "line", "verwijderd", "bad", "problems"]
        return "COPY staged_\(trusted: self.file.name) (\(trusted: columns.joined(separator: ", "))) FROM STDIN"
    }

    /// Reads every record behind the header; returns how many there were. Throws ``FileProblem``.
    func stage(
        _ reader: consuming RecordReader, into sink: borrowing CopySink, progress: (Int) throws -> Void
    ) throws -> Int {
        guard try reader.next() else { return 0 }
        var buffer = CopyBuffer()
        var problems = StagedProblems()
        var rows = 0
        while try reader.next() {
            self.stageRecord(reader, &buffer, &problems)
            rows += 1
            if rows.isMultiple(of: 10_000) { try progress(rows) }
            if buffer.isFull {
                try buffer.withRows { bytes throws(PostgresError) in try sink.write(bytes) }
                buffer.removeAll()
            }
        }
        try buffer.withRows { bytes throws(PostgresError) in try sink.write(bytes) }
        return rows
    }

    @inline(__always)
    private func stageRecord(_ reader: borrowing RecordReader, _ buffer: inout CopyBuffer, _ problems: inout StagedProblems) {
        problems.removeAll()
        let expected = self.header.names.count
        let found = reader.fieldCount(ignoringBlanksAfter: expected)
        guard found == expected else {
            problems.add(
                .error, column: "", code: "aantal_velden",
                message:
                    "Deze regel heeft \(found) velden, de kopregel \(expected); controleer scheidingstekens en aanhalingstekens.")
            for _ in self.file.columns { buffer.appendNull() }
            return self.end(&buffer, line: reader.line, isWithdrawal: false, bad: -1, problems)
        }
        var bad = 0
        let isWithdrawal = self.isWithdrawal(reader, &problems, &bad)
        if let missingColumn {
            problems.add(
                .error, column: missingColumn, code: "kolom_ontbreekt", message: "De verplichte kolom \(missingColumn) ontbreekt."
            )
        }
        for (index, column) in self.file.columns.enumerated() {
            if isWithdrawal, !self.file.keys.contains(column.name) {
                buffer.appendNull()
                continue
            }
            let finding: CellStaging.Finding
            if let place = self.places[index] {
                finding = reader.withField(place) { self.cells.append($0, of: column, to: &buffer) }
            } else {
                if let value = column.emptyMeans { buffer.appendText(value) } else { buffer.appendNull() }
                continue
            }
            switch finding {
            case .fine: break
            case .problem(let code, let message):
                bad |= 1 << index
                problems.add(.error, column: column.name, code: code, message: message)
            case .doubt(let code, let message):
                problems.add(.warning, column: column.name, code: code, message: message)
            }
        }
        self.end(&buffer, line: reader.line, isWithdrawal: isWithdrawal, bad: self.missingColumn == nil ? bad : -1, problems)
    }

    private func isWithdrawal(_ reader: borrowing RecordReader, _ problems: inout StagedProblems, _ bad: inout Int) -> Bool {
        guard let place = self.withdrawalPlace else { return false }
        do {
            return try reader.withField(place) { cell throws(CellProblem) in try CellBoolean.parse(cell) } ?? false
        } catch {
            bad |= 1 << 62
            problems.add(.error, column: DeliveryFile.withdrawal, code: error.code.rawValue, message: error.message)
            return false
        }
    }

    @inline(__always)
    private func end(_ buffer: inout CopyBuffer, line: Int, isWithdrawal: Bool, bad: Int, _ problems: StagedProblems) {
        buffer.appendInt(self.position)
        buffer.appendInt(line)
        buffer.appendBool(isWithdrawal)
        buffer.appendInt(bad)
        if problems.isEmpty { buffer.appendNull() } else { buffer.appendText(problems.text) }
        buffer.endRow()
    }
}
