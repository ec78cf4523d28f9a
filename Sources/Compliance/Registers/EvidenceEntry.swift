public import Domain

/// An uploaded file under its number, as known at a stand, with what names it.
public struct EvidenceEntry: Sendable, Hashable {
    public let number: String
    /// As known at the stand.
    public let current: EvidenceVersion
    public let versions: Int
    public let links: [EvidenceLink]

    public init(number: String, current: EvidenceVersion, versions: Int, links: [EvidenceLink]) {
        self.number = number
        self.current = current
        self.versions = versions
        self.links = links
    }
}

/// One version of an uploaded file.
public struct EvidenceVersion: Sendable, Hashable {
    public let fileName: String
    /// A code of its form: `pdf`.
    public let form: String
    public let bytes: Int
    public let sha256: String
    /// From which day it counts, which is not the day of the upload.
    public let validFrom: Day?
    public let description: String?
    /// Clauses of norms that it serves, as written: `hkz:5, iso9001:7.2`.
    public let clauses: String?
    public let isWithdrawn: Bool
    /// The moment from which it is known; by it a new version says of which one it was made.
    public let moment: Int
    public let origin: RowOrigin

    public init(
        fileName: String, form: String, bytes: Int, sha256: String, validFrom: Day?, description: String?, clauses: String?,
        isWithdrawn: Bool, moment: Int, origin: RowOrigin
    ) {
        self.fileName = fileName
        self.form = form
        self.bytes = bytes
        self.sha256 = sha256
        self.validFrom = validFrom
        self.description = description
        self.clauses = clauses
        self.isWithdrawn = isWithdrawn
        self.moment = moment
        self.origin = origin
    }
}

/// A row that names a file by its number.
public enum EvidenceLink: Sendable, Hashable {
    /// A registration of an employee: its number, kind and employee.
    case registration(number: String, kind: String, employee: String)
    case document(number: String, kind: String)
    /// An exception to a check, by its number and the check's id.
    case exception(number: String, check: String)
    /// A measure, by its number.
    case measure(number: String)
}

/// The numbers of files in a text that names evidence: words between blanks, commas and semicolons.
public enum EvidenceNumbers {
    public static func all(in text: String?) -> [String] {
        (text ?? "").split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "|" }.map(String.init)
    }

    /// The same in SQL.
    static let separators = "[\\s,;|]+"
}

/// An uploaded file with all its versions known at a stand, the newest first.
public struct EvidenceHistory: Sendable {
    public let entry: EvidenceEntry
    /// Whether it is in the register at the stand; else it was withdrawn, or its delivery undone.
    public let isKnown: Bool
    public let versions: [EvidenceVersion]

    public init(entry: EvidenceEntry, isKnown: Bool, versions: [EvidenceVersion]) {
        self.entry = entry
        self.isKnown = isKnown
        self.versions = versions
    }
}

/// A document with all its versions known at a stand, the newest first.
public struct DocumentHistory: Sendable {
    /// nil when it was withdrawn by then.
    public let current: DocumentEntry?
    public let versions: [DocumentVersion]

    public init(current: DocumentEntry?, versions: [DocumentVersion]) {
        self.current = current
        self.versions = versions
    }
}

public struct DocumentVersion: Sendable, Hashable {
    public let entry: DocumentEntry
    public let isWithdrawn: Bool

    public init(entry: DocumentEntry, isWithdrawn: Bool) {
        self.entry = entry
        self.isWithdrawn = isWithdrawn
    }
}
