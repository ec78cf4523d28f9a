public import Domain

public import struct Storage.Moment

/// Norms against the evidence gathered for them over the cycle of the certificate.
public struct NormBoard: Sendable {
    /// A year of the cycle, both days included, up to the peildatum.
    public struct Year: Sendable, Hashable {
        public let first: Day
        public let last: Day

        public init(first: Day, last: Day) {
            self.first = first
            self.last = last
        }
    }

    /// One kind of document that serves a clause.
    public struct Document: Sendable, Hashable {
        public let kind: String
        /// Whether one is valid on the peildatum, and until when; nil = without an end.
        public let isValid: Bool
        public let last: Day?

        public init(kind: String, isValid: Bool, last: Day?) {
            self.kind = kind
            self.isValid = isValid
            self.last = last
        }
    }

    /// An uploaded file that was kept for a clause.
    public struct File: Sendable, Hashable {
        public let number: String
        public let name: String
        /// From which day it counts; nil = not said.
        public let first: Day?

        public init(number: String, name: String, first: Day?) {
            self.number = number
            self.name = name
            self.first = first
        }
    }

    public struct Row: Sendable {
        public let clause: NormClause
        /// One per check of the clause, each with a cell per year.
        public let checks: [QualityBoard.Row]
        public let documents: [Document]
        /// Whatever more was gathered for it. What a file proves nobody can tell but who reads it: it does not change the state.
        public let files: [File]
        /// What is or was done for it, begun by the peildatum. That something is being done does not make up for what falls short.
        public let measures: [Measure]

        public init(
            clause: NormClause, checks: [QualityBoard.Row], documents: [Document], files: [File] = [], measures: [Measure] = []
        ) {
            self.clause = clause
            self.checks = checks
            self.documents = documents
            self.files = files
            self.measures = measures
        }

        public enum State: Sendable, CaseIterable {
            /// A check falls short in the last year, or a document is not there.
            case short
            /// Nothing falls short but what a recorded exception accepts, in the last year.
            case excepted
            /// Everything that serves it was judged or is there, and is in order.
            case shown
            /// There is nothing yet to judge.
            case empty
            /// Shown by what is not kept here.
            case elsewhere
        }

        public var state: State {
            if self.checks.isEmpty && self.documents.isEmpty { return .elsewhere }
            let latest = self.checks.compactMap(\.cells.last)
            if latest.contains(where: { $0.short > 0 }) || self.documents.contains(where: { !$0.isValid }) { return .short }
            if latest.contains(where: { $0.excepted > 0 }) { return .excepted }
            let isJudged = self.checks.contains { $0.cells.contains { $0.subjects > $0.counts[.notApplicable, default: 0] } }
            return isJudged || !self.documents.isEmpty ? .shown : .empty
        }
    }

    public struct Part: Sendable {
        public let catalogue: NormCatalogue
        public let rows: [Row]

        public init(catalogue: NormCatalogue, rows: [Row]) {
            self.catalogue = catalogue
            self.rows = rows
        }
    }

    public let peildatum: Day
    public let stand: Moment
    /// The certificate whose three years these are; nil = none is valid, and they are the three years up to the peildatum.
    public let certificate: Document?
    public let years: [Year]
    public let parts: [Part]
    /// What was delivered, by kind of file: the statement of completeness.
    public let delivered: [DeliveredRows]

    public init(
        peildatum: Day, stand: Moment, certificate: Document?, years: [Year], parts: [Part], delivered: [DeliveredRows]
    ) {
        self.peildatum = peildatum
        self.stand = stand
        self.certificate = certificate
        self.years = years
        self.parts = parts
        self.delivered = delivered
    }
}

/// How many rows of a kind are known, and which deliveries brought them: everything that the checks look at.
public struct DeliveredRows: Sendable, Hashable {
    public let kind: String
    public let rows: Int
    /// By delivery, the newest first.
    public let deliveries: [Delivery]

    public struct Delivery: Sendable, Hashable {
        public let number: Int
        public let rows: Int

        public init(number: Int, rows: Int) {
            self.number = number
            self.rows = rows
        }
    }

    public init(kind: String, rows: Int, deliveries: [Delivery]) {
        self.kind = kind
        self.rows = rows
        self.deliveries = deliveries
    }
}
