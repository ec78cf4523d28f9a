internal import Domain

extension Disclosure {
    /// Protects a release without the gemeenten of which nothing is shown, and puts their cells in their places again, hidden.
    static func protect(
        _ request: DisclosureRequest, _ rounded: [CellTable], _ ledger: Ledger, without gemeenten: WithheldGemeenten
    ) throws(DisclosureError) -> ProtectedRelease {
        var cells = rounded.map(\.cells)
        for index in gemeenten.wholes {
            let entry = ledger.entries[index]
            cells[entry.table][entry.position] = entry.cell.keptBack(.hiddenByComplement)
        }
        let releases = gemeenten.removed(
            from: request.earlier + [PublishedRelease(name: "", tables: zip(rounded, cells).map { $0.with($1) })], ledger)
        let release = try Self.protect(
            DisclosureRequest(
                policy: request.policy, tables: releases.last?.tables ?? [], earlier: releases.dropLast(), areas: request.areas))
        let tables = gemeenten.returned(to: release.tables.map(\.table), of: rounded, ledger)
        var report = release.report
        report.verborgen_cellen += gemeenten.newest(ledger).count
        report.achtergehouden += gemeenten.newest(ledger).count
        let rule = PrimaryRule(policy: request.policy)
        let newest = ledger.entries.indices.filter { ledger.entries[$0].release == ledger.releaseCount - 1 }
        return ProtectedRelease(
            tables: tables.map(ReleasedTable.init), report: report,
            losses: TableLoss.all(tables, ledger, small: Set(newest.filter { rule.hides(ledger.entries[$0]) })))
    }

    /// The gemeenten that a large release says nothing of; none in a release that is not large.
    /// `isSmall`: what is hidden for its own sake, where the release is made; nil where it is attacked.
    static func silentGemeenten(
        _ ledger: Ledger, policy: DisclosurePolicy, areas: [String: [Dimension: String]], isSmall: ((Int) -> Bool)? = nil
    ) throws(DisclosureError) -> WithheldGemeenten {
        guard ledger.entries.count > WithheldGemeenten.mostCells, WithheldGemeenten.isPossible(ledger, policy) else {
            return .none
        }
        let (set, _) = try Self.puzzles(ledger, areas: areas, open: ledger.open, undecided: ledger.open)
        guard let isSmall else { return WithheldGemeenten(set, ledger, policy: policy, areas: areas) }
        return WithheldGemeenten(set, ledger, policy: policy, areas: areas, isSmall: isSmall)
    }
}
