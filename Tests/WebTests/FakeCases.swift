import Cases
import Domain
import Foundation
import Indicators
import Publishing
import Storage
import Testing

@testable import Web

/// Cases without a database: what is asked for is answered from a handful of invented ones.
enum FakeCases {
    /// A number with everything that an address must survive.
    static let awkward = "2026/A <1>%.csv"

    static let services = CaseServices(
        workList: { _, tenant, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            let hasCases = tenant.id != Fake.nieuw.id
            let kinds = WorkKind.allCases.filter { $0 != .credential || question.includesCredentials }
            let items = hasCases ? FakeCases.items(dates.peildatum).filter { kinds.contains($0.kind) } : []
            return WorkList(dates: dates, items: items, kinds: kinds, places: hasCases ? FakeCases.places : [])
        },
        list: { _, tenant, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            guard tenant.id != Fake.nieuw.id else { return CaseList(dates: dates, rows: [], skipped: 0, total: 0, places: []) }
            let all = FakeCases.rows(question.filter)
            let part = all.dropFirst(question.skipping).prefix(question.limit ?? all.count)
            return CaseList(
                dates: dates, rows: Array(part), skipped: question.skipping, total: all.count, places: FakeCases.places)
        },
        stream: { export in
            let question = export.question
            let rows = export.tenant.id == Fake.nieuw.id ? [] : FakeCases.rows(question.filter)
            return CaseStream(
                dates: try FakeCases.dates(export.tenant, question.peildatum, question.stand), total: rows.count
            ) { receive in
                for start in stride(from: 0, to: rows.count, by: 50) {
                    try await receive(Array(rows[start..<min(start + 50, rows.count)]))
                }
            }
        },
        course: { _, tenant, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            guard let row = FakeCases.rows.first(where: { $0.reference.number == question.number }) else { return nil }
            return CaseCourse(dates: dates, facts: FakeCases.facts(row), events: FakeCases.events(until: dates.peildatum))
        },
        behind: { _, tenant, request in
            let dates = try FakeCases.dates(tenant, request.peildatum, request.stand)
            let definition = try #require(Definition.find(request.id))
            let rows = FakeCases.rows.prefix(3).enumerated().map { place, row in
                FigureCases.Row(number: row.reference.number, numerator: place == 0 ? 1 : 0, denominator: 1)
            }
            return FigureCases(
                indicator: request.id, definition: definition, period: request.period,
                dates: TwoDates(peildatum: dates.peildatum, stand: dates.stand),
                rows: tenant.id == Fake.nieuw.id ? [] : rows, hasNumerator: true, hasDenominator: true)
        },
        exporter: { export in
            try ExportedFile(
                export.list,
                name: export.list.fileName(subject: export.subject, owner: export.tenant.id.description, form: export.form),
                form: export.form, publisher: export.tenant.name)
        })

    private static func rows(_ filter: CaseFilter) -> [CaseRow] {
        self.rows.filter { row in
            (filter.states.isEmpty || filter.states.contains(row.state))
                && (filter.number.map { row.reference.number.contains($0) } ?? true)
        }
    }

    private static let places = [
        CasePlace(gemeente: "GM0363", wijkteam: "Noord; oost"), CasePlace(gemeente: "GM0344", wijkteam: nil),
    ]

    static func dates(_ tenant: Tenant, _ peildatum: Day?, _ stand: Stand) throws -> CaseDates {
        let figures = FakeFigures(hasDeliveries: tenant.id != Fake.nieuw.id)
        let dates = try figures.table(FigureRequest(ids: ["uitval"], peildatum: peildatum, stand: stand)).dates
        return CaseDates(peildatum: dates.peildatum, stand: dates.stand)
    }

    private static func reference(_ number: String) -> CaseReference {
        CaseReference(number: number, gemeente: "GM0363", wijkteam: "=Noord & oost")
    }

