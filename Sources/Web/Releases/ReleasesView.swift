internal import Domain
internal import Identity
internal import Publishing

/// What the template of an organisation's releases gets.
struct ReleasesView: PageView {
    struct Row {
        let rowNumber: String
        let rowLink: String
        let rowGemeente: String
        let rowPeriod: String
        let rowMade: String
        let rowBy: String
        let rowCounts: String
        let rowFetched: String
        /// Withdrawn, or replaced by another.
        let rowState: String?
    }

    struct Proposal {
        let proposalLink: String
        let proposalGemeente: String
        let proposalPeriod: String
        let proposalBy: String
    }

    struct Gemeente {
        let gemeenteCode: String
        let gemeenteName: String
    }

    struct Form {
        let previewAction: String
        let gemeenten: [Gemeente]
        let usualPeriod: String
    }

    struct Setting {
        let settingAction: String
        let settingToken: String
        let settingIsOn: Bool
        /// Who asks to do without a second person, in words; nil when nobody does.
        let settingAsked: String?
        /// What the button says by which this visitor asks for that, or confirms it; nil for who asked.
        let settingStop: String?
    }

    /// Taking part in figures of several organisations together.
    struct Sharing {
        let sharingAction: String
        let sharingToken: String
        let sharingIsOn: Bool
        let parts: [Part]
    }

    struct Part {
        let partLabel: String
        let partLink: String
        let partReleases: String
    }

    let frame: PageFrame
    let form: Form?
    let proposals: [Proposal]
    let setting: Setting
    let sharing: Sharing
    let rows: [Row]
    let downloads: DownloadsView?

    init(
        frame: PageFrame, _ list: ReleaseList, visitor: Visitor, tenant: Tenant, areas: AreaNames, today: Day, token: String
    ) {
        let fetched = Dictionary(grouping: list.downloads, by: \.release).mapValues { $0.reduce(0) { $0 + $1.times } }
        var replaced: [Int: Int] = [:]
        for entry in list.entries { if let old = entry.replaces { replaced[old] = entry.number } }
        self.frame = frame
        self.form =
            list.gemeenten.isEmpty
            ? nil
            : Form(
                previewAction: Links.releasePreview(tenant.id),
                gemeenten: list.gemeenten.map { Gemeente(gemeenteCode: $0, gemeenteName: areas.name(.gemeente, $0) ?? $0) }
                    .sorted { $0.gemeenteName < $1.gemeenteName }, usualPeriod: ReleaseText.usualPeriod(today))
        self.proposals = list.proposals.map { proposal in
            Proposal(
                proposalLink: Links.releaseProposal(tenant.id, proposal.id),
                proposalGemeente: ReleaseText.gemeente(proposal.gemeente, areas),
                proposalPeriod: FigureName.period(proposal.period),
                proposalBy: "\(proposal.proposedBy), \(ReleaseText.moment(proposal.proposedAt))")
        }
        let unwantedBy = list.secondPersonUnwantedBy
        self.setting = Setting(
            settingAction: "\(Links.releases(tenant.id))/instelling", settingToken: token, settingIsOn: list.needsSecondPerson,
            settingAsked: unwantedBy.map { Text["releases.second.asked", ["who": $0]] },
            settingStop: unwantedBy == nil
                ? Text["releases.second.stop"] : unwantedBy == visitor.email ? nil : Text["releases.second.confirm"])
        self.sharing = Sharing(
            sharingAction: "\(Links.releases(tenant.id))/instelling", sharingToken: token, sharingIsOn: list.contributes,
            parts: list.circles.map { part in
                Part(
                    partLabel:
                        Text[
                            "releases.circle",
                            [
                                "number": DutchNumber.whole(part.circle),
                                "region": areas.name(.jeugdregio, part.region) ?? part.region, "year": part.year,
                            ]],
                    partLink: Links.circle(part.circle), partReleases: Text["releases.circle.from", ["numbers": part.releases]])
            })
        self.rows = list.entries.map { entry in
            let state =
                entry.withdrawal.map { _ in Text["releases.withdrawn"] }
                ?? replaced[entry.number].map { Text["releases.replacedBy", ["number": DutchNumber.whole($0)]] }
            return Row(
                rowNumber: DutchNumber.whole(entry.number), rowLink: Links.release(tenant, entry.number),
                rowGemeente: ReleaseText.gemeente(entry.gemeente, areas), rowPeriod: FigureName.period(entry.period),
                rowMade: ReleaseText.moment(entry.madeAt),
                rowBy: ReleaseText.maker(entry.madeBy)
                    + (entry.approvedBy.map { Text["releases.approvedBy", ["who": ReleaseText.maker($0)]] } ?? ""),
                rowCounts: ReleaseText.counts(entry.counts), rowFetched: DutchNumber.whole(fetched[entry.number] ?? 0),
                rowState: state)
        }
        self.downloads = list.entries.isEmpty ? nil : DownloadsView { Links.releases(tenant.id, form: $0) }
    }

    private init(sampleRows rows: [Row]) {
        self.frame = .sample
        self.form = Form(
            previewAction: "/o/wieg/publicaties/voorbeeld",
            gemeenten: [Gemeente(gemeenteCode: "GM0307", gemeenteName: "Amersfoort")], usualPeriod: "2023-K4..2026-K3")
        self.proposals = [
            Proposal(
                proposalLink: "/o/wieg/publicaties/voorstel/0", proposalGemeente: "Baarn (GM0308)", proposalPeriod: "2026",
                proposalBy: "anna@wieg.example, 22-11-2026 14:30")
        ]
        self.setting = Setting(
            settingAction: "/o/wieg/publicaties/instelling", settingToken: "00", settingIsOn: true,
            settingAsked: "anna@wieg.example wil dit niet meer vragen.", settingStop: "Bevestigen")
        self.sharing = Sharing(
            sharingAction: "/o/wieg/publicaties/instelling", sharingToken: "00", sharingIsOn: false,
            parts: [Part(partLabel: "Kring 9: Eemland, 2025", partLink: "/publiek/9", partReleases: "uit uw uitgaven 3, 4")])
        self.rows = rows
        self.downloads = .sample
    }

    static let sample = ReleasesView(sampleRows: [
        Row(
            rowNumber: "1", rowLink: "/o/wieg/publicaties/1", rowGemeente: "Amersfoort (GM0307)", rowPeriod: "2026",
            rowMade: "22-11-2026 14:30", rowBy: "anna@wieg.example", rowCounts: "12 te zien, 3 verborgen", rowFetched: "4",
            rowState: "ingetrokken")
    ])
}
