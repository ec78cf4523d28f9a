public import Domain

/// What a cell is about: an indicator over some days, for some values of the dimensions.
public struct CellKey: Hashable, Sendable {
    /// The id as exported: `uitval`, `wachttijd.mediaan`.
    public let indicator: String
    public let days: DayRange
    /// The dimensions that are split; one that stands at its total is absent.
    public let values: [Dimension: String]

    /// `values` may hold `totaal`; those are left out.
    public init(indicator: String, days: DayRange, values: [Dimension: String]) {
        self.indicator = indicator
        self.days = days
        self.values = values.filter { $0.value != Dimension.total }
    }

    /// One text per key, the same in every run; decides order wherever an order could show.
    var canonical: String {
        let places = self.values.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: "|")
        return "\(self.indicator)|\(self.days.iso)|\(places)"
    }

    /// A number in 0..<1 that depends on the key alone (FNV-1a): breaks ties without looking at the order of rows or at
    /// what else is released.
    var stableFraction: Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in self.canonical.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Double(hash >> 11) / Double(UInt64(1) << 53)
    }
}
