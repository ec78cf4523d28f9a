import Compliance
import Domain
import Ingest
import Storage
import TestSupport
import Testing

/// Checks against periods.
@Suite(.timeLimit(.minutes(6))) struct QualityBoardTests {
    private func board(
        _ tenant: TestTenant, _ question: QualityQuestion, today: Day = TestTenant.today, known: KnownCells = KnownCells()
    ) async throws -> QualityBoard {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.qualityBoard(question, today: today, known: known)
        }
    }

    @Test func `the running quarter and the three before it, with counts and the first failing day`() async throws {
        let tenant = try await TestTenant.with(
            Standing.employee(), Standing.casus(), Standing.visits("2026-01-20", "2026-10-05", "2026-10-07"),
            .of("registraties", ["afgegeven_op": "2023-10-06", "geldig_vanaf": "2023-10-06"]))
        let board = try await self.board(tenant, QualityQuestion(ids: ["MED-VOG-DAG", "MED-KCKZ-DAG"]))
        #expect(board.columns.map(\.label) == ["2026-K1", "2026-K2", "2026-K3", "2026-K4"])
        #expect(board.columns.last?.last == TestTenant.today)
        #expect(board.columns.map(\.isRunning) == [false, false, false, true])
        #expect(board.rows.map(\.definition.id) == ["MED-VOG-DAG", "MED-KCKZ-DAG"])
        #expect(board.rows[0].cells.map(\.counts) == [[.holds: 1], [:], [:], [.fails: 1]])
        #expect(board.rows[0].cells.map(\.firstFailing) == [nil, nil, nil, try Day("2026-10-07")])
        #expect(board.rows[1].cells.map(\.short) == [1, 0, 0, 1])
        #expect(board.rows[1].cells[3].counts == [.unknown: 1])
    }

    @Test func `cells that are known say what judging them again says, through deliveries, settings, undo and days`() async throws
    {
        let tenant = try await TestTenant.with(
            Standing.employee(), Standing.casus(), Standing.visits("2026-01-20", "2026-10-05", "2026-10-07"),
            .of("registraties", ["afgegeven_op": "2023-10-06", "geldig_vanaf": "2023-10-06"]))
        let known = KnownCells()
        func expectSame(_ stand: Stand = .latest, today: Day = TestTenant.today) async throws -> [[Verdict: Int]] {
            let question = QualityQuestion(ids: ["MED-VOG-DAG", "MED-KCKZ-DAG"], stand: stand)
            for _ in 0..<2 {
                let board = try await self.board(tenant, question, today: today, known: known)
                let again = try await self.board(tenant, question, today: today)
                #expect(board.rows.map(\.cells) == again.rows.map(\.cells) && board.stand == again.stand)
            }
            return try await self.board(tenant, question, today: today, known: known).rows[0].cells.map(\.counts)
        }
        let first = try await expectSame()
        #expect(first == [[.holds: 1], [:], [:], [.fails: 1]])
        try await tenant.accept(
            .of("registraties", ["registratie_nr": "V2", "afgegeven_op": "2026-10-01", "geldig_vanaf": "2026-10-01"]))
        #expect(try await expectSame() == [[.holds: 1], [:], [:], [.holds: 1]])
        #expect(try await expectSame(.delivery(1)) == first)
        try await tenant.undo(2)
        #expect(try await expectSame() == first)
        _ = try await tenant.set(
            "parameters",
            ["parameter_nr": "P1", "parameter": "MED-VOG-DAG.maanden", "getal": "48", "geldig_vanaf": "2026-10-01"])
        #expect(try await expectSame() == [[.holds: 1], [:], [:], [.holds: 1]])
        #expect(try await expectSame(today: TestTenant.today.adding(days: 1)) == [[.holds: 1], [:], [:], [.holds: 1]])
    }

    @Test(arguments: [
        ("2026-K1", ["2026-01", "2026-02", "2026-03"]), ("2025", ["2025-K1", "2025-K2", "2025-K3", "2025-K4"]),
        ("2022..2026", ["2022", "2023", "2024", "2025", "2026"]), ("2027", []),
    ])
    func `a period is cut into months, quarters or years`(period: String, labels: [String]) async throws {
        let tenant = try await TestTenant.with(Standing.employee())
        let board = try await self.board(tenant, QualityQuestion(ids: ["ORG-HKZ"], period: try Period(period)))
        #expect(board.columns.map(\.label) == labels)
        #expect(board.rows[0].cells.count == labels.count)
    }
}
