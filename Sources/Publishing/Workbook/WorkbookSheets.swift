internal import Domain

/// The sheets of our workbooks: tables under a header that stays in sight, the definitions used, and what the whole is.
extension Workbook {
    /// Rows go below the header.
    func table(_ name: String, _ columns: [ExportColumn], widths: [Int]) throws(WorkbookError) -> WorkbookSheet {
        let sheet = try self.sheet(name, widths: widths)
        sheet.freezeHeader()
        for (column, head) in columns.enumerated() {
            try sheet.write(text: head.name, row: 0, column: column, look: .header)
        }
        return sheet
    }

    func table(_ name: String, of table: ExportTable) throws(WorkbookError) {
        let list = table.list
        guard list.rows.count < WorkbookSheet.mostRows else { throw WorkbookError.tooManyRows }
        let sheet = try self.table(name, list.columns, widths: Self.widths(of: list))
        for (row, cells) in list.rows.enumerated() {
            for (column, cell) in cells.enumerated() { try sheet.write(cell, row: row + 1, column: column) }
        }
    }

    /// Wide enough for the header and what usually stands below it.
    private static func widths(of list: ListFile) -> [Int] {
        list.columns.enumerated().map { place, column in
            let longest = list.rows.prefix(200).map { $0[place].length }.max() ?? 0
            return min(max(longest, column.name.count, 6) + 2, 50)
        }
    }

    /// Nothing where nothing was defined.
    func definitions(_ notes: [DefinitionNote]) throws(WorkbookError) {
        guard !notes.isEmpty else { return }
        let sheet = try self.table("Definities", DefinitionNote.columns, widths: [24, 8, 28, 70, 50, 10, 40])
        for (row, note) in notes.enumerated() {
            for (column, cell) in note.cells.enumerated() { try sheet.write(cell, row: row + 1, column: column, look: .wrapped) }
        }
    }

    /// What the whole is, a line for each fact.
    func facts(_ facts: [DatedList.Fact]) throws(WorkbookError) {
        let sheet = try self.sheet("Verantwoording", widths: [28, 70])
        for (row, fact) in facts.enumerated() {
            try sheet.write(text: fact.name, row: row, column: 0, look: .header)
            try sheet.write(fact.cell, row: row, column: 1, look: .wrapped)
        }
    }
}

extension ExportTable {
    static let sheet = "Gegevens"

    /// The table as a workbook: its rows typed, its definitions, and what it is.
    func workbook() throws -> [UInt8] {
        let book = try Workbook(title: self.facts.title, publisher: self.facts.publisher, made: self.facts.made)
        try book.table(Self.sheet, of: self)
        try book.definitions(self.facts.definitions)
        try book.facts(self.facts.sheet(rows: self.list.rows.count))
        return try book.finish()
    }
}

extension ExportFacts {
    /// In seconds since 1970: a day of the figures, not of the making, so that a workbook made again is the same.
    var made: Int { ((self.stand?.day ?? self.peildatum ?? Day(year: 2000, month: 1, day: 1))?.number ?? 0) * 86_400 }

    /// What the sheet about a table of so many rows says.
    func sheet(rows: Int) -> [DatedList.Fact] {
        let first: [DatedList.Fact] = [
            .init("titel", .text(self.title)), .init("van", .text(self.publisher)), .init("rijen", .whole(rows)),
        ]
        return first + self.named + self.words.map { DatedList.Fact("\($0.column): \($0.word)", .text($0.meaning)) }
    }
}

extension ListCell {
    /// In characters, about.
    fileprivate var length: Int {
        switch self {
        case .empty: 0
        case .text(let text), .code(let text): text.utf8.count
        case .day: 10
        case .yes: 3
        case .whole(let number): String(number).count
        case .decimal, .measure: 12
        }
    }
}
