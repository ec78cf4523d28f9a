import Compliance
import Domain
import Ingest
import Storage
import TestSupport

extension TestTenant {
    /// What a check says, a line per subject: `M1 voldoet_niet 3 2026-01-20 2026-01-22`, with `-` where days are not judged.
    func judge(
        _ check: String, _ first: String, _ last: String, stand: Stand = .latest
    ) async throws -> [String] {
        let request = CheckRequest(ids: [check], first: try Day(first), last: try Day(last), stand: stand)
        let results = try await self.home.database.read(self.tenant, as: Self.actor, purpose: .checks) { reader in
            try await reader.checks(request, today: Self.today)
        }
        return results.results.map { result in
            ([result.subject, result.verdict.rawValue, result.days.map(String.init) ?? "-"] + result.failingDays.map(\.iso))
                .joined(separator: " ")
        }
    }

    /// A tenant of its own with these files.
    static func with(_ files: TextFile...) async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(files)
        guard receipt.status == .committed else { throw NotCommitted(receipt: receipt) }
        return tenant
    }
}

/// Files with the same employee and case in every test: M1, in service since 2020, and C1, received on 5 January 2026.
enum Standing {
    static func employee(_ values: [String: String] = [:]) -> TextFile { .of("medewerkers", values) }
    static func casus(_ values: [String: String] = [:]) -> TextFile { .of("casussen", values) }

    /// A visit of two hours on each of the days.
    static func visits(_ days: String...) -> TextFile {
        .of("inzet", rows: days.enumerated().map { ["inzet_nr": "I\($0.offset)", "datum": $0.element] })
    }
}
