internal import Cases
internal import Domain
internal import Publishing

/// The course of a case as a file: the events of the page, in its order. JSON has the facts too.
enum CourseTable {
    static func list(_ course: CaseCourse, areas: AreaNames) -> DatedList {
        DatedList(
            name: "tijdlijn",
            columns: [
                .text("casus"), .day("datum"), .day("tot"), .code("soort"), .text("wat"), .text("toelichting"), .whole("aantal"),
                .decimal("uren"), .decimal("bedrag"),
            ],
            rows: course.events.map { event in
                let text = CaseEventText(event)
                return [
                    .text(course.facts.reference.number), .day(event.first), event.last.map { .day($0) } ?? .empty,
                    .code(text.code), .text(text.title), .text(text.details.joined(separator: "; ")),
                    text.count.map { .whole($0) } ?? .empty, text.hours.map { .decimal($0) } ?? .empty,
                    text.amount.map { .decimal($0) } ?? .empty,
                ]
            },
            facts: self.facts(course.facts, areas: areas), peildatum: course.dates.peildatum, stand: course.dates.stand)
    }

    private static func facts(_ facts: CaseFacts, areas: AreaNames) -> [DatedList.Fact] {
        func text(_ text: String?) -> DatedList.Cell { text.map { .text($0) } ?? .empty }
        func day(_ day: Day?) -> DatedList.Cell { day.map { .day($0) } ?? .empty }
        return [
            .init("casus", .text(facts.reference.number)), .init("client", .text(facts.client)),
            .init("toestand", .code(facts.state.rawValue)), .init("gemeente", .code(facts.reference.gemeente)),
            .init("gemeente_naam", text(areas.name(.gemeente, facts.reference.gemeente))),
            .init("wijkteam", text(facts.reference.wijkteam)), .init("wet", text(facts.wet)),
            .init("verwijzer", .code(facts.verwijzer)), .init("kwetsbaarheid", .code(facts.kwetsbaarheid.joined(separator: "|"))),
            .init("problematiek", .code(facts.problematiek.joined(separator: "|"))),
            .init("geboren_of_uitgerekend_op", .day(facts.bornOrDue)), .init("ontvangen_op", .day(facts.received)),
            .init("contact_op", day(facts.contact)), .init("contact_uiterlijk", .day(facts.contactDeadline)),
            .init("indicatie_op", day(facts.indicatie)), .init("gestart_op", day(facts.started)),
            .init("beeindigd_op", day(facts.ended)), .init("advies_uren", facts.adviceHours.map { .decimal($0) } ?? .empty),
            .init("akkoord_uren", facts.agreedHours.map { .decimal($0) } ?? .empty),
            .init("geleverde_uren", .decimal(facts.deliveredHours)), .init("facturatie", text(facts.facturatie)),
            .init("toewijzingnummer", text(facts.toewijzing)), .init("kosten", facts.costs.map { .decimal($0) } ?? .empty),
        ]
    }
}
