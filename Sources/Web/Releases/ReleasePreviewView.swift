internal import Domain
internal import Indicators
internal import Publishing

/// What stands above every release: whose, of when, how much of it is seen.
struct ReleaseFacts {
    struct Fact {
        let factLabel: String
        let factValue: String
    }

    let factList: [Fact]
    let shownCount: String
    let hiddenCount: String
    let emptyCount: String
    /// What the attacker found, a sentence for each group of tables.
    let attackLines: [String]
    let omissionLines: [String]

    init(_ release: some ReleasedTables) {
        let manifest = release.manifest
        let counts = release.counts
        var facts = [
            Fact(factLabel: Text["release.fact.organisation"], factValue: manifest.organisatie.naam),
            Fact(factLabel: Text["release.fact.gemeente"], factValue: "\(manifest.gemeente.naam) (\(manifest.gemeente.code))"),
            Fact(factLabel: Text["release.fact.period"], factValue: FigureName.period(manifest.periode)),
            Fact(factLabel: Text["release.fact.day"], factValue: ReleaseText.day(manifest.peildatum)),
            Fact(factLabel: Text["release.fact.stand"], factValue: ReleaseText.moment(manifest.stand)),
        ]
        if !manifest.gemaakt_op.isEmpty {
            facts.append(
                Fact(
                    factLabel: Text["release.fact.released"],
                    factValue: Text[
                        "release.fact.by",
                        ["when": ReleaseText.moment(manifest.gemaakt_op), "who": ReleaseText.maker(manifest.gemaakt_door)]]))
        }
        if let approver = manifest.goedgekeurd_door {
            facts.append(Fact(factLabel: Text["release.fact.approved"], factValue: ReleaseText.maker(approver)))
        }
        self.factList = facts
        self.shownCount = DutchNumber.whole(counts.getoond)
        self.hiddenCount = DutchNumber.whole(counts.onderdrukt)
        self.emptyCount = DutchNumber.whole(counts.geen_waarde)
        self.attackLines = manifest.beveiliging.map { Self.attack($0) }
        self.omissionLines = manifest.weggelaten.map { Text["release.rest.without", ["reason": $0.reden]] }
    }

    private static func attack(_ protection: ReleaseManifest.Protection) -> String {
        let whom = protection.beleid == "eigen" ? Text["release.protection.own"] : Text["release.protection.rest"]
        let found = protection.isHeld ? Text["release.protection.none"] : Text["release.protection.some"]
        let least = DutchNumber.whole(protection.drempel)
        return Text[
            "release.protection",
            ["whom": whom, "least": least, "attacked": DutchNumber.whole(protection.attacked), "found": found]]
    }

    init(facts: [Fact], _ counts: ReleaseCounts, attackLines: [String], omissionLines: [String]) {
        self.factList = facts
        self.shownCount = DutchNumber.whole(counts.getoond)
        self.hiddenCount = DutchNumber.whole(counts.onderdrukt)
        self.emptyCount = DutchNumber.whole(counts.geen_waarde)
        self.attackLines = attackLines
        self.omissionLines = omissionLines
    }

    private init(sample lines: [String]) {
        self.factList = [Fact(factLabel: Text["release.fact.period"], factValue: "2026")]
        (self.shownCount, self.hiddenCount, self.emptyCount) = ("12", "3", "4")
        self.attackLines = lines
        self.omissionLines = lines
    }

    static let sample = ReleaseFacts(sample: [
        "De cijfers van de gemeente: een antwoord is te zien als minstens 5 gezinnen het gaven."
    ])
}

/// What is hidden of which figure, and which longer period would show it.
struct ReleaseHidingView {
    struct Row {
        let hidingLabel: String
        let hidingLink: String
        let hidingCells: [String]
        let hidingWhy: String
        let hidingFrom: String
    }

    let hidingColumns: [String]
    let hidingRows: [Row]

