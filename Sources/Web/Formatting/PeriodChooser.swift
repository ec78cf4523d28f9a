internal import Domain

/// The periods a reader can choose from on a dashboard, counted back from the peildatum.
struct PeriodChooser {
    struct Choice: Hashable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct Group: Hashable {
        let label: String
        let choices: [Choice]
    }

    let groups: [Group]

    /// Always offers the chosen period, however long ago.
    init(chosen: Slice, peildatum: Day) {
        let offers: [(label: String, grain: TimeGrain, count: Int)] = [
            (Text["period.quarters"], .quarter, 12), (Text["period.halfYears"], .halfYear, 6), (Text["period.years"], .year, 5),
            (Text["period.months"], .month, chosen.grain == .month ? 12 : 0),
        ]
        self.groups = offers.filter { $0.count > 0 }.map { offer in
            let latest = Slice(grain: offer.grain, containing: peildatum)
            var slices = (0..<offer.count).map { Slice(grain: offer.grain, index: latest.index - $0) }
            if chosen.grain == offer.grain, !slices.contains(chosen) {
                slices.append(chosen)
                slices.sort { $0.index > $1.index }
            }
            return Group(
                label: offer.label,
                choices: slices.map {
                    Choice(value: $0.description, label: Self.label($0, peildatum: peildatum), isChosen: $0 == chosen)
                })
        }
    }

    /// The last quarter that is over at the end of the peildatum.
    static func standard(peildatum: Day) -> Slice {
        let current = Slice(grain: .quarter, containing: peildatum)
        return current.last <= peildatum ? current : current.previous
    }

    /// Whether the slice still runs at the peildatum: its figures are provisional.
    static func isRunning(_ slice: Slice, peildatum: Day) -> Bool { slice.last > peildatum }

    private static func label(_ slice: Slice, peildatum: Day) -> String {
        if slice.first > peildatum { return Text["period.notBegun", ["period": slice.spoken]] }
        return self.isRunning(slice, peildatum: peildatum) ? Text["period.running", ["period": slice.spoken]] : slice.spoken
    }
}
