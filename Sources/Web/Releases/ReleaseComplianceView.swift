internal import Compliance
internal import Domain
internal import Publishing

/// How the organisation meets the norms, as a release says it.
struct ReleaseComplianceView {
    struct Row {
        let normLabel: String
        let normWhom: String
        let normCount: String
        /// Those that do not, or of whom it is not shown.
        let normShort: String
        let normTone: String
    }

    let normPeriod: String
    let normRows: [Row]

    init(_ release: some ReleasedTables) {
        let compliance = release.manifest.naleving
        self.normPeriod =
            Text["release-norms.period", ["from": ReleaseText.day(compliance.van), "until": ReleaseText.day(compliance.tot)]]
        self.normRows = compliance.controles.map { Row($0) }
    }

    private init(sample row: Row) {
        self.normPeriod = "van 01-10-2025 tot en met 30-09-2026"
        self.normRows = [row]
    }

    static let sample = ReleaseComplianceView(
        sample: Row(
            normLabel: "VOG op elke gewerkte dag", normWhom: "medewerkers", normCount: "34", normShort: "1 niet",
            normTone: "short"))
}

extension ReleaseComplianceView.Row {
    init(_ check: ReleaseManifest.Compliance.Check) {
        let judged = check.aantallen.filter { $0.key != Verdict.notApplicable.rawValue }
        let short = judged.reduce(0) { $0 + (Verdict(rawValue: $1.key)?.isShort == true ? $1.value : 0) }
        let all = judged.values.reduce(0, +)
        let whom =
            switch SubjectKind(rawValue: check.onderwerp) {
            case .casus: Text["release-norms.about.cases"]
            case .employee: Text["release-norms.about.employees"]
            case .partner: "SKJ-partners"
            case .organisation, .report, nil: Text["release-norms.about.organisation"]
            }
        guard check.verborgen != true else {
            self.init(
                normLabel: check.naam, normWhom: whom,
                normCount: check.totaal.map { Text["release-norms.all", ["count": DutchNumber.whole($0)]] }
                    ?? Text["release-norms.hidden"],
                normShort: Text["release-norms.few"], normTone: "none")
            return
        }
        self.init(
            normLabel: check.naam, normWhom: whom, normCount: DutchNumber.whole(all),
            normShort: all == 0
                ? Text["release-norms.nothing"]
                : short == 0 ? Text["check.verdict.holds"] : Text["release-norms.short", ["count": DutchNumber.whole(short)]],
            normTone: all == 0 ? "none" : short == 0 ? "good" : "short")
    }
}
