internal import Domain

internal import struct Foundation.Decimal

/// Every cell of every release of one reader, in one canonical order, so that nothing depends on the order of rows or tables.
struct Ledger {
    /// One cell. A class: there are a hundred thousand of a region, which are walked over some thirty times, and every step would
    /// copy a dozen references.
    final class Entry: Sendable {
        /// 0 is the oldest release.
        let release: Int
        let table: Int
        /// Where the cell stands in its table.
        let position: Int
        let cell: FigureCell
        let anatomy: Anatomy
        let parts: [CellPart]
        let isSensitive: Bool

        init(
            release: Int, table: Int, position: Int, cell: FigureCell, anatomy: Anatomy, parts: [CellPart], isSensitive: Bool
        ) {
            self.release = release
            self.table = table
            self.position = position
            self.cell = cell
            self.anatomy = anatomy
            self.parts = parts
            self.isSensitive = isSensitive
        }

        /// Whether the release at hand decides if it is shown; by its position, of the newest release.
        var isUndecided: Bool {
            self.isSensitive && (!self.parts.isEmpty || self.cell.value != nil) && self.cell.status != .rounded
                && (self.cell.standing == .published || self.cell.standing == .leftOut)
        }

        /// Whether the reader must not find out what is behind the cell: it is hidden, or a small count was rounded.
        var keepsSecret: Bool {
            self.cell.isHidden || self.parts.contains { $0.range.map { $0.lowerBound < $0.upperBound } ?? false }
        }
    }

    let entries: [Entry]
    let releaseCount: Int
    /// Per release, the days up to which its tables count, the earliest and the latest; nil = not known.
    let peildatums: [ClosedRange<Day>?]
    /// The dimensions by which counts are split that tell its reader whether anything changed.
    let publicGrain: UInt16
    let counts: PublicTallies

    /// The newest release last.
    init(_ releases: [[CellTable]], policy: DisclosurePolicy) {
        self.releaseCount = releases.count
        self.peildatums = releases.map { tables in
            let days = tables.compactMap(\.peildatums)
            guard let first = days.map(\.lowerBound).min(), let last = days.map(\.upperBound).max() else { return nil }
            return first...last
        }
        self.publicGrain = policy.comparedDimensions.grain
        var entries: [Entry] = []
        for (release, tables) in releases.enumerated() {
            var found: [Entry] = []
            var keys: [String] = []
            let rounded = RoundedCells(tables, base: policy.roundingBase)
            let wholes = Self.wholes(tables)
            for (table, content) in tables.enumerated() {
                for (position, cell) in content.cells.enumerated() {
                    let anatomy = Anatomy.of(cell.key, unit: cell.unit)
                    let entry = Entry(
                        release: release, table: table, position: position, cell: cell, anatomy: anatomy,
                        parts: rounded.parts(of: cell.counted(of: wholes), anatomy), isSensitive: policy.isSensitive(cell.key))
                    found.append(entry)
                    keys.append(cell.key.canonical)
                }
            }
            entries += keys.indices.sorted { keys[$0] < keys[$1] }.map { found[$0] }
        }
        self.entries = entries
        self.counts = PublicTallies(entries, releaseCount: releases.count, grain: self.publicGrain)
    }

    /// The cells of which the release at hand decides.
    var open: Set<Int> {
        Set(self.entries.indices.filter { self.entries[$0].release == self.releaseCount - 1 && self.entries[$0].isUndecided })
    }

    /// Of each figure that stands more than once in the release at hand, the cells in a ring.
    var copies: [Int: Int] {
        var copies: [Int: Int] = [:]
        var first = 0
        // One figure stands together, whatever table it is in.
        for index in self.entries.indices.dropFirst() where self.entries[index].release == self.releaseCount - 1 {
            let isSame =
                self.entries[first].release == self.entries[index].release
                && self.entries[first].cell.key == self.entries[index].cell.key
            if isSame { (copies[index - 1], copies[index]) = (index, first) } else { first = index }
        }
        return copies
    }

    /// What the release at hand says nothing of, and must not come out.
    var unsaid: [CellTable] {
        CellTable.beside(
            self.entries.filter { $0.release == self.releaseCount - 1 && $0.cell.standing == .unsaid }.map(\.cell))
    }

    /// How many there are together of what is told apart by a dimension that names a quantity.
    private static func wholes(_ tables: [CellTable]) -> [CellKey: Decimal] {
        var wholes: [CellKey: Decimal] = [:]
        for cell in tables.flatMap(\.cells) where cell.key.indicator == "beeindigd" && cell.key.values[.reden] == nil {
            if let count = cell.numerator { wholes[cell.key] = count }
        }
        return wholes
    }
}

extension FigureCell {
    /// The cell with what it is counted out of, where its row does not print that: a reason of ending out of all that ended.
    fileprivate func counted(of wholes: [CellKey: Decimal]) -> FigureCell {
        guard let named = Anatomy.of(self.key, unit: self.unit).named else { return self }
        let whole = CellKey(
            indicator: self.key.indicator, days: self.key.days, values: self.key.values.filter { $0.key != named })
        return self.with { $0.denominator = wholes[whole] }
    }
}
