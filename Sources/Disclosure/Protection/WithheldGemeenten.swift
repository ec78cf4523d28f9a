internal import Domain

/// The gemeenten in a release to a wide circle, where their cells are so many and so small that next to nothing of them would be
/// shown: then nothing is, and neither the search nor the attack needs them.
///
/// That is safe without asking. Nothing else in the release tells its reader how a number is spread over the gemeenten, so that
/// each of them may have all of it, or none; and the number as a whole is one of the region's own, which is shown and large, or
/// hidden with room enough (`docs/disclosure/attacker.md`).
struct WithheldGemeenten {
    /// The cells, as positions in the ledger, in every release.
    private(set) var entries: Set<Int> = []
    /// Cells of the region that are not small, and of which a number is: shown, they would tell what a gemeente has.
    private(set) var wholes: Set<Int> = []

    /// Cells in one puzzle from which searching takes minutes.
    static let mostCells = 4_000
    /// The part of the gemeenten's cells that must be large enough to show by themselves for the search to be worth it.
    private static let leastShowable = 0.1

    static let none = WithheldGemeenten()

    private init() {}

    /// Where one release is made: what `isSmall` is hidden for its own sake anyway.
    init(
        _ set: PuzzleSet, _ ledger: Ledger, policy: DisclosurePolicy, areas: [String: [Dimension: String]],
        mostCells: Int = Self.mostCells, isSmall: (Int) -> Bool
    ) {
        guard Self.isPossible(ledger, policy) else { return }
        for puzzle in set.puzzles where puzzle.cells.count > mostCells {
            guard let places = Places(puzzle, ledger, areas: areas),
                set.determined.isDisjoint(with: places.newest),
                Double(places.newest.count { !isSmall($0) }) < Self.leastShowable * Double(places.newest.count)
            else { continue }
            self.entries.formUnion(places.all)
            self.wholes.formUnion(
                places.wholes.filter { !isSmall($0) && Self.isNarrow(ledger.entries[$0], policy) })
        }
    }

    /// Where a release is attacked: what it says of no gemeente at all.
    init(_ set: PuzzleSet, _ ledger: Ledger, policy: DisclosurePolicy, areas: [String: [Dimension: String]]) {
        guard Self.isPossible(ledger, policy) else { return }
        for puzzle in set.puzzles where puzzle.cells.count > Self.mostCells {
            guard let places = Places(puzzle, ledger, areas: areas),
                places.newest.allSatisfy({ ledger.entries[$0].cell.status == .hiddenByComplement }),
                places.wholes.allSatisfy({ ledger.entries[$0].cell.isHidden || !Self.isNarrow(ledger.entries[$0], policy) })
            else { continue }
            self.entries.formUnion(places.all)
        }
    }

    /// Whether it is worth taking the reader's model apart for this: a gemeente's own release shows its counts, rounded counts leave
    /// an end open, and something may have been told of a gemeente.
    static func isPossible(_ ledger: Ledger, _ policy: DisclosurePolicy) -> Bool {
        policy.audience == .wider && policy.hidesZeros && policy.roundingBase == nil && Self.isSilent(ledger)
            && ledger.entries.contains { $0.cell.key.values[.gemeente] != nil }
    }

    /// Whether no release before this one showed anything of a gemeente or called it small, and this one has nothing of a gemeente that
    /// is shown whatever becomes of it. Of the whole ledger: a puzzle knows only what is still to be guessed.
    private static func isSilent(_ ledger: Ledger) -> Bool {
        ledger.entries.allSatisfy { entry in
            guard entry.cell.key.values[.wijkteam] == nil else { return false }
            guard entry.cell.key.values[.gemeente] != nil else { return true }
            return entry.release == ledger.releaseCount - 1
                ? entry.cell.standing == .published : entry.cell.status == .hiddenByComplement
        }
    }

    /// Whether some number is so small that nobody's part in it can be wide: a sum of nothing is nothing in each gemeente.
    private static func isNarrow(_ entry: Ledger.Entry, _ policy: DisclosurePolicy) -> Bool {
        entry.parts.contains { abs($0.value ?? 0) < Double(policy.protection) }
    }

    var isEmpty: Bool { self.entries.isEmpty }

