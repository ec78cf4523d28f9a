import Domain
import Testing

@testable import Web

struct PeriodChooserTests {
    private let peildatum = Day(year: 2026, month: 11, day: 22)!

    @Test(arguments: [("2026-11-22", "2026-K3"), ("2026-09-30", "2026-K3"), ("2026-09-29", "2026-K2"), ("2026-01-01", "2025-K4")])
    func `the standard period is the last quarter that is over`(day: String, slice: String) throws {
        #expect(PeriodChooser.standard(peildatum: try Day(day)).description == slice)
    }

    @Test func `twelve quarters, six half years and five years are offered, the running one named`() throws {
        let groups = PeriodChooser(chosen: try Slice("2026-K3"), peildatum: self.peildatum).groups
        #expect(groups.map(\.label) == ["Kwartalen", "Halfjaren", "Jaren"])
        #expect(groups.map(\.choices.count) == [12, 6, 5])
        #expect(groups[0].choices[0].label == "K4 2026 (loopt nog)")
        #expect(groups.flatMap(\.choices).filter(\.isChosen).map(\.value) == ["2026-K3"])
    }

    @Test func `a chosen period of long ago is offered too`() throws {
        let groups = PeriodChooser(chosen: try Slice("2019-K1"), peildatum: self.peildatum).groups
        #expect(groups[0].choices.last == .init(value: "2019-K1", label: "K1 2019", isChosen: true))
    }

    @Test func `months appear when one is chosen, and the future says so`() throws {
        let groups = PeriodChooser(chosen: try Slice("2027-01"), peildatum: self.peildatum).groups
        #expect(groups.last?.label == "Maanden")
        #expect(groups.last?.choices.first?.label == "januari 2027 (nog niet begonnen)")
    }

    @Test(arguments: [
        ("2026-K3", "2025-K1..2026-K4"), ("2026-K4", "2025-K1..2026-K4"), ("2025-K2", "2025-K1..2026-K4"),
        ("2025-K1", "2023-K2..2025-K1"), ("2020-K4", "2019-K1..2020-K4"), ("2027-K1", "2025-K2..2027-K1"), ("2025", "2019..2026"),
    ])
    func `the course holds the chosen period and the one before`(chosen: String, range: String) throws {
        let window = OverviewWindow(chosen: try Slice(chosen), peildatum: self.peildatum)
        #expect(window.range == range)
        #expect(window.slices.contains(window.chosen))
        #expect(window.slices.contains(window.chosen.previous))
    }
}
