internal import Disclosure
internal import Domain

/// A whole release in one file: as a ZIP with every table in every form, the definitions, the description and how to check them; and
/// as a workbook with a sheet per table.
struct ReleaseBundle {
    let release: StoredRelease
    let name: String

    /// The description as it was released: its SHA-256 is that of the release.
    static let manifestName = "beschrijving.json"

    init(_ release: StoredRelease) {
        self.release = release
        self.name = ReleaseFile.baseName(of: release)
    }

    private var tables: [ExportTable] {
        self.release.tables.map { table in
            var facts = ReleaseFile.facts(of: self.release, table.cells)
            let title = self.release.manifest.tabellen.first { $0.naam == table.name }?.titel ?? table.name
            facts.title += ": \(title.lowercasedFirst)"
            return ExportTable(table.cells, name: table.name, facts: facts)
        }
    }

    private var definitions: [DefinitionNote] { self.release.manifest.definities.map { DefinitionNote($0) } }

    /// How the norms were met, where anything was judged.
    private var compliance: ExportTable? {
        let compliance = self.release.manifest.naleving
        guard !compliance.controles.isEmpty else { return nil }
        let verdicts = Set(compliance.controles.flatMap(\.aantallen.keys)).sorted()
        return ExportTable(
            name: "naleving",
            list: ListFile(
                columns: [
                    .code("controle"), .whole("versie"), .text("naam"), .code("onderwerp"), .code("grondslag"), .day("van"),
                    .day("tot"),
                ] + verdicts.map { .whole($0) } + [.whole("totaal"), .code("status")],
                rows: compliance.controles.map { check in
                    let days = [compliance.van, compliance.tot].map { (try? Day($0)).map { ListCell.day($0) } ?? .empty }
                    return [
                        .code(check.check), .whole(check.versie), .text(check.naam), .code(check.onderwerp),
                        .code(check.grondslag),
                    ] + days
                        + verdicts.map { check.verborgen == true ? .empty : .whole(check.aantallen[$0] ?? 0) }
                        + [
                            check.verborgen == true
                                ? check.totaal.map { .whole($0) } ?? .empty : .whole(check.aantallen.values.reduce(0, +)),
                            .code((check.verborgen == true ? FigureStatus.hidden : .value).rawValue),
                        ]
                }), facts: self.facts("hoe aan de normen is voldaan"))
    }

    private var definitionTable: ExportTable {
        ExportTable(
            name: "definities", list: ListFile(columns: DefinitionNote.columns, rows: self.definitions.map(\.cells)),
            facts: self.facts("de gebruikte definities"))
    }

    private func facts(_ what: String) -> ExportFacts {
        let manifest = self.release.manifest
        return ExportFacts(
            title: "\(ReleaseFile.title(of: self.release)): \(what)", publisher: manifest.organisatie.naam,
            period: manifest.periode,
            more: ReleaseFile.named(self.release))
    }

    func archive() throws -> [UInt8] {
        let tables = self.tables + [self.definitionTable] + [self.compliance].compactMap { $0 }
        let bundle = ExportBundle(
            name: DataPackage.plain(self.name), title: ReleaseFile.title(of: self.release), tables: tables,
            more: [
                .init(
                    name: "\(self.name).xlsx", title: "alles in één werkmap, een blad per tabel",
                    mediaType: ExportForm.xlsx.contentType, bytes: try self.workbook()),
                .init(
                    name: Self.manifestName, title: "de beschrijving, zoals zij werd uitgegeven", mediaType: "application/json",
                    bytes: Array(self.release.described.utf8)),
            ], folders: BundleFolder.all.filter { $0.form != .xlsx }, foreword: self.foreword)
        return try bundle.archive()
    }

    /// What a reader must know before the first figure.
    private var foreword: [String] {
        let manifest = self.release.manifest
        var lines = [
            "Uitgegeven door \(manifest.organisatie.naam) op \(manifest.gemaakt_op) (UTC), periode \(manifest.periode),",
            "peildatum \(manifest.peildatum), stand \(manifest.stand).",
            "SHA-256 van \(Self.manifestName): \(self.release.sha256)",
            "Daarin staat de SHA-256 van elk bestand in open/ dat een tabel van de uitgave is.",
            "Een cijfer met status onderdrukt of onderdrukt_secundair is verborgen om niemand herkenbaar te maken.",
        ]
        if let note = manifest.toelichting { lines.append("Toelichting: \(note)") }
        if let withdrawal = self.release.withdrawal {
            lines.insert("INGETROKKEN op \(withdrawal.at): \(withdrawal.reason). Gebruik deze cijfers niet meer.", at: 0)
        }
        return lines
    }

    func workbook() throws -> [UInt8] {
        let manifest = self.release.manifest
        let made = (try? Day(String(manifest.gemaakt_op.prefix(10))))?.number ?? 0
        let book = try Workbook(
            title: ReleaseFile.title(of: self.release), publisher: manifest.organisatie.naam, made: made * 86_400)
        for table in self.tables { try book.table(table.name, of: table) }
        if let compliance { try book.table("Naleving", of: compliance) }
        try book.definitions(self.definitions)
        try book.facts(self.account)
        return try book.finish()
    }

    /// The sheet that says what the whole is.
    private var account: [DatedList.Fact] {
        let manifest = self.release.manifest
        let sheets = manifest.tabellen.map { DatedList.Fact("blad \($0.naam)", .text("\($0.titel), \($0.rijen) rijen")) }
        let policies = manifest.beveiliging.map { group in
            DatedList.Fact(
                "beleid \(group.beleid)",
                .text("versie \(group.versie), drempel \(group.drempel); bladen \(group.tabellen.joined(separator: ", "))"))
        }
        let note = manifest.toelichting.map { [DatedList.Fact("toelichting", .text($0))] } ?? []
        return [.init("titel", .text(ReleaseFile.title(of: self.release))), .init("van", .text(manifest.organisatie.naam))]
            + [.init("periode", .code(manifest.periode))] + ReleaseFile.named(self.release) + note + sheets + policies
            + FigureStatus.words.map { DatedList.Fact("\($0.column): \($0.word)", .text($0.meaning)) }
    }
}
