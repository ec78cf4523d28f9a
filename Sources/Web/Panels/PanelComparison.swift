internal import Domain
internal import Indicators

/// What the figures of a page are held against, as written after `vergelijk=`: another period, or another place.
enum PanelComparison: Hashable {
    /// The same cases otherwise, in another period.
    case period(Period)
    /// The same period and the same other filters, in another place.
    case place(Dimension, String)
    /// The same period and the same other filters, in all places together.
    case everywhere

    /// The dimensions that are a place, the smallest first.
    static let places: [Dimension] = [.wijkteam, .gemeente, .jeugdregio, .provincie]
    /// Those that can be compared with: they have codes.
    static let codedPlaces: [Dimension] = [.gemeente, .jeugdregio, .provincie]
    static let yearBefore = "vorigjaar"
    static let total = Dimension.total

    /// Throws a ``FieldProblem`` of `vergelijk` for what cannot be read, is not there, or is what the page is about already.
    init(_ text: String, chosen: Period, filters: [Dimension: [String]], areas: AreaNames) throws(FieldProblem) {
        if text == Self.total {
            guard Self.places.contains(where: { filters[$0] != nil }) else {
                throw Self.problem(
                    Text["panels.refusal.everywhere"],
                    hint: Text["panels.refusal.everywhere.hint"])
            }
            self = .everywhere
        } else if let (dimension, code) = Self.place(text, areas) {
            if let problem = FiguresAddress.problem(code, of: dimension) {
                throw Self.problem(problem.message, hint: problem.hint)
            }
            guard areas.name(dimension, code) != nil else {
                throw Self.problem(Text["panels.refusal.place", ["dimension": dimension.rawValue, "code": code]], hint: nil)
            }
            let asked = Self.places.filter { filters[$0] != nil }
            guard asked != [dimension] || filters[dimension] != [code] else {
                throw Self.problem(
                    Text[
                        "panels.refusal.samePlace",
                        ["dimension": dimension.rawValue, "place": areas.name(dimension, code) ?? code]],
                    hint: Text["panels.refusal.otherPlace"])
            }
            self = .place(dimension, code)
        } else {
            self = .period(try Self.period(text, beside: chosen, orPlace: true))
        }
    }

    /// A place written by its code, or by its name where only one place has it; nil when no place is meant.
    private static func place(_ text: String, _ areas: AreaNames) -> (Dimension, String)? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2 {
            guard let dimension = self.codedPlaces.first(where: { $0.rawValue == parts[0].lowercased() }) else { return nil }
            let code = areas.code(dimension, named: parts[1]) ?? parts[1].uppercased()
            return (dimension, code)
        }
        return self.codedPlaces.lazy.compactMap { dimension in areas.code(dimension, named: text).map { (dimension, $0) } }.first
    }

    /// Another period than the chosen one. `orPlace` says whether a place could have been meant too.
    static func period(_ text: String, beside chosen: Period, orPlace: Bool = false) throws(FieldProblem) -> Period {
        let period: Period
        do {
            period = try Period(text == self.yearBefore ? self.shifted(chosen) : text)
        } catch {
            guard text != self.yearBefore, error.code != .periodReversed else {
                throw self.problem(error.message, hint: error.hint)
            }
            throw self.problem(
                Text[
                    "panels.refusal.compare",
                    ["value": text.prefix(40), "orPlace": orPlace ? Text["panels.refusal.compare.orPlace"] : ""]],
                hint:
                    orPlace
                    ? Text["panels.refusal.compare.hint.place", ["year": self.yearBefore, "total": self.total]]
                    : Text["panels.refusal.compare.hint", ["year": self.yearBefore]]
            )
        }
        guard period.first != chosen.first || period.last != chosen.last else {
            throw self.problem(
                Text["panels.refusal.samePeriod"], hint: Text["panels.refusal.samePeriod.hint", ["word": self.yearBefore]])
        }
        return period
    }

    /// The same period a year earlier, as written.
    private static func shifted(_ period: Period) throws(DomainError) -> String {
        let ends = try period.description.split(separator: ".", omittingEmptySubsequences: true)
            .map { end throws(DomainError) in
                let slice = try Slice(end)
                return Slice(grain: slice.grain, index: slice.index - 12 / slice.grain.months).description
            }
        return ends.joined(separator: "..")
    }

    private static func problem(_ message: String, hint: String?) -> FieldProblem {
        FieldProblem(field: "vergelijk", message: message, hint: hint)
    }

    var isPlace: Bool {
        switch self {
        case .period: false
        case .place, .everywhere: true
        }
    }

    /// As it is kept in an address: short, and the same whenever it is opened.
    func written(as text: String) -> String {
        switch self {
        case .period: text
        case .place(let dimension, let code): "\(dimension.rawValue):\(code)"
        case .everywhere: Self.total
        }
    }

    /// The filters of the other side: all but places stay.
    func filters(_ own: [Dimension: [String]]) -> [Dimension: [String]] {
        switch self {
        case .period: return own
        case .place(let dimension, let code):
            return own.filter { !Self.places.contains($0.key) }.merging([dimension: [code]]) { $1 }
        case .everywhere: return own.filter { !Self.places.contains($0.key) }
        }
    }
}
