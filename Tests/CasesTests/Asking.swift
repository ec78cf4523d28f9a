import Cases
import Domain
import Storage
import TestSupport

extension TestTenant {
    func workList(
        _ filter: CaseFilter = CaseFilter(), peildatum: String? = nil, stand: Stand = .latest, credentials: Bool = true
    ) async throws -> WorkList {
        let question = WorkQuestion(
            filter: filter, peildatum: try peildatum.map { try Day($0) }, stand: stand, includesCredentials: credentials)
        return try await self.home.database.read(self.tenant, as: Self.actor, purpose: .worklist) { reader in
            try await reader.workList(question, today: Self.today)
        }
    }

    /// The items of a kind as `C1 -2 2026-01-05..2026-01-08`: number, days left, since and until.
    func work(_ kind: WorkKind, peildatum: String? = nil, stand: Stand = .latest) async throws -> [String] {
        try await self.workList(peildatum: peildatum, stand: stand).items(of: kind).map(\.line)
    }

    func cases(
        _ filter: CaseFilter = CaseFilter(), peildatum: String? = nil, stand: Stand = .latest, skipping: Int = 0,
        limit: Int? = nil
    ) async throws -> CaseList {
        let question = CaseQuestion(
            filter: filter, peildatum: try peildatum.map { try Day($0) }, stand: stand, skipping: skipping, limit: limit)
        return try await self.home.database.read(self.tenant, as: Self.actor, purpose: .cases) { reader in
            try await reader.caseList(question, today: Self.today)
        }
    }

    /// The whole list as it goes into a file.
    func streamed(_ filter: CaseFilter = CaseFilter(), peildatum: String? = nil, stand: Stand = .latest) async throws -> [CaseRow]
    {
        let question = CaseQuestion(filter: filter, peildatum: try peildatum.map { try Day($0) }, stand: stand)
        return try await self.home.database.read(self.tenant, as: Self.actor, purpose: .cases) { reader in
            let (dates, total) = try await reader.caseCount(question, today: Self.today)
            var rows: [CaseRow] = []
            try await reader.eachCase(filter, at: dates) { rows += $0 }
            guard rows.count == total else { throw Miscounted(rows: rows.count, total: total) }
            return rows
        }
    }

    struct Miscounted: Error {
        let rows: Int
        let total: Int
    }

    func course(_ number: String, peildatum: String? = nil, stand: Stand = .latest) async throws -> CaseCourse? {
        let question = CourseQuestion(number: number, peildatum: try peildatum.map { try Day($0) }, stand: stand)
        return try await self.home.database.read(self.tenant, as: Self.actor, purpose: .cases) { reader in
            try await reader.course(question, today: Self.today)
        }
    }

    /// A tenant with these files delivered, one delivery each.
    static func with(_ files: TextFile...) async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        for file in files { try await tenant.accept(file) }
        return tenant
    }
}

extension WorkItem {
    var line: String {
        "\(self.number) \(self.daysLeft.map(String.init) ?? "-") \(self.since)..\(self.until?.iso ?? "")"
    }
}

extension CaseList {
    var numbers: [String] { self.rows.map(\.reference.number) }
}

/// Running since 1 September 2026.
func running(_ cells: [String: String] = [:]) -> [String: String] {
    ["ontvangen_op": "2026-08-20", "contact_op": "2026-08-21", "gestart_op": "2026-09-01", "indicatie_op": "2026-09-01"]
        .merging(cells) { $1 }
}
