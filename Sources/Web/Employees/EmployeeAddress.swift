internal import Compliance
internal import Domain

/// What the credential calendar is asked for: which part of it, and the two dates.
struct EmployeeAddress: Hashable {
    /// Which employees: a word of ``Part``.
    var part: String?
    var function: String?
    var dates = DateAddress()

    static let names = ["toon", "functie", "peildatum", "stand", "vorm"]

    init(part: String? = nil, function: String? = nil, dates: DateAddress = .init()) {
        self.part = part
        self.function = function
        self.dates = dates
    }

    init(_ query: AddressQuery) {
        self.init(part: query["toon"], function: query["functie"], dates: DateAddress(query))
    }

    var items: [AddressQuery.Item] {
        [("toon", self.part), ("functie", self.function)].compactMap { name, value in
            value.map { AddressQuery.Item(name: name, value: $0) }
        } + self.dates.items
    }

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> EmployeeAddress {
        EmployeeAddress(part: self.part, function: self.function, dates: dates)
    }

    /// The same question of another part.
    func showing(_ part: Part?) -> EmployeeAddress {
        EmployeeAddress(part: part?.rawValue, function: self.function, dates: self.dates)
    }

    /// A part of the calendar.
    enum Part: String, CaseIterable {
        case short = "niet-in-orde"
        case within30 = "binnen-30"
        case within60 = "binnen-60"
        case within90 = "binnen-90"

        var label: String {
            switch self {
            case .short: Text["employees.part.short"]
            case .within30: Text["employees.part.within30"]
            case .within60: Text["employees.part.within60"]
            case .within90: Text["employees.part.within90"]
            }
        }

        func holds(_ employee: Employee, on day: Day) -> Bool {
            let left = employee.daysLeft(on: day)
            return switch self {
            case .short: employee.isShort
            case .within30: left.map { $0 < 30 } ?? false
            case .within60: left.map { $0 < 60 } ?? false
            case .within90: left.map { $0 < 90 } ?? false
            }
        }
    }

    /// The part asked; nil = everybody. A word that is none becomes a problem of its field.
    func asked(problems: inout [FieldProblem]) -> Part? {
        guard let word = self.part, !word.isEmpty else { return nil }
        guard let part = Part(rawValue: word) else {
            problems.append(
                FieldProblem(
                    field: "toon", message: Text["employees.refusal.part", ["word": word.prefix(40)]],
                    hint: Text["refusal.choose", ["choices": Part.allCases.map(\.rawValue).joined(separator: ", ")]]))
            return nil
        }
        return part
    }
}
