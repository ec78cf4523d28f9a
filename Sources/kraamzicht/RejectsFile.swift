internal import Domain
internal import Foundation
internal import Ingest
internal import Storage

/// Writes the rejected rows of a delivery where the user asked; of several delivered files also one each next to it.
struct RejectsFile {
    let path: String

    /// Throws when nothing can be written there; asked before the import, so that no delivery is committed without it.
    func checkPlace() throws {
        let folder = URL(fileURLWithPath: self.path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            FileManager.default.isWritableFile(atPath: folder)
        else { throw CommandError("\(self.path) kan niet worden geschreven; kies een andere plaats voor --rejects") }
    }

    func write(
        _ receipt: DeliveryReceipt, sources: [any ByteSource], tenant: Tenant, in open: OpenInstallation
    ) async throws {
        let issues = try await self.issues(of: receipt, tenant: tenant, in: open)
        let files = try await RejectedRows.files(of: receipt, from: sources, issues: issues)
        guard let first = files.first else {
            return Message.write("er zijn geen afgekeurde rijen; \(self.path) is niet geschreven")
        }
        guard files.count > 1 else { return try self.write(first.bytes, to: self.path) }
        // Rows of several kinds do not fit one header: all together to read, and one file each to send again.
        try self.write(RejectedRows.overview(of: files), to: self.path)
        let stem = URL(fileURLWithPath: self.path).deletingPathExtension().path
        for file in files { try self.write(file.bytes, to: "\(stem)-\(file.name)") }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            return Message.write("fout: \(path) kon niet worden geschreven; vraag de rijen later nog eens op")
        }
        Message.write("afgekeurde rijen staan in \(path)")
    }

    /// All of them when the delivery was committed; those that the receipt lists otherwise.
    private func issues(
        of receipt: DeliveryReceipt, tenant: Tenant, in open: OpenInstallation
    ) async throws -> [DeliveryIssue] {
        guard let number = receipt.levering else { return receipt.fouten.getoond }
        return try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .delivery) { reader in
            guard let entry = try await reader.delivery(number) else { return [] }
            return try await reader.rejections(of: entry)
        }
    }
}
