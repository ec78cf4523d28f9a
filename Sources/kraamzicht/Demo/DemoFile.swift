/// One CSV file of a delivery.
struct DemoFile {
    let name: String
    let rows: Int
    let bytes: [UInt8]

    /// Writes the lines of one kind in the organisation's dialect; nil when there is nothing to say.
    init?(_ kind: DemoFileKind, _ news: [DemoNews], dialect: DemoDialect) {
        guard !news.isEmpty else { return nil }
        let withdraws = news.contains { if case .withdrawn = $0 { true } else { false } }
        let lines = [Self.header(kind, withdraws, dialect)] + news.map { Self.cells($0, withdraws, dialect) }
        let text = lines.map { Self.line($0, dialect) }.joined()
        self.name = "\(kind.rawValue).csv"
        self.rows = news.count
        self.bytes = dialect.bytes(text)
    }

    /// `verwijderd` appears only where something is withdrawn, as in real deliveries.
    private static func header(_ kind: DemoFileKind, _ withdraws: Bool, _ dialect: DemoDialect) -> [String] {
        let columns = kind.columns + (withdraws ? ["verwijderd"] : [])
        guard dialect.isForeign else { return columns }
        return self.foreign(
            columns.map { column in
                let words = column.replacing("_", with: " ")
                return words.prefix(1).uppercased() + words.dropFirst()
            }, first: "Vestiging", last: "Laatst gewijzigd door")
    }

    private static func cells(_ news: DemoNews, _ withdraws: Bool, _ dialect: DemoDialect) -> [String] {
        let (row, isWithdrawn) =
            switch news {
            case .row(let row): (row, false)
            case .withdrawn(let row): (row, true)
            }
        let cells = row.map(dialect.text) + (withdraws ? [dialect.text(.flag(isWithdrawn))] : [])
        return dialect.isForeign ? self.foreign(cells, first: "hoofdkantoor", last: "koppeling") : cells
    }

    /// Another column order and two columns more, for header and rows alike.
    private static func foreign(_ cells: [String], first: String, last: String) -> [String] {
        [first] + cells.reversed() + [last]
    }

    /// RFC 4180: a cell is quoted only where it must be.
    private static func line(_ cells: [String], _ dialect: DemoDialect) -> String {
        cells.map { cell in
            let mustQuote = cell.contains { $0 == dialect.delimiter || $0 == "\"" || $0.isNewline }
            return mustQuote ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: String(dialect.delimiter)) + dialect.lineEnd
    }
}
