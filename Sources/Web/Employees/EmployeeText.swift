internal import Compliance
internal import Domain

/// Words about employees and what they are qualified for.
enum EmployeeText {
    static func state(_ state: Credential.State) -> String {
        switch state {
        case .none: Text["credential.state.none"]
        case .ahead: Text["credential.state.ahead"]
        case .holding: Text["credential.state.holding"]
        case .ended: Text["credential.state.ended"]
        }
    }

    /// `geldig t/m 3-4-2027`, `verlopen sinds 4-4-2026`.
    static func sentence(_ credential: Credential) -> String {
        switch credential.state {
        case .none: credential.isRequired ? Text["credential.nothing"] : "–"
        case .ahead: Text["credential.startsOn", ["day": credential.first?.dutch ?? ""]]
        case .holding: credential.last.map { Text["credential.until", ["day": $0.dutch]] } ?? Text["credential.endless"]
        case .ended:
            Text["credential.endedSince", ["day": credential.last?.adding(days: 1).dutch ?? ""]]
                + (credential.first.map { Text["credential.startsAgain", ["day": $0.dutch]] } ?? "")
        }
    }

    /// How bad it is, for the colour beside the words.
    static func tone(_ credential: Credential, on day: Day) -> String {
        switch credential.state {
        case .none, .ahead: credential.isRequired ? "short" : "none"
        case .ended: credential.isRequired ? "short" : "none"
        case .holding: credential.last.map { $0.number - day.number < 90 } ?? false ? "lapsing" : "good"
        }
    }

    /// `nog 12 dagen`; nil when it is longer than 90 days.
    static func left(_ credential: Credential, on day: Day) -> String? {
        guard credential.state == .holding, let last = credential.last, last.number - day.number < 90 else { return nil }
        return last == day
            ? Text["credential.lastDay"] : Text["credential.left", ["left": Text["count.days", count: last.number - day.number]]]
    }

    /// Days worked without it; nil when there are none, or it is not needed.
    static func uncovered(_ credential: Credential) -> String? {
        guard credential.isRequired, credential.uncovered > 0 else { return nil }
        return Text["credential.uncovered", ["days": Text["count.workedDays", count: credential.uncovered]]]
    }

    static func service(_ employee: Employee) -> String {
        Text["employee.since", ["day": employee.entered.dutch]]
            + (employee.left.map { Text["employee.until", ["day": $0.dutch]] } ?? "")
    }

    static func diploma(_ employee: Employee) -> String {
        guard employee.level != nil || employee.diploma != nil else { return Text["credential.nothing"] }
        let level = employee.level.map { Text["employee.level", ["level": $0]] } ?? Text["employee.levelUnknown"]
        return Text[
            "employee.diploma",
            [
                "level": level,
                "diploma": employee.diploma.map { Text["employee.diplomaOn", ["day": $0.dutch]] }
                    ?? Text["employee.diplomaUnknown"],
            ]]
    }

    static func points(_ employee: Employee) -> String {
        Text["employee.points", ["points": CaseText.number(employee.points), "ownPoints": CaseText.number(employee.ownPoints)]]
    }
}
