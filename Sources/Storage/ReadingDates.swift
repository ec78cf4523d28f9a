public import Domain
internal import Postgres

extension TenantReader {
    /// Resolves the two dates of a question (contract §3, reading 3.1). Without a peildatum it is the day of the stand, or
    /// today; one after today is refused.
    ///
    /// Throws ``DomainError`` for a day in the future and ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func dates(
        peildatum: Day?, stand: Stand, today: Day
    ) async throws -> (peildatum: Day, stand: Moment) {
        let moment = try await self.moment(stand)
        if let peildatum {
            guard peildatum <= today else {
                throw DomainError(
                    .dayInFuture, "de peildatum \(peildatum.dutch) ligt na vandaag",
                    hint: "kies een dag tot en met \(today.dutch)")
            }
            return (peildatum, moment)
        }
        let standDay: Day? =
            switch stand {
            case .latest: nil
            case .day(let day): day
            case .instant(let text): try await self.day(ofInstant: text)
            case .delivery: moment.day
            }
        return (min(standDay ?? today, today), moment)
    }

    /// The last hour of the year 9999 is a day in the year 10000 here, which is no ``Day``.
    private nonisolated(nonsending) borrowing func day(ofInstant text: String) async throws -> Day? {
        try await self.query(
            "SELECT least((\(text)::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date, DATE '9999-12-31') AS day"
        ).first?.decode(Day.self, "day")
    }
}
