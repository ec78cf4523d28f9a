import Cases
import Compliance
import Domain
import Storage

@testable import Web

/// Registers without a database.
enum FakeRegisters {
    static let services = RegisterServices(
        reports: { _, tenant, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            let all = tenant.id == Fake.zon.id ? [] : Self.reports(dates.peildatum)
            return ReportRegister(
                peildatum: dates.peildatum, stand: dates.stand,
                entries: all.filter {
                    (question.kinds.isEmpty || question.kinds.contains($0.kind)) && (question.isOpen ?? $0.isOpen) == $0.isOpen
                }, total: all.count)
        })

    private static func reports(_ day: Day) -> [ReportEntry] {
        [
            ReportEntry(
                number: "L<1>", kind: "klacht", casus: "C1", receivedOn: day.adding(days: -45),
                confirmedOn: day.adding(days: -40), settledOn: nil,
                terms: [
                    ReportTerm(
                        step: .confirm, deadline: day.adding(days: -38), doneOn: day.adding(days: -40), verdict: .holds),
                    ReportTerm(step: .settle, deadline: day.adding(days: -3), doneOn: nil, verdict: .fails),
                ]),
            ReportEntry(
                number: "L2", kind: "calamiteit", casus: nil, receivedOn: day.adding(days: -1), confirmedOn: nil, settledOn: nil,
                terms: [ReportTerm(step: .report, deadline: day.adding(days: 1), doneOn: nil, verdict: .notApplicable)]),
            ReportEntry(
                number: "L3", kind: "incident", casus: nil, receivedOn: day.adding(days: -9), confirmedOn: nil,
                settledOn: day.adding(days: -2), terms: []),
        ]
    }
}
