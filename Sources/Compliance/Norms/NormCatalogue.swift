public import Domain

/// A norm as data: its clauses in our own short wording, since the texts of norms are copyrighted. A change of wording or of
/// clauses is a new version with its own first day.
public struct NormCatalogue: Sendable, Hashable {
    /// `bz`, `iso9001`: the first part of the name of a clause.
    public let id: String
    public let title: String
    public let version: Int
    public let first: Day
    public let last: Day?
    public let source: String
    public let clauses: [NormClause]

    public init(id: String, title: String, version: Int, first: Day, last: Day?, source: String, clauses: [NormClause]) {
        self.id = id
        self.title = title
        self.version = version
        self.first = first
        self.last = last
        self.source = source
        self.clauses = clauses
    }

    public func isValid(on day: Day) -> Bool { self.first <= day && self.last.map { day <= $0 } ?? true }
}

/// One clause of a norm, and what shows that it is kept.
public struct NormClause: Sendable, Hashable {
    /// `bz:vog`
    public let name: String
    /// As the norm numbers it: `7.2`; a word where it has no numbers.
    public let number: String
    public let title: String
    public let text: String
    /// The checks that serve it, by id.
    public let checks: [String]
    /// The kinds of documents that serve it: codes of `CodeList.document`.
    public let documents: [String]
    /// What shows it and is not kept here; nil when checks and documents say enough.
    public let elsewhere: String?

    public init(
        name: String, number: String, title: String, text: String, checks: [String], documents: [String], elsewhere: String?
    ) {
        self.name = name
        self.number = number
        self.title = title
        self.text = text
        self.checks = checks
        self.documents = documents
        self.elsewhere = elsewhere
    }
}
