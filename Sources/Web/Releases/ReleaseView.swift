internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

/// What the template of one release gets, for its organisation and for its gemeente.
struct ReleaseView: PageView {
    struct Withdrawn {
        let withdrawnWhen: String
        let withdrawnWhy: String
    }

    struct Withdrawing {
        let withdrawAction: String
        let withdrawToken: String
    }

    struct Correction {
        let correctionNumber: String
        let correctionLink: String
    }

    struct Norm {
        let normText: String
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let number: String
    let backLink: String
    let backLabel: String
    let withdrawn: Withdrawn?
    let correction: Correction?
    let note: String?
    let facts: ReleaseFacts
    let citation: String
    let sha256: String
    let downloads: DownloadsView?
    let norms: [Norm]
    let compliance: ReleaseComplianceView
    let hiding: ReleaseHidingView
    let changes: ReleaseChangesView?
    let tables: ReleaseTablesView?
    let withdrawing: Withdrawing?

    init(
        frame: PageFrame, problems: [ProblemRow], _ release: StoredRelease, tenant: Tenant, token: String,
        tables: ReleaseTablesView?
    ) {
        let manifest = release.manifest
        let isOwner = tenant.kind == .organisation
        self.frame = frame
        self.problems = problems
        self.number = DutchNumber.whole(release.number)
        self.backLink = isOwner ? Links.releases(tenant.id) : Links.outcomes(tenant.id)
        self.backLabel = isOwner ? Text["releases.title"] : Text["outcomes.frame"]
        self.withdrawn = release.withdrawal.map {
            Withdrawn(withdrawnWhen: ReleaseText.moment($0.at), withdrawnWhy: $0.reason)
        }
        self.correction = manifest.vervangt.map {
            Correction(correctionNumber: DutchNumber.whole($0), correctionLink: Links.release(tenant, $0))
        }
        self.note = manifest.toelichting
        self.facts = ReleaseFacts(release)
        self.citation =
            Text[
                "release.cited",
                [
                    "organisation": manifest.organisatie.naam, "gemeente": manifest.gemeente.naam,
                    "period": FigureName.period(manifest.periode), "number": release.number,
                    "until": ReleaseText.day(manifest.peildatum), "day": ReleaseText.day(String(manifest.gemaakt_op.prefix(10))),
                ]]
        self.sha256 = release.sha256
        self.downloads = DownloadsView { Links.release(tenant, release.number, form: $0) }
        self.norms = manifest.contractnormen.map { Norm(normText: Self.norm($0)) }
        self.compliance = ReleaseComplianceView(release)
        self.hiding = ReleaseHidingView(release)
        self.changes = ReleaseChangesView(release)
        self.tables = tables
        self.withdrawing =
            isOwner && release.withdrawal == nil
            ? Withdrawing(withdrawAction: Links.release(tenant, release.number), withdrawToken: token) : nil
    }

    private static func norm(_ norm: Publishing.TargetText) -> String {
        let amount = TargetText.amount(norm.waarde, TargetFigures.unit(norm.indicator))
        return "\(TargetFigures.label(norm.indicator)): \(norm.richting) \(amount)"
    }

    private init(sample frame: PageFrame) {
        self.frame = frame
        self.problems = [ProblemRow(problemText: "Deze uitgave heeft geen tabel ‘x’.", problemLink: "#tabel")]
        (self.number, self.backLink, self.backLabel) = ("2", "/o/wieg/publicaties", "Uitgaven")
        self.withdrawn = Withdrawn(withdrawnWhen: "22-11-2026 14:30", withdrawnWhy: "De uren klopten niet.")
        self.correction = Correction(correctionNumber: "1", correctionLink: "/o/wieg/publicaties/1")
        self.note = "Tweede uitgave."
        self.facts = .sample
        self.citation = "Kraamzorg De Wieg, Uitkomsten BabythuisZorg gemeente Amersfoort, 2026, uitgave 2."
        self.sha256 = "00"
        self.downloads = .sample
        self.norms = [Norm(normText: "Uitval: hoogstens 10")]
        self.compliance = .sample
        self.hiding = .sample
        self.changes = .sample
        self.tables = .sample
        self.withdrawing = Withdrawing(withdrawAction: "/o/wieg/publicaties/2", withdrawToken: "00")
    }

    static let sample = ReleaseView(sample: .sample)
}
