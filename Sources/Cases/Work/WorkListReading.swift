public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// Everything that must happen, as of two dates. `today` is the day in Europe/Amsterdam.
    ///
    /// Throws ``DomainError`` for a question that cannot be answered, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func workList(_ question: WorkQuestion, today: Day) async throws -> WorkList {
        try question.filter.refuseNUL()
        let dates = try await self.caseDates(peildatum: question.peildatum, stand: question.stand, today: today)
        let known = KnownRows(dates: dates)
        let kinds = WorkKind.allCases.filter { $0 != .credential || question.includesCredentials }
        let filter = CaseFilter(gemeenten: question.filter.gemeenten, wijkteams: question.filter.wijkteams)
        var items: [WorkItem] = []
        for kind in kinds {
            let source = kind.source
            let rows = try await self.query(source.statement(known, filter))
            items += try rows.compactMap { try source.item($0, peildatum: dates.peildatum) }.sorted(by: WorkItem.precedes)
        }
        return WorkList(dates: dates, items: items, kinds: kinds, places: try await self.places(known))
    }
}
