import Domain
import Foundation
import Testing

@testable import Indicators

/// Whether a figure reaches its target, exactly, and whether chance may explain it.
struct TargetJudgementTests {
    private func target(_ value: Decimal, _ direction: Target.Direction = .atLeast) -> Target {
        Target(
            number: "T1", indicator: "contact_op_tijd", kind: .contract, direction: direction, value: value,
            validFrom: Day(year: 2026, month: 1, day: 1)!, validUntil: Day(year: 2026, month: 12, day: 31)!)
    }

    private func share(_ numerator: Decimal, _ denominator: Decimal, status: FigureStatus = .value) -> Figure {
        let value = denominator == 0 ? nil : (100 * numerator / denominator as NSDecimalNumber).doubleValue
        return Figure(
            indicator: "contact_op_tijd", version: 1, period: "2026-K1", values: [], numerator: numerator,
            denominator: denominator, value: value,
            interval: value.map { Interval(lower: $0 - 5, upper: $0 + 5) }, unit: .percent,
            n: (denominator as NSDecimalNumber).intValue, status: status)
    }

    @Test func `a share that just reaches the target is there, one case less is not`() {
        #expect(self.target(90).isMet(by: self.share(9, 10)) == true)
        #expect(self.target(90).isMet(by: self.share(899, 1000)) == false)
        #expect(self.target(Decimal(string: "33.3")!).isMet(by: self.share(1, 3)) == true)
        #expect(self.target(10, .atMost).isMet(by: self.share(1, 10)) == true)
        #expect(self.target(10, .atMost).isMet(by: self.share(2, 10)) == false)
        #expect(self.target(90).isMet(by: self.share(0, 0, status: .noValue)) == nil)
    }

    @Test func `an interval that holds the target is chance`() {
        #expect(self.target(90).isWithinChance(self.share(87, 100)))
        #expect(!self.target(90).isWithinChance(self.share(80, 100)))
        #expect(self.target(90).isWithinChance(self.share(95, 100)))
    }

    @Test func `a target holds from its first through its last day, for its own place only`() {
        let own = Target(
            number: "T2", indicator: "contact_op_tijd", kind: .own, direction: .atLeast, value: 95,
            validFrom: Day(year: 2026, month: 1, day: 1)!)
        let amsterdam = Target(
            number: "T3", indicator: "contact_op_tijd", kind: .contract, direction: .atLeast, value: 80, gemeente: "GM0363",
            validFrom: Day(year: 2026, month: 1, day: 1)!)
        let targets = Targets([own, self.target(90), amsterdam])
        func numbers(_ gemeente: String?, _ day: Day) -> [String] {
            targets.of("contact_op_tijd", gemeente: gemeente, on: day).map(\.number)
        }
        #expect(numbers(nil, Day(year: 2026, month: 12, day: 31)!) == ["T1", "T2"])
        #expect(numbers(nil, Day(year: 2027, month: 1, day: 1)!) == ["T2"])
        #expect(numbers(nil, Day(year: 2025, month: 12, day: 31)!) == [])
        #expect(numbers("GM0363", Day(year: 2026, month: 6, day: 1)!) == ["T3"])
        #expect(targets.of("uitval", gemeente: nil, on: Day(year: 2026, month: 6, day: 1)!).isEmpty)
    }

    @Test func `targets are looked for of the whole or of one gemeente`() {
        #expect(Targets.place(of: [:]) == .organisation)
        #expect(Targets.place(of: [.gemeente: ["GM0363"]]) == .gemeente("GM0363"))
        #expect(Targets.place(of: [.gemeente: ["GM0363", "GM0344"]]) == nil)
        #expect(Targets.place(of: [.gemeente: ["GM0363"], .wet: ["wmo"]]) == nil)
        #expect(Targets.place(of: [.wijkteam: []]) == .organisation)
    }

    @Test func `a row of a gemeente has that gemeente's, whatever region was filtered on`() {
        #expect(Targets.place(of: "GM0363", in: .gemeente, filters: [.provincie: ["PV27"]]) == .gemeente("GM0363"))
        #expect(Targets.place(of: "GM0363", in: .gemeente, filters: [.wet: ["wmo"]]) == nil)
        #expect(Targets.place(of: "JZ13", in: .jeugdregio, filters: [:]) == nil)
    }
}
