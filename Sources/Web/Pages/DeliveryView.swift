internal import Domain
internal import Ingest

/// What the template of a delivery gets.
struct DeliveryView: PageView {
    struct Fact {
        let factLabel: String
        let factText: String
    }

    struct Rejects {
        let rejectsName: String
        let rejectsLink: String
    }

    let frame: PageFrame
    let heading: String
    let isUndone: Bool
    let facts: [Fact]
    let receipt: ReceiptView
    /// The errors of all rejected rows; nil when there are none.
    let errorsLink: String?
    let rejects: [Rejects]
    /// Until when the rejected rows can be fetched, or that they no longer can.
    let rejectsNote: String?
    let receiptLink: String
    /// nil for who may not undo it, and when it was undone.
    let undoLink: String?
    /// Where the next row of the kind is entered; nil for what was no row entered on a page.
    let againLink: String?
    let listLink: String

    static let sample = DeliveryView(
        frame: .sample, heading: "Levering 12", isUndone: true,
        facts: [Fact(factLabel: "Vastgelegd", factText: "22-11-2026 14:30")],
        receipt: .sample, errorsLink: "/o/wieg/leveringen/12/fouten.csv",
        rejects: [Rejects(rejectsName: "casussen-afgekeurd.csv", rejectsLink: "/o/wieg/leveringen/12/afgekeurd/1.csv")],
        rejectsNote: "Te downloaden tot 23-11-2026 14:30.", receiptLink: "/o/wieg/leveringen/12.json",
        undoLink: "/o/wieg/leveringen/12/ongedaan", againLink: "/o/wieg/leveringen/nieuw/documenten",
        listLink: "/o/wieg/leveringen")
}

extension DeliveryView {
    init(
        _ entry: DeliveryEntry, _ rights: DeliveryRights, mayDeliver: Bool,
        kept: (upload: UploadedDelivery, rejects: [RejectsEntry])?,
        deliveries: DeliveryServices, frame: PageFrame
    ) {
        let (receipt, tenant) = (rights.readable, rights.tenant)
        let hasErrors = receipt.fouten.aantal > 0 && rights.mayReadRows
        let rejects = (kept?.rejects ?? []).enumerated().map { place, file in
            Rejects(rejectsName: file.name, rejectsLink: Links.deliveryRejects(tenant, entry.number, place + 1))
        }
        self.init(
            frame: frame, heading: Text["delivery.title", ["number": DutchNumber.whole(entry.number)]], isUndone: entry.isUndone,
            facts: [
                Fact(factLabel: Text["delivery.fact.committed"], factText: deliveries.localTimeOf(entry.committedAt)),
                Fact(factLabel: Text["delivery.fact.by"], factText: entry.actor),
                Fact(factLabel: Text["delivery.fact.source"], factText: receipt.bron),
                Fact(factLabel: Text["delivery.fact.mode"], factText: Self.modeWords(receipt.modus)),
            ],
            receipt: ReceiptView(receipt), errorsLink: hasErrors ? Links.deliveryErrors(tenant, entry.number) : nil,
            rejects: rejects,
            rejectsNote: kept.flatMap { kept in
                rejects.isEmpty
                    ? nil
                    : Text["delivery.kept", ["until": deliveries.localTime(kept.upload.keptUntil)]]
            },
            receiptLink: Links.deliveryReceipt(tenant, entry.number),
            undoLink: rights.mayUndo && !entry.isUndone ? Links.deliveryUndo(tenant, entry.number) : nil,
            againLink: mayDeliver && receipt.bron == DeliveryOptions.Source.page.rawValue
                ? receipt.bestanden.first?.soort.flatMap(EntryForm.named).map { Links.entry(tenant, $0) } : nil,
            listLink: Links.deliveries(tenant))
    }

    /// How it was taken, in words.
    static func modeWords(_ mode: String) -> String {
        mode == DeliveryOptions.Mode.partial.rawValue ? Text["delivery.mode.partial"] : Text["delivery.mode.strict"]
    }
}
