import Ingest
import TestSupport
import Testing

/// A handful of cases with what belongs to them, and the figure a person computes from them.
struct CaseFigure: Sendable, CustomTestStringConvertible {
    let id: String
    let cases: [[String: String]]
    let others: [TextFile]
    let peildatum: String
    /// `teller/noemer n waarde`
    let expected: String

    init(
        _ id: String, _ cases: [[String: String]], _ others: [TextFile] = [], at peildatum: String = "2026-11-22",
        is expected: String
    ) {
        self.id = id
        self.cases = cases
        self.others = others
        self.peildatum = peildatum
        self.expected = expected
    }

    var testDescription: String { "\(self.id) at \(self.peildatum) is \(self.expected)" }

    /// Delivers everything to a tenant of its own; cases are numbered C1, C2 … and clients K1, K2 … unless they say otherwise.
    func delivered() async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        let rows = self.cases.enumerated().map { index, row in
            ["casus_nr": "C\(index + 1)", "client_nr": "K\(index + 1)"].merging(row) { $1 }
        }
        let receipt = try await tenant.deliver([.of("casussen", rows: rows)] + self.others)
        guard receipt.status == .committed else { throw TestTenant.NotCommitted(receipt: receipt) }
        return tenant
    }

    /// A case that ran from 1 February up to and including 1 March 2026.
    static func ended(_ cells: [String: String] = [:]) -> [String: String] {
        ["gestart_op": "2026-02-01", "beeindigd_op": "2026-03-01"].merging(cells) { $1 }
    }

    static func started(_ cells: [String: String] = [:]) -> [String: String] {
        ["gestart_op": "2026-02-01"].merging(cells) { $1 }
    }
}
