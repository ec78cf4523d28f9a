internal import Domain

extension ExportTable {
    /// The table as a workbook: its rows typed under a header that stays in sight, its definitions, and what it is.
    func workbook() throws -> [UInt8] {
        guard self.list.rows.count < WorkbookSheet.mostRows else { throw WorkbookError.tooManyRows }
        // A day of the figures, not of the making: made again, the workbook is the same.
        let day = self.facts.stand?.day ?? self.facts.peildatum ?? Day(year: 2000, month: 1, day: 1)
        let book = try Workbook(title: self.facts.title, publisher: self.facts.publisher, made: (day?.number ?? 0) * 86_400)
        try self.writeRows(to: book)
        if !self.facts.definitions.isEmpty { try self.writeDefinitions(to: book) }
        try self.writeFacts(to: book)
        return try book.finish()
    }

    private func writeRows(to book: Workbook) throws(WorkbookError) {
        let sheet = try book.sheet("Gegevens", widths: self.widths)
        sheet.freezeHeader()
        for (column, head) in self.list.columns.enumerated() {
            try sheet.write(text: head.name, row: 0, column: column, look: .header)
        }
        for (row, cells) in self.list.rows.enumerated() {
            for (column, cell) in cells.enumerated() { try sheet.write(cell, row: row + 1, column: column) }
        }
    }

    /// Wide enough for the header and what usually stands below it.
    private var widths: [Int] {
        self.list.columns.enumerated().map { place, column in
            let longest = self.list.rows.prefix(200).map { $0[place].length }.max() ?? 0
            return min(max(longest, column.name.count, 6) + 2, 50)
        }
    }

    private func writeDefinitions(to book: Workbook) throws(WorkbookError) {
        let heads = ["definitie", "versie", "naam", "betekenis", "zegt_niet", "eenheid", "bron"]
        let sheet = try book.sheet("Definities", widths: [24, 8, 28, 70, 50, 10, 40])
        sheet.freezeHeader()
        for (column, head) in heads.enumerated() { try sheet.write(text: head, row: 0, column: column, look: .header) }
        for (row, note) in self.facts.definitions.enumerated() {
            let cells: [ListCell] = [
                .code(note.id), .whole(note.version), .text(note.label), .text(note.meaning), .text(note.caveat),
                note.unit.map { .code($0) } ?? .empty, .text(note.source),
            ]
            for (column, cell) in cells.enumerated() { try sheet.write(cell, row: row + 1, column: column, look: .wrapped) }
        }
    }

    private func writeFacts(to book: Workbook) throws(WorkbookError) {
        let sheet = try book.sheet("Verantwoording", widths: [28, 70])
        let first: [DatedList.Fact] = [
            .init("titel", .text(self.facts.title)), .init("van", .text(self.facts.publisher)),
            .init("rijen", .whole(self.list.rows.count)),
        ]
        let words = self.facts.words.map { DatedList.Fact("\($0.column): \($0.word)", .text($0.meaning)) }
        for (row, fact) in (first + self.facts.named + words).enumerated() {
            try sheet.write(text: fact.name, row: row, column: 0, look: .header)
            try sheet.write(fact.cell, row: row, column: 1, look: .wrapped)
        }
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
