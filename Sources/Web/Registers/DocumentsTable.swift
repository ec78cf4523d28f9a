internal import Compliance
internal import Domain
internal import Publishing

/// The register of documents and uploaded files as a file: one row each.
enum DocumentsTable {
    static func list(_ register: DocumentRegister, localTime: (String) -> String) -> DatedList {
        DatedList(
            name: "documenten",
            columns: [
                .code("register"), .text("nummer"), .text("soort"), .text("eigen_nummer"), .text("versie"), .text("houder"),
                .day("vastgesteld_op"), .day("geldig_vanaf"), .day("geldig_tot"), .code("toestand"), .yes("opgevolgd"),
                .text("bewijs"), .text("bestand"), .code("vorm"), .whole("bytes"), .code("sha256"), .text("clausules"),
                .text("genoemd_door"), .whole("levering"), .code("vastgelegd"), .text("door"),
            ],
            rows: register.documents.map { self.row($0, in: register, localTime) }
                + register.evidence.map { self.row($0, localTime) },
            peildatum: register.peildatum, stand: register.stand)
    }

    /// One document as the file of its page: a row per version, the newest first.
    static func list(
        _ history: DocumentHistory, in register: DocumentRegister, localTime: (String) -> String
    ) -> DatedList {
        DatedList(
            name: "versies",
            columns: [
                .whole("levering"), .code("vastgelegd"), .text("door"), .yes("ingetrokken"), .text("nummer"), .code("soort"),
                .text("eigen_nummer"), .text("versie"), .text("houder"), .day("vastgesteld_op"), .day("geldig_vanaf"),
                .day("geldig_tot"), .text("bewijs"),
            ],
            rows: history.versions.map { version in
                let entry = version.entry
                return self.origin(entry.origin, localTime) + [
                    .yes(version.isWithdrawn), .text(entry.number), .code(entry.kind), self.text(entry.reference),
                    self.text(entry.version), self.text(entry.holder), .day(entry.adoptedOn), .day(entry.validFrom),
                    entry.validUntil.map { .day($0) } ?? .empty, self.text(entry.evidence),
                ]
            }, peildatum: register.peildatum, stand: register.stand)
    }

    private static func text(_ text: String?) -> DatedList.Cell { text.map { .text($0) } ?? .empty }

    private static func origin(_ origin: RowOrigin, _ localTime: (String) -> String) -> [DatedList.Cell] {
        [.whole(origin.delivery), .code(localTime(origin.committedAt)), .text(origin.actor)]
    }

    private static func row(
        _ document: DocumentEntry, in register: DocumentRegister, _ localTime: (String) -> String
    ) -> [DatedList.Cell] {
        let files = register.files(named: document.evidence).map(\.current.fileName).joined(separator: ", ")
        return [
            .code("document"), .text(document.number), .code(document.kind), self.text(document.reference),
            self.text(document.version), self.text(document.holder), .day(document.adoptedOn), .day(document.validFrom),
            document.validUntil.map { .day($0) } ?? .empty, .code(document.state(on: register.peildatum).rawValue),
            .yes(document.isSucceeded),
            self.text(document.evidence), files.isEmpty ? .empty : .text(files), .empty, .empty, .empty, .empty, .empty,
        ] + self.origin(document.origin, localTime)
    }

    private static func row(_ entry: EvidenceEntry, _ localTime: (String) -> String) -> [DatedList.Cell] {
        let current = entry.current
        let links = entry.links.map(DocumentText.link).joined(separator: ", ")
        return [
            .code("bewijs"), .text(entry.number), self.text(current.description), .empty, .text(String(entry.versions)), .empty,
            .empty, current.validFrom.map { .day($0) } ?? .empty, .empty, .empty, .empty, .empty, .text(current.fileName),
            .code(current.form), .whole(current.bytes), .code(current.sha256), self.text(current.clauses),
            links.isEmpty ? .empty : .text(links),
        ] + self.origin(current.origin, localTime)
    }
}
