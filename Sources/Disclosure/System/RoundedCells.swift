internal import Domain

/// What the rounded counts of one release say. Only the finest cells were rounded; a total is their sum and says nothing more.
struct RoundedCells {
    private let rounding: SmallCountRounding?
    private let keys: [String: [CellKey]]

    init(_ tables: [CellTable], base: Int?) {
        self.rounding = base.map { SmallCountRounding(base: $0) }
        let cells = tables.flatMap(\.cells).filter { $0.status == .rounded }
        self.keys = Dictionary(grouping: cells.map(\.key), by: \.indicator)
    }

    /// The numbers of a cell as a reader knows them.
    func parts(of cell: FigureCell, _ anatomy: Anatomy) -> [CellPart] {
        let parts = CellPart.all(of: cell, anatomy)
        guard cell.status == .rounded else { return parts }
        let isFinest = !(self.keys[cell.key.indicator] ?? []).contains { $0 != cell.key && $0.isPart(of: cell.key) }
        return parts.map { part in
            var range: ClosedRange<Double>?
            if isFinest, let rounding, let value = part.value {
                let reach = rounding.reach(ofFinest: Int(value))
                range = Double(reach.lowerBound)...Double(reach.upperBound)
            }
            return CellPart(role: part.role, quantity: part.quantity, value: nil, range: range, isWhole: part.isWhole)
        }
    }
}
