/// A run of days that was asked for, with the text it was asked in: `2026-K1..2026-K3`, or `alles`.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The text as asked; the `periode` of a row without a time dimension.
    public let description: String
    /// First day; nil = no lower bound.
    public let first: Day?
    /// Last day; nil = no upper bound but the peildatum.
    public let last: Day?

    /// Everything up to the peildatum (contract, reading 8.1).
    public static let all = Period(description: "alles", first: nil, last: nil)

    private init(description: String, first: Day?, last: Day?) {
        self.description = description
        self.first = first
        self.last = last
    }

    /// The days of one slice.
    public init(_ slice: Slice) {
        self.init(description: slice.description, first: slice.first, last: slice.last)
    }

    /// The days from the first of one slice to the last of another, which does not come before it.
    public init(_ first: Slice, through last: Slice) {
        self.init(description: "\(first)..\(last)", first: first.first, last: last.last)
    }

    /// Reads one slice or a range `a..b`; throws when it is unreadable or runs backwards.
    public init(_ text: String) throws(DomainError) {
        if text == "alles" {
            self = .all
            return
        }
        let ends: [Substring]
        if let dots = text.utf8.indices.first(where: { text[$0...].hasPrefix("..") }) {
            ends = [text[..<dots], text[text.utf8.index(dots, offsetBy: 2)...]]
        } else {
            ends = [text[...]]
        }
        let from = try Slice(ends[0])
        let to = try ends.count > 1 ? Slice(ends[1]) : from
        guard from.first <= to.last else {
            throw DomainError(.periodReversed, "de periode ‘\(text.prefix(40))’ loopt achteruit", hint: "zet de vroegste eerst")
        }
        self.init(description: text, first: from.first, last: to.last)
    }

    /// How many slices of a grain overlap this period; none when a bound is open.
    public func count(of grain: TimeGrain) -> Int {
        guard let first, let last else { return 0 }
        return Slice(grain: grain, containing: last).index - Slice(grain: grain, containing: first).index + 1
    }

    /// The slices of a grain that overlap this period, clipped to it; none when a bound is open.
    public func slices(_ grain: TimeGrain) -> [BoundedSlice] {
        guard let first, let last else { return [] }
        var result: [BoundedSlice] = []
        var slice = Slice(grain: grain, containing: first)
        while slice.first <= last {
            result.append(BoundedSlice(slice: slice, first: max(first, slice.first), last: min(last, slice.last)))
            slice = slice.next
        }
        return result
    }
}

/// A slice with the days of it that lie inside the asked period (reading 7.2: the slice keeps its name).
public struct BoundedSlice: Hashable, Sendable {
    public let slice: Slice
    public let first: Day
    public let last: Day

    public init(slice: Slice, first: Day, last: Day) {
        self.slice = slice
        self.first = first
        self.last = last
    }
}
