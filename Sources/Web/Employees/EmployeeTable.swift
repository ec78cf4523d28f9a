internal import Compliance
internal import Domain
internal import Publishing

/// The credential calendar as a file.
enum EmployeeTable {
    static func list(_ list: EmployeeList, part: EmployeeAddress.Part?) -> DatedList {
        DatedList(
            name: "medewerkers",
            columns: [
                .text("medewerker"), .text("naam"), .code("functie"), .code("contractvorm"), .day("in_dienst_op"),
                .day("uit_dienst_op"), .whole("mbo_niveau"), .day("diploma_op"), .whole("gewerkte_dagen"), .decimal("punten"),
                .decimal("punten_btz"),
            ]
                + Credential.kinds.flatMap { kind, _ -> [ExportColumn] in
                    let name = kind.lowercased()
                    return [.code("\(name)_toestand"), .day("\(name)_tot"), .whole("\(name)_gewerkt_zonder")]
                },
            rows: list.employees.filter { part?.holds($0, on: list.peildatum) ?? true }.map(self.row),
            peildatum: list.peildatum, stand: list.stand)
    }

    private static func row(_ employee: Employee) -> [DatedList.Cell] {
        func day(_ day: Day?) -> DatedList.Cell { day.map { .day($0) } ?? .empty }
        let own: [DatedList.Cell] = [
            .text(employee.number), .text(employee.name), .code(employee.function),
            employee.contract.map { .code($0) } ?? .empty, .day(employee.entered), day(employee.left),
            employee.level.map { .whole($0) } ?? .empty, day(employee.diploma), .whole(employee.worked),
            .decimal(employee.points), .decimal(employee.ownPoints),
        ]
        return own
            + employee.credentials.flatMap { credential -> [DatedList.Cell] in
                [.code(EmployeeText.state(credential.state)), day(credential.last), .whole(credential.uncovered)]
            }
    }
}
