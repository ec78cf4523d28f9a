/// What a check means, in the words its page and its explanation use.
///
/// A definition never changes once it is published: a change is a new version.
public struct CheckDefinition: Sendable {
    /// The permanent id, as in files and addresses: `MED-VOG-DAG`.
    public let id: String
    public let version: Int
    public let label: String
    public let subject: SubjectKind
    public let basis: CheckBasis
    /// The law or norm behind it.
    public let source: String
    /// The clauses of the norm catalogues that it serves: `bz:vog`, `iso9001:7.2`.
    public let clauses: [String]
    /// What is looked at, what counts, what does not, and what would mend it; a sentence or two each, in plain Dutch.
    public let looksAt: String
    public let counts: String
    public let countsNot: String
    public let remedy: String
    public let parameters: [CheckParameter]
    /// The rows that a verdict rests on.
    public let evidence: [EvidenceSource]

    init(
        id: String, version: Int = 1, label: String, subject: SubjectKind, basis: CheckBasis, source: String, clauses: [String],
        looksAt: String, counts: String, countsNot: String, remedy: String, parameters: [CheckParameter] = [],
        evidence: [EvidenceSource]
    ) {
        self.id = id
        self.version = version
        self.label = label
        self.subject = subject
        self.basis = basis
        self.source = source
        self.clauses = clauses
        self.looksAt = looksAt
        self.counts = counts
        self.countsNot = countsNot
        self.remedy = remedy
        self.parameters = parameters
        self.evidence = evidence
    }
}
