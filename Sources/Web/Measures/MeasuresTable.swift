internal import Compliance
internal import Domain
internal import Publishing

/// The register of measures as a file.
enum MeasuresTable {
    static func list(_ register: MeasureRegister) -> DatedList {
        DatedList(
            name: "maatregelen",
            columns: [
                .text("maatregel"), .code("toestand"), .whole("dagen_over"), .text("omschrijving"), .text("normen"),
                .code("controle"), .text("aanleiding"), .text("oorzaak"), .text("eigenaar"), .text("eigenaar_email"),
                .day("begin_op"), .day("uiterlijk_op"), .day("gereed_op"), .text("bewijs"), .code("doeltreffend"),
                .day("beoordeeld_op"), .text("beoordeeld_door"),
            ],
            rows: register.measures.map { self.row($0, on: register.peildatum) }, peildatum: register.peildatum,
            stand: register.stand)
    }

    private static func row(_ measure: Measure, on day: Day) -> [DatedList.Cell] {
        func cell(_ day: Day?) -> DatedList.Cell { day.map { .day($0) } ?? .empty }
        func cell(_ text: String?) -> DatedList.Cell { text.map { .text($0) } ?? .empty }
        let state = measure.state(on: day)
        return [
            .text(measure.number), .code(state.rawValue),
            state.isOpen ? .whole(measure.due.number - day.number) : .empty, .text(measure.text),
            .text(measure.clauses.text), measure.check.map { .code($0) } ?? .empty, cell(measure.occasion), cell(measure.cause),
            .text(measure.owner), cell(measure.account), cell(measure.first), cell(measure.due), cell(measure.doneOn),
            cell(measure.evidence), measure.effect.map { .code($0.worked ? "ja" : "nee") } ?? .empty,
            cell(measure.effect?.day), cell(measure.effect?.by),
        ]
    }
}
