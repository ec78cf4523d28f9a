public import Domain

public import struct Storage.Moment

/// A list under two dates, one thing per row, as CSV for people or machines or as JSON: the same cells in each (contract §7).
public struct DatedList: Sendable {
    public typealias Cell = ListCell

    /// A name with its value, for what is said once and not per row.
    public struct Fact: Sendable, Hashable {
        public let name: String
        public let cell: Cell

        public init(_ name: String, _ cell: Cell) {
            self.name = name
            self.cell = cell
        }
    }

    /// What the list is called in JSON: `casussen`.
    public let name: String
    public let columns: [ExportColumn]
    /// Each row has a cell per column; none when they are written one after another (``DatedListWriter``).
    public let rows: [[Cell]]
    /// Stand in JSON only, before the rows: a CSV file has nothing but its rows.
    public let facts: [Fact]
    /// By which the rows were judged; they go beside a CSV file.
    public let definitions: [DefinitionNote]
    public let peildatum: Day
    public let stand: Moment

    public init(
        name: String, columns: [ExportColumn], rows: [[Cell]] = [], facts: [Fact] = [], definitions: [DefinitionNote] = [],
        peildatum: Day, stand: Moment
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.facts = facts
        self.definitions = definitions
        self.peildatum = peildatum
        self.stand = stand
    }

    /// `publisher` stands on a sheet of a workbook and in a ZIP.
    public func bytes(_ form: ExportForm, publisher: String = "Kraamzicht") throws -> [UInt8] {
        guard form.isStreamed else {
            return try ListFile(columns: self.columns, rows: self.rows).bytes(
                form, facts: self.exportFacts(publisher: publisher), name: self.name)
        }
        var writer = try DatedListWriter(self, count: self.rows.count, form: form)
        for row in self.rows { try writer.append(row) }
        return writer.finish()
    }

    /// What travels with the list, as the file of `publisher`.
    public func exportFacts(publisher: String) -> ExportFacts {
        ExportFacts(
            title: "\(self.name.prefix(1).uppercased())\(self.name.dropFirst())", publisher: publisher, peildatum: self.peildatum,
            stand: .init(self.stand), definitions: self.definitions, more: self.facts)
    }

    /// Subject, organisation, peildatum and stand: `casussen-hazelwiek-peildatum-2026-11-22-stand-20261122T211742.846770Z.csv`.
    public func fileName(subject: String, owner: String, form: ExportForm) -> String {
        let stand = self.stand.instant.replacing("-", with: "").replacing(":", with: "")
        let name = "\(subject)-\(owner)-peildatum-\(self.peildatum.iso)-stand-\(stand)"
        // A case's number may hold what no file system takes.
        let safe = name.unicodeScalars.map { scalar -> Character in
            scalar.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : Character(scalar)
        }
        return String(safe) + ".\(form.fileExtension)"
    }
}
