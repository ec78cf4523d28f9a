internal import Compliance
internal import Domain

/// What the template of one document gets.
struct DocumentView: PageView {
    struct Fact {
        let factLabel: String
        let factText: String
    }

    struct Version {
        let versionSince: DayText
        let versionText: String
        let versionValid: DayText
        let versionEvidence: String
    }

    struct Result {
        let state: String
        let tone: String
        let left: String?
        let checkLink: String?
        let facts: [Fact]
        let files: [DocumentsView.File]
        /// What names its evidence, where no uploaded file does.
        let evidence: String?
        let changeLink: String?
        let versions: [Version]
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let title: String
    let backLink: String
    let dates: DatesView?
    let result: Result?

    static let sample = DocumentView(
        frame: .sample, problems: [ProblemRow(problemText: "Dat is geen stand.", problemLink: "#stand")], title: "Document O1",
        backLink: "/o/wieg/documenten", dates: .sample,
        result: Result(
            state: "geldig", tone: "good", left: "nog 41 dagen", checkLink: "/o/wieg/kwaliteit/ORG-HKZ",
            facts: [Fact(factLabel: "Soort", factText: "HKZ-certificaat")],
            files: [DocumentsView.File(fileName: "hkz.pdf", fileLink: "/o/wieg/documenten/bewijs/bewijs-13")],
            evidence: "map 3", changeLink: "/o/wieg/leveringen/nieuw/documenten?nr=O1",
            versions: [
                Version(
                    versionSince: "levering 13 van 22-11-2026 14:30, door bea@wieg.nl", versionText: "HKZ-certificaat",
                    versionValid: "vanaf 01-01-2025",
                    versionEvidence: "bewijs-13")
            ]))
}

extension DocumentView.Result {
    init(
        _ history: DocumentHistory, in register: DocumentRegister, tenant: TenantID, dates: DateAddress, changeLink: String?,
        localTime: (String) -> String
    ) {
        let shown = history.current ?? history.versions[0].entry
        let state = history.current?.state(on: register.peildatum)
        let files = register.files(named: history.current?.evidence)
        self.init(
            state: state.map(DocumentText.state) ?? Text["document.withdrawn"],
            tone: history.current.map { DocumentText.tone($0, on: register.peildatum) } ?? "none",
            left: history.current.flatMap { DocumentText.left($0, on: register.peildatum) },
            checkLink: Self.checks[shown.kind].map { Links.check(tenant, $0, QualityAddress(dates: dates)) },
            facts: [
                (Text["document.fact.kind"], CodeList.document.label(shown.kind)),
                (Text["document.fact.number"], shown.reference ?? "–"),
                (Text["document.fact.version"], shown.version ?? "–"), (Text["document.fact.holder"], shown.holder ?? "–"),
                (Text["document.fact.established"], shown.adoptedOn.dutch),
                (Text["document.fact.valid"], DocumentText.valid(shown)),
            ].map { DocumentView.Fact(factLabel: $0.0, factText: $0.1) },
            files: files.map {
                DocumentsView.File(fileName: $0.current.fileName, fileLink: Links.evidence(tenant, $0.number, dates))
            }, evidence: files.isEmpty ? shown.evidence ?? Text["documents.file.none"] : nil, changeLink: changeLink,
            versions: history.versions.map { version in
                let entry = version.entry
                return DocumentView.Version(
                    versionSince: DayText(DocumentText.origin(entry.origin, localTime: localTime)),
                    versionText: version.isWithdrawn
                        ? Text["document.withdrawn"]
                        : [CodeList.document.label(entry.kind), entry.version.map { Text["document.version", ["version": $0]] }]
                            .compactMap { $0 }
                            .joined(separator: ", "),
                    versionValid: DayText(DocumentText.valid(entry)), versionEvidence: entry.evidence ?? "–")
            })
    }

    /// The check that looks at a kind of document.
    private static let checks = [
        "hkz_certificaat": "ORG-HKZ", "iso_certificaat": "ORG-HKZ", "aandachtsfunctionaris": "ORG-AANDACHT",
        "klachtenprocedure": "ORG-KLACHT", "privacybeleid": "ORG-PRIVACY", "opleidingsplan": "ORG-OPLEIDING",
        "meldcode": "ORG-MELDCODE",
    ]
}
