public import Domain

public import struct Storage.Moment

/// What a check says of one subject in a period.
public struct CheckResult: Sendable, Hashable {
    public let check: String
    public let version: Int
    public let subjectKind: SubjectKind
    /// The key of the subject; `organisatie` for the organisation itself.
    public let subject: String
    public let verdict: Verdict
    /// The days looked at; nil where days are not what is judged (reading 5.20).
    public let days: Int?
    /// The failing days in order, those left out that an exception covers; with `onbekend` all days looked at, with
    /// `uitzondering` those it covers.
    public let failingDays: [Day]
    /// The recorded exceptions for the subject, also those ahead or ended, by first day.
    public let exceptions: [CheckException]

    public init(
        check: String, version: Int, subjectKind: SubjectKind, subject: String, verdict: Verdict, days: Int?, failingDays: [Day],
        exceptions: [CheckException] = []
    ) {
        self.check = check
        self.version = version
        self.subjectKind = subjectKind
        self.subject = subject
        self.verdict = verdict
        self.days = days
        self.failingDays = failingDays
        self.exceptions = exceptions
    }
}

/// The answer to a ``CheckRequest``: results by check in the order asked, by subject in code point order.
public struct CheckResults: Sendable {
    public let request: CheckRequest
    public let stand: Moment
    public let results: [CheckResult]
    /// The definitions used, in the order of the results.
    public let definitions: [CheckDefinition]
    /// The parameters used, by check and parameter.
    public let parameters: [String: [String: Int]]

    public init(
        request: CheckRequest, stand: Moment, results: [CheckResult], definitions: [CheckDefinition],
        parameters: [String: [String: Int]]
    ) {
        self.request = request
        self.stand = stand
        self.results = results
        self.definitions = definitions
        self.parameters = parameters
    }
}
