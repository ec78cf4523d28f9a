public import Compliance
public import Domain
public import Identity
public import Indicators

internal import struct Storage.Moment

/// What pages about quality need from the rest of the program, as closures. Each logs what it read before anything of it leaves.
/// They may throw `ComplianceError`, `DomainError` and `StorageError`.
public struct QualityServices: Sendable {
    public var board: @Sendable (Visitor, Tenant, QualityQuestion) async throws -> QualityBoard
    /// The results of the checks in each of the periods of a board.
    public var periods: @Sendable (Visitor, Tenant, QualityQuestion) async throws -> [CheckResults]
    /// The results of checks; of one check and one subject with its evidence.
    public var results: @Sendable (Visitor, Tenant, CheckRequest) async throws -> CheckAnswer
    /// Exceptions and parameters at two dates.
    public var settings: @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> CheckSettingsList
    /// Employees and what they are qualified for.
    public var employees: @Sendable (Visitor, Tenant, EmployeeQuestion) async throws -> EmployeeList
    /// One of them by number; nil when nobody has it at the asked dates.
    public var employee:
        @Sendable (Visitor, Tenant, _ number: String, _ peildatum: Day?, _ stand: Stand) async throws -> EmployeeCourse?
    /// The norms with what was gathered for them, at two dates.
    public var norms: @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> NormBoard
    /// The clauses that hold today; they tell nothing of anybody.
    public var clauses: @Sendable (Visitor, Tenant) async throws -> [NormClause]
    /// What lapses, and which digests went out.
    public var reminders: @Sendable (Visitor, Tenant) async throws -> ReminderState

    public init(
        board: @escaping @Sendable (Visitor, Tenant, QualityQuestion) async throws -> QualityBoard,
        periods: @escaping @Sendable (Visitor, Tenant, QualityQuestion) async throws -> [CheckResults],
        results: @escaping @Sendable (Visitor, Tenant, CheckRequest) async throws -> CheckAnswer,
        settings: @escaping @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> CheckSettingsList,
        employees: @escaping @Sendable (Visitor, Tenant, EmployeeQuestion) async throws -> EmployeeList,
        employee:
            @escaping @Sendable (Visitor, Tenant, _ number: String, _ peildatum: Day?, _ stand: Stand) async throws
            -> EmployeeCourse?,
        norms: @escaping @Sendable (Visitor, Tenant, _ peildatum: Day?, _ stand: Stand) async throws -> NormBoard,
        clauses: @escaping @Sendable (Visitor, Tenant) async throws -> [NormClause],
        reminders: @escaping @Sendable (Visitor, Tenant) async throws -> ReminderState
    ) {
        self.board = board
        self.periods = periods
        self.results = results
        self.settings = settings
        self.employees = employees
        self.employee = employee
        self.norms = norms
        self.clauses = clauses
        self.reminders = reminders
    }

    /// There is nothing to judge: for a site that has no organisations yet.
    public static let none = QualityServices(
        board: { _, _, question in
            QualityBoard(peildatum: question.peildatum ?? Day(number: 0), stand: .none, columns: [], rows: [])
        },
        periods: { _, _, _ in [] },
        results: { _, _, request in
            CheckAnswer(
                results: CheckResults(request: request, stand: .none, results: [], definitions: [], parameters: [:]), names: [:],
                evidence: [])
        },
        settings: { _, _, peildatum, _ in
            CheckSettingsList(
                dates: TwoDates(peildatum: peildatum ?? Day(number: 0), stand: .none), settings: CheckSettings(), names: [:])
        },
        employees: { _, _, question in
            EmployeeList(peildatum: question.peildatum ?? Day(number: 0), stand: .none, employees: [])
        },
        employee: { _, _, _, _, _ in nil },
        norms: { _, _, peildatum, _ in
            NormBoard(
                peildatum: peildatum ?? Day(number: 0), stand: .none, certificate: nil, years: [], parts: [], delivered: [])
        },
        clauses: { _, _ in [] },
        reminders: { _, _ in
            ReminderState(digest: ReminderDigest(day: Day(number: 0), items: []), sent: [], isMailed: false)
        })
}

/// What checks say, for a page.
public struct CheckAnswer: Sendable {
    public let results: CheckResults
    /// The names of employees and partners, by number.
    public let names: [String: String]
    /// The rows that the verdict on one subject rests on; empty when more was asked.
    public let evidence: [EvidenceRow]

    public init(results: CheckResults, names: [String: String], evidence: [EvidenceRow]) {
        self.results = results
        self.names = names
        self.evidence = evidence
    }
}

/// What was set about the checks, at two dates, with the names of employees and partners by kind and number.
public struct CheckSettingsList: Sendable {
    public let dates: TwoDates
    public let settings: CheckSettings
    public let names: [SubjectKind: [String: String]]

    public init(dates: TwoDates, settings: CheckSettings, names: [SubjectKind: [String: String]]) {
        self.dates = dates
        self.settings = settings
        self.names = names
    }
}

/// What lapses, and which digests went out by mail.
public struct ReminderState: Sendable {
    public let digest: ReminderDigest
    /// The newest first.
    public let sent: [SentReminder]
    /// Whether a mail server is set.
    public let isMailed: Bool

    public init(digest: ReminderDigest, sent: [SentReminder], isMailed: Bool) {
        self.digest = digest
        self.sent = sent
        self.isMailed = isMailed
    }
}
