import Domain
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

@testable import Indicators

/// Facts against a full recount of the versions (architecture.md, Time): the same figures on every day and at every stand.
@Suite(.timeLimit(.minutes(10))) struct FactTests {
    /// Deliveries of a year in the life of two clients, made of a seed: rows are added, corrected, moved to another case,
    /// withdrawn and brought back, and the last delivery is undone now and then.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `facts and versions give the same figures`(seed: UInt64) async throws {
        var history = RandomHistory(seed: seed)
        let tenant = try await TestInstallation.tenant()
        for round in 0..<8 {
            let receipt = try await tenant.deliver(history.files(round: round)) { $0.mode = .partial }
            if round > 1, history.next(4) == 0, let number = receipt.levering { _ = try? await tenant.undo(number) }
        }
        #expect(try await self.differences(of: tenant) == [])
        #expect(try await tenant.factProblems() == [])
    }

    @Test func `a moment the facts missed is made up for, with all it did`() async throws {
        var history = RandomHistory(seed: 5)
        let tenant = try await TestInstallation.tenant()
        try await tenant.deliver(history.files(round: 0), followers: []) { $0.mode = .partial }
        try await tenant.deliver(history.files(round: 1), followers: []) { $0.mode = .partial }
        #expect(try await tenant.factProblems().count == 1)
        #expect(try await self.source(of: tenant) == .versions)
        try await tenant.deliver(history.files(round: 2)) { $0.mode = .partial }
        #expect(try await self.source(of: tenant) == .facts)
        #expect(try await self.differences(of: tenant) == [])
    }

    @Test func `after a catch-up of many facts the planner knows their tables`() async throws {
        let tenant = try await TestInstallation.tenant()
        let cases = (0..<1000).map { CaseFigure.ended(["casus_nr": "C\($0)", "client_nr": "K\($0)"]) }
        let goals = (0..<1000).map { ["doel_nr": "D\($0)", "casus_nr": "C\($0)"] }
        try await tenant.deliver([.of("casussen", rows: cases), .of("doelen", rows: goals)] as [TextFile], followers: [])
        #expect(try await self.rowsKnown(to: tenant, of: "goal_fact") <= 0)
        try await tenant.accept(.of("casussen", ["casus_nr": "C0", "client_nr": "K1"]))
        #expect(try await self.rowsKnown(to: tenant, of: "goal_fact") == 1000)
    }

    @Test func `after a large delivery and its undo the planner knows its tables`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", rows: (0..<1000).map { ["casus_nr": "C\($0)", "client_nr": "K\($0)"] }))
        #expect(try await self.rowsKnown(to: tenant, of: "casussen") == 1000)
        let corrected = (0..<1000).map { ["casus_nr": "C\($0)", "client_nr": "K\($0)", "ontvangen_op": "2026-01-06"] }
        try await tenant.accept(.of("casussen", rows: corrected))
        #expect(try await self.rowsKnown(to: tenant, of: "casussen") == 2000)
        try await tenant.undo(2)
        #expect(try await self.rowsKnown(to: tenant, of: "casussen") == 3000)
    }

    /// How many rows the planner takes a table to have; below zero when it never looked.
    private func rowsKnown(to tenant: TestTenant, of table: String) async throws -> Int {
        let found = try await tenant.rows(
            "SELECT reltuples::int::text FROM pg_catalog.pg_class WHERE oid = to_regclass(\(table))")
        return Int(found.first?.first.flatMap(\.self) ?? "") ?? -1
    }

    @Test func `a fact that was changed by hand is found`() async throws {
        let tenant = try await CaseFigure("", [CaseFigure.ended()], [.of("doelen", [:])], is: "").delivered()
        #expect(try await tenant.factProblems() == [])
        try await tenant.execute("UPDATE goal_fact SET score = 2")
        #expect(try await tenant.factProblems() != [])
    }

    @Test func `what did not change keeps its fact`() async throws {
        let tenant = try await CaseFigure("", [CaseFigure.ended()], [.of("doelen", [:])], is: "").delivered()
        try await tenant.accept(.of("evaluaties", ["datum": "2026-02-01", "besluit": "afschalen"]))
        #expect(try await tenant.rows("SELECT recorded_from::text FROM goal_fact") == [["1"]])
        #expect(
            try await tenant.rows("SELECT recorded_from::text, afgeschaald_op::text FROM case_fact") == [["2", "2026-02-01"]])
        #expect(try await tenant.rows("SELECT casus_nr FROM touched_case") == [])
    }

    /// Where the figures from the facts and from the versions differ, at every stand and on days all through the history.
    private func differences(of tenant: TestTenant) async throws -> [String] {
        let newest = try await tenant.moment(.latest)
        let dimensions: [[Dimension]] = [[], [.domein], [.dagdeel], [.gemeente]]
        return try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            var found: [String] = []
            for delivery in 1...(newest.delivery ?? 1) {
                for day in ["2025-12-15", "2026-02-10", "2026-03-01", "2026-04-20", "2026-06-30", "2026-11-22"] {
                    for split in dimensions {
                        let request = FigureRequest(
                            grain: split.isEmpty ? .month : nil, dimensions: split, peildatum: try Day(day),
                            stand: .delivery(delivery))
                        let kept = try await reader.figures(request, today: TestTenant.today, from: .facts)
                        let recount = try await reader.figures(request, today: TestTenant.today, from: .versions)
                        found += zip(kept.figures, recount.figures).filter { $0 != $1 }.map { "\(day) \(delivery): \($0) \($1)" }
                    }
                }
            }
            return found
        }
    }

    private func source(of tenant: TestTenant) async throws -> FigureSource {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.source(at: try await reader.moment(.latest))
        }
    }
}

