internal import Compliance
internal import Domain
internal import Indicators
internal import Postgres
internal import Storage

extension ReleaseManifest {
    /// How the organisation meets the norms: its documents, its people and partners as a whole, and the cases of this gemeente.
    public struct Compliance: Codable, Sendable, Hashable {
        public struct Check: Codable, Sendable, Hashable {
            public var check: String
            public var versie: Int
            public var naam: String
            /// organisatie, medewerker, partner or casus.
            public var onderwerp: String
            public var grondslag: String
            /// By verdict; what is absent is 0. Empty when it is hidden.
            public var aantallen: [String: Int]
            /// Whether it is hidden for being about few people; nil = no.
            public var verborgen: Bool?
            /// Of a hidden one, how many there are under all verdicts together; nil where that are few, or where nothing is hidden.
            public var totaal: Int?
        }

        /// From this number on people are counted: fewer, and one of them may be recognised.
        static let fewestPeople = 5

        public var van: String
        public var tot: String
        public var controles: [Check]
    }
}

extension TenantReader {
    /// Counts verdicts over the last year of a period. A melding is about one family and stays out.
    ///
    /// What is judged of a case is what the organisation did, as the indicators that are no answer (contract §4): the gemeente knows its
    /// own cases, and these counts are shown whole. Employees and partners it meets too, and never asked about; see
    /// ``ReleaseManifest/Compliance/Check/init(_:counting:)``.
    nonisolated(nonsending) borrowing func releaseCompliance(
        _ request: ReleaseRequest, on dates: TwoDates, today: Day
    ) async throws -> ReleaseManifest.Compliance {
        let last = dates.peildatum
        let first = max(request.period.first ?? last, Slice(grain: .month, containing: last).yearBefore)
        let results = try await self.checks(
            CheckRequest(first: first, last: last, stand: dates.stand.pinned(from: request.stand)), today: today)
        let known = KnownVersions(at: dates.stand)
        let rows = try await self.query(
            "SELECT DISTINCT c.casus_nr FROM casussen c WHERE c.gemeente = \(request.gemeente) AND \(known("c"))")
        let own = Set(try rows.map { try $0.decode(String.self, "casus_nr") })
        let counted = results.results.filter { $0.subjectKind != .casus || own.contains($0.subject) }
        let byCheck = Dictionary(grouping: counted, by: \.check)
        return ReleaseManifest.Compliance(
            van: first.iso, tot: last.iso,
            controles: results.definitions.filter { $0.subject != .report && byCheck[$0.id] != nil }.map { definition in
                ReleaseManifest.Compliance.Check(
                    definition,
                    counting: Dictionary(grouping: byCheck[definition.id] ?? [], by: \.verdict.rawValue).mapValues(\.count))
            })
    }
}

extension ReleaseManifest.Compliance.Check {
    /// Of people every verdict is hidden as soon as one holds for few of them: the same people are counted under every check, so what was
    /// left of the total would be the one that is hidden. The total itself tells nothing of anybody.
    init(_ definition: CheckDefinition, counting counts: [String: Int]) {
        let isOfPeople = definition.subject == .employee || definition.subject == .partner
        let isHidden =
            isOfPeople && counts.values.contains { (1..<ReleaseManifest.Compliance.fewestPeople).contains($0) }
        let total = counts.values.reduce(0, +)
        self.init(
            check: definition.id, versie: definition.version, naam: definition.label, onderwerp: definition.subject.rawValue,
            grondslag: definition.basis.rawValue, aantallen: isHidden ? [:] : counts, verborgen: isHidden ? true : nil,
            totaal: isHidden && total >= ReleaseManifest.Compliance.fewestPeople ? total : nil)
    }
}

extension Slice {
    /// The first day of the year that ends with this month.
    fileprivate var yearBefore: Day { Slice(grain: .month, index: self.index - 11).first }
}
