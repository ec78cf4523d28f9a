internal import Compliance
internal import Domain
internal import Foundation
internal import Identity
internal import Ingest
internal import Storage
internal import Web

/// What the site asks about uploaded evidence, wired to the database. A file that goes out was checked whole, and its line in the access
/// log is committed before the first byte leaves.
struct SiteEvidence {
    let database: TenantDatabase
    let settings: UploadSettings

    func services() throws -> EvidenceServices {
        let database = self.database
        return EvidenceServices(
            desk: try self.desk(),
            keep: { visitor, tenant, evidence in
                try await EnteredRowImport(database: database, followers: OpenInstallation.followers)
                    .keep(evidence, in: tenant, as: try SiteServices.actor(visitor, in: tenant), today: Clock.today)
            },
            open: { visitor, tenant, number, sha256 in
                try await Self.open(number, sha256, for: visitor, in: tenant, database)
            })
    }

    private func desk() throws -> EvidenceDesk {
        do {
            return EvidenceDesk(
                store: try UploadStore(root: "\(self.settings.directory)/bewijs", limit: EvidenceDesk.mostBytes), now: { Date() })
        } catch let error as WebError {
            throw CommandError(error.description)
        }
    }

    private static func open(
        _ number: String, _ sha256: String, for visitor: Visitor, in tenant: Tenant, _ database: TenantDatabase
    ) async throws -> StoredEvidence? {
        let actor = try SiteServices.actor(visitor, in: tenant)
        let uploader = visitor.may(.seeQuality, in: tenant.id) ? nil : actor.name
        let found = try await database.read(tenant, as: actor, purpose: .documents) { reader -> (EvidenceVersion, Bool)? in
            let stand = try await reader.moment(.latest)
            let history = try await reader.evidenceHistory(number, at: stand, uploader: uploader)
            guard let version = history?.versions.first(where: { $0.sha256 == sha256 }) else { return nil }
            return (version, try await reader.isEvidenceWhole(sha256, bytes: version.bytes))
        }
        guard let (version, isWhole) = found else { return nil }
        let line = AccessLogLine(
            .read, objectKind: "bewijzen", object: number,
            detail: "\(version.fileName), SHA-256 \(sha256)\(isWhole ? "" : ": beschadigd, niet gegeven")")
        try await database.write(tenant, as: actor, purpose: .documents) { writer in try await writer.log(line) }
        guard isWhole else { throw EvidenceProblem.damaged(number) }
        return StoredEvidence(
            name: version.fileName, contentType: EvidenceKind(rawValue: version.form)?.contentType ?? "application/octet-stream",
            bytes: version.bytes,
            // A transaction per piece: a slow reader holds no connection, and what is stored never changes.
            piece: { place in
                try await database.read(tenant, as: actor, purpose: .documents) { reader in
                    try await reader.evidencePiece(sha256, place)
                }
            })
    }
}
