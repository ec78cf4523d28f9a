internal import Domain
internal import Indicators
internal import Publishing

/// The cases behind a figure as a file: its rows add up to the figure's teller and noemer; of a median `gemeten` is what it is
/// taken of.
enum FigureCasesTable {
    static func list(_ cases: FigureCases) -> DatedList {
        DatedList(
            name: "casussen",
            columns: [
                .code("indicator"), .whole("versie"), .code("periode"), .text("casus"), .decimal("teller"), .decimal("noemer"),
                .decimal("gemeten"),
            ],
            rows: cases.rows.map { row in
                [
                    .code(cases.indicator), .whole(cases.definition.version), .code(cases.period.description), .text(row.number),
                    cases.hasNumerator ? .decimal(row.numerator) : .empty,
                    cases.hasDenominator ? .decimal(row.denominator) : .empty, row.measured.map { .decimal($0) } ?? .empty,
                ]
            },
            definitions: [DefinitionNote(cases.definition)], peildatum: cases.dates.peildatum, stand: cases.dates.stand)
    }
}
