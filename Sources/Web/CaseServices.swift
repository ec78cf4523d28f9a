public import Cases
public import Domain
public import Identity
public import Indicators
public import Publishing

public import enum Storage.Purpose

/// What pages about single cases need from the rest of the program, as closures. Each logs what it read, by its number where
/// it is one case, before anything of it leaves the program (NEN 7513).
public struct CaseServices: Sendable {
    /// What must happen. May throw `DomainError` and `StorageError`, as all of these.
    public var workList: @Sendable (Visitor, Tenant, WorkQuestion) async throws -> WorkList
    public var list: @Sendable (Visitor, Tenant, CaseQuestion) async throws -> CaseList
    /// The whole of a list on its way into a file.
    public var stream: @Sendable (CaseListExport) async throws -> CaseStream
    /// nil when there is no such case at the asked dates.
    public var course: @Sendable (Visitor, Tenant, CourseQuestion) async throws -> CaseCourse?
    /// The cases behind a figure. May throw `IndicatorError` too.
    public var behind: @Sendable (Visitor, Tenant, FigureCasesRequest) async throws -> FigureCases
    /// Makes the file of a list.
    public var exporter: @Sendable (CaseExport) async throws -> ExportedFile

    public init(
        workList: @escaping @Sendable (Visitor, Tenant, WorkQuestion) async throws -> WorkList,
        list: @escaping @Sendable (Visitor, Tenant, CaseQuestion) async throws -> CaseList,
        stream: @escaping @Sendable (CaseListExport) async throws -> CaseStream,
        course: @escaping @Sendable (Visitor, Tenant, CourseQuestion) async throws -> CaseCourse?,
        behind: @escaping @Sendable (Visitor, Tenant, FigureCasesRequest) async throws -> FigureCases,
        exporter: @escaping @Sendable (CaseExport) async throws -> ExportedFile
    ) {
        self.workList = workList
        self.list = list
        self.stream = stream
        self.course = course
        self.behind = behind
        self.exporter = exporter
    }
}

/// What a file about cases is made from.
public struct CaseExport: Sendable {
    public let visitor: Visitor
    public let tenant: Tenant
    /// What it is of, for the file's name: `werklijst`, `casussen`, `casus-2026-001`.
    public let subject: String
    public let purpose: Purpose
    public let list: DatedList
    public let form: ExportForm
}

/// A list of cases that is asked for as a file.
public struct CaseListExport: Sendable {
    public let visitor: Visitor
    public let tenant: Tenant
    public let question: CaseQuestion
    /// The name of the file at the dates that were resolved: it stands in the log.
    public let name: @Sendable (CaseDates) -> String
    /// Whether the rows leave the program; false when only a description of the file does.
    public let isLeaving: Bool
}

/// A list of cases on its way: what it is true of, how many there are, and the cases themselves in parts, read while they are
/// handed on.
public struct CaseStream: Sendable {
    public typealias Receiver = nonisolated(nonsending) ([CaseRow]) async throws -> Void
    public typealias Parts = nonisolated(nonsending) @Sendable (_ receive: Receiver) async throws -> Void

    public let dates: CaseDates
    public let total: Int
    public let parts: Parts

    public init(dates: CaseDates, total: Int, parts: @escaping Parts) {
        self.dates = dates
        self.total = total
        self.parts = parts
    }
}
