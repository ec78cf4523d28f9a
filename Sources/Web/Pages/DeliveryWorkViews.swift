internal import Domain
internal import Ingest

/// Work that goes on.
struct DeliveryProgressView: PageView {
    struct File {
        let sentName: String
        let sentSize: String
    }

    let frame: PageFrame
    let heading: String
    let progress: String
    let sent: [File]
    let renewLink: String
    /// Seconds between two looks of a browser without scripts.
    let renewal: String
    let streamLink: String
    let cancelAction: String
    let cancelToken: String

    static let sample = DeliveryProgressView(
        frame: .sample, heading: "De bestanden worden nagekeken", progress: "casussen.csv: 12.000 rijen gelezen",
        sent: [File(sentName: "casussen.csv", sentSize: "12 kB")], renewLink: "/o/wieg/leveringen/werk/00",
        renewal: "2", streamLink: "/o/wieg/leveringen/werk/00/voortgang",
        cancelAction: "/o/wieg/leveringen/werk/00/annuleren", cancelToken: "00")
}

extension DeliveryProgressView {
    init(
        _ status: DeliveryDesk.Status, heading: String, upload: UploadedDelivery, tenant: TenantID, token: String,
        frame: PageFrame
    ) {
        self.init(
            frame: frame, heading: heading, progress: status.sentence,
            sent: upload.files.map { File(sentName: $0.name, sentSize: UploadProblem.size($0.bytes)) },
            renewLink: Links.work(tenant, upload.id), renewal: "2", streamLink: Links.workStream(tenant, upload.id),
            cancelAction: Links.work(tenant, upload.id, .cancel), cancelToken: token)
    }
}

extension DeliveryDesk.Status {
    /// How far it is, for the person who waits.
    var sentence: String {
        switch (self.ahead, self.progress) {
        case (0, let progress?): progress.sentence(DutchNumber.whole)
        case (0, nil): Text["delivery-progress.begins"]
        case (1, _): Text["delivery-progress.waits.one"]
        case (let ahead, _): Text["delivery-progress.waits", ["count": ahead]]
        }
    }
}

/// Work that failed or was cut off.
struct DeliveryStoppedView: PageView {
    let frame: PageFrame
    let stoppedReason: String
    let listLink: String
    let again: RecheckForm
    let cancelAction: String
    let cancelToken: String

    static let sample = DeliveryStoppedView(
        frame: .sample, stoppedReason: "De ZIP is beschadigd.", listLink: "/o/wieg/leveringen", again: .sample,
        cancelAction: "/o/wieg/leveringen/werk/00/annuleren", cancelToken: "00")
}

/// The form by which the same files are checked with other choices.
struct RecheckForm {
    struct Kind {
        let againKindID: String
        let againKindName: String
        let againKindIsChosen: Bool
    }

    let againAction: String
    let againToken: String
    let againIsPartial: Bool
    /// The kinds that were delivered; each may be called complete.
    let againKinds: [Kind]
    /// Whether a large withdrawal waits to be confirmed.
    let againMayConfirm: Bool

    static let sample = RecheckForm(
        againAction: "/o/wieg/leveringen/werk/00/nakijken", againToken: "00", againIsPartial: true,
        againKinds: [Kind(againKindID: "volledig-casussen", againKindName: "casussen", againKindIsChosen: true)],
        againMayConfirm: true)
}

extension RecheckForm {
    init(upload: UploadedDelivery, kinds: [String], isWithdrawing: Bool, tenant: TenantID, token: String) {
        self.init(
            againAction: Links.work(tenant, upload.id, .check), againToken: token,
            againIsPartial: upload.choices.mode == .partial,
            againKinds: kinds.map {
                Kind(againKindID: "volledig-\($0)", againKindName: $0, againKindIsChosen: upload.choices.complete.contains($0))
            },
            againMayConfirm: isWithdrawing)
    }
}
