internal import Domain
internal import Identity

internal import struct Storage.Moment

/// What to do first where nothing was delivered yet: `partials/start-hint`.
struct StartHint {
    /// nil for who may not deliver.
    let startDeliverLink: String?
    let startDocumentsLink: String?

    static let sample = StartHint(startDeliverLink: "/o/wieg/leveringen", startDocumentsLink: "/o/wieg/documenten")

    private init(startDeliverLink: String?, startDocumentsLink: String?) {
        self.startDeliverLink = startDeliverLink
        self.startDocumentsLink = startDocumentsLink
    }

    /// nil when something was delivered, and at an earlier stand.
    init?(_ access: Access, at stand: Moment, hasDocuments: Bool) {
        guard stand.number == 0, stand.isLatest else { return nil }
        let tenant = access.tenant.id
        self.init(
            startDeliverLink: access.visitor.may(.deliver, in: tenant) ? Links.deliveries(tenant) : nil,
            startDocumentsLink: hasDocuments ? Links.documents(tenant) : nil)
    }
}
