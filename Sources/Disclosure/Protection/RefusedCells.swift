/// The cells that this reader was refused in the last release that held them. Showing one now would give away what was kept
/// then, so it stays hidden: that is also why next month shows the same pattern.
struct RefusedCells {
    private let keys: Set<CellKey>

    init(_ ledger: Ledger) {
        var last: [CellKey: Bool] = [:]
        for entry in ledger.entries
        where entry.release < ledger.releaseCount - 1 && entry.cell.standing != .unsaid {
            last[entry.cell.key] = entry.cell.isHidden
        }
        self.keys = Set(last.filter(\.value).keys)
    }

    func contains(_ entry: Ledger.Entry) -> Bool { self.keys.contains(entry.cell.key) }
}
