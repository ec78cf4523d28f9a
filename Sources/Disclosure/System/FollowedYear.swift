internal import Domain

/// What the calendar tells about `geen_nieuwe_start`: a case that ended 365 days ago or earlier has been followed, a later one has
/// not (contract §4). So the noemer of an old stretch is the count `beeindigd`, and that of a young one is 0.
struct FollowedYear {
    private let axis: TimeAxis
    private let peildatum: Day?

    init(_ axis: TimeAxis, peildatum: Day?) {
        self.axis = axis
        self.peildatum = peildatum
    }

    /// Whether a number of this stretch no longer changes because time passes.
    func isFinal(_ quantity: String, _ stretch: Int) -> Bool {
        guard let days = Quantity.settling(quantity)?.days else { return true }
        return self.peildatum.map { self.axis.days(of: stretch).end - 1 + days <= $0.number } ?? false
    }

    func add(_ tables: [ReaderModelBuilder.Name: CrossTable], to system: inout LinearSystem) {
        guard let peildatum else { return }
        for (name, followed) in tables.sorted(by: { ReaderModelBuilder.precedes($0.key, $1.key) })
        where name.base == "een_jaar_gevolgd" {
            let ended = tables[.init(base: "beeindigd", part: name.part)]
            for place in followed.firstUnknown.keys.sorted() {
                for stretch in followed.stretches {
                    guard let unknown = followed.unknown(place, stretch) else { continue }
                    let (start, end) = self.axis.days(of: stretch)
                    if start != Int.min, start + 365 > peildatum.number {
                        system.addRow([.init(unknown: unknown, factor: 1)], 0, 0)
                    } else if end - 1 + 365 <= peildatum.number, let whole = ended?.unknown(place, stretch) {
                        system.addRow([.init(unknown: unknown, factor: 1), .init(unknown: whole, factor: -1)], 0, 0)
                    }
                }
            }
        }
    }
}
