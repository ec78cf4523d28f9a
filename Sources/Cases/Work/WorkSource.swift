internal import Domain
internal import Postgres

/// One kind of work: its rows, and what a row means.
protocol WorkSource {
    static func statement(_ known: KnownRows, _ filter: CaseFilter) -> SQL
    static func item(_ row: Row, peildatum: Day) throws -> WorkItem?
}

extension WorkKind {
    /// Where the items of this kind come from.
    var source: any WorkSource.Type {
        switch self {
        case .contact: ContactWork.self
        case .evaluation: EvaluationWork.self
        case .regie: RegieWork.self
        case .indicatie: IndicatieWork.self
        case .hours: HoursWork.self
        case .credential: CredentialWork.self
        }
    }
}
