internal import Domain
internal import Ingest

/// What we understood of uploaded files, and what committing them would do.
struct DeliveryCheckView: PageView {
    /// The button that commits.
    struct Commit {
        let commitAction: String
        let commitToken: String
        let commitLabel: String
        let commitWords: String
    }

    struct Rejects {
        let rejectsName: String
        let rejectsLink: String
    }

    let frame: PageFrame
    let verdict: String
    let isRefused: Bool
    let receipt: ReceiptView
    /// nil while it cannot be committed.
    let commit: Commit?
    let again: RecheckForm
    let rejects: [Rejects]
    let keptUntil: String
    let cancelAction: String
    let cancelToken: String

    static let sample = DeliveryCheckView(
        frame: .sample, verdict: "Er is nog niets vastgelegd.", isRefused: true, receipt: .sample,
        commit: Commit(
            commitAction: "/o/wieg/leveringen/werk/00/vastleggen", commitToken: "00", commitLabel: "Dit bestand vastleggen",
            commitWords: "120 rijen komen erbij."),
        again: .sample,
        rejects: [Rejects(rejectsName: "casussen-afgekeurd.csv", rejectsLink: "/o/wieg/leveringen/werk/00/afgekeurd/1.csv")],
        keptUntil: "23-11-2026 14:30", cancelAction: "/o/wieg/leveringen/werk/00/annuleren", cancelToken: "00")
}

extension DeliveryCheckView {
    init(
        _ receipt: DeliveryReceipt, _ rejects: [RejectsEntry], upload: UploadedDelivery, tenant: TenantID, token: String,
        keptUntil: String, frame: PageFrame
    ) {
        let isGood = receipt.status == .dryRun
        var kinds: [String] = []
        for kind in receipt.bestanden.compactMap(\.soort) where !kinds.contains(kind) { kinds.append(kind) }
        self.init(
            frame: frame, verdict: Self.verdict(receipt), isRefused: !isGood, receipt: ReceiptView(receipt),
            commit: isGood
                ? Commit(
                    commitAction: Links.work(tenant, upload.id, .commit), commitToken: token,
                    commitLabel: receipt.bestanden.count == 1
                        ? Text["delivery-check.commit.one"]
                        : Text["delivery-check.commit.several", ["count": DutchNumber.whole(receipt.bestanden.count)]],
                    commitWords: Self.words(receipt.totals))
                : nil,
            again: RecheckForm(
                upload: upload, kinds: kinds,
                isWithdrawing: upload.choices.isConfirmed || receipt.fouten.getoond.contains { $0.code == "volledig_te_veel" },
                tenant: tenant, token: token),
            rejects: rejects.enumerated().map {
                Rejects(rejectsName: $1.name, rejectsLink: Links.workRejects(tenant, upload.id, $0 + 1))
            },
            keptUntil: keptUntil, cancelAction: Links.work(tenant, upload.id, .cancel), cancelToken: token)
    }

    private static func verdict(_ receipt: DeliveryReceipt) -> String {
        switch receipt.status {
        case .dryRun where receipt.fouten.aantal > 0:
            Text["delivery-check.verdict.partial"]
        case .dryRun: Text["delivery-check.verdict.good"]
        case .rejected, .committed: Text["delivery-check.verdict.bad"]
        }
    }

    private static func words(_ total: DeliveryReceipt.Totals) -> String {
        guard total.nieuw + total.gewijzigd + total.ingetrokken > 0 else {
            return Text["delivery-check.unchanged"]
        }
        let parts = [
            (Text["delivery-check.new"], total.nieuw), (Text["delivery-check.changed"], total.gewijzigd),
            (Text["delivery-check.withdrawn"], total.ingetrokken),
        ]
        .filter { $0.1 > 0 }.map { "\(Text["count.rows", count: $0.1]) \($0.0)" }
        return Text["delivery-check.consequence", ["parts": parts.joined(separator: ", ")]]
    }
}
