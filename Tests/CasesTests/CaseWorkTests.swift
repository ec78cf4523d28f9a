import Cases
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Evaluations, indicatie and hours of cases that started on 1 September 2026; the day is 22 November.
@Suite(.timeLimit(.minutes(6))) struct CaseWorkTests {
    private static func evaluation(_ number: String, _ day: String, _ cells: [String: String] = [:]) -> [String: String] {
        ["evaluatie_nr": number, "datum": day].merging(cells) { $1 }
    }

    @Test func `an evaluation is due 56 days after the start or the latest one, and listed two weeks ahead`() async throws {
        let tenant = try await TestTenant.with(
            .of("casussen", running()),
            .of("evaluaties", Self.evaluation("E1", "2026-10-20"), Self.evaluation("E2", "2026-08-25")))
        #expect(try await tenant.work(.evaluation, peildatum: "2026-10-12") == [])
        #expect(try await tenant.work(.evaluation, peildatum: "2026-10-13") == ["C1 14 2026-09-01..2026-10-27"])
        #expect(try await tenant.work(.evaluation, peildatum: "2026-10-20") == [])
        #expect(try await tenant.work(.evaluation, peildatum: "2026-11-22") == [])
        let withdrawn = TextFile.of("evaluaties", ["evaluatie_nr": "E1", "verwijderd": "ja"])
        try await tenant.accept(withdrawn)
        #expect(try await tenant.work(.evaluation) == ["C1 -26 2026-09-01..2026-10-27"])
        #expect(try await tenant.workList().items(of: .evaluation).map(\.reason) == [.evaluation(isFirst: true)])
    }

    @Test func `an ended case needs a last evaluation within 14 days, asked for as long as 90`() async throws {
        let tenant = try await TestTenant.with(
            .of("casussen", running(["beeindigd_op": "2026-10-01"]), running(["casus_nr": "C2", "beeindigd_op": "2026-10-01"])),
            .of("evaluaties", Self.evaluation("E1", "2026-09-28", ["casus_nr": "C2", "moment": "eind"])))
        #expect(try await tenant.work(.evaluation, peildatum: "2026-10-02") == ["C1 13 2026-10-01..2026-10-15"])
        #expect(try await tenant.workList().items(of: .evaluation).map(\.reason) == [.finalEvaluation])
        let early = try await TestTenant.with(
            .of(
                "casussen",
                running([
                    "gestart_op": "2026-07-01", "ontvangen_op": "2026-06-20",
                    "contact_op": "2026-06-20", "beeindigd_op": "2026-08-24",
                ])))
        #expect(try await early.work(.evaluation, peildatum: "2026-11-21").count == 1)
        #expect(try await early.work(.evaluation, peildatum: "2026-11-22") == [])
    }

    @Test func `a started case without an indicatie is listed until 90 days after its end`() async throws {
        let row = running(["indicatie_op": "2026-09-20"])
        let tenant = try await TestTenant.with(.of("casussen", row))
        #expect(try await tenant.work(.indicatie, peildatum: "2026-08-31") == [])
        #expect(try await tenant.work(.indicatie, peildatum: "2026-09-01") == ["C1 42 2026-09-01..2026-10-13"])
        #expect(try await tenant.work(.indicatie, peildatum: "2026-09-20") == [])
        try await tenant.accept(.of("casussen", running(["indicatie_op": "", "beeindigd_op": "2026-09-10"])))
        #expect(try await tenant.work(.indicatie) == ["C1 -40 2026-09-01..2026-10-13"])
        #expect(try await tenant.workList().items(of: .indicatie).map(\.reason) == [.indicatie(hasEnded: true)])
    }

    private static func visits(_ hours: (day: String, hours: String)...) -> TextFile {
        .of("inzet", rows: hours.enumerated().map { ["inzet_nr": "I\($0 + 1)", "datum": $1.day, "uren": $1.hours] })
    }

    @Test func `hours are listed from 80 percent, with the day they run out at the pace of four weeks`() async throws {
        let tenant = try await TestTenant.with(
            .of("medewerkers", [:]), .of("casussen", running(["akkoord_uren": "40"])),
            Self.visits(("2026-09-10", "16"), ("2026-11-01", "8"), ("2026-11-15", "7"), ("2026-11-20", "1"), ("2026-11-25", "8")))
        #expect(try await tenant.work(.hours, peildatum: "2026-11-19") == [])
        // 32 of 40 hours; 16 of them in the last 28 days, so the last 8 take 14 days.
        #expect(try await tenant.work(.hours) == ["C1 14 2026-11-20..2026-12-06"])
        let item = try await tenant.workList().items(of: .hours)[0]
        #expect(item.reason == .hours(delivered: 32, agreed: 40) && item.isEstimate)
    }

    @Test func `used up hours are late since the day they were, and without a pace nothing says when`() async throws {
        let tenant = try await TestTenant.with(
            .of("medewerkers", [:]), .of("casussen", running(["akkoord_uren": "10,5"])),
            Self.visits(("2026-09-10", "9"), ("2026-10-01", "1,5"), ("2026-10-02", "3")))
        #expect(try await tenant.work(.hours, peildatum: "2026-09-30") == ["C1 4 2026-09-10..2026-10-04"])
        #expect(try await tenant.work(.hours) == ["C1 -52 2026-09-10..2026-10-01"])
        try await tenant.accept(.of("inzet", ["inzet_nr": "I2", "verwijderd": "ja"], ["inzet_nr": "I3", "verwijderd": "ja"]))
        #expect(try await tenant.work(.hours) == ["C1 - 2026-09-10.."])
        try await tenant.accept(.of("medewerkers", ["verwijderd": "ja"]))
        #expect(try await tenant.work(.hours) == [])
    }

    @Test func `an empty organisation has no work and says which dates`() async throws {
        let list = try await TestInstallation.tenant().workList()
        #expect(list.items.isEmpty && list.dates.stand.number == 0 && list.dates.peildatum == TestTenant.today)
        #expect(list.kinds == WorkKind.allCases)
    }
}
