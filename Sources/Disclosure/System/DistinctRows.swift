internal import Domain

/// What ties distinct cases with a visit or an invoice: they come back in the next month, so they do not add up over time, but a year
/// has at least as many as each of its quarters, and at most as many as all of them together.
///
/// Who has an invoice that was not rejected has one, each case has at least one of its own, and of who has none but rejected ones there
/// are no more than invoices that were not accepted.
struct DistinctRows {
    typealias Name = ReaderModelBuilder.Name

    /// A quantity over some days, with what it is split by beside them.
    private struct Window {
        let stretches: [Int]
        let table: CrossTable

        func holds(_ other: Window) -> Bool {
            guard let first = self.stretches.first, let last = self.stretches.last, self.stretches.count > other.stretches.count
            else { return false }
            return other.stretches.allSatisfy { first <= $0 && $0 <= last }
        }
    }

    private let tables: [Name: CrossTable]

    init(_ tables: [Name: CrossTable]) {
        self.tables = tables
    }

    func add(to system: inout LinearSystem) {
        let distinct = self.tables.filter { !Quantity.addsUpOverTime($0.key.base) }
        let groups = Dictionary(grouping: distinct, by: { Name(base: $0.key.base, part: Self.split($0.key)) })
        for (_, names) in groups.sorted(by: { ReaderModelBuilder.precedes($0.key, $1.key) }) {
            let windows = names.sorted { ReaderModelBuilder.precedes($0.key, $1.key) }
                .map { Window(stretches: $0.value.stretches, table: $0.value) }
            for window in windows { self.add(windows.filter(window.holds), of: window, to: &system) }
        }
        for name in distinct.keys.sorted(by: ReaderModelBuilder.precedes) { self.addInvoices(name, to: &system) }
    }

    /// The slices of a window: each has no more, and those that fill it have together no less.
    private func add(_ inside: [Window], of window: Window, to system: inout LinearSystem) {
        let slices = inside.filter { slice in !inside.contains { $0.holds(slice) } }
        var filled: Set<Int> = []
        var parts: [Window] = []
        for slice in slices where filled.isDisjoint(with: slice.stretches) {
            filled.formUnion(slice.stretches)
            parts.append(slice)
        }
        for place in window.table.firstUnknown.keys.sorted() {
            guard let whole = window.table.sum(place, window.stretches, -1) else { continue }
            for slice in slices {
                if let part = slice.table.sum(place, slice.stretches, 1) { system.addRow(part + whole, -.infinity, 0) }
            }
            let all = parts.compactMap { $0.table.sum(place, $0.stretches, 1) }
            if filled.count == window.stretches.count, all.count == parts.count {
                system.addRow(all.flatMap { $0 } + whole, 0, .infinity)
            }
        }
    }

    private func addInvoices(_ name: Name, to system: inout LinearSystem) {
        guard name.base == "casussen_met_factuur_ooit", let ever = self.tables[name] else { return }
        let part = Self.split(name)
        let invoices = self.tables[Name(base: "facturen", part: part)]
        let accepted = self.tables[Name(base: "factuur_geaccepteerd", part: part)]
        let cases = self.tables[Name(base: "casussen_met_factuur", part: name.part)]
        for place in ever.firstUnknown.keys.sorted() {
            func sum(_ table: CrossTable?, _ factor: Double) -> [LinearSystem.Term]? { table?.sum(place, ever.stretches, factor) }
            guard let more = sum(ever, 1), let fewer = sum(ever, -1) else { continue }
            if let all = sum(invoices, -1) { system.addRow(more + all, -.infinity, 0) }
            guard let some = sum(cases, 1), let none = sum(cases, -1) else { continue }
            system.addRow(some + fewer, -.infinity, 0)
            if let all = sum(invoices, -1), let good = sum(accepted, 1) {
                system.addRow(more + none + all + good, -.infinity, 0)
            }
        }
    }

    /// What else than days a name is split by.
    private static func split(_ name: Name) -> String { name.part.split(separator: "|").dropFirst().joined(separator: "|") }
}

extension CrossTable {
    /// How many there are over some stretches, as terms; nil where not all of them are mentioned.
    fileprivate func sum(_ place: Place, _ stretches: [Int], _ factor: Double) -> [LinearSystem.Term]? {
        let unknowns = stretches.compactMap { self.unknown(place, $0) }
        return unknowns.count == stretches.count ? unknowns.map { .init(unknown: $0, factor: factor) } : nil
    }
}
