internal import Domain
internal import Identity
internal import Ingest
internal import Publishing

internal import struct Storage.Moment

/// What pages that lead to entry need to know, in one place.
extension WebServices {
    /// The form by which a row is entered or corrected; nil for who may not deliver, and at an earlier stand.
    func entryForm(_ kind: String, for access: Access, at stand: Moment) -> EntryForm? {
        guard stand.isLatest, self.deliveries?.entries != nil, access.visitor.may(.deliver, in: access.tenant.id) else {
            return nil
        }
        return EntryForm.named(kind)
    }

    /// A free number for a new row; nil for who lacks the permission, and at an earlier stand.
    func freeNumber(_ access: Access, needs permission: Permission, at stand: Moment) async throws -> String? {
        guard stand.isLatest, access.visitor.may(permission, in: access.tenant.id) else { return nil }
        return try await self.deliveries?.entries?.freeNumber(access.visitor, access.tenant)
    }

    /// The file of a list of settings, with its line in the access log.
    func settingsFile(_ access: Access, _ kind: String, _ list: ListFile, _ form: ExportForm) async throws -> ExportedFile {
        let name = "\(kind)_\(access.tenant.id).\(form.fileExtension)"
        try await self.deliveries?.noteDownload(access.visitor, access.tenant, name)
        return try ExportedFile(
            list, name: name, form: form,
            facts: ExportFacts(title: "\(kind.prefix(1).uppercased())\(kind.dropFirst())", publisher: access.tenant.name))
    }
}
