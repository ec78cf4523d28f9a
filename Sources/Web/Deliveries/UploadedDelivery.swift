internal import Domain
internal import Ingest

public import struct Foundation.Date
public import struct Foundation.UUID

/// Files that were uploaded together and wait, with what was chosen for them. Belongs to one person in one tenant.
public struct UploadedDelivery: Sendable, Hashable, Codable {
    /// One uploaded file: as the sender called it, and how large it is.
    public struct File: Sendable, Hashable, Codable {
        public let name: String
        public let bytes: Int
    }

    /// Unguessable; also the name of its folder and part of its address.
    public let id: String
    let tenant: String
    let account: UUID
    public let receivedAt: Date
    /// In the order in which they came; the first is stored as `1`.
    public let files: [File]
    public internal(set) var choices: DeliveryChoices

    /// When it is removed at the latest.
    var keptUntil: Date { self.receivedAt.addingTimeInterval(UploadStore.lifetime) }

    func belongs(to account: UUID, in tenant: TenantID) -> Bool {
        self.account == account && self.tenant == tenant.description
    }
}

/// What became of the last work on uploaded files; kept beside them, so that it survives the server.
enum UploadOutcome: Hashable, Codable {
    /// What the server was doing when it was last heard of.
    case begun(DeliveryWork)
    /// Nothing is committed: the receipt of a dry run, or of a delivery that was rejected.
    case checked(DeliveryReceipt, rejects: [RejectsEntry])
    /// It is in the register under this number; the uploaded files are gone.
    case committed(Int, rejects: [RejectsEntry])
    /// It could not even begin; why, for the sender.
    case failed(String)

    var rejects: [RejectsEntry] {
        switch self {
        case .checked(_, let rejects), .committed(_, let rejects): rejects
        case .begun, .failed: []
        }
    }
}

/// The two long pieces of work on uploaded files.
enum DeliveryWork: String, Hashable, Codable {
    case checking = "nakijken"
    case committing = "vastleggen"
}

/// A file of rejected rows that can be fetched while the upload is kept.
struct RejectsEntry: Hashable, Codable {
    /// `casussen-afgekeurd.csv`
    let name: String
}
