internal import Domain
internal import Foundation

/// Rounds small counts to 0 or the base and lets every total be the sum of its rounded parts, as an alternative to hiding
/// (after Langsrud and Heldal 2018, small count rounding: see `docs/disclosure.md`).
///
/// Rounding each cell by itself would not add up and could be unpicked. Here only the finest cells are rounded, as many up as
/// keeps the grand total closest, and each time the one that brings the totals around it nearest to the truth.
struct SmallCountRounding {
    let base: Int

    /// The tables with every sensitive count rounded, when the policy asks for it.
    static func round(_ tables: [CellTable], _ policy: DisclosurePolicy) throws(DisclosureError) -> [CellTable] {
        guard let base = policy.roundingBase else { return tables }
        var counts: [String: [(table: Int, position: Int, cell: FigureCell)]] = [:]
        for (table, content) in tables.enumerated() {
            for (position, cell) in content.cells.enumerated() where policy.isSensitive(cell.key) && cell.numerator != nil {
                if case .count = Anatomy.of(cell.key, unit: cell.unit).measure {
                    counts[cell.key.indicator, default: []].append((table, position, cell))
                }
            }
        }
        var cells = tables.map(\.cells)
        for (_, found) in counts.sorted(by: { $0.key < $1.key }) {
            let values = try SmallCountRounding(base: base).rounded(
                found.enumerated().map { ($0, $1.cell.key, Int("\($1.cell.numerator ?? 0)") ?? 0) })
            for (index, value) in values {
                cells[found[index].table][found[index].position] = found[index].cell.rounded(to: value)
            }
        }
        return zip(tables, cells).map { $0.with($1) }
    }

    /// The counts of one indicator in the release: which are finest, and what each becomes.
    ///
    /// Throws ``DisclosureError`` (`policy`) when no single table holds all the finest cells: two ways of splitting without
    /// their cross cannot both add up.
    func rounded(_ cells: [(entry: Int, key: CellKey, count: Int)]) throws(DisclosureError) -> [Int: Int] {
        let order = cells.sorted { $0.key.canonical < $1.key.canonical }
        let finest = order.filter { cell in !order.contains { $0.key != cell.key && $0.key.isPart(of: cell.key) } }
        var parts: [Int: [Int]] = [:]
        for (index, cell) in order.enumerated() {
            parts[index] = finest.indices.filter { finest[$0].key == cell.key || finest[$0].key.isPart(of: cell.key) }
            guard parts[index]?.reduce(0, { $0 + finest[$1].count }) == cell.count else {
                throw DisclosureError(
                    .policy, "afronden kan niet bij ‘\(cell.key.indicator)’: de fijnste cellen tellen niet op tot elk totaal",
                    hint: "geef één tabel met alle uitsplitsingen samen, of kies een beleid zonder afronding")
            }
        }
        let values = self.choose(
            finest.map { (count: $0.count, tie: $0.key.stableFraction) }, totals: order.indices.map { parts[$0] ?? [] })
        return Dictionary(
            order.enumerated().map { index, cell in (cell.entry, (parts[index] ?? []).reduce(0) { $0 + values[$1] }) }
        ) { first, _ in first }
    }

    /// What each finest count becomes. `totals`: the finest cells of each total.
    private func choose(_ finest: [(count: Int, tie: Double)], totals: [[Int]]) -> [Int] {
        var values = finest.map { (1..<self.base).contains($0.count) ? 0 : $0.count }
        let small = finest.indices.filter { (1..<self.base).contains(finest[$0].count) }
        var totalsOf = [[Int]](repeating: [], count: finest.count)
        for (total, members) in totals.enumerated() { for member in members { totalsOf[member].append(total) } }
        // What each total still lacks.
        var lacks = totals.map { members in members.reduce(0) { $0 + finest[$1].count - values[$1] } }
        let ups = Int((Double(small.reduce(0) { $0 + finest[$1].count }) / Double(self.base)).rounded())
        var open = Set(small)
        for _ in 0..<ups {
            // Raising a cell by the base lowers the squares of what its totals lack by this much.
            func gain(_ cell: Int) -> Int {
                totalsOf[cell].reduce(0) { $0 + lacks[$1] * lacks[$1] - (lacks[$1] - self.base) * (lacks[$1] - self.base) }
            }
            guard let best = open.max(by: { (gain($0), finest[$0].tie) < (gain($1), finest[$1].tie) }) else { break }
            values[best] = self.base
            open.remove(best)
            for total in totalsOf[best] { lacks[total] -= self.base }
        }
        return values
    }

    /// What a reader knows of a finest cell from its rounded value: less than the base, or up to it, or exactly what it says.
    func reach(ofFinest value: Int) -> ClosedRange<Int> {
        switch value {
        case 0: 0...(self.base - 1)
        case self.base: 1...self.base
        default: value...value
        }
    }
}

extension CellKey {
    /// Whether everything counted here is counted there too.
    func isPart(of whole: CellKey) -> Bool {
        self.indicator == whole.indicator && self.days.start >= whole.days.start && self.days.end <= whole.days.end
            && whole.values.allSatisfy { self.values[$0.key] == $0.value }
    }
}

extension FigureCell {
    /// The cell as published with a rounded count.
    func rounded(to count: Int) -> FigureCell {
        self.emptied(.rounded).with { ($0.numerator, $0.value) = (Decimal(count), Double(count)) }
    }
}
