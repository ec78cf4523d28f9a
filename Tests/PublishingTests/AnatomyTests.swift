import Domain
import Indicators
import Testing

@testable import Disclosure

/// The attacker knows what every indicator publishes: a new one must say what it shares with others.
@Suite struct AnatomyTests {
    @Test func `every figure of the catalogue has its anatomy, and no other`() {
        let figures = Set(Definition.all.flatMap(\.figureIDs))
        #expect(figures == Set(Anatomy.known.keys))
    }

    @Test func `the parts of a figure are of the kind its unit says`() {
        for definition in Definition.all {
            for id in definition.figureIDs {
                switch Anatomy.of(id, unit: definition.unit).measure {
                case .count: #expect(definition.unit == .count, "\(id)")
                case .share, .shareOfSums: #expect(definition.unit == .percent, "\(id)")
                case .mean, .spread: #expect([.days, .mark, .tScore, .euro].contains(definition.unit), "\(id)")
                case .sum: #expect([.hours, .euro].contains(definition.unit), "\(id)")
                }
            }
        }
    }
}
