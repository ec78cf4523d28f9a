public import Domain

/// Tables in, released tables out, with the proof that nothing can be derived from them (contract §6).
public enum Disclosure {
    /// Hides what is small, and what would give it away, until the attacker fails on all that this reader has.
    ///
    /// Deterministic: the order of rows and tables makes no difference, and a table about something else changes nothing.
    /// Throws ``DisclosureError``: `contradiction` when the figures contradict each other, `notProtected` when the attacker
    /// still finds something at the end.
    public static func protect(_ request: DisclosureRequest) throws(DisclosureError) -> ProtectedRelease {
        let policy = request.policy
        let given = try SmallCountRounding.round(request.tables, policy)
        let ledger = Ledger(request.earlier.map(\.tables) + [given], policy: policy)
        let newest = ledger.releaseCount - 1
        let open = Set(
            ledger.entries.indices.filter {
                ledger.entries[$0].release == newest && ledger.entries[$0].isSensitive && !ledger.entries[$0].parts.isEmpty
                    && ledger.entries[$0].cell.status != .rounded
            })
        let (set, _) = try Self.puzzles(ledger, areas: request.areas, open: open)
        let small = PrimaryRule(policy: policy)
        let correction = CorrectionRule(ledger, policy: policy)
        let refused = RefusedCells(ledger)
        let primary = open.filter { small.hides(ledger.entries[$0]) && !set.determined.contains($0) }
        let first = open.filter { index in
            !set.determined.contains(index)
                && (primary.contains(index) || correction.hides(ledger.entries[index]) || refused.contains(ledger.entries[index]))
        }
        var hidden: Set<Int> = []
        var witnesses = Witnesses(set)
        for puzzle in set.puzzles {
            let pattern = Self.pattern(puzzle, ledger, policy, primary: primary, hidden: first)
            var protection = PuzzleProtection(pattern, policy: policy)
            hidden.formUnion(protection.run().intersection(open))
            witnesses.add(puzzle, protection.points, branches: protection.branches)
        }
        // A cell that stands in no puzzle by itself, such as a median, is hidden for its own sake only.
        hidden.formUnion(first)
        let tables = Self.tables(given, ledger, primary: primary, hidden: hidden)
        let report = try Self.attack(
            request.earlier + [PublishedRelease(name: "", tables: tables)], policy: policy, areas: request.areas,
            witnesses: witnesses)
        guard report.isHeld else {
            throw DisclosureError(
                .notProtected, "de uitgave is niet te beveiligen: \(report.summary.joined(separator: "; "))",
                hint: "kies een langere periode of minder uitsplitsingen")
        }
        return ProtectedRelease(
            tables: tables.map(ReleasedTable.init), report: report,
            losses: TableLoss.all(given, ledger, primary: primary, hidden: hidden))
    }

    /// Attacks the newest release with all that came before it, as a reader could. Throws `contradiction` when what is
    /// published cannot all be true.
    public static func attack(
        _ releases: [PublishedRelease], policy: DisclosurePolicy, areas: [String: [Dimension: String]] = [:]
    ) throws(DisclosureError) -> AttackReport {
        try self.attack(releases, policy: policy, areas: areas, witnesses: nil)
    }

    private static func attack(
        _ releases: [PublishedRelease], policy: DisclosurePolicy, areas: [String: [Dimension: String]], witnesses: Witnesses?
    ) throws(DisclosureError) -> AttackReport {
        let start = ContinuousClock.now
        let ledger = Ledger(releases.map(\.tables), policy: policy)
        let hidden = Set(ledger.entries.indices.filter { ledger.entries[$0].cell.isHidden })
        let primary = hidden.filter { ledger.entries[$0].cell.status == .hidden }
        let open = Set(
            ledger.entries.indices.filter {
                ledger.entries[$0].release == ledger.releaseCount - 1 && ledger.entries[$0].isSensitive
                    && !ledger.entries[$0].parts.isEmpty && !hidden.contains($0) && ledger.entries[$0].cell.status != .rounded
            })
        let (set, isLinked) = try Self.puzzles(ledger, areas: areas, open: open)
        var report = AttackReport(policy: policy)
        report.uitgaven_vergeleken = isLinked
        report.verborgen_cellen = hidden.filter { ledger.entries[$0].release == ledger.releaseCount - 1 }.count
        report.niet_leeg = hidden.filter { ledger.entries[$0].cell.isHiddenInNameOnly }.count
        for puzzle in set.puzzles {
            report.attack(
                Self.pattern(puzzle, ledger, policy, primary: primary, hidden: hidden), policy: policy, witnesses: witnesses)
        }
        let spent = (ContinuousClock.now - start).components
        report.seconden = (Double(spent.seconds) * 1000 + Double(spent.attoseconds / 1_000_000_000_000_000)).rounded() / 1000
        return report
    }

    /// The reader's model taken apart; without comparing releases where that contradicts what they show.
    private static func puzzles(
        _ ledger: Ledger, areas: [String: [Dimension: String]], open: Set<Int>
    ) throws(DisclosureError) -> (PuzzleSet, isLinked: Bool) {
        for linksReleases in [true, false] {
            let model = ReaderModelBuilder.model(ledger, areas: areas, linksReleases: linksReleases)
            if let set = PuzzleSet(model, open: open) { return (set, linksReleases) }
        }
        throw DisclosureError(
            .contradiction, "de cijfers spreken elkaar tegen: geen aantallen passen bij alles wat er staat",
            hint: "maak de tabellen opnieuw, op één peildatum en stand")
    }

    private static func pattern(
        _ puzzle: Puzzle, _ ledger: Ledger, _ policy: DisclosurePolicy, primary: Set<Int>, hidden: Set<Int>
    ) -> PuzzlePattern {
        let cells = Set(puzzle.cells.keys)
        let earlier = cells.filter { ledger.entries[$0].keepsSecret }
        return PuzzlePattern(
            puzzle: puzzle, layout: PuzzleLayout(puzzle), ledger: ledger,
            knowledge: RuleKnowledge(threshold: Double(policy.threshold)),
            primary: cells.intersection(primary).union(earlier.filter { ledger.entries[$0].cell.status == .hidden }),
            hidden: cells.intersection(hidden).union(earlier))
    }

    private static func tables(
        _ tables: [CellTable], _ ledger: Ledger, primary: Set<Int>, hidden: Set<Int>
    ) -> [CellTable] {
        var cells = tables.map { $0.cells.map(\.shown) }
        for index in hidden {
            let entry = ledger.entries[index]
            cells[entry.table][entry.position] =
                entry.cell.hidden(primary.contains(index) ? .hidden : .hiddenByComplement)
        }
        return zip(tables, cells).map { $0.with($1) }
    }
}
