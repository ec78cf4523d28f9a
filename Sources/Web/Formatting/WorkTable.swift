internal import Cases
internal import Domain
internal import Publishing

/// The werklijst as a file: the items of the page, in its order.
enum WorkTable {
    static func list(_ work: WorkList, areas: AreaNames) -> DatedList {
        DatedList(
            name: "werk",
            columns: [
                .code("soort"), .text("casus"), .text("medewerker"), .text("naam"), .code("gemeente"), .text("gemeente_naam"),
                .text("wijkteam"), .text("wat"), .day("sinds"), .day("uiterlijk"), .yes("geschat"), .whole("dagen"),
                .decimal("uren_geleverd"), .decimal("uren_akkoord"),
            ],
            rows: work.items.map { self.row($0, areas: areas) }, peildatum: work.dates.peildatum, stand: work.dates.stand)
    }

    private static func row(_ item: WorkItem, areas: AreaNames) -> [DatedList.Cell] {
        let who: [DatedList.Cell] =
            switch item.subject {
            case .casus(let reference):
                [
                    .text(reference.number), .empty, .empty, .code(reference.gemeente),
                    areas.name(.gemeente, reference.gemeente).map { .text($0) } ?? .empty,
                    reference.wijkteam.map { .text($0) } ?? .empty,
                ]
            case .employee(let number, let name): [.empty, .text(number), .text(name), .empty, .empty, .empty]
            }
        let hours: [DatedList.Cell] =
            if case .hours(let delivered, let agreed) = item.reason { [.decimal(delivered), .decimal(agreed)] } else {
                [.empty, .empty]
            }
        return [.code(item.kind.rawValue)] + who + [
            .text(WorkText.what(item)), .day(item.since), item.until.map { .day($0) } ?? .empty, .yes(item.isEstimate),
            item.daysLeft.map { .whole($0) } ?? .empty,
        ] + hours
    }
}
