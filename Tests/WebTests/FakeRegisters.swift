import Cases
import Compliance
import Domain
import Indicators
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
        },
        documents: { _, tenant, question in try Self.register(tenant, question) },
        document: { _, tenant, number, question in
            let register = try Self.register(tenant, question)
            guard let entry = register.documents.first(where: { $0.number == number }) else { return nil }
            return (
                register,
                DocumentHistory(current: entry, versions: [DocumentVersion(entry: entry, isWithdrawn: false)])
            )
        },
        evidence: { _, tenant, number, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            guard number == FakeEvidence.entry.number else { return nil }
            return (
                TwoDates(peildatum: dates.peildatum, stand: dates.stand),
                EvidenceHistory(entry: FakeEvidence.entry, isKnown: true, versions: [FakeEvidence.version])
            )
        }, localTime: { _ in "14-11-2026 09:12" })

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

    private static func documents(_ day: Day) -> [DocumentEntry] {
        let origin = FakeEvidence.version.origin
        return [
            DocumentEntry(
                number: "O/1", kind: "meldcode", version: "2", adoptedOn: day.adding(days: -400),
                validFrom: day.adding(days: -400), validUntil: day.adding(days: -3), evidence: "bewijs-9", origin: origin),
            DocumentEntry(
                number: "O2", kind: "hkz_certificaat", reference: "123", holder: "DNV", adoptedOn: day.adding(days: -400),
                validFrom: day.adding(days: -400), validUntil: day.adding(days: 41), origin: origin),
        ]
    }

    private static func register(_ tenant: Tenant, _ question: DocumentQuestion) throws -> DocumentRegister {
        let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
        let all = tenant.id == Fake.nieuw.id ? [] : self.documents(dates.peildatum)
        return DocumentRegister(
            peildatum: dates.peildatum, stand: dates.stand,
            documents: all.filter {
                (question.kinds.isEmpty || question.kinds.contains($0.kind))
                    && (question.states.isEmpty || question.states.contains($0.state(on: dates.peildatum)))
            }, evidence: tenant.id == Fake.nieuw.id ? [] : [FakeEvidence.entry], total: all.count)
    }
}
