internal import Cases
internal import Domain
internal import Publishing

/// The list of cases as a file.
enum CaseTable {
    /// The list without its rows, which follow one by one.
    static func list(_ dates: CaseDates) -> DatedList {
        DatedList(
            name: "casussen",
            columns: [
                .text("casus"), .code("toestand"), .code("gemeente"), .text("gemeente_naam"), .text("wijkteam"), .code("wet"),
                .code("verwijzer"), .day("ontvangen_op"), .day("contact_op"), .day("contact_uiterlijk"), .day("indicatie_op"),
                .day("gestart_op"), .day("beeindigd_op"), .day("ingetrokken_of_afgewezen_op"), .decimal("akkoord_uren"),
                .decimal("geleverde_uren"), .day("laatste_evaluatie_op"),
            ],
            peildatum: dates.peildatum, stand: dates.stand)
    }

    static func row(_ row: CaseRow, areas: AreaNames) -> [DatedList.Cell] {
        func day(_ day: Day?) -> DatedList.Cell { day.map { .day($0) } ?? .empty }
        return [
            .text(row.reference.number), .code(row.state.rawValue), .code(row.reference.gemeente),
            areas.name(.gemeente, row.reference.gemeente).map { .text($0) } ?? .empty,
            row.reference.wijkteam.map { .text($0) } ?? .empty, row.wet.map { .code($0) } ?? .empty, .code(row.verwijzer),
            .day(row.received), day(row.contact), .day(row.contactDeadline), day(row.indicatie), day(row.started),
            day(row.ended), day(row.closed), row.agreedHours.map { .decimal($0) } ?? .empty, .decimal(row.deliveredHours),
            day(row.lastEvaluation),
        ]
    }
}
