internal import Cases
internal import Domain

/// What the template of one case gets.
struct CaseView: PageView {
    struct Fact {
        let factName: String
        let factValue: String
    }

    /// The form that chooses the dates.
    struct DateForm {
        let action: String
        let peildatum: FieldView
        let stand: FieldView
        let today: String
        let isOpen: Bool
    }

    let frame: PageFrame
    let heading: String
    let backLink: String
    let form: DateForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: CaseResult?
    /// Where the case is corrected; nil for who may not, and at an earlier stand.
    let correctLink: String?

    static let sample = CaseView(
        frame: .sample, heading: "C1", backLink: "/o/wieg/casussen",
        form: DateForm(
            action: "/o/wieg/casussen/C1", peildatum: .sample("2026-11-22"), stand: .sample("levering-12"), today: "2026-11-22",
            isOpen: true),
        problems: [ProblemRow(problemText: "Dat is geen datum.", problemLink: "#peildatum")], dates: .sample, result: .sample,
        correctLink: "/o/wieg/leveringen/nieuw/casussen?nr=C1")
}

/// The facts and the time line of a case.
struct CaseResult {
    struct Event {
        let eventDay: String
        let eventMachineDay: String
        let eventUntil: String?
        let eventKind: String
        let eventTitle: String
        let eventMark: String?
        let eventDetails: [Detail]
        let eventVisits: Visits?
    }

    struct Detail { let detailText: String }

    /// The single visits of a week, folded away.
    struct Visits {
        let visitsLabel: String
        let visits: [Visit]
    }

    struct Visit {
        let visitDay: String
        let visitText: String
    }

    let state: String
    let stateClass: String
    let place: String
    let facts: [CaseView.Fact]
    let summary: String
    let events: [Event]
}

extension CaseResult {
    init(_ course: CaseCourse, areas: AreaNames) {
        let facts = course.facts
        self.init(
            state: CaseText.state(facts.state), stateClass: facts.state.rawValue,
            place: [areas.name(.gemeente, facts.reference.gemeente) ?? facts.reference.gemeente, facts.reference.wijkteam]
                .compactMap { $0 }.joined(separator: " · "),
            facts: Self.facts(facts),
            summary: Text["case.timeline", ["events": Text["count.events", count: course.events.count]]],
            events: course.events.map { Event($0) })
    }

    private static func facts(_ facts: CaseFacts) -> [CaseView.Fact] {
        func list(_ codes: [String], _ known: CodeList) -> String {
            codes.isEmpty ? Text["case.notRecorded"] : codes.map { known.label($0) }.joined(separator: ", ")
        }
        var hours = Text["case.hours", ["delivered": CaseText.number(facts.deliveredHours)]]
        if let agreed = facts.agreedHours {
            let share = DutchNumber.ratio(facts.deliveredHours, agreed, scale: 100, places: 0).map { " (\($0)\u{00A0}%)" }
            hours =
                Text[
                    "case.hours.agreed",
                    ["delivered": CaseText.number(facts.deliveredHours), "agreed": CaseText.number(agreed), "share": share ?? ""]]
        }
        let pairs: [(String, String?)] = [
            (Text["case.fact.client"], facts.client),
            (Text["case.fact.wet"], facts.wet.map { CodeList.wet.label($0) } ?? Text["case.fact.wet.none"]),
            (Text["case.fact.verwijzer"], CodeList.verwijzer.label(facts.verwijzer)),
            (Text["case.fact.kwetsbaarheid"], list(facts.kwetsbaarheid, .kwetsbaarheid)),
            (Text["case.fact.problematiek"], list(facts.problematiek, .problematiek)),
            (Text["case.fact.born"], facts.bornOrDue.dutch), (Text["case.fact.received"], facts.received.dutch),
            (
                Text["case.fact.contact"],
                facts.contact?.dutch ?? Text["case.fact.contact.none", ["day": facts.contactDeadline.dutch]]
            ),
            (Text["case.fact.indication"], facts.indicatie?.dutch ?? Text["case.fact.notYet"]),
            (Text["case.fact.started"], facts.started?.dutch ?? Text["case.fact.notYet"]),
            (Text["case.fact.ended"], facts.ended?.dutch), (Text["case.fact.hours"], hours),
            (Text["case.fact.invoicing"], facts.facturatie.map { CodeList.facturatie.label($0) }),
            (Text["case.fact.allocation"], facts.toewijzing),
            (Text["case.fact.costs"], facts.costs.map { CaseText.euro($0) }),
        ]
        return pairs.compactMap { name, value in value.map { CaseView.Fact(factName: name, factValue: $0) } }
    }

    static let sample = CaseResult(
        state: "lopend", stateClass: "lopend", place: "Amsterdam · Noord",
        facts: [CaseView.Fact(factName: "Wet", factValue: "Jeugdwet")], summary: "Tijdlijn, 1 gebeurtenis",
        events: [
            Event(
                eventDay: "01-09-2026", eventMachineDay: "2026-09-01", eventUntil: "07-09-2026", eventKind: "bezoeken",
                eventTitle: "5 bezoeken, 14,5 uur", eventMark: "opschalen", eventDetails: [Detail(detailText: "week 36")],
                eventVisits: Visits(visitsLabel: "De 5 bezoeken", visits: [Visit(visitDay: "ma 01-09", visitText: "2 uur, M1")]))
        ])
}

extension CaseResult.Event {
    init(_ event: CaseEvent) {
        let text = CaseEventText(event)
        var visits: CaseResult.Visits?
        var (day, until) = (event.first.dutch, event.last?.dutch)
        switch event.kind {
        case .visits(let week):
            visits = CaseResult.Visits(
                visitsLabel: week.visits.count == 1 ? Text["case.visit.one"] : Text["case.visits", ["count": week.visits.count]],
                visits: week.visits.map { visit in
                    CaseResult.Visit(
                        visitDay: "\(CaseText.weekday(visit.day)) \(visit.day.dutch)",
                        visitText: [
                            CaseText.hours(visit.hours), visit.dagdeel.map { CodeList.dagdeel.label($0) }, visit.employee,
                        ]
                        .compactMap { $0 }.joined(separator: ", "))
                })
        case .invoices: (day, until) = (Slice(grain: .month, containing: event.first).spoken, nil)
        case .regie: until = nil
        default: break
        }
        self.init(
            eventDay: day, eventMachineDay: event.first.iso, eventUntil: until, eventKind: text.code, eventTitle: text.title,
            eventMark: text.mark, eventDetails: text.details.map { CaseResult.Detail(detailText: $0) }, eventVisits: visits)
    }
}