    /// Those of the release at hand.
    func newest(_ ledger: Ledger) -> [Int] {
        self.entries.filter { ledger.entries[$0].release == ledger.releaseCount - 1 }
    }

    /// The releases without these cells.
    func removed(from releases: [PublishedRelease], _ ledger: Ledger) -> [PublishedRelease] {
        var gone = releases.map { $0.tables.map { _ in Set<Int>() } }
        for index in self.entries {
            let entry = ledger.entries[index]
            gone[entry.release][entry.table].insert(entry.position)
        }
        return zip(releases, gone).map { release, gone in
            PublishedRelease(
                name: release.name,
                tables: zip(release.tables, gone).map { table, gone in
                    table.with(table.cells.enumerated().filter { !gone.contains($0.offset) }.map(\.element))
                })
        }
    }

    /// The tables of the release at hand, of which these cells were removed, with them in their places again, hidden.
    func returned(to tables: [CellTable], of whole: [CellTable], _ ledger: Ledger) -> [CellTable] {
        var gone = whole.map { _ in Set<Int>() }
        for index in self.newest(ledger) { gone[ledger.entries[index].table].insert(ledger.entries[index].position) }
        return whole.indices.map { table in
            var left = tables[table].cells.makeIterator()
            return whole[table].with(
                whole[table].cells.enumerated().compactMap { position, cell in
                    gone[table].contains(position) ? cell.emptied(.hiddenByComplement) : left.next()
                })
        }
    }

    /// Those of what is published that print a number all the same.
    func hiddenInNameOnly(_ ledger: Ledger) -> Int { self.entries.count { ledger.entries[$0].cell.isHiddenInNameOnly } }
}

/// The cells of one puzzle that are about a gemeente.
private struct Places {
    let all: [Int]
    /// Those of the release at hand.
    let newest: [Int]
    /// The cells of the release at hand that are about the gemeenten together.
    let wholes: [Int]

    private struct Whole: Hashable {
        let indicator: String
        let days: DayRange
        let values: [Dimension: String]
    }

    /// nil when something could be told of a gemeente: it has parts of its own, was spoken of before, is alone in its region, or its
    /// region has no figure of its own.
    init?(_ puzzle: Puzzle, _ ledger: Ledger, areas: [String: [Dimension: String]]) {
        let cells = puzzle.cells.keys.sorted()
        self.all = cells.filter { ledger.entries[$0].cell.key.values[.gemeente] != nil }
        self.newest = self.all.filter { ledger.entries[$0].release == ledger.releaseCount - 1 }
        guard !self.newest.isEmpty else { return nil }
        var wholes: [Whole: Int] = [:]
        for index in cells where ledger.entries[index].release == ledger.releaseCount - 1 {
            let key = ledger.entries[index].cell.key
            if key.values[.gemeente] == nil {
                wholes[Whole(indicator: key.indicator, days: key.days, values: key.values)] = index
            }
        }
        // Beside two kinds of areas, what lies in both would be told apart.
        var kinds: Set<Dimension> = []
        for entry in ledger.entries where entry.cell.key.values[.gemeente] == nil {
            for dimension in entry.cell.key.values.keys where dimension.isArea { kinds.insert(dimension) }
        }
        guard kinds.count < 2 else { return nil }
        let areas = ReaderModelBuilder.areas(in: ledger, and: areas)
        var gemeenten: [Int: Set<String>] = [:]
        for index in self.newest {
            let key = ledger.entries[index].cell.key
            guard let gemeente = key.values[.gemeente] else { return nil }
            var values = key.values.filter { $0.key != .gemeente && !$0.key.isArea }
            for kind in kinds {
                // All together are no whole of those whose area nobody knows: the other areas may be shown beside it.
                guard let area = key.values[kind] ?? areas[gemeente]?[kind] else { return nil }
                values[kind] = area
            }
            guard let whole = wholes[Whole(indicator: key.indicator, days: key.days, values: values)] else { return nil }
            gemeenten[whole, default: []].insert(gemeente)
        }
        guard gemeenten.values.allSatisfy({ $0.count > 1 }) else { return nil }
        self.wholes = Array(gemeenten.keys)
    }
}

extension Dimension {
    fileprivate var isArea: Bool { self == .jeugdregio || self == .provincie }
}
