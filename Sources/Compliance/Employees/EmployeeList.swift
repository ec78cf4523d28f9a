public import Domain

public import struct Storage.Moment

/// Employees at two dates, by name.
public struct EmployeeList: Sendable {
    public let peildatum: Day
    public let stand: Moment
    public let employees: [Employee]

    public init(peildatum: Day, stand: Moment, employees: [Employee]) {
        self.peildatum = peildatum
        self.stand = stand
        self.employees = employees
    }

    /// The months looked at: that of the peildatum, up to it, and the eleven before.
    public static func months(on peildatum: Day) -> ClosedRange<Int> {
        let last = Slice(grain: .month, containing: peildatum).index
        return last - 11...last
    }

    /// The first day of those months.
    public static func firstDay(on peildatum: Day) -> Day {
        Slice(grain: .month, index: self.months(on: peildatum).lowerBound).first
    }
}

/// One employee with every day that counts.
public struct EmployeeCourse: Sendable {
    public let peildatum: Day
    public let stand: Moment
    public let employee: Employee
    /// The days covered, by kind; a last day of nil is without an end.
    public let covered: [String: [DaySpan]]
    /// The days worked in the twelve months up to the peildatum, in order.
    public let worked: [Day]
    /// What the checks of employees say of those months.
    public let results: [CheckResult]
    /// The rows behind it, each once.
    public let evidence: [EvidenceRow]

    public init(
        peildatum: Day, stand: Moment, employee: Employee, covered: [String: [DaySpan]], worked: [Day], results: [CheckResult],
        evidence: [EvidenceRow]
    ) {
        self.peildatum = peildatum
        self.stand = stand
        self.employee = employee
        self.covered = covered
        self.worked = worked
        self.results = results
        self.evidence = evidence
    }
}

/// Successive days, both included.
public struct DaySpan: Sendable, Hashable {
    public let first: Day
    /// nil = without an end.
    public let last: Day?

    public init(first: Day, last: Day?) {
        self.first = first
        self.last = last
    }

    public func contains(_ day: Day) -> Bool { self.first <= day && self.last.map { day <= $0 } ?? true }
}
