internal import Domain

/// Where a number belongs apart from time: a value per split dimension. A gemeente brings its jeugdregio and provincie along,
/// so that gemeente → jeugdregio → totaal is one hierarchy.
struct Place: Hashable, Comparable {
    /// Value per dimension, absent at the total.
    let values: [Dimension: String]
    /// One bit per split dimension.
    let grain: UInt16
    private let text: String

    init(_ values: [Dimension: String]) {
        self.values = values
        self.grain = values.keys.grain
        self.text = values.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: "|")
    }

    /// The coarser place with only the dimensions of `grain`.
    func restricted(to grain: UInt16) -> Place { Place(self.values.filter { grain & $0.key.bit != 0 }) }

    static func == (left: Place, right: Place) -> Bool { left.text == right.text }
    static func < (left: Place, right: Place) -> Bool { left.text < right.text }
    func hash(into hasher: inout Hasher) { hasher.combine(self.text) }
}

extension Sequence<Dimension> {
    /// One bit per dimension.
    var grain: UInt16 { self.reduce(0) { $0 | $1.bit } }
}

extension Dimension {
    /// The dimension's own bit in a grain.
    var bit: UInt16 { 1 << UInt16(Dimension.allCases.firstIndex(of: self) ?? 0) }
}
