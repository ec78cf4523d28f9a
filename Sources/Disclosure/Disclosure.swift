public import Domain

/// Tables in, released tables out, with the proof that nothing can be derived from them (contract §6).
public enum Disclosure {
    /// Hides what is small, and what would give it away, until the attacker fails on all that this reader has.
    ///
    /// A cell that comes in hidden stays so, for the reason it has; what is behind it may be known (then the search for what else to
    /// hide begins with the truth) or not.
    ///
    /// Deterministic: the order of rows and tables makes no difference, and a table about something else changes nothing.
    /// Throws ``DisclosureError``: `contradiction` when the figures contradict each other, `notProtected` when the attacker
    /// still finds something at the end.
    public static func protect(_ request: DisclosureRequest) throws(DisclosureError) -> ProtectedRelease {
        let policy = request.policy
        // Of earlier releases too: what was told in more digits is not for that another figure now.
        let request = DisclosureRequest(
            policy: policy, tables: request.tables,
            earlier: request.earlier.map { PublishedRelease(name: $0.name, tables: ScoreRounding.round($0.tables)) },
            areas: request.areas)
        let rounded = try SmallCountRounding.round(ScoreRounding.round(request.tables), policy)
        let releases = request.earlier.map(\.tables) + [rounded]
        let plain = Ledger(releases, policy: policy)
        let rule = PrimaryRule(policy: policy)
        let gemeenten = try Self.silentGemeenten(plain, policy: policy, areas: request.areas) { rule.hides(plain.entries[$0]) }
        guard gemeenten.isEmpty else { return try Self.protect(request, rounded, plain, without: gemeenten) }
        let correction = CorrectionRule(plain, policy: policy)
        let ledger = Self.comparing(releases, policy, areas: request.areas, unsaid: correction.unsaid()) { $0.open } ?? plain
        let open = ledger.open
        let set = try Self.puzzles(ledger, areas: request.areas, open: open, undecided: open).0
        let refused = RefusedCells(ledger)
        let sliding = SlidingWindowRule(ledger, policy: policy)
        let given = open.filter { ledger.entries[$0].cell.isHidden }
        let primary = open.filter { index in
            let entry = ledger.entries[index]
            return given.contains(index)
                ? entry.cell.status == .hidden : rule.hides(entry) && !set.determined.contains(index)
        }
        let first = open.filter { index in
            // What contradicts its own total does not follow from it.
            given.contains(index) || set.contradicted.contains(index)
                || !set.determined.contains(index)
                    && (rule.isDominated(ledger.entries[index]) || primary.contains(index)
                        || rule.isOfFewFamilies(ledger.entries[index]) || correction.hides(ledger.entries[index])
                        || refused.contains(ledger.entries[index]) || sliding.hides(ledger.entries[index]))
        }
        var search = PatternSearch(set, ledger, policy, open: open, primary: primary)
        search.run(hiding: HiddenTogether(ledger, policy: policy).with(first))
        func attacked() throws(DisclosureError) -> (tables: [CellTable], report: AttackReport) {
            let small = primary.subtracting(search.withheld).subtracting(search.unexplained).filter {
                !rule.tellsTooMuch(ledger.entries[$0])
            }
            let tables = Self.tables(rounded, ledger, primary: small, hidden: search.hidden)
            var report = try Self.attack(
                request.earlier + [PublishedRelease(name: "", tables: tables)], policy: policy, areas: request.areas,
                patience: Patience(each: policy.timeLimit), witnesses: search.witnesses, unsaid: ledger.unsaid)
            report.achtergehouden = search.withheld.count
            return (tables, report)
        }
        var (tables, report) = try attacked()
        // The attack may run out of time where the search did not.
        while !report.isHeld, search.withhold(report.te_smal + report.achterhaald_met_regels) {
            (tables, report) = try attacked()
        }
        guard report.isHeld else {
            throw DisclosureError(
                .notProtected, "de uitgave is niet te beveiligen: \(report.summary.joined(separator: "; "))",
                hint: "kies een langere periode of minder uitsplitsingen")
        }
        return ProtectedRelease(
            tables: tables.map(ReleasedTable.init), report: report,
            losses: TableLoss.all(tables, ledger, small: primary))
    }

    /// Whether a cell by itself is large enough to show, and nobody's part in it can be told.
    public static func isShowable(_ cell: FigureCell, policy: DisclosurePolicy) -> Bool {
        let table = CellTable(name: "", dimensions: [], cells: [cell])
        let rule = PrimaryRule(policy: policy)
        return Ledger([[table]], policy: policy).entries.allSatisfy {
            !rule.hides($0) && !rule.isDominated($0) && !rule.isOfFewFamilies($0)
        }
    }

    /// Attacks the newest release with all that came before it, as a reader could. Throws `contradiction` when what is
    /// published cannot all be true.
    public static func attack(
        _ releases: [PublishedRelease], policy: DisclosurePolicy, areas: [String: [Dimension: String]] = [:]
    ) throws(DisclosureError) -> AttackReport {
        try self.attack(releases, policy: policy, areas: areas, patience: Patience(each: policy.timeLimit), witnesses: nil)
    }

