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
        self.title = "Uitkomsten in jeugdregio \(manifest.jeugdregio.naam), \(manifest.jaar)"
        self.withdrawn = circle.withdrawal.map {
            ReleaseView.Withdrawn(withdrawnWhen: ReleaseText.moment($0.at), withdrawnWhy: $0.reason)
        }
        self.lead = Self.size(manifest)
        self.note = manifest.toelichting
        self.facts = ReleaseFacts(circle)
        self.downloads = DownloadsView { Links.circle(circle.number, form: $0) }
        self.tables = ReleaseTablesView(circle, wet: wet)
        self.citation = """
            Kraamzicht, Uitkomsten BabythuisZorg jeugdregio \(manifest.jeugdregio.naam), \(manifest.jaar), kring \(circle.number), \
            \(ReleaseText.day(String(manifest.gemaakt_op.prefix(10)))).
            """
        self.sha256 = circle.sha256
    }

    /// `Drie organisaties …` in figures, never names.
    private static func size(_ manifest: CircleManifest) -> String {
        let size = manifest.omvang
        return """
            Wat \(DutchNumber.whole(size.organisaties)) organisaties die BabythuisZorg geven aan \
            \(DutchNumber.whole(size.gemeenten)) van de \(DutchNumber.whole(size.gemeenten_in_regio)) gemeenten van deze jeugdregio \
            uitgaven, bij elkaar opgeteld.
            """
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
                Fact(factLabel: "Jeugdregio", factValue: "\(manifest.jeugdregio.naam) (\(manifest.jeugdregio.code))"),
                Fact(factLabel: "Jaar", factValue: "\(manifest.jaar)"),
                Fact(factLabel: "Peildatum", factValue: days[0] == days[1] ? days[0] : "\(days[0]) tot en met \(days[1])"),
                Fact(factLabel: "Uitgegeven", factValue: ReleaseText.moment(manifest.gemaakt_op)),
            ], counts,
            attackLines: [
                """
                Beleid ‘\(protection.beleid)’: drempel \(DutchNumber.whole(protection.drempel)), ook voor aantallen; van de \
                organisaties \(protection.dominantie).
                """,
                """
                Aanval met alle kringen van deze jeugdregio tot nu toe: \(DutchNumber.whole(protection.attacked)) \
                getallen, \(protection.isHeld ? "niets achterhaald" : "er is iets achterhaald").
                """,
                """
                Ook aangevallen voor \(DutchNumber.whole(protection.gemeenten_bekeken)) gemeenten die hun eigen deel kennen en eraf \
                kunnen trekken.
                """,
            ],
            omissionLines: manifest.weggelaten.isEmpty
                ? []
                : [
                    """
                    Niet in deze kring, omdat niet elke organisatie het aan elke gemeente kon tonen of omdat er niets van te zien zou zijn: \
                    \(manifest.weggelaten.map { FigureName.label($0, Definition.find($0)) }.joined(separator: ", ")).
                    """
                ])
    }
}

extension ReleaseTablesView {
    init(_ circle: StoredCircle, wet: String?) {
        let (whole, grid) = (circle.grid(), circle.grid(wet: wet))
        self.init(
            tableTitle: "Cijfers", tableChoices: [],
            wetChoices: Self.wetChoices(whole.wetten, chosen: wet) { value in
                Links.circle(circle.number, value.map { [.init(name: "wet", value: $0)] } ?? [])
            }, columns: grid.periods.map { FigureName.period($0) }, rows: grid.rows.map { Row($0, because: Cell.more) })
    }
}
