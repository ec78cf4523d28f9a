internal import Domain
internal import Identity
internal import Ingest

internal import struct Storage.Actor

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
    /// deliver files does not set a target, and who may set one need not deliver. Somebody else's evidence is only for who may see it.
    var mayUndo: Bool {
        let hasEvidence = self.entry.receipt.bestanden.contains { $0.soort == "bewijzen" }
        guard !hasEvidence || self.isOwn || self.visitor.may(.seeQuality, in: self.tenant) else { return false }
        let asked = self.forms.map { $0?.isSetting == true ? $0?.subject.permission : nil }.map { $0 ?? .deliver }
        return (asked.isEmpty ? [.deliver] : asked).allSatisfy { self.visitor.may($0, in: self.tenant) }
    }

    /// Rejected rows hold what was written in them, and so does what is said of a row: for who delivered them, and for who may see
    /// rows of every kind in it.
    var mayReadRows: Bool {
        self.isOwn
            || self.forms.allSatisfy { form in
                // Of a file that was not recognised anything may be in it.
                (form?.subject.readers ?? [[.seeCases], [.seeQuality]]).allSatisfy { any in
                    any.contains { self.visitor.may($0, in: self.tenant) }
                }
            }
    }

    /// The delivery as this visitor may read it: without what was found in rows that are not for their eyes; the counts stay.
    var readable: DeliveryReceipt {
        guard !self.mayReadRows else { return self.entry.receipt }
        var receipt = self.entry.receipt
        receipt.fouten.getoond = []
        receipt.waarschuwingen.getoond = []
        return receipt
    }

    private var isOwn: Bool { self.visitor.actor(in: self.tenant)?.name == self.entry.actor }

    /// Of each file; nil for one of no known kind.
    private var forms: [EntryForm?] {
        self.entry.receipt.bestanden.map { file in file.soort.flatMap { EntryForm.setting($0) ?? EntryForm.named($0) } }
    }
}

extension EntryForm.Subject {
    /// What one must be allowed to see before anything that was written in a row may be read; of each group one is enough.
    fileprivate var readers: [[Permission]] {
        switch self {
        case .cases: [[.seeCases]]
        case .staff: [[.seeQuality]]
        case .organisation: [[.seeQuality, .deliver]]
        case .targets: [[.seeFigures, .setTargets]]
        case .checks: [[.seeQuality, .setChecks]]
        }
    }
}
