internal import Compliance
internal import Domain
internal import Ingest

internal import struct Storage.Moment

/// What the template of one employee gets.
struct EmployeeView: PageView {
    struct Fact {
        let factName: String
        let factValue: String
    }

    /// One kind of registration: what holds, and the way to record a new one.
    struct Kind {
        let kindLabel: String
        let kindText: String
        let kindTone: String
        let kindLeft: String?
        let kindWithout: String?
        let kindNewLink: String?
    }

    struct Check {
        let checkLabel: String
        let checkLink: String
        let checkText: String
        let checkTone: String
        let checkDays: DayText?
    }

    struct Result {
        let name: String
        let number: String
        let correctLink: String?
        let facts: [Fact]
        let panelDrawing: Drawing
        let span: String
        let kinds: [Kind]
        let checks: [Check]
        let evidence: [CheckView.Evidence]
    }

    let frame: PageFrame
    let backLink: String
    let form: CaseView.DateForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: Result?

    static let sample = EmployeeView(
        frame: .sample, backLink: "/o/wieg/medewerkers",
        form: CaseView.DateForm(
            action: "/o/wieg/medewerkers/M1", peildatum: .sample("2026-11-22"), stand: .sample("levering-12"),
            today: "2026-11-22", isOpen: true),
        problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], dates: .sample,
        result: Result(
            name: "An Jansen", number: "M1", correctLink: "/o/wieg/leveringen/nieuw/medewerkers?nr=M1",
            facts: [Fact(factName: "Functie", factValue: "kraamverzorgende")], panelDrawing: .sample,
            span: "23-11-2025 tot en met 22-11-2026",
            kinds: [
                Kind(
                    kindLabel: "VOG", kindText: "t/m 03-04-2027", kindTone: "good", kindLeft: "nog 12 dagen",
                    kindWithout: "3 gewerkte dagen zonder", kindNewLink: "/o/wieg/leveringen/nieuw/registraties?nr=pagina-13")
            ],
            checks: [
                Check(
                    checkLabel: "VOG op elke gewerkte dag", checkLink: "/o/wieg/kwaliteit/MED-VOG-DAG?onderwerp=M1",
                    checkText: "voldoet niet", checkTone: "short", checkDays: "07-10-2026")
            ],
            evidence: [
                CheckView.Evidence(
                    evidenceKind: "registratie", evidenceNumber: "R1", evidenceFacts: "Afgegeven op: 01-02-2023",
                    evidenceLink: "/o/wieg/leveringen/nieuw/registraties?nr=R1", evidenceDelivery: "levering 3",
                    evidenceDeliveryLink: "/o/wieg/leveringen/3")
            ]))
}

extension EmployeeView.Result {
    /// `free`: a number for a new registration; nil for who may not record one, and at an earlier stand.
    init(_ course: EmployeeCourse, dates: DateAddress, access: Access, free: String?) {
        let (employee, tenant, day) = (course.employee, access.tenant.id, course.peildatum)
        let first = EmployeeList.firstDay(on: day)
        let months = EmployeeList.months(on: day)
        let period = [months.lowerBound, months.upperBound].map { Slice(grain: .month, index: $0).description }
            .joined(separator: "..")
        let registrations = free == nil ? nil : EntryForm.named("registraties")
        self.init(
            name: employee.name, number: employee.number,
            correctLink: free == nil
                ? nil : EntryForm.named("medewerkers").map { Links.entry(tenant, $0, keys: [employee.number]) },
            facts: [
                .init(factName: Text["employee.fact.function"], factValue: CodeList.functie.label(employee.function)),
                .init(
                    factName: Text["employee.fact.contract"],
                    factValue: employee.contract.map { CodeList.contractvorm.label($0) } ?? "–"),
                .init(factName: Text["employee.fact.service"], factValue: EmployeeText.service(employee)),
                .init(factName: Text["employee.fact.diploma"], factValue: EmployeeText.diploma(employee)),
                .init(factName: Text["employee.fact.points"], factValue: EmployeeText.points(employee)),
                .init(factName: Text["employee.fact.days"], factValue: DutchNumber.whole(employee.worked)),
            ],
            panelDrawing: CoverageDrawing(course).html(), span: Text["day.range", ["from": first.dutch, "until": day.dutch]],
            kinds: employee.credentials.filter { $0.isRequired || $0.state != .none }.map { credential in
                EmployeeView.Kind(
                    kindLabel: CodeList.registratie.label(credential.kind), kindText: EmployeeText.sentence(credential),
                    kindTone: EmployeeText.tone(credential, on: day), kindLeft: EmployeeText.left(credential, on: day),
                    kindWithout: EmployeeText.uncovered(credential),
                    kindNewLink: registrations.flatMap { form in
                        free.map { number in
                            Links.entry(
                                tenant, form, keys: [number],
                                filledWith: ["medewerker_nr": employee.number, "soort": credential.kind])
                        }
                    })
            },
            checks: course.results.map { result in
                EmployeeView.Check(
                    checkLabel: Checks.definitions.first { $0.id == result.check }?.label ?? result.check,
                    checkLink: Links.check(
                        tenant, result.check,
                        QualityAddress(period: period, dates: dates, subject: employee.number)),
                    checkText: CheckText.verdict(result.verdict), checkTone: CheckText.tone(result.verdict),
                    checkDays: result.failingDays.isEmpty ? nil : DayText(CheckText.days(result.failingDays, most: 4)))
            },
            evidence: course.evidence.map { CheckView.Evidence($0, access: access, isLatest: course.stand.isLatest) })
    }
}
