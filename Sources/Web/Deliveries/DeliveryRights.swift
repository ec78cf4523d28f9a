internal import Domain
internal import Identity
internal import Ingest

/// What somebody may do with a delivery, by the kinds of rows in it.
struct DeliveryRights {
    let entry: DeliveryEntry
    let visitor: Visitor
    let tenant: TenantID

    init(_ entry: DeliveryEntry, _ visitor: Visitor, in tenant: TenantID) {
        self.entry = entry
        self.visitor = visitor
        self.tenant = tenant
    }

    /// An undo takes back what was entered or brings back what that replaced, so it asks what entering asks, of every kind: who may
    /// deliver files does not set a target, and who may set one need not deliver.
    var mayUndo: Bool {
        let asked = self.forms.map { $0?.isSetting == true ? $0?.subject.permission : nil }.map { $0 ?? .deliver }
        return (asked.isEmpty ? [.deliver] : asked).allSatisfy { self.visitor.may($0, in: self.tenant) }
    }

    /// Of each file; nil for one of no known kind.
    private var forms: [EntryForm?] {
        self.entry.receipt.bestanden.map { file in file.soort.flatMap { EntryForm.setting($0) ?? EntryForm.named($0) } }
    }
}