    private static func attack(
        _ releases: [PublishedRelease], policy: DisclosurePolicy, areas: [String: [Dimension: String]], patience: Patience,
        witnesses: Witnesses?, unsaid: [CellTable] = []
    ) throws(DisclosureError) -> AttackReport {
        let start = ContinuousClock.now
        let plain = Ledger(releases.map(\.tables), policy: policy)
        let gemeenten = try Self.silentGemeenten(plain, policy: policy, areas: areas)
        guard gemeenten.isEmpty else {
            var report = try Self.attack(
                gemeenten.removed(from: releases, plain), policy: policy, areas: areas, patience: patience, witnesses: witnesses)
            report.verborgen_cellen += gemeenten.newest(plain).count
            report.niet_leeg += gemeenten.hiddenInNameOnly(plain)
            return report
        }
        let corrected = CorrectionRule(plain, policy: policy).unsaid()
        let ledger =
            Self.comparing(releases.map(\.tables), policy, areas: areas, unsaid: unsaid + corrected) { _ in [] } ?? plain
        let hidden = Set(ledger.entries.indices.filter { ledger.entries[$0].cell.isHidden })
        let primary = hidden.filter { ledger.entries[$0].cell.status == .hidden }
        let open = ledger.open.subtracting(hidden)
        // What was found possible while it was made fits all that the release shows.
        let (set, isLinked) = try Self.puzzles(ledger, areas: areas, open: open, undecided: witnesses == nil ? [] : open)
        var report = AttackReport(policy: policy)
        report.uitgaven_vergeleken = isLinked
        report.verborgen_cellen =
            hidden.filter {
                ledger.entries[$0].release == ledger.releaseCount - 1
                    && ledger.entries[$0].table < releases.last?.tables.count ?? 0
            }.count
        report.niet_leeg = hidden.filter { ledger.entries[$0].cell.isHiddenInNameOnly }.count
        for puzzle in set.puzzles {
            report.attack(
                Self.pattern(puzzle, ledger, policy, primary: primary, hidden: hidden), policy: policy, patience: patience,
                witnesses: witnesses)
        }
        let spent = (ContinuousClock.now - start).components
        report.seconden = (Double(spent.seconds) * 1000 + Double(spent.attoseconds / 1_000_000_000_000_000)).rounded() / 1000
        return report
    }

    /// The same releases with cells of days that no table names: those that a window has more than its slices, and those between two
    /// windows, the latter only where what changed can all have happened then. nil where there are none.
    ///
    /// `unsaid`: those that must not come out of the newest, as corrections tell them, and as who makes it knows; once it is made some can
    /// no longer be told from what could be shown.
    private static func comparing(
        _ releases: [[CellTable]], _ policy: DisclosurePolicy, areas: [String: [Dimension: String]], unsaid: [CellTable],
        open: (Ledger) -> Set<Int>
    ) -> Ledger? {
        func ledger(_ added: [[CellTable]]...) -> Ledger {
            Ledger(
                releases.indices.map { release in
                    let beside = added.flatMap { $0[release] } + (release == releases.count - 1 ? unsaid : [])
                    return releases[release] + CellTable.beside(beside.flatMap(\.cells))
                }, policy: policy)
        }
        let unprinted = UnprintedDays.of(releases, policy: policy)
        let between = BetweenWindows.tables(releases, rests: unprinted.told, policy: policy)
        // Where they contradict each other, those go without which the rest can be.
        let kept = BetweenWindows.largest(of: between) { some in
            let compared = ledger(unprinted.tables, some)
            let undecided = open(compared)
            return ReaderModelBuilder.model(compared, areas: areas, undecided: undecided, isLinking: false).0
                .isPlausible(without: undecided)
        }
        let isSame = unsaid.isEmpty && (unprinted.tables + kept).allSatisfy(\.isEmpty)
        return isSame ? nil : ledger(unprinted.tables, kept)
    }

    /// The reader's model taken apart; without the comparisons of releases that contradict what these show, or without any where
    /// that does not help. `undecided`: the cells of which nobody knows yet whether they will be shown.
    static func puzzles(
        _ ledger: Ledger, areas: [String: [Dimension: String]], open: Set<Int>, undecided: Set<Int>
    ) throws(DisclosureError) -> (PuzzleSet, isLinked: Bool) {
        let (model, links) = ReaderModelBuilder.model(ledger, areas: areas, undecided: undecided)
        let linked = model.linked(by: links)
        if links.isEmpty && open == undecided || linked.isPlausible(without: undecided), let set = PuzzleSet(linked, open: open) {
            return (set, true)
        }
        for kept in [links.consistent(with: model.known(except: undecided)), []] {
            if let set = PuzzleSet(model.linked(by: kept), open: open) { return (set, false) }
        }
        throw DisclosureError(
            .contradiction, "de cijfers spreken elkaar tegen: geen aantallen passen bij alles wat er staat",
            hint: "maak de tabellen opnieuw, op één peildatum en stand")
    }

    static func pattern(
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
                entry.cell.emptied(primary.contains(index) ? .hidden : .hiddenByComplement)
        }
        return zip(tables, cells).map { $0.with($1) }
    }
}
