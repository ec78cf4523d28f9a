/// One calendar month, quarter, half-year or year: `2026-03`, `2026-K1`, `2026-H1`, `2026`.
public struct Slice: Hashable, Sendable {
    public let grain: TimeGrain
    /// Counts slices of this grain since the year 0: year × slices per year + position.
    public let index: Int

    public init(grain: TimeGrain, index: Int) {
        self.grain = grain
        self.index = index
    }

    /// The slice of this grain in which a day falls.
    public init(grain: TimeGrain, containing day: Day) {
        let date = day.date
        self.grain = grain
        self.index = (date.year * 12 + date.month - 1) / grain.months
    }

    /// Reads `2026`, `2026-H1`, `2026-K3` or `2026-03`.
    public init(_ text: some StringProtocol) throws(DomainError) {
        let slice = try Slice(anyYear: text)
        guard slice.first.date.year >= Day.firstYear else {
            throw DomainError(
                .invalidPeriod, "de periode ‘\(slice)’ ligt voor \(Day.firstYear)", hint: "schrijf een periode zoals 2026-K1")
        }
        self = slice
    }

    private init(anyYear text: some StringProtocol) throws(DomainError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits: (Substring) -> Int? = { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
        if (1...2).contains(parts.count), parts[0].utf8.count == 4, let year = digits(Substring(parts[0])), year > 0 {
            if parts.count == 1 {
                self.init(grain: .year, index: year)
                return
            }
            let rest = Substring(parts[1])
            if rest.utf8.count == 2, let month = digits(rest), (1...12).contains(month) {
                self.init(grain: .month, index: year * 12 + month - 1)
                return
            }
            if rest.utf8.count == 2, let number = digits(rest.dropFirst()), let letter = rest.first {
                switch (letter, number) {
                case ("K", 1...4), ("k", 1...4), ("Q", 1...4):
                    self.init(grain: .quarter, index: year * 4 + number - 1)
                    return
                case ("H", 1...2), ("h", 1...2):
                    self.init(grain: .halfYear, index: year * 2 + number - 1)
                    return
                default: break
                }
            }
        }
        throw DomainError(
            .invalidPeriod, "‘\(text.prefix(40))’ is geen periode",
            hint: "schrijf 2026, 2026-H1, 2026-K1, 2026-03 of een reeks zoals 2026-K1..2026-K3")
    }

    public var first: Day {
        let month = self.index * self.grain.months
        return Day(number: Day.number(year: month / 12, month: month % 12 + 1, day: 1))
    }

    public var last: Day { self.next.first.adding(days: -1) }
    public var next: Slice { Slice(grain: self.grain, index: self.index + 1) }
    public var previous: Slice { Slice(grain: self.grain, index: self.index - 1) }
}

extension Slice: CustomStringConvertible {
    /// The permanent label used in files and addresses.
    public var description: String {
        let perYear = 12 / self.grain.months
        let year = padded(self.index / perYear, 4)
        let position = self.index % perYear + 1
        return switch self.grain {
        case .month: "\(year)-\(padded(position, 2))"
        case .quarter: "\(year)-K\(position)"
        case .halfYear: "\(year)-H\(position)"
        case .year: year
        }
    }
}