    init(_ release: some ReleasedTables) {
        let hiding = release.hiding()
        let names = hiding.first?.tables.map(\.name) ?? []
        let titles = Dictionary(uniqueKeysWithValues: release.manifest.tabellen.map { ($0.naam, $0.titel) })
        self.hidingColumns = names.map { titles[$0] ?? $0 }
        self.hidingRows = hiding.map { figure in
            return Row(
                hidingLabel: FigureName.label(figure.indicator, Definition.find(figure.indicator)),
                hidingLink: Links.definition(figure.indicator),
                hidingCells: names.map { name in
                    guard let table = figure.tables.first(where: { $0.name == name }), table.shown + table.hidden > 0 else {
                        return "–"
                    }
                    return Text[
                        "release.reasons.part",
                        ["shown": DutchNumber.whole(table.shown), "all": DutchNumber.whole(table.shown + table.hidden)]]
                }, hidingWhy: Self.why(figure),
                hidingFrom: figure.shownFrom.map {
                    Text[
                        "release.reasons.whole",
                        ["tables": (titles[$0] ?? $0).prefix(1).lowercased() + (titles[$0] ?? $0).dropFirst()]]
                }
                    ?? Text["release.reasons.longest"])
        }
    }

    private static func why(_ figure: ReleaseHiding) -> String {
        switch (figure.isSmall, figure.isComplement) {
        case (true, true): Text["release.reasons.smallOr"]
        case (false, true): Text["release.reasons.betrays"]
        default: Text["release.reasons.small"]
        }
    }

    private init(sample row: Row) {
        self.hidingColumns = [Text["release.reasons.yearly"]]
        self.hidingRows = [row]
    }

    static let sample = ReleaseHidingView(
        sample: Row(
            hidingLabel: "Uitval", hidingLink: "/definities/uitval", hidingCells: ["1 van 3"],
            hidingWhy: "te klein om te tonen", hidingFrom: "helemaal te zien: de hele periode"))
}

/// What the template of a preview gets; of a proposal too.
struct ReleasePreviewView: PageView {
    struct Sending {
        let sendAction: String
        let sendToken: String
        let sendGemeente: String
        let sendPeriod: String
        let sendStand: String
        let sendSeen: String
        let sendNote: String
        let sendLabel: String
        let sendKnown: String?
        let sendRunning: String?
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let listLink: String
    let gemeente: String
    let facts: ReleaseFacts?
    let sending: Sending?
    let compliance: ReleaseComplianceView?
    let hiding: ReleaseHidingView?
    let changes: ReleaseChangesView?
    let tables: ReleaseTablesView?
    var deciding: Deciding?

    /// What may be done with a proposal.
    struct Deciding {
        let decideAction: String
        let decideToken: String
        let proposedBy: String
        let proposedNote: String?
        let mayApprove: Bool
        let refuseLabel: String
    }

    static let sample = ReleasePreviewView(
        frame: .sample, problems: [ProblemRow(problemText: "Dat is geen gemeente.", problemLink: "#gemeente")],
        listLink: "/o/wieg/publicaties", gemeente: "Amersfoort (GM0307)", facts: .sample,
        sending: Sending(
            sendAction: "/o/wieg/publicaties", sendToken: "00", sendGemeente: "GM0307", sendPeriod: "2026",
            sendStand: "2026-11-22T13:30:00.000000Z", sendSeen: "00", sendNote: "Eerste uitgave",
            sendLabel: "Uitgeven aan Amersfoort", sendKnown: "De gemeente heeft deze cijfers al.",
            sendRunning: "2026 is nog niet voorbij."), compliance: .sample,
        hiding: .sample,
        changes: .sample, tables: .sample,
        deciding: Deciding(
            decideAction: "/o/wieg/publicaties/voorstel/0", decideToken: "00", proposedBy: "anna@wieg.example",
            proposedNote: "Eerste uitgave", mayApprove: true, refuseLabel: "Afwijzen"))
}
