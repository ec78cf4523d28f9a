internal import Domain
internal import Indicators
internal import Publishing

/// What the template of one circle gets.
struct CircleView: PageView {
    let frame: PageFrame
    let problems: [ProblemRow]
    let title: String
    let withdrawn: ReleaseView.Withdrawn?
    /// Of how many, and of how many of how many gemeenten.
    let lead: String
    let note: String?
    let facts: ReleaseFacts
    let downloads: DownloadsView?
    let tables: ReleaseTablesView
    let citation: String
    let sha256: String

    init(frame: PageFrame, problems: [ProblemRow], _ circle: StoredCircle, wet: String?) {
        let manifest = circle.manifest
        self.frame = frame
        self.problems = problems
        self.title = Text["circle.title", ["region": manifest.jeugdregio.naam, "year": manifest.jaar]]
        self.withdrawn = circle.withdrawal.map {
            ReleaseView.Withdrawn(withdrawnWhen: ReleaseText.moment($0.at), withdrawnWhy: $0.reason)
        }
        self.lead = Self.size(manifest)
        self.note = manifest.toelichting
        self.facts = ReleaseFacts(circle)
        self.downloads = DownloadsView { Links.circle(circle.number, form: $0) }
        self.tables = ReleaseTablesView(circle, wet: wet)
        self.citation =
            Text[
                "circle.cited",
                [
                    "region": manifest.jeugdregio.naam, "year": manifest.jaar, "number": circle.number,
                    "day": ReleaseText.day(String(manifest.gemaakt_op.prefix(10))),
                ]]
        self.sha256 = circle.sha256
    }

    /// `Drie organisaties …` in figures, never names.
    private static func size(_ manifest: CircleManifest) -> String {
        let size = manifest.omvang
        return Text[
            "circle.size",
            [
                "organisations": DutchNumber.whole(size.organisaties), "gemeenten": DutchNumber.whole(size.gemeenten),
                "all": DutchNumber.whole(size.gemeenten_in_regio),
            ]]
    }

    private init(sample frame: PageFrame) {
        self.frame = frame
        self.problems = [ProblemRow(problemText: "‘x’ komt in deze kring niet voor.", problemLink: "#wet")]
        self.title = "Uitkomsten in jeugdregio Eemland, 2025"
        self.withdrawn = .init(withdrawnWhen: "22-11-2026 14:30", withdrawnWhy: "Er klopte iets niet.")
        self.lead = "Wat 3 organisaties uitgaven, bij elkaar opgeteld."
        self.note = "Eerste kring."
        self.facts = .sample
        self.downloads = .sample
        self.tables = .sample
        self.citation = "Kraamzicht, Uitkomsten BabythuisZorg jeugdregio Eemland, 2025, kring 9."
        self.sha256 = "00"
    }

    static let sample = CircleView(sample: .sample)
}

extension ReleaseFacts {
    init(_ circle: StoredCircle) {
        let (manifest, counts) = (circle.manifest, circle.counts)
        let protection = manifest.beveiliging
        let days = [manifest.peildatum_van, manifest.peildatum_tot].map { ReleaseText.day($0) }
        self.init(
            facts: [
                Fact(
                    factLabel: Text["circle.fact.region"], factValue: "\(manifest.jeugdregio.naam) (\(manifest.jeugdregio.code))"),
                Fact(factLabel: Text["circle.fact.year"], factValue: "\(manifest.jaar)"),
                Fact(
                    factLabel: Text["circle.fact.day"],
                    factValue: days[0] == days[1] ? days[0] : Text["circle.fact.days", ["from": days[0], "until": days[1]]]),
                Fact(factLabel: Text["circle.fact.released"], factValue: ReleaseText.moment(manifest.gemaakt_op)),
            ], counts,
            attackLines: [
                Text[
                    "circle.policy",
                    [
                        "name": protection.beleid, "threshold": DutchNumber.whole(protection.drempel),
                        "dominance": protection.dominantie,
                    ]],
                Text[
                    "circle.attack",
                    [
                        "numbers": DutchNumber.whole(protection.attacked),
                        "found": protection.isHeld ? Text["circle.attack.nothing"] : Text["circle.attack.something"],
                    ]],
                Text["circle.attack.gemeenten", ["gemeenten": DutchNumber.whole(protection.gemeenten_bekeken)]],
            ],
            omissionLines: manifest.weggelaten.isEmpty
                ? []
                : [
                    Text[
                        "circle.omitted",
                        ["figures": manifest.weggelaten.map { FigureName.label($0, Definition.find($0)) }.joined(separator: ", ")]
                    ]
                ])
    }
}

extension ReleaseTablesView {
    init(_ circle: StoredCircle, wet: String?) {
        let (whole, grid) = (circle.grid(), circle.grid(wet: wet))
        self.init(
            tableTitle: Text["circle.tables"], tableChoices: [],
            wetChoices: Self.wetChoices(whole.wetten, chosen: wet) { value in
                Links.circle(circle.number, value.map { [.init(name: "wet", value: $0)] } ?? [])
            }, columns: grid.periods.map { FigureName.period($0) }, rows: grid.rows.map { Row($0, because: Cell.more) })
    }
}
