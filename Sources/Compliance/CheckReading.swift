public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// Judges every subject in scope of the checks asked (contract §5 and its readings).
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``ComplianceError`` for a check that does not exist or a period that
    /// cannot be, ``DomainError`` for a period that ends after today, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func checks(_ request: CheckRequest, today: Day) async throws -> CheckResults {
        let checks = try Checks.named(request.ids)
        guard request.first <= request.last else {
            throw ComplianceError(
                .periodReversed, "de periode begint op \(request.first.dutch) en eindigt ervoor, op \(request.last.dutch)",
                hint: "wissel van en tot")
        }
        guard request.last.number - request.first.number <= Self.longestPeriod else {
            throw ComplianceError(
                .periodTooLong, "de periode is langer dan twintig jaar", hint: "kies een kortere periode")
        }
        let dates = try await self.dates(peildatum: request.last, stand: request.stand, today: today)
        let settings = try await self.checkSettings(at: dates.stand)
        var results: [CheckResult] = []
        var parameters: [String: [String: Int]] = [:]
        for check in checks {
            let definition = check.definition
            let query = CheckQuery(definition, from: request.first, to: request.last, at: dates.stand, settings: settings)
            let rows = try await self.query(
                """
                SELECT onderwerp, oordeel, dagen, niet_op FROM (\(check.results(query, settings))) r \(Self.only(request.subject))
                ORDER BY onderwerp COLLATE "C"
                """)
            results += try rows.map { try CheckResult($0, of: definition, settings) }
            if !query.parameters.isEmpty { parameters[definition.id] = query.parameters }
        }
        return CheckResults(
            request: request, stand: dates.stand, results: results, definitions: checks.map(\.definition), parameters: parameters)
    }

    /// Judges each of the periods of a question, all at one stand: what the cells of ``qualityBoard(_:today:)`` count.
    public nonisolated(nonsending) borrowing func checks(_ question: QualityQuestion, today: Day) async throws -> [CheckResults] {
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        var all: [CheckResults] = []
        for column in question.columns(on: dates.peildatum) {
            let request = CheckRequest(
                ids: question.ids, first: column.first, last: column.last, stand: dates.stand.pinned(from: question.stand),
                subject: question.subject)
            all.append(try await self.checks(request, today: today))
        }
        return all
    }

    /// Leaves the rows of one subject.
    static func only(_ subject: String?) -> SQL { subject.map { "WHERE r.onderwerp = \($0)" } ?? "" }

    private static var longestPeriod: Int { 7305 }
}

extension CheckResult {
    fileprivate init(_ row: Row, of definition: CheckDefinition, _ settings: CheckSettings) throws {
        let subject = try row.decode(String.self, "onderwerp")
        self.init(
            check: definition.id, version: definition.version, subjectKind: definition.subject, subject: subject,
            verdict: try Verdict(row), days: try row.decode(Int?.self, "dagen"),
            failingDays: try row.decode([Day]?.self, "niet_op") ?? [],
            exceptions: settings.exceptions(to: definition.id, of: subject))
    }
}

extension Verdict {
    /// The verdict of a row that a check judged.
    init(_ row: Row) throws {
        let word = try row.decode(String.self, "oordeel")
        guard let verdict = Verdict(rawValue: word) else { preconditionFailure("a check judges ‘\(word)’") }
        self = verdict
    }
}
