internal import Compliance
internal import Domain

/// Words about employees and what they are qualified for.
enum EmployeeText {
    static func state(_ state: Credential.State) -> String {
        switch state {
        case .none: "geen"
        case .ahead: "gaat nog in"
        case .holding: "geldig"
        case .ended: "verlopen"
        }
    }

    /// `geldig t/m 3-4-2027`, `verlopen sinds 4-4-2026`.
    static func sentence(_ credential: Credential) -> String {
        switch credential.state {
        case .none: credential.isRequired ? "niets vastgelegd" : "–"
        case .ahead: "gaat in op \(credential.first?.dutch ?? "")"
        case .holding: credential.last.map { "t/m \($0.dutch)" } ?? "zonder einde"
        case .ended:
            "verlopen sinds \(credential.last?.adding(days: 1).dutch ?? "")"
                + (credential.first.map { ", gaat weer in op \($0.dutch)" } ?? "")
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
        return last == day ? "vandaag de laatste dag" : "nog \(CaseText.count(last.number - day.number, "dag", "dagen"))"
    }

    /// Days worked without it; nil when there are none, or it is not needed.
    static func uncovered(_ credential: Credential) -> String? {
        guard credential.isRequired, credential.uncovered > 0 else { return nil }
        return "\(CaseText.count(credential.uncovered, "gewerkte dag", "gewerkte dagen")) zonder"
    }

    static func service(_ employee: Employee) -> String {
        "sinds \(employee.entered.dutch)" + (employee.left.map { ", tot en met \($0.dutch)" } ?? "")
    }

    static func diploma(_ employee: Employee) -> String {
        guard employee.level != nil || employee.diploma != nil else { return "niets vastgelegd" }
        let level = employee.level.map { "mbo-\($0)" } ?? "niveau onbekend"
        return "\(level), \(employee.diploma.map { "diploma \($0.dutch)" } ?? "diploma onbekend")"
    }

    static func points(_ employee: Employee) -> String {
        "\(CaseText.number(employee.points)), waarvan BTZ \(CaseText.number(employee.ownPoints))"
    }
}
