import Domain
import Ingest
import TestSupport
import Testing

/// One row of a kind, and what must become of it.
struct RowCase: Sendable, CustomTestStringConvertible {
    let kind: String
    let row: [String: String]
    /// nil for a row that is fine.
    let code: String?
    let column: String

    init(_ kind: String, _ row: [String: String], _ code: String? = nil, _ column: String = "") {
        self.kind = kind
        self.row = row
        self.code = code
        self.column = column
    }

    var testDescription: String {
        let cells = self.row.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        return "\(self.kind): \(cells) → \(self.code ?? "fine")"
    }
}

/// A tenant that knows one row of every kind; tests that keep nothing share it.
enum KnownTenant {
    static let shared = Task {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of("medewerkers", [:]), .of("skj_partners", [:]), .of("casussen", ["gestart_op": "2026-01-10"], ["casus_nr": "C2"]),
            .of("doelen", [:], ["doel_nr": "D2", "casus_nr": "C2"]), .of("evaluaties", [:]), .of("doelscores", [:]))
        return tenant
    }
}

/// What a receipt lists: line, column and code.
struct Found: Hashable, CustomStringConvertible {
    let line: Int
    let column: String
    let code: String

    init(_ line: Int, _ column: String, _ code: String) {
        self.line = line
        self.column = column
        self.code = code
    }

    var description: String { "\(self.line) \(self.column) \(self.code)" }
}

extension DeliveryReceipt.Issues {
    var found: [Found] { self.getoond.map { Found($0.regel, $0.kolom, $0.code) } }
    var codes: [String] { self.getoond.map(\.code) }
}

extension DeliveryReceipt {
    /// The line of the receipt of the one file of a kind.
    func file(_ kind: String) -> File {
        self.bestanden.first { $0.soort == kind }!
    }
}

extension DeliveryReceipt.File {
    /// New, changed, unchanged, withdrawn, rejected.
    var counts: [Int] { [self.nieuw, self.gewijzigd, self.ongewijzigd, self.ingetrokken, self.afgekeurd] }
}

/// The code of the error that `work` throws; nil when it throws none.
func ingestError(_ work: () async throws -> Void) async -> IngestError.Code? {
    do {
        try await work()
        return nil
    } catch {
        if let error = error as? IngestError { return error.code }
        Issue.record("\(error)")
        return nil
    }
}