extension TestTenant {
    fileprivate func factProblems() async throws -> [String] {
        try await self.home.database.read(self.tenant, as: Self.actor, purpose: .verification) { reader in
            try await reader.factProblems(today: Self.today)
        }
    }
}

/// Deliveries that differ from round to round, the same for a seed.
private struct RandomHistory {
    private var random: SeededRandom

    init(seed: UInt64) {
        self.random = SeededRandom(seed: seed)
    }

    /// A number below `bound`.
    mutating func next(_ bound: Int) -> Int { Int(self.random.next() % UInt64(bound)) }

    /// A day in the 300 after 1 November 2025.
    private mutating func day(after first: Int = 0) -> String {
        Day(year: 2025, month: 11, day: 1)!.adding(days: first + self.next(300 - first)).iso
    }

    /// All kinds in the first round; later ones a few rows of each.
    mutating func files(round: Int) -> [TextFile] {
        let rows = round == 0 ? 40 : 8
        let cases = (0..<(round == 0 ? 8 : 3)).map { _ in self.aCase() }
        return [
            .of("medewerkers", rows: self.distinct((0..<3).map { _ in self.employee(round) }, by: "medewerker_nr")),
            .of("casussen", rows: self.distinct(cases, by: "casus_nr")),
            .of("doelen", rows: self.distinct((0..<rows / 2).map { _ in self.goal() }, by: "doel_nr")),
            .of("evaluaties", rows: self.distinct((0..<rows / 2).map { _ in self.evaluation() }, by: "evaluatie_nr")),
            .of("doelscores", rows: self.scores(rows)),
            .of("inzet", rows: self.distinct((0..<rows).map { _ in self.visit() }, by: "inzet_nr")),
        ]
    }

    private func distinct(_ rows: [[String: String]], by key: String) -> [[String: String]] {
        var seen: Set<String> = []
        return rows.filter { seen.insert($0[key] ?? "").inserted }
    }

    private mutating func withdrawn() -> String { self.next(8) == 0 ? "ja" : "nee" }

    private mutating func employee(_ round: Int) -> [String: String] {
        ["medewerker_nr": "M\(self.next(3))", "verwijderd": round > 0 ? self.withdrawn() : "nee"]
    }

    private mutating func aCase() -> [String: String] {
        let received = self.next(60)
        let day = { (offset: Int) in Day(year: 2025, month: 11, day: 1)!.adding(days: offset).iso }
        let started = received + self.next(20)
        let isEnded = self.next(4) > 0
        return [
            "casus_nr": "C\(self.next(6))", "client_nr": "K\(self.next(2))", "ontvangen_op": day(received),
            "gemeente": self.next(2) == 0 ? "GM0363" : "GM0034", "gestart_op": day(started), "akkoord_uren": "\(self.next(50))",
            "beeindigd_op": isEnded ? day(started + self.next(150)) : "", "reden_bron": isEnded ? "jw" : "",
            "reden_beeindiging": isEnded ? ["31", "34", "35"][self.next(3)] : "", "verwijderd": self.withdrawn(),
        ]
    }

    private mutating func goal() -> [String: String] {
        [
            "doel_nr": "D\(self.next(14))", "casus_nr": "C\(self.next(6))", "gesteld_op": self.day(),
            "domein": ["ontwikkeling", "opvoeding"][self.next(2)], "gewicht": "\(1 + self.next(3))",
            "verwijderd": self.withdrawn(),
        ]
    }

    private mutating func evaluation() -> [String: String] {
        [
            "evaluatie_nr": "E\(self.next(14))", "casus_nr": "C\(self.next(6))", "datum": self.day(),
            "moment": ["tussentijds", "eind"][self.next(2)], "besluit": ["gelijk", "opschalen", "afschalen"][self.next(3)],
            "verwijderd": self.withdrawn(),
        ]
    }

    /// Most are refused because their goal and evaluation are of different cases; with so many, enough are taken.
    private mutating func scores(_ count: Int) -> [[String: String]] {
        var seen: Set<[String]> = []
        return (0..<count * 4).map { _ in
            [
                "evaluatie_nr": "E\(self.next(14))", "doel_nr": "D\(self.next(14))", "gas_score": "\(self.next(5) - 2)",
                "verwijderd": self.withdrawn(),
            ]
        }.filter { seen.insert([$0["evaluatie_nr"] ?? "", $0["doel_nr"] ?? ""]).inserted }
    }

    private mutating func visit() -> [String: String] {
        [
            "inzet_nr": "I\(self.next(60))", "casus_nr": "C\(self.next(6))", "medewerker_nr": "M\(self.next(3))",
            "datum": self.day(),
            "uren": "\(1 + self.next(8))", "dagdeel": ["dag", "nacht", ""][self.next(3)], "verwijderd": self.withdrawn(),
        ]
    }
}
