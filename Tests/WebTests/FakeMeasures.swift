import Cases
import Compliance
import Domain
import Ingest
import Storage

@testable import Web

/// Measures without a database: one of each state, of which one is eva's.
enum FakeMeasures {
    static let services = MeasureServices(
        register: { _, tenant, question in
            let dates = try FakeCases.dates(tenant, question.peildatum, question.stand)
            let own = (tenant.id == Fake.wieg.id ? Self.all(dates.peildatum) : []).filter { measure in
                question.owner.map { $0 == measure.account } ?? true
            }
            return MeasureRegister(
                peildatum: dates.peildatum, stand: dates.stand,
                measures: own.filter { measure in
                    (question.number.map { measure.number == $0 } ?? true)
                        && (question.clause.map { measure.clauses.names.contains($0) } ?? true)
                        && (question.isOpen ?? measure.state(on: dates.peildatum).isOpen)
                            == measure.state(on: dates.peildatum).isOpen
                }, all: own)
        },
        choices: { _, _ in
            MeasureChoices(
                clauses: ["hkz:4", "hkz:5"].map { name in
                    NormClause(
                        name: name, number: String(name.suffix(1)), title: "Rubriek", text: "", checks: [], documents: [],
                        elsewhere: nil)
                }, owners: [EntryField.Choice(code: "eva@example.nl", label: "Eva Smit (eva@example.nl)")])
        })

    static func all(_ day: Day) -> [Measure] {
        [
            measure("MR<1>", day.adding(days: -12)), measure("MR2", day.adding(days: 20), account: "eva@example.nl"),
            measure("MR3", day.adding(days: 90), first: day.adding(days: 3)),
            measure("MR4", day.adding(days: -30), done: day.adding(days: -28)),
            measure("MR5", day.adding(days: -30), done: day.adding(days: -31), worked: true),
            measure("MR6", day.adding(days: -30), done: day.adding(days: -31), worked: false),
        ]
    }

    static func measure(
        _ number: String, _ due: Day, account: String? = nil, first: Day? = nil, done: Day? = nil, worked: Bool? = nil
    ) -> Measure {
        Measure(
            number: number, clauses: ClauseNames("hkz:5"), check: "MED-VOG-DAG", occasion: "Een VOG verliep.", cause: nil,
            text: "Vooruit aanvragen, \(number).", owner: "Eva Smit", account: account, first: first ?? due.adding(days: -60),
            due: due, doneOn: done, evidence: nil,
            effect: worked.map { Measure.Effect(worked: $0, day: due.adding(days: 10), by: "Kim Bos") })
    }
}