    private static func items(_ day: Day) -> [WorkItem] {
        let first = WorkItem.Subject.casus(FakeCases.reference(FakeCases.awkward))
        func item(_ reason: WorkItem.Reason, _ days: Int?, isEstimate: Bool = false) -> WorkItem {
            WorkItem(
                reason, subject: first, since: day.adding(days: -20), until: days.map { day.adding(days: $0) },
                isEstimate: isEstimate, peildatum: day)
        }
        return [
            item(.contact(verwijzer: "huisarts", hasStarted: false), -3), item(.contact(verwijzer: "jgz", hasStarted: true), 0),
            item(.evaluation(isFirst: true), 1), item(.regieEnding(resumes: day.adding(days: 40)), 12),
            item(.hours(delivered: 32.5, agreed: 40), 14, isEstimate: true), item(.hours(delivered: 38, agreed: 40), nil),
            WorkItem(
                .credential("KINDER_EHBO"), subject: .employee(number: "M1", name: "An Jansen"), since: day.adding(days: -400),
                until: day.adding(days: -1), peildatum: day),
        ]
    }

    private static let rows: [CaseRow] = (0..<120).map { index in
        let state = CaseState.allCases[index % CaseState.allCases.count]
        let received = Day(year: 2026, month: 9, day: 1)!.adding(days: -index)
        return CaseRow(
            reference: FakeCases.reference(index == 0 ? FakeCases.awkward : "C\(index)"), state: state,
            wet: index % 2 == 0 ? "jeugd" : nil,
            verwijzer: "huisarts", received: received, contact: received.adding(days: 9),
            contactDeadline: received.adding(days: 3), indicatie: nil, started: state == .running ? received : nil, ended: nil,
            closed: nil, agreedHours: 40, deliveredHours: 12.5, lastEvaluation: nil)
    }

    private static func facts(_ row: CaseRow) -> CaseFacts {
        CaseFacts(
            reference: row.reference, state: row.state, client: "K1", wet: row.wet, verwijzer: row.verwijzer,
            kwetsbaarheid: ["kind", "ouders"], problematiek: [], bornOrDue: row.received, received: row.received,
            contact: row.contact, contactDeadline: row.contactDeadline, started: row.started, ended: row.ended,
            indicatie: row.indicatie, adviceHours: nil, agreedHours: row.agreedHours, deliveredHours: row.deliveredHours,
            facturatie: nil, toewijzing: nil, costs: 1234.5)
    }

    private static func events(until last: Day) -> [CaseEvent] {
        let day = Day(year: 2026, month: 1, day: 5)!
        let goal = CaseGoal(number: "D1", domein: "opvoeding", weight: 1)
        let visits = (0..<3).map {
            VisitWeek.Visit(day: day.adding(days: 7 + $0), hours: 2.5, dagdeel: "nacht", employee: "=M1")
        }
        let events: [CaseEvent] = [
            CaseEvent(.received, on: day), CaseEvent(.contact(deadline: day.adding(days: 3)), on: day.adding(days: 4)),
            CaseEvent(.started, on: day.adding(days: 7)), CaseEvent(.goals([goal]), on: day.adding(days: 7)),
            CaseEvent(.visits(VisitWeek(visits: visits)), on: day.adding(days: 7), until: day.adding(days: 9)),
            CaseEvent(
                .evaluation(
                    CaseEvaluation(
                        number: "E1", isFinal: false, withClient: true, withCasemanager: nil, decision: "afschalen",
                        hoursPerWeek: 6, scores: [.init(goal: goal, score: -1)])), on: day.adding(days: 40)),
            CaseEvent(
                .ended(CaseEnding(reason: EndReason(.wmo, "31"), mark: 8, withoutHelp: "03", referredTo: nil)),
                on: day.adding(days: 60)),
            CaseEvent(
                .invoices([CaseInvoice(number: "F1", channel: "vecozo", hours: 7.5, amount: 420, status: "betaald")]),
                on: Day(year: 2026, month: 1, day: 1)!, until: Day(year: 2026, month: 1, day: 31)!),
        ]
        return events.filter { $0.first <= last }
    }
}
