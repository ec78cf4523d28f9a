internal import Domain

/// Cells that are shown whatever is hidden, of quantities that bound nothing sensitive, over days that nothing else begins or ends with:
/// `gestart` by month beside answers by quarter. They would cut every other number into months of which nobody says anything, which
/// tells a reader nothing, and takes fifty times as long to reason with.
struct UnrelatedCells {
    private let borders: Set<Int>
    private let related: Set<String>

    /// `bounds`: the quantities that bound each from above.
    init(_ entries: [Ledger.Entry], bounds: [String: Set<String>]) {
        var related: Set<String> = [Quantity.stock]
        for name in Set(entries.filter(\.isSensitive).flatMap(\.anatomy.names)) {
            related.insert(name)
            related.formUnion(bounds[name] ?? [])
        }
        self.related = related
        var borders: Set<Int> = []
        for entry in entries where !Self.isUnrelated(entry, to: related) {
            borders.insert(entry.cell.key.days.start)
            borders.insert(entry.cell.key.days.end)
        }
        self.borders = borders
    }

    func contains(_ entry: Ledger.Entry) -> Bool {
        let days = entry.cell.key.days
        return Self.isUnrelated(entry, to: self.related) && !self.borders.isEmpty
            && !(self.borders.contains(days.start) && self.borders.contains(days.end))
    }

    private static func isUnrelated(_ entry: Ledger.Entry, to related: Set<String>) -> Bool {
        !entry.isSensitive && !entry.cell.isHidden && entry.anatomy.names.allSatisfy { !related.contains($0) }
    }
}
