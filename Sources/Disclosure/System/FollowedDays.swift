internal import Domain

/// What the calendar tells about figures that wait: a case that ended 365 days ago or earlier has been followed for a year, a later
/// one has not (contract §4). So the noemer of an old stretch is the count `beeindigd`, and that of a young one is 0. The same of
/// `giz` and `plan_6_weken`, by the days since the start (reading 4.4).
struct FollowedDays {
    private let axis: TimeAxis
    /// The earliest and the latest of what was counted together.
    private let peildatums: ClosedRange<Day>?

    /// The noemers that are the whole once the days have passed.
    private static let followed = ["een_jaar_gevolgd": "beeindigd", "giz_beoordeeld": "gestart", "plan_beoordeeld": "gestart"]

    init(_ axis: TimeAxis, peildatums: ClosedRange<Day>?) {
        self.axis = axis
        self.peildatums = peildatums
    }

    /// Whether a number of this stretch no longer changes because time passes.
    func isFinal(_ quantity: String, _ stretch: Int) -> Bool {
        guard let days = Quantity.settling(quantity)?.days else { return true }
        return self.peildatums.map { self.axis.days(of: stretch).end - 1 + days <= $0.lowerBound.number } ?? false
    }

    /// Whether it counts up to a day before that of another.
    func isEarlier(than other: FollowedDays) -> Bool {
        guard let own = self.peildatums, let others = other.peildatums else { return false }
        return own.upperBound < others.lowerBound
    }

    func add(_ tables: [ReaderModelBuilder.Name: CrossTable], to system: inout LinearSystem) {
        guard let peildatums else { return }
        for (name, followed) in tables.sorted(by: { ReaderModelBuilder.precedes($0.key, $1.key) }) {
            guard let whole = Self.followed[name.base], let days = Quantity.settling(name.base)?.days else { continue }
            let all = tables[.init(base: whole, part: name.part)]
            for place in followed.firstUnknown.keys.sorted() {
                for stretch in followed.stretches {
                    guard let unknown = followed.unknown(place, stretch) else { continue }
                    let (start, end) = self.axis.days(of: stretch)
                    if start != Int.min, start + days > peildatums.upperBound.number {
                        system.addRow([.init(unknown: unknown, factor: 1)], 0, 0)
                    } else if end - 1 + days <= peildatums.lowerBound.number, let all = all?.unknown(place, stretch) {
                        system.addRow([.init(unknown: unknown, factor: 1), .init(unknown: all, factor: -1)], 0, 0)
                    }
                }
            }
        }
    }
}
