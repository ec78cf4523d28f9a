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
            summary: "Tijdlijn, \(CaseText.count(course.events.count, "gebeurtenis", "gebeurtenissen"))",
            events: course.events.map { Event($0) })
    }

    private static func facts(_ facts: CaseFacts) -> [CaseView.Fact] {
        func list(_ codes: [String], _ known: CodeList) -> String {
            codes.isEmpty ? "niet vastgelegd" : codes.map { known.label($0) }.joined(separator: ", ")
        }
        var hours = "\(CaseText.number(facts.deliveredHours)) geleverd"
        if let agreed = facts.agreedHours {
            let share = DutchNumber.ratio(facts.deliveredHours, agreed, scale: 100, places: 0).map { " (\($0)\u{00A0}%)" }
            hours = "\(CaseText.number(facts.deliveredHours)) van \(CaseText.number(agreed)) geleverd\(share ?? "")"
        }
        let pairs: [(String, String?)] = [
            ("Cliëntnummer", facts.client), ("Wet", facts.wet.map { CodeList.wet.label($0) } ?? "nog niet bepaald"),
            ("Verwijzer", CodeList.verwijzer.label(facts.verwijzer)),
            ("Kwetsbaarheid", list(facts.kwetsbaarheid, .kwetsbaarheid)),
            ("Problematiek", list(facts.problematiek, .problematiek)),
            ("Geboren of uitgerekend", facts.bornOrDue.dutch), ("Ontvangen", facts.received.dutch),
            ("Contact", facts.contact?.dutch ?? "nog niet; uiterlijk \(facts.contactDeadline.dutch)"),
            ("Indicatie", facts.indicatie?.dutch ?? "nog niet"), ("Gestart", facts.started?.dutch ?? "nog niet"),
            ("Beëindigd", facts.ended?.dutch), ("Uren", hours),
            ("Facturatie", facts.facturatie.map { CodeList.facturatie.label($0) }), ("Toewijzing", facts.toewijzing),
            ("Kosten", facts.costs.map { CaseText.euro($0) }),
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
                visitsLabel: week.visits.count == 1 ? "Het bezoek" : "De \(week.visits.count) bezoeken",
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
