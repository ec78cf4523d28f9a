internal import Disclosure
internal import Domain

/// A table of a release laid out for reading: a row for each figure, a column for each period.
public struct ReleaseGrid: Sendable {
    public struct Row: Sendable {
        public let indicator: String
        /// The value of domein; nil for a figure that is not split by it, or for all of them together.
        public let domein: String?
        /// The reason for which they ended; nil for a figure that is not split by it, or for all of them together.
        public let reden: String?
        /// One for each period; nil where the table has none.
        public let figures: [ReleasedFigure?]
    }

    public let name: String
    public let title: String
    public let periods: [String]
    /// The kinds of wet there are beside the total.
    public let wetten: [String]
    public let rows: [Row]

    /// The cells for one wet, or with nil for all together.
    init(_ table: CellTable, title: String, wet: String?) {
        self.name = table.name
        self.title = title
        var periods: [String] = []
        var order: [String] = []
        var cells: [String: [String: ReleasedFigure]] = [:]
        var wetten: Set<String> = []
        for cell in table.cells {
            let figure = ReleasedFigure(cell)
            if let value = cell.key.values[.wet] { wetten.insert(value) }
            guard cell.key.values[.wet] == wet else { continue }
            if !periods.contains(cell.period) { periods.append(cell.period) }
            let row = "\(figure.indicator)\n\(cell.key.values[.domein] ?? "")\n\(cell.key.values[.reden] ?? "")"
            if cells[row] == nil { order.append(row) }
            cells[row, default: [:]][cell.period] = figure
        }
        self.periods = periods
        self.wetten = wetten.sorted()
        self.rows = order.map { key in
            let parts = key.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return Row(
                indicator: parts[0], domein: parts[1].isEmpty ? nil : parts[1], reden: parts[2].isEmpty ? nil : parts[2],
                figures: periods.map { cells[key]?[$0] })
        }
    }
}

/// Tables of figures that a reader may see, in the order in which they are shown.
public protocol ReleasedTables: Sendable {
    var manifest: ReleaseManifest { get }
    var tables: [StoredRelease.Table] { get }
}

extension StoredRelease: ReleasedTables {}
extension PreparedRelease: ReleasedTables {}

extension ReleasedTables {
    /// One of the tables, for one wet or all together; nil when there is none of that name.
    public func grid(_ name: String, wet: String? = nil) -> ReleaseGrid? {
        self.tables.first { $0.name == name }.map { table in
            ReleaseGrid(
                table.cells, title: self.manifest.tabellen.first { $0.naam == name }?.titel ?? name, wet: wet)
        }
    }

    /// How many figures its reader sees.
    public var counts: ReleaseCounts { ReleaseCounts(self.tables.map(\.cells)) }

    /// Per figure what is hidden of it in each table of the gemeente's own cases, all kinds of wet and domein together.
    public func hiding() -> [ReleaseHiding] {
        var found: [String: ReleaseHiding] = [:]
        var order: [String] = []
        for table in self.tables
        where ReleasePlan.scope(of: table.name) == .own && !table.name.hasSuffix(ReleasePlan.reasons) {
            for cell in table.cells.cells where cell.key.values.isEmpty && cell.status != .noValue {
                if found[cell.key.indicator] == nil { order.append(cell.key.indicator) }
                var hiding = found[cell.key.indicator] ?? ReleaseHiding(indicator: cell.key.indicator)
                hiding.add(cell, in: table.name)
                found[cell.key.indicator] = hiding
            }
        }
        return order.compactMap { found[$0] }.filter { $0.tables.contains { $0.hidden > 0 } }
    }
}

/// Where a figure is hidden, and in which table it would be seen.
public struct ReleaseHiding: Sendable, Hashable {
    public struct Table: Sendable, Hashable {
        public let name: String
        public var shown: Int
        public var hidden: Int
    }

    public let indicator: String
    /// In the order of the release: from the shortest periods to the longest.
    public var tables: [Table] = []
    /// Whether some are hidden for being small, and some to protect others.
    public var isSmall = false
    public var isComplement = false

    init(indicator: String) {
        self.indicator = indicator
    }

    /// The first table in which all of it is shown; nil when there is none.
    public var shownFrom: String? { self.tables.first { $0.hidden == 0 && $0.shown > 0 }?.name }

    mutating func add(_ cell: FigureCell, in table: String) {
        // The same figure stands in a table by wet and in one by domein.
        let name = table.replacing("_domein", with: "")
        if !self.tables.contains(where: { $0.name == name }) { self.tables.append(Table(name: name, shown: 0, hidden: 0)) }
        guard !table.hasSuffix("_domein"), let place = self.tables.firstIndex(where: { $0.name == name }) else { return }
        if cell.isHidden { self.tables[place].hidden += 1 } else { self.tables[place].shown += 1 }
        self.isSmall = self.isSmall || cell.status == .hidden
        self.isComplement = self.isComplement || cell.status == .hiddenByComplement
    }
}
