internal import Compliance
internal import Domain
internal import Publishing

/// Norms with their evidence as a file: a row per clause and per check or document that serves it.
enum NormTable {
    static func list(_ board: NormBoard) -> DatedList {
        DatedList(
            name: "normen",
            columns: [
                .code("norm"), .whole("versie"), .text("clausule"), .text("titel"), .code("stand_van_zaken"),
                .code("bewijs_soort"), .text("bewijs"), .day("van"), .day("tot"), .whole("onderwerpen"),
                .whole("niet_aangetoond"),
            ],
            rows: board.parts.flatMap { part in part.rows.flatMap { Self.rows($0, of: part.catalogue, years: board.years) } },
            peildatum: board.peildatum, stand: board.stand)
    }

    private static func rows(_ row: NormBoard.Row, of catalogue: NormCatalogue, years: [NormBoard.Year]) -> [[DatedList.Cell]] {
        let head: [DatedList.Cell] = [
            .code(catalogue.id), .whole(catalogue.version), .text(row.clause.number), .text(row.clause.title),
            .code(NormText.code(row.state)),
        ]
        let checks = row.checks.flatMap { check in
            zip(years, check.cells).map { year, cell -> [DatedList.Cell] in
                head + [
                    .code("controle"), .code(check.definition.id), .day(year.first), .day(year.last), .whole(cell.subjects),
                    .whole(cell.short),
                ]
            }
        }
        let documents = row.documents.map { document -> [DatedList.Cell] in
            head + [
                .code("document"), .code(document.kind), .empty, document.last.map { .day($0) } ?? .empty, .whole(1),
                .whole(document.isValid ? 0 : 1),
            ]
        }
        let files = row.files.map { file -> [DatedList.Cell] in
            head + [.code("bestand"), .text(file.number), file.first.map { .day($0) } ?? .empty, .empty, .empty, .empty]
        }
        let measures = row.measures.map { measure in
            head + [
                .code("maatregel"), .text(measure.number), .day(measure.first), .day(measure.doneOn ?? measure.due), .empty,
                .empty,
            ]
        }
        let elsewhere = row.clause.elsewhere.map { [head + [.code("buiten"), .text($0), .empty, .empty, .empty, .empty]] } ?? []
        return checks + documents + files + measures + elsewhere
    }
}
