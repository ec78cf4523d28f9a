internal import Domain
internal import Foundation

/// The folder of the server in which uploaded files wait between the dry run and the commit: readable by the server's own
/// account only, one unguessable folder per upload.
public struct UploadStore: Sendable {
    let root: String
    /// The largest upload, in bytes, all files together.
    public let limit: Int

    static let descriptionName = "levering.json"
    private static let outcomeName = "uitkomst.json"
    /// How long an upload is kept.
    static let lifetime: TimeInterval = 24 * 3600

    /// Makes the folder. Throws ``WebError`` when it cannot be made, or others may look into it.
    public init(root: String, limit: Int) throws {
        self.root = root
        self.limit = limit
        let refusal = WebError(
            .uploadFolder, "de map \(root) voor geüploade bestanden is niet van deze gebruiker alleen",
            hint: "kies met KRAAMZICHT_UPLOADS een map die de server zelf mag maken")
        do {
            if !FileManager.default.fileExists(atPath: root) { try Self.makeFolder(root) }
            let attributes = try FileManager.default.attributesOfItem(atPath: root)
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
            let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
            guard attributes[.type] as? FileAttributeType == .typeDirectory, mode & 0o077 == 0, owner == geteuid() else {
                throw refusal
            }
        } catch {
            throw refusal
        }
    }

    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// An upload of this person in this tenant; nil for any other, and for what is no id.
    func find(_ id: String, of account: UUID, in tenant: TenantID) -> UploadedDelivery? {
        self.read(id).flatMap { $0.belongs(to: account, in: tenant) ? $0 : nil }
    }

    /// The uploads of a tenant, the newest first.
    func all(in tenant: TenantID) -> [UploadedDelivery] {
        self.ids.compactMap(self.read).filter { $0.tenant == tenant.description }.sorted { $0.receivedAt > $1.receivedAt }
    }

    /// Replaces what was chosen for an upload.
    func save(_ upload: UploadedDelivery) throws {
        try self.write(upload, to: "\(self.folder(upload.id))/\(Self.descriptionName)")
    }

    func outcome(of upload: UploadedDelivery) -> UploadOutcome? {
        self.decoded(UploadOutcome.self, "\(self.folder(upload.id))/\(Self.outcomeName)")
    }

    func set(_ outcome: UploadOutcome, of upload: UploadedDelivery) throws {
        try self.write(outcome, to: "\(self.folder(upload.id))/\(Self.outcomeName)")
    }

    /// Where the files of an upload are, with the names their sender gave them.
    func paths(of upload: UploadedDelivery) -> [(path: String, name: String)] {
        upload.files.enumerated().map { ("\(self.folder(upload.id))/\($0 + 1)", $1.name) }
    }

    /// Stores files of rejected rows, in place of earlier ones.
    func keep(rejects: [(name: String, bytes: [UInt8])], of upload: UploadedDelivery) throws -> [RejectsEntry] {
        for (index, file) in rejects.enumerated() {
            try self.write(Data(file.bytes), to: self.rejectsPath(index, of: upload))
        }
        return rejects.map { RejectsEntry(name: $0.name) }
    }

    /// A stored file of rejected rows.
    func rejects(_ index: Int, of upload: UploadedDelivery) -> [UInt8]? {
        FileManager.default.contents(atPath: self.rejectsPath(index, of: upload)).map(Array.init)
    }

    /// Removes the uploaded files; what became of them stays until it is too old.
    func removeFiles(of upload: UploadedDelivery) {
        for (path, _) in self.paths(of: upload) { try? FileManager.default.removeItem(atPath: path) }
    }

    func remove(_ upload: UploadedDelivery) { self.removeFolder(upload.id) }

    func removeFolder(_ id: String) {
        guard FormToken.isFresh(id) else { return }
        try? FileManager.default.removeItem(atPath: self.folder(id))
    }

    /// Removes what is older than a day, except the uploads that are being worked on.
    func sweep(now: Date, except busy: Set<String>) {
        for id in self.ids where !busy.contains(id) {
            // A folder without a description is an upload that is coming in, or that was broken off.
            let began = self.read(id)?.receivedAt ?? self.changed(id)
            if let began, now.timeIntervalSince(began) < Self.lifetime { continue }
            self.removeFolder(id)
        }
    }

    func folder(_ id: String) -> String { "\(self.root)/\(id)" }

    private func rejectsPath(_ index: Int, of upload: UploadedDelivery) -> String {
        "\(self.folder(upload.id))/afgekeurd-\(index + 1).csv"
    }

    private var ids: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: self.root)) ?? []).filter(FormToken.isFresh)
    }

    private func changed(_ id: String) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: self.folder(id))
        return attributes?[.modificationDate] as? Date
    }

    private func read(_ id: String) -> UploadedDelivery? {
        guard FormToken.isFresh(id) else { return nil }
        let upload = self.decoded(UploadedDelivery.self, "\(self.folder(id))/\(Self.descriptionName)")
        return upload?.id == id ? upload : nil
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) -> Value? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    private func write(_ value: some Encodable, to path: String) throws {
        try self.write(JSONEncoder().encode(value), to: path)
    }

    /// Whole or not at all, whatever happens meanwhile.
    private func write(_ data: Data, to path: String) throws {
        let draft = "\(path).nieuw"
        try? FileManager.default.removeItem(atPath: draft)
        guard FileManager.default.createFile(atPath: draft, contents: data, attributes: [.posixPermissions: 0o600]),
            rename(draft, path) == 0
        else { throw CocoaError(.fileWriteUnknown) }
    }
}
