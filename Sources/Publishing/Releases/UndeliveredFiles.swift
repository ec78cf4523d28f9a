internal import Disclosure
internal import Domain
internal import Indicators
internal import Postgres
internal import Storage

extension TenantReader {
    /// The kinds of files beside casussen that figures rest on and that were never delivered by a stand, not even an empty one. A file
    /// of which every row was rejected brought nothing.
    nonisolated(nonsending) borrowing func undeliveredFiles(at stand: Moment) async throws -> Set<String> {
        var undelivered: Set<String> = []
        let moment = Int32(clamping: stand.number)
        for kind in Set(Definition.all.flatMap(\.files)).sorted() {
            let delivered = try await self.query(
                """
                SELECT 1 WHERE EXISTS (SELECT 1 FROM \(trusted: kind) r WHERE \(KnownVersions(at: stand).recorded("r")))
                    OR EXISTS (SELECT 1 FROM delivery d, jsonb_array_elements(d.receipt -> 'bestanden') b
                        WHERE d.moment <= \(moment) AND coalesce(d.undone_moment > \(moment), true) AND b ->> 'soort' = \(kind)
                            AND ((b ->> 'rijen')::bigint = 0 OR (b ->> 'afgekeurd')::bigint < (b ->> 'rijen')::bigint))
                """)
            if delivered.isEmpty { undelivered.insert(kind) }
        }
        return undelivered
    }
}

extension CellTable {
    /// The same where figures that rest on files of these kinds are said not to have been delivered (contract §6): a gemeente would
    /// read "0 uren" as no help given.
    func without(_ undelivered: Set<String>) -> CellTable {
        guard !undelivered.isEmpty else { return self }
        let resting = Set(Definition.all.filter { !$0.files.isDisjoint(with: undelivered) }.flatMap(\.figureIDs))
        return self.with(self.cells.map { resting.contains($0.key.indicator) ? $0.emptied(.notDelivered) : $0 })
    }
}
