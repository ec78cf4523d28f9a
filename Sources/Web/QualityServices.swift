public import Compliance
public import Domain
public import Identity

internal import struct Storage.Moment

/// What pages about quality need from the rest of the program, as closures. Each logs what it read before anything of it leaves.
/// They may throw `ComplianceError`, `DomainError` and `StorageError`.
public struct QualityServices: Sendable {
    public var board: @Sendable (Visitor, Tenant, QualityQuestion) async throws -> QualityBoard
    /// The results of the checks in each of the periods of a board.
    public var periods: @Sendable (Visitor, Tenant, QualityQuestion) async throws -> [CheckResults]
    /// The results of checks, with the names of employees and partners by number.
    public var results: @Sendable (Visitor, Tenant, CheckRequest) async throws -> (results: CheckResults, names: [String: String])

    public init(
        board: @escaping @Sendable (Visitor, Tenant, QualityQuestion) async throws -> QualityBoard,
        periods: @escaping @Sendable (Visitor, Tenant, QualityQuestion) async throws -> [CheckResults],
        results:
            @escaping @Sendable (Visitor, Tenant, CheckRequest) async throws -> (results: CheckResults, names: [String: String])
    ) {
        self.board = board
        self.periods = periods
        self.results = results
    }

    /// There is nothing to judge: for a site that has no organisations yet.
    public static let none = QualityServices(
        board: { _, _, question in
            QualityBoard(peildatum: question.peildatum ?? Day(number: 0), stand: .none, columns: [], rows: [])
        },
        periods: { _, _, _ in [] },
        results: { _, _, request in
            (CheckResults(request: request, stand: .none, results: [], definitions: [], parameters: [:]), [:])
        })
}
