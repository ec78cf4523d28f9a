import Disclosure
import Domain
import Testing

/// A share that is hidden for itself is small on one side or the other: few did, or few did not. Who knows the rule does not know
/// which.
@Suite(.timeLimit(.minutes(10))) struct RuleSideTests {
    /// 8 of 32, of which jeugd 4 of 20 and wmo 4 of 12. Both few: only 4 and 4 add up to 8. But of twelve also all but four may have
    /// been referred: 0 and 8.
    private let cells = Cells.eightReferred(jeugd: 20, wmo: 12)

    private func attack(_ cells: [FigureCell]) throws -> AttackReport {
        let published = cells.enumerated().map { $0 > 3 ? $1.published(.hidden) : $1 }
        return try Disclosure.attack([.of(Cells.table("t", [.wet], published))], policy: Cells.own())
    }

    @Test func `one value with the sides as they are is no find when another side leaves a second`() throws {
        let report = try self.attack(self.cells)
        #expect(report.aangevallen_getallen > 0 && report.isHeld)
    }

    @Test func `where no other side is possible, one value is a find`() throws {
        // Of twenty, all but four are sixteen: that many were not referred together.
        let cells = Cells.eightReferred(jeugd: 20, wmo: 20)
        let report = try self.attack(cells)
        #expect(report.te_smal.isEmpty)
        #expect(report.achterhaald_met_regels.map(\.kleinste) == [4, 4])
        #expect(report.achterhaald_met_regels.map(\.grootste) == [4, 4])
    }
}
