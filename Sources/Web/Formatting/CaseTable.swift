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
                "casus", "toestand", "gemeente", "gemeente_naam", "wijkteam", "wet", "verwijzer", "ontvangen_op", "contact_op",
                "contact_uiterlijk", "indicatie_op", "gestart_op", "beeindigd_op", "ingetrokken_of_afgewezen_op", "akkoord_uren",
                "geleverde_uren", "laatste_evaluatie_op",
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
