internal import Domain
internal import Indicators

/// What /cijfers is asked for, as written in the address; `request` reads it.
struct FiguresAddress: Hashable {
    var ids: [String] = []
    var per: [String] = []
    var period: String?
    /// Per dimension the values to keep.
    var filters: [Dimension: [String]] = [:]
    var dates = DateAddress()
    /// The first row shown, counted from 1; nil = from the first.
    var from: String?

    init() {}

    init(_ query: AddressQuery) {
        self.ids = Self.words(query.all("ids"))
        self.per = Self.words(query.all("per"))
        self.period = query["periode"]
        for dimension in Dimension.askable {
            let values = query.all(dimension.rawValue)
            // A wijkteam is free text and may hold a comma.
            let split = dimension == .wijkteam ? values : Self.words(values)
            if !split.isEmpty { self.filters[dimension] = split }
        }
        self.dates = DateAddress(query)
        self.from = query["vanaf"]
    }

    /// One indicator's course: its figures per slice over a range.
    init(ids: [String], per: [String] = [], period: String?, dates: DateAddress) {
        self.ids = ids
        self.per = per
        self.period = period
        self.dates = dates
    }

    static let names = ["ids", "per", "periode", "peildatum", "stand", "vanaf", "vorm"] + Dimension.askable.map(\.rawValue)

    var items: [AddressQuery.Item] {
        var items: [AddressQuery.Item] = []
        if !self.ids.isEmpty { items.append(.init(name: "ids", value: self.ids.joined(separator: ","))) }
        if !self.per.isEmpty { items.append(.init(name: "per", value: self.per.joined(separator: ","))) }
        if let period = self.period { items.append(.init(name: "periode", value: period)) }
        for dimension in Dimension.askable {
            guard let values = self.filters[dimension] else { continue }
            if dimension == .wijkteam {
                items += values.map { .init(name: dimension.rawValue, value: $0) }
            } else {
                items.append(.init(name: dimension.rawValue, value: values.joined(separator: ",")))
            }
        }
        items += self.dates.items
        if let from = self.from { items.append(.init(name: "vanaf", value: from)) }
        return items
    }

    /// The first row to show, counted from 0.
    var firstRow: Int { FirstRow(self.from).skipped }

    /// The question this address asks; all that cannot be read is reported at once.
    func request(problems: inout [FieldProblem]) -> FigureRequest {
        var request = FigureRequest(ids: self.ids)
        do {
            request.period = try self.period.map { text throws(DomainError) in try Period(text) }
        } catch {
            if let problem = FieldProblem(error, field: "periode") { problems.append(problem) }
        }
        do {
            try request.split(by: self.per.joined(separator: ","))
        } catch {
            if let problem = FieldProblem(error, field: "per") { problems.append(problem) }
        }
        for dimension in Dimension.askable {
            guard let values = self.filters[dimension] else { continue }
            if let problem = values.lazy.compactMap({ Self.problem($0, of: dimension) }).first { problems.append(problem) }
            request.filters[dimension] = values
        }
        self.dates.apply(to: &request, problems: &problems)
        return request
    }

    /// A code that cannot occur would give a page of zeros; better to say so.
    static func problem(_ value: String, of dimension: Dimension) -> FieldProblem? {
        guard value != Dimension.unknown else { return nil }
        if let codes = FigureName.codes(dimension) {
            guard !codes.codes.contains(value) else { return nil }
            return FieldProblem(
                field: dimension.rawValue,
                message: Text["refusal.value", ["value": value.prefix(40), "dimension": dimension.rawValue]],
                hint: Text["refusal.choose", ["choices": codes.codes.joined(separator: ", ")]])
        }
        let example: (letters: String, digits: Int, text: String)? =
            switch dimension {
            case .gemeente: ("GM", 4, "GM0363")
            case .jeugdregio: ("JZ", 2, "JZ13")
            case .provincie: ("PV", 2, "PV27")
            default: nil
            }
        guard let example else { return nil }
        let digits = value.dropFirst(2)
        guard value.hasPrefix(example.letters), digits.utf8.count == example.digits,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            return FieldProblem(
                field: dimension.rawValue,
                message: Text["refusal.code", ["value": value.prefix(40), "dimension": dimension.rawValue]],
                hint: Text["refusal.example", ["example": example.text]])
        }
        return nil
    }

    /// Comma-separated words of all values, blanks around them ignored.
    private static func words(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",") }.compactMap { word in
            let trimmed = word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            return trimmed.isEmpty ? nil : String(trimmed)
        }
    }
}
