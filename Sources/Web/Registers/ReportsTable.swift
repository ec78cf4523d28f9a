internal import Compliance
internal import Domain
internal import Publishing

/// The register of meldingen as a file.
enum ReportsTable {
    /// Without `seesCases` there is no column with numbers of cases.
    static func list(_ register: ReportRegister, seesCases: Bool) -> DatedList {
        DatedList(
            name: "meldingen",
            columns: [.text("melding"), .code("soort")] + (seesCases ? [.text("casus")] : []) + [
                .day("ontvangen_op"), .day("bevestigd_op"), .day("bevestigd_uiterlijk"), .code("bevestigd_oordeel"),
                .day("afgehandeld_op"), .day("afgehandeld_uiterlijk"), .code("afgehandeld_oordeel"), .code("toestand"),
                .code("volgende_stap"), .whole("dagen_over"),
            ],
            rows: register.entries.map { self.row($0, on: register.peildatum, seesCases: seesCases) },
            peildatum: register.peildatum, stand: register.stand)
    }

    private static func row(_ entry: ReportEntry, on day: Day, seesCases: Bool) -> [DatedList.Cell] {
        func cell(_ day: Day?) -> DatedList.Cell { day.map { .day($0) } ?? .empty }
        func verdict(_ term: ReportTerm?) -> DatedList.Cell { term.map { .code($0.verdict.rawValue) } ?? .empty }
        let confirm = entry.terms.first { $0.step != .settle }
        let settle = entry.terms.first { $0.step == .settle }
        return [.text(entry.number), .code(entry.kind)] + (seesCases ? [entry.casus.map { .text($0) } ?? .empty] : []) + [
            cell(entry.receivedOn), cell(entry.confirmedOn), cell(confirm?.deadline), verdict(confirm), cell(entry.settledOn),
            cell(settle?.deadline), verdict(settle), .code(ReportsAddress.states[entry.isOpen ? 0 : 1]),
            entry.next.map { .code($0.step.rawValue) } ?? .empty,
            entry.next.map { .whole($0.deadline.number - day.number) } ?? .empty,
        ]
    }
}
